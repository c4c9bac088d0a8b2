package dev.muster.bootstrap.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the texts of settings as numbers, sizes, times, choices and paths. */
final class SettingTypes {

  private static final Pattern SIZE = Pattern.compile("([0-9]{1,10})\\s*(|B|KiB|MiB|GiB)");
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})\\s*(ms|s|m|h)");
  private static final Map<String, Long> UNITS =
      Map.of("", 1L, "B", 1L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30);

  private SettingTypes() {}

  static String required(SettingValues values, Setting setting) {
    return values.get(setting).orElseThrow(() -> new SettingException(setting, "it is empty."));
  }

  static long number(SettingValues values, Setting setting, long min, long max) {
    String text = required(values, setting);
    if (text.matches("[0-9]{1,18}")) {
      long number = Long.parseLong(text);
      if (number >= min && number <= max) {
        return number;
      }
    }
    throw new SettingException(
        setting, "must be a number from " + min + " to " + max + ", not '" + text + "'.");
  }

  static <E extends Enum<E>> E choice(SettingValues values, Setting setting, Class<E> choices) {
    String text = required(values, setting);
    for (E choice : choices.getEnumConstants()) {
      if (choice.name().equalsIgnoreCase(text)) {
        return choice;
      }
    }
    String all =
        String.join(
            ", ", Arrays.stream(choices.getEnumConstants()).map(SettingTypes::word).toList());
    throw new SettingException(setting, "must be one of " + all + ", not '" + text + "'.");
  }

  private static String word(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }

  static Duration duration(SettingValues values, Setting setting) {
    String text = required(values, setting);
    Matcher matcher = DURATION.matcher(text);
    if (matcher.matches() && Long.parseLong(matcher.group(1)) > 0) {
      long amount = Long.parseLong(matcher.group(1));
      return switch (matcher.group(2)) {
        case "ms" -> Duration.ofMillis(amount);
        case "s" -> Duration.ofSeconds(amount);
        case "m" -> Duration.ofMinutes(amount);
        default -> Duration.ofHours(amount);
      };
    }
    throw new SettingException(
        setting, "must be a time such as 250ms, 300s, 5m or 1h, not '" + text + "'.");
  }

  /** A time, or 0. */
  static Duration durationOrZero(SettingValues values, Setting setting) {
    return required(values, setting).equals("0") ? Duration.ZERO : duration(values, setting);
  }

  static long size(SettingValues values, Setting setting, long least, long mostGiB) {
    String text = required(values, setting);
    Matcher matcher = SIZE.matcher(text);
    if (matcher.matches()) {
      long bytes = Long.parseLong(matcher.group(1)) * UNITS.getOrDefault(matcher.group(2), 1L);
      if (bytes >= least && bytes <= mostGiB << 30) {
        return bytes;
      }
    }
    throw new SettingException(
        setting,
        "must be a size up to "
            + mostGiB
            + "GiB such as 8388608, 64MiB or 1GiB, not '"
            + text
            + "'.");
  }

  static Path path(Setting setting, String text) {
    try {
      return text.startsWith("~/")
          ? Path.of(System.getProperty("user.home"), text.substring(2))
          : Path.of(text).toAbsolutePath();
    } catch (InvalidPathException invalid) {
      throw new SettingException(setting, "is not a path: '" + text + "'.");
    }
  }

  /** Of a server on the web, without a query. */
  static URI address(Setting setting, String text, String example) {
    try {
      URI uri = new URI(text);
      boolean web =
          "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
      if (web
          && uri.getHost() != null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null) {
        return uri;
      }
    } catch (URISyntaxException invalid) {
      // Reported below, with all else that is not an address.
    }
    throw new SettingException(
        setting, "must be an address such as " + example + ", not '" + text + "'.");
  }

  static List<String> list(String text) {
    return Arrays.stream(text.split("[,\\s]+")).filter(part -> !part.isEmpty()).toList();
  }
}
