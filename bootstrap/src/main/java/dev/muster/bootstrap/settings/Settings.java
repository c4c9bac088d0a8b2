package dev.muster.bootstrap.settings;

import dev.muster.adapters.persistence.connection.ConnectionSettings;
import dev.muster.adapters.persistence.migration.MigrationMode;
import dev.muster.adapters.web.http.TlsFiles;
import dev.muster.adapters.web.scim.PatchResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The settings, each checked.
 *
 * @param databaseUrl empty: embedded
 * @param schemaDir the folder of the operator's own schemas; empty: none
 */
public record Settings(
    String host,
    int port,
    Optional<String> databaseUrl,
    String databaseUser,
    String databasePassword,
    Path dataFolder,
    Optional<Path> schemaDir,
    int poolSize,
    Caching cache,
    long maxBody,
    PatchResponse patchResponse,
    Reporting reporting,
    Optional<String> baseUrl,
    List<String> trustedProxies,
    Optional<TlsFiles> tls,
    MigrationMode migration,
    Optional<String> token) {

  /** The embedded PostgreSQL takes 100 connections, and commands need some too. */
  private static final int MAX_EMBEDDED_POOL_SIZE = 80;

  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]{1,500}=*");

  /**
   * Reads all of them.
   *
   * @throws SettingException naming the first one that cannot be used
   */
  public static Settings of(SettingValues values) {
    return new Settings(
        SettingTypes.required(values, Setting.HOST),
        Math.toIntExact(SettingTypes.number(values, Setting.PORT, 0, 65_535)),
        databaseUrl(values),
        values.get(Setting.DATABASE_USER).orElse(""),
        values.get(Setting.DATABASE_PASSWORD).orElse(""),
        SettingTypes.path(Setting.DATA_DIR, SettingTypes.required(values, Setting.DATA_DIR)),
        values.get(Setting.SCHEMA_DIR).map(text -> SettingTypes.path(Setting.SCHEMA_DIR, text)),
        poolSize(values),
        Caching.of(values),
        SettingTypes.size(values, Setting.MAX_BODY, 1, 1),
        SettingTypes.choice(values, Setting.PATCH_RESPONSE, PatchResponse.class),
        Reporting.of(values),
        baseUrl(values),
        SettingTypes.list(values.get(Setting.TRUSTED_PROXIES).orElse("")),
        tls(values),
        SettingTypes.choice(values, Setting.MIGRATE, MigrationMode.class),
        token(values));
  }

  private static int poolSize(SettingValues values) {
    boolean embedded = values.get(Setting.DATABASE_URL).isEmpty();
    return values.get(Setting.POOL_SIZE).isEmpty()
        ? ConnectionSettings.defaultPoolSize(Runtime.getRuntime().availableProcessors())
        : Math.toIntExact(
            SettingTypes.number(
                values, Setting.POOL_SIZE, 1, embedded ? MAX_EMBEDDED_POOL_SIZE : 1_000));
  }

  private static Optional<String> databaseUrl(SettingValues values) {
    Optional<String> url = values.get(Setting.DATABASE_URL);
    if (url.isPresent() && !url.get().startsWith("jdbc:postgresql:")) {
      throw new SettingException(Setting.DATABASE_URL, "must start with jdbc:postgresql:");
    }
    return url;
  }

  private static Optional<String> baseUrl(SettingValues values) {
    return values.get(Setting.BASE_URL).map(Settings::checkBaseUrl);
  }

  private static String checkBaseUrl(String text) {
    String url = SettingTypes.address(Setting.BASE_URL, text, "https://id.example.com").toString();
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
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
    Path path = SettingTypes.path(setting, text);
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
        schemaDir,
        poolSize,
        cache,
        maxBody,
        patchResponse,
        reporting,
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
