package dev.muster.bootstrap.settings;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is cached, where, and for how long.
 *
 * @param maxEntries resources of each type
 * @param pages of searches of each type; 0: none
 * @param heap bytes for all of them
 * @param offHeap bytes for each type, besides the heap; 0: none
 * @param redisUrl present if that is the backend
 * @param staleness how old an answer may be after another server wrote
 */
public record Caching(
    Backend backend,
    Duration timeToLive,
    long maxEntries,
    long pages,
    long heap,
    long offHeap,
    Optional<String> redisUrl,
    String redisPrefix,
    Duration staleness) {

  private static final Pattern REDIS_URL = Pattern.compile("rediss?://[^/?#\\s]+.*");
  private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9._:{}-]{1,100}");

  private static final long LEAST_HEAP = 1 << 20;

  /** Of the heap, unless set; an eighth more is for rendered answers. */
  private static final int PART_OF_HEAP = 3;

  /** Ehcache keeps no less. */
  private static final long LEAST_OFF_HEAP = 1 << 20;

  /** Where cached resources are kept. */
  public enum Backend {
    EHCACHE,
    REDIS,
    NONE
  }

  static Caching of(SettingValues values) {
    Backend backend = SettingTypes.choice(values, Setting.CACHE, Backend.class);
    long offHeap = offHeap(values);
    return new Caching(
        backend,
        SettingTypes.duration(values, Setting.CACHE_TTL),
        SettingTypes.number(values, Setting.CACHE_MAX_ENTRIES, 1, 100_000_000),
        SettingTypes.number(values, Setting.CACHE_PAGES, 0, 1_000_000),
        heap(values, offHeap),
        offHeap,
        backend == Backend.REDIS ? Optional.of(redisUrl(values)) : Optional.empty(),
        redisPrefix(values),
        SettingTypes.duration(values, Setting.CACHE_STALENESS));
  }

  private static long heap(SettingValues values, long offHeap) {
    long heap = Runtime.getRuntime().maxMemory();
    if (values.get(Setting.CACHE_HEAP).isEmpty()) {
      return heap / PART_OF_HEAP;
    }
    long bytes = SettingTypes.size(values, Setting.CACHE_HEAP, 0, 1_024);
    if (bytes < LEAST_HEAP || bytes > heap) {
      throw new SettingException(
          Setting.CACHE_HEAP, "must be at least 1MiB, and no more than the heap (-Xmx).");
    }
    if (offHeap > 0) {
      throw new SettingException(
          Setting.CACHE_HEAP,
          "bounds nothing together with MUSTER_CACHE_OFF_HEAP; MUSTER_CACHE_MAX_ENTRIES does.");
    }
    return bytes;
  }

  private static long offHeap(SettingValues values) {
    long bytes = SettingTypes.size(values, Setting.CACHE_OFF_HEAP, 0, 1_024);
    if (bytes > 0 && bytes < LEAST_OFF_HEAP) {
      throw new SettingException(Setting.CACHE_OFF_HEAP, "must be 0 or at least 1MiB.");
    }
    return bytes;
  }

  /** What is wrong with it is said without the URL, which may hold a password. */
  private static String redisUrl(SettingValues values) {
    String url =
        values
            .get(Setting.REDIS_URL)
            .orElseThrow(
                () ->
                    new SettingException(
                        Setting.REDIS_URL, "is needed together with MUSTER_CACHE=redis."));
    if (!REDIS_URL.matcher(url).matches()) {
      throw new SettingException(
          Setting.REDIS_URL, "must be an address such as redis://localhost:6379.");
    }
    return url;
  }

  private static String redisPrefix(SettingValues values) {
    String prefix = SettingTypes.required(values, Setting.REDIS_PREFIX);
    if (!PREFIX.matcher(prefix).matches()) {
      throw new SettingException(
          Setting.REDIS_PREFIX, "must be up to 100 letters, digits and any of . _ : { } -");
    }
    return prefix;
  }
}
