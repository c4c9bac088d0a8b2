package dev.muster.bootstrap.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Finds the text of each setting: the flag wins over the environment, that over the file. */
public final class SettingValues {

  private static final long MAX_SECRET_BYTES = 64 * 1024;

  private final Map<Setting, String> values = new EnumMap<>(Setting.class);

  /**
   * Collects the values.
   *
   * @param file a properties file with the names of the environment; null: none
   * @throws SettingException if the file cannot be read or has an unknown name
   */
  public SettingValues(
      Map<Setting, String> flags, Map<String, String> environment, @Nullable Path file) {
    Map<String, String> fromFile = read(file);
    for (Setting setting : Setting.values()) {
      String flag = flags.get(setting);
      Optional<String> value =
          flag != null
              ? Optional.of(flag)
              : named(setting, environment).or(() -> named(setting, fromFile));
      value
          .map(String::strip)
          .filter(text -> !text.isEmpty())
          .ifPresent(v -> values.put(setting, v));
    }
  }

  /** The text of a setting, or its standard; empty if it has neither. */
  Optional<String> get(Setting setting) {
    String value = values.getOrDefault(setting, setting.standard());
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }

  private static Optional<String> named(Setting setting, Map<String, String> source) {
    String direct = source.get(setting.variable());
    String file = setting.isSecret() ? source.get(setting.variable() + "_FILE") : null;
    if (direct != null || file == null || file.isBlank()) {
      return Optional.ofNullable(direct);
    }
    Path path = Path.of(file.strip());
    try {
      if (Files.size(path) > MAX_SECRET_BYTES) {
        throw new SettingException(setting, "the file " + path + " is too large for a secret.");
      }
      return Optional.of(Files.readString(path));
    } catch (IOException unreadable) {
      throw new SettingException(setting, "the file " + path + " cannot be read.");
    }
  }

  private static Map<String, String> read(@Nullable Path file) {
    if (file == null) {
      return Map.of();
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new SettingException("The settings file " + file + " cannot be read.");
    }
    Map<String, String> named = new HashMap<>();
    for (String name : properties.stringPropertyNames()) {
      if (!isKnown(name)) {
        throw new SettingException("The settings file " + file + " has an unknown name: " + name);
      }
      named.put(name, properties.getProperty(name));
    }
    return named;
  }

  private static boolean isKnown(String name) {
    for (Setting setting : Setting.values()) {
      if (name.equals(setting.variable())
          || (setting.isSecret() && name.equals(setting.variable() + "_FILE"))) {
        return true;
      }
    }
    return false;
  }
}
