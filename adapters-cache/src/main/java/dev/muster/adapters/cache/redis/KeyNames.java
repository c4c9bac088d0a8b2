package dev.muster.adapters.cache.redis;

import dev.muster.adapters.cache.freshness.SharedTimeline;
import dev.muster.adapters.cache.store.CacheKey;
import dev.muster.adapters.cache.store.EntryCodec;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The names of keys: {@code prefix:format:log:kind:key}. Servers of another format, with other
 * schemas, or of another log of changes, do not meet.
 */
final class KeyNames {

  private final SharedTimeline timeline;
  private final RedisSettings settings;
  private final String kind;
  private volatile Log log = new Log("", "");

  private record Log(String name, String start) {}

  KeyNames(SharedTimeline timeline, RedisSettings settings, String kind) {
    this.timeline = timeline;
    this.settings = settings;
    this.kind = kind;
  }

  byte[] current(CacheKey key) {
    return of(timeline.log(), key);
  }

  byte[] of(String logName, CacheKey key) {
    Log known = log;
    if (!known.name().equals(logName)) {
      known = new Log(logName, start(logName));
      log = known;
    }
    return (known.start() + key.text()).getBytes(StandardCharsets.UTF_8);
  }

  private String start(String logName) {
    String meaning = settings.schemas() + '\0' + logName;
    UUID name = UUID.nameUUIDFromBytes(meaning.getBytes(StandardCharsets.UTF_8));
    return settings.prefix() + ":" + EntryCodec.FORMAT + ":" + name + ":" + kind + ":";
  }
}
