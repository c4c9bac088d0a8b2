package dev.muster.bootstrap.embedded;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The settings every server is started with. They are given on the command line, where they win
 * over the files in the cluster and over ALTER SYSTEM.
 */
final class ServerSettings {

  /** The settings that must be on for a committed transaction to survive a crash. */
  static final List<String> DURABILITY = List.of("fsync", "full_page_writes", "synchronous_commit");

  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("fsync", "on"),
          Map.entry("full_page_writes", "on"),
          Map.entry("synchronous_commit", "on"),
          Map.entry("listen_addresses", Server.HOST),
          Map.entry("unix_socket_directories", ""),
          Map.entry("password_encryption", "scram-sha-256"),
          Map.entry("shared_preload_libraries", ""),
          Map.entry("timezone", "UTC"),
          Map.entry("max_connections", "100"),
          Map.entry("min_wal_size", "256MB"),
          Map.entry("random_page_cost", "1.1"),
          Map.entry("jit", "off"),
          // One file a weekday, overwritten a week later.
          Map.entry("logging_collector", "on"),
          Map.entry("log_directory", "log"),
          Map.entry("log_filename", "postgresql-%a.log"),
          Map.entry("log_truncate_on_rotation", "on"),
          Map.entry("log_rotation_age", "1d"),
          Map.entry("log_rotation_size", "0"),
          Map.entry("log_file_mode", "0600"),
          Map.entry("log_timezone", "UTC"),
          // Statements and values are personal data and stay out of the log. An error's text may
          // quote a value; whoever caused the error has been told, so errors stay out too.
          Map.entry("log_min_messages", "log"),
          Map.entry("log_min_error_statement", "panic"),
          Map.entry("log_error_verbosity", "terse"),
          Map.entry("log_parameter_max_length", "0"),
          Map.entry("log_parameter_max_length_on_error", "0"),
          Map.entry("log_statement", "none"),
          Map.entry("log_min_duration_statement", "-1"));

  private static final long MEGABYTE = 1L << 20;

  /** In megabytes, as {@link #MOST_BUFFERS}. */
  private static final long LEAST_BUFFERS = 128;

  private static final long MOST_BUFFERS = 4_096;

  private static final long LEAST_LOG = 2_048;

  private ServerSettings() {}

  /** The arguments of a postmaster on {@code port}, always in the same order. */
  static List<String> arguments(int port) {
    Map<String, String> settings = new TreeMap<>(SETTINGS);
    settings.put("port", Integer.toString(port));
    long buffers = sharedBuffers(machineMemory());
    settings.put("shared_buffers", buffers + "MB");
    settings.put("max_wal_size", maxWalSize(buffers) + "MB");
    List<String> arguments = new ArrayList<>();
    settings.forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
    return arguments;
  }

  /**
   * The pages that PostgreSQL keeps itself, in megabytes: an eighth of the memory, half of what its
   * manual (19.4.1) proposes for a machine that it has alone. Unless the system is told to count
   * what was promised, they take memory only once they are used.
   *
   * @param memory in bytes
   */
  static long sharedBuffers(long memory) {
    return Math.clamp(memory / MEGABYTE / 8, LEAST_BUFFERS, MOST_BUFFERS);
  }

  /**
   * How large the write-ahead log may grow until the next checkpoint, in megabytes: about twice
   * what PostgreSQL aims at between two. After each, every page is written whole to the log once. A
   * log that is too small for that has checkpoints chase each other: memberships of a million users
   * wrote 130,000 whole pages every ten seconds. What it holds has to be read again after a crash.
   *
   * @param buffers in megabytes
   */
  static long maxWalSize(long buffers) {
    return Math.max(2 * buffers, LEAST_LOG);
  }

  /** Of the machine, or of the container that this process is in. */
  private static long machineMemory() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
  }
}
