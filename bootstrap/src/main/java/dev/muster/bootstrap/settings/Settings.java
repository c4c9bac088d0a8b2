package dev.muster.bootstrap.settings;

import dev.muster.adapters.persistence.connection.ConnectionSettings;
import dev.muster.adapters.persistence.migration.MigrationMode;
import dev.muster.adapters.web.http.TlsFiles;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings, each checked.
 *
 * @param databaseUrl empty: embedded
 */
public record Settings(
    String host,
    int port,
    Optional<String> databaseUrl,
    String databaseUser,
    String databasePassword,
    Path dataFolder,
    int poolSize,
    CacheBackend cache,
    Duration cacheTimeToLive,
    long cacheMaxEntries,
    long maxBody,
    Optional<String> baseUrl,
    List<String> trustedProxies,
    Optional<TlsFiles> tls,
    MigrationMode migration,
    Optional<String> token) {

  /** The embedded PostgreSQL takes 100 connections, and commands need some too. */
  private static final int MAX_EMBEDDED_POOL_SIZE = 80;

  /** Where cached resources are kept. */
  public enum CacheBackend {
    EHCACHE,
    NONE
  }

  private static final Pattern SIZE = Pattern.compile("([0-9]{1,10})\\s*(|B|KiB|MiB|GiB)");
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})\\s*(ms|s|m|h)");
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]{1,500}=*");
  private static final Map<String, Long> UNITS =
      Map.of("", 1L, "B", 1L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30);

  /**
   * Reads all of them.
   *
   * @throws SettingException naming the first one that cannot be used
   */
  public static Settings of(SettingValues values) {
    return new Settings(
        required(values, Setting.HOST),
        Math.toIntExact(number(values, Setting.PORT, 0, 65_535)),
        databaseUrl(values),
        values.get(Setting.DATABASE_USER).orElse(""),
        values.get(Setting.DATABASE_PASSWORD).orElse(""),
        path(Setting.DATA_DIR, required(values, Setting.DATA_DIR)),
        poolSize(values),
        choice(values, Setting.CACHE, CacheBackend.class),
        duration(values, Setting.CACHE_TTL),
        number(values, Setting.CACHE_MAX_ENTRIES, 1, 100_000_000),
        size(values, Setting.MAX_BODY),
        baseUrl(values),
        list(values.get(Setting.TRUSTED_PROXIES).orElse("")),
        tls(values),
        choice(values, Setting.MIGRATE, MigrationMode.class),
        token(values));
  }

  private static String required(SettingValues values, Setting setting) {
    return values.get(setting).orElseThrow(() -> new SettingException(setting, "it is empty."));
  }

  private static long number(SettingValues values, Setting setting, long min, long max) {
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

  private static int poolSize(SettingValues values) {
    boolean embedded = values.get(Setting.DATABASE_URL).isEmpty();
    return values.get(Setting.POOL_SIZE).isEmpty()
        ? ConnectionSettings.defaultPoolSize(Runtime.getRuntime().availableProcessors())
        : Math.toIntExact(
            number(values, Setting.POOL_SIZE, 1, embedded ? MAX_EMBEDDED_POOL_SIZE : 1_000));
  }

  private static Optional<String> databaseUrl(SettingValues values) {
    Optional<String> url = values.get(Setting.DATABASE_URL);
    if (url.isPresent() && !url.get().startsWith("jdbc:postgresql:")) {
      throw new SettingException(Setting.DATABASE_URL, "must start with jdbc:postgresql:");
    }
    return url;
  }

  private static <E extends Enum<E>> E choice(
      SettingValues values, Setting setting, Class<E> choices) {
    String text = required(values, setting);
    for (E choice : choices.getEnumConstants()) {
      if (choice.name().equalsIgnoreCase(text)) {
        return choice;
      }
    }
    String all =
        String.join(", ", Arrays.stream(choices.getEnumConstants()).map(Settings::word).toList());
    throw new SettingException(setting, "must be one of " + all + ", not '" + text + "'.");
  }

  private static String word(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }

  private static Duration duration(SettingValues values, Setting setting) {
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

  private static long size(SettingValues values, Setting setting) {
    String text = required(values, setting);
    Matcher matcher = SIZE.matcher(text);
    if (matcher.matches()) {
      long bytes = Long.parseLong(matcher.group(1)) * UNITS.getOrDefault(matcher.group(2), 1L);
      if (bytes >= 1 && bytes <= 1L << 30) {
        return bytes;
      }
    }
    throw new SettingException(
        setting, "must be a size up to 1GiB such as 65536, 64KiB or 16MiB, not '" + text + "'.");
  }

  private static Path path(Setting setting, String text) {
    try {
      return text.startsWith("~/")
          ? Path.of(System.getProperty("user.home"), text.substring(2))
          : Path.of(text).toAbsolutePath();
    } catch (InvalidPathException invalid) {
      throw new SettingException(setting, "is not a path: '" + text + "'.");
    }
  }

  private static Optional<String> baseUrl(SettingValues values) {
    return values.get(Setting.BASE_URL).map(Settings::checkBaseUrl);
  }

  private static String checkBaseUrl(String text) {
    try {
      URI uri = new URI(text);
      boolean web =
          "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
      if (web
          && uri.getHost() != null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null) {
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
      }
    } catch (URISyntaxException invalid) {
      // Reported below, with all else that is not an address.
    }
    throw new SettingException(
        Setting.BASE_URL, "must be an address such as https://id.example.com, not '" + text + "'.");
  }

  private static List<String> list(String text) {
    return Arrays.stream(text.split("[,\\s]+")).filter(part -> !part.isEmpty()).toList();
  }

  private static Optional<TlsFiles> tls(SettingValues values) {
    Optional<String> certificate = values.get(Setting.TLS_CERT);
    Optional<String> key = values.get(Setting.TLS_KEY);
    if (certificate.isEmpty() && key.isEmpty()) {
      return Optional.empty();
    }
    if (certificate.isEmpty()) {
      throw new SettingException(Setting.TLS_CERT, "is needed together with MUSTER_TLS_KEY.");
    }
    if (key.isEmpty()) {
      throw new SettingException(Setting.TLS_KEY, "is needed together with MUSTER_TLS_CERT.");
    }
    return Optional.of(
        new TlsFiles(
            readable(Setting.TLS_CERT, certificate.get()), readable(Setting.TLS_KEY, key.get())));
  }

  private static Path readable(Setting setting, String text) {
    Path path = path(setting, text);
    if (!Files.isReadable(path)) {
      throw new SettingException(setting, "the file " + path + " cannot be read.");
    }
    return path;
  }

  private static Optional<String> token(SettingValues values) {
    Optional<String> token = values.get(Setting.TOKEN);
    if (token.isPresent() && !TOKEN.matcher(token.get()).matches()) {
      throw new SettingException(
          Setting.TOKEN, "must have at most 500 characters, those of a bearer token (RFC 6750).");
    }
    return token;
  }

  /** The same settings with another mode of migration. */
  public Settings withMigration(MigrationMode mode) {
    return new Settings(
        host,
        port,
        databaseUrl,
        databaseUser,
        databasePassword,
        dataFolder,
        poolSize,
        cache,
        cacheTimeToLive,
        cacheMaxEntries,
        maxBody,
        baseUrl,
        trustedProxies,
        tls,
        mode,
        token);
  }

  /** Never shows the secrets. */
  @Override
  public String toString() {
    return "Settings[host=" + host + ", port=" + port + ", databaseUrl=" + databaseUrl + "]";
  }
}
