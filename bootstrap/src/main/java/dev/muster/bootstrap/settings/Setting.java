package dev.muster.bootstrap.settings;

import java.util.Locale;

/** The settings by their names in the environment; the flag of MUSTER_POOL_SIZE is --pool-size. */
public enum Setting {
  HOST(Use.SERVER, "127.0.0.1", "the address to listen on"),
  PORT(Use.SERVER, "8080", "the port to listen on; 0: a free one"),
  DATABASE_URL(Use.DATABASE, "", "jdbc:postgresql://host/database; empty: embedded PostgreSQL"),
  DATABASE_USER(Use.DATABASE, "", "the user of the database at that URL"),
  DATABASE_PASSWORD(Use.SECRET, "", "the password of that user"),
  DATA_DIR(Use.DATABASE, "~/.local/share/muster", "the folder of the embedded PostgreSQL"),
  SCHEMA_DIR(
      Use.SERVER, "", "a folder with your own schemas and resource types as JSON; empty: none"),
  POOL_SIZE(
      Use.SERVER,
      "",
      "connections to the database, 1 to 1000 (embedded: 80); empty: 2 x cores + 4"),
  CACHE(Use.SERVER, "ehcache", "ehcache (in this process), redis (shared by servers) or none"),
  CACHE_TTL(Use.SERVER, "300s", "how long a cached resource is used"),
  CACHE_MAX_ENTRIES(Use.SERVER, "50000", "cached resources of each type at the most"),
  CACHE_PAGES(
      Use.SERVER, "200", "cached pages of searches of each type at the most; 0: none are cached"),
  CACHE_HEAP(
      Use.SERVER,
      "",
      "bytes of the heap for all that is cached in this process, at least 1MiB; empty: a third"
          + " of it"),
  CACHE_OFF_HEAP(
      Use.SERVER,
      "0",
      "bytes outside the heap, at least 1MiB, for each type and for its pages, instead of"
          + " MUSTER_CACHE_HEAP; 0: none"),
  REDIS_URL(
      Use.SERVER_SECRET,
      "",
      "redis:// or rediss:// (encrypted), with user:password@ if needed: the Redis or Valkey of"
          + " the cache"),
  REDIS_PREFIX(Use.SERVER, "muster", "what the keys there begin with"),
  CACHE_STALENESS(Use.SERVER, "250ms", "how old a cached answer may be after another server wrote"),
  MAX_BODY(Use.SERVER, "16MiB", "the most bytes of a request body"),
  PATCH_RESPONSE(
      Use.SERVER,
      "auto",
      "auto (the resource, nothing for groups), resource or none: what answers PATCH"),
  SERVER_TIMING(Use.SERVER, "on", "on or off: whether answers of SCIM say what they cost"),
  SLOW_STATEMENT(Use.SERVER, "1s", "of statements that take longer the plan is kept; 0: of none"),
  LOG_FORMAT(Use.SERVER, "text", "text or json: how lines of the log look"),
  ACCESS_LOG(Use.SERVER, "off", "on or off: whether each request is logged"),
  TRACES_ENDPOINT(
      Use.SERVER,
      "",
      "a collector of traces by OTLP over HTTP, such as http://127.0.0.1:4318; empty: none"),
  BASE_URL(Use.SERVER, "", "the public address of the server; empty: as the request says"),
  TRUSTED_PROXIES(Use.SERVER, "", "addresses or CIDR ranges whose Forwarded headers are believed"),
  TLS_CERT(Use.SERVER, "", "a PEM file with the certificate chain; empty: plain HTTP"),
  TLS_KEY(Use.SERVER, "", "a PEM file with the key in PKCS #8"),
  MIGRATE(Use.DATABASE, "auto", "auto, check or off: what to do about the tables at the start"),
  TOKEN(Use.SERVER_SECRET, "", "a token that must be valid for the tenant default");

  private enum Use {
    DATABASE,
    SECRET,
    SERVER,
    SERVER_SECRET
  }

  private final Use use;
  private final String standard;
  private final String description;

  Setting(Use use, String standard, String description) {
    this.use = use;
    this.standard = standard;
    this.description = description;
  }

  /** Its name in the environment and in the properties file. */
  public String variable() {
    return "MUSTER_" + name();
  }

  /** The name of its flag. */
  public String flag() {
    return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Its value where nothing is set; empty: none. */
  public String standard() {
    return standard;
  }

  public String description() {
    return description;
  }

  /** Whether its value must not be shown; it may also be given as a file, by MUSTER_..._FILE. */
  public boolean isSecret() {
    return use == Use.SECRET || use == Use.SERVER_SECRET;
  }

  /** Whether every command has it, because every command needs the database. */
  public boolean isForEveryCommand() {
    return use == Use.DATABASE || use == Use.SECRET;
  }
}
