package dev.muster.adapters.cache.redis;

import dev.muster.adapters.cache.freshness.SharedTimeline;
import dev.muster.adapters.cache.store.CacheKey;
import dev.muster.adapters.cache.store.EntryCodec;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The names of keys: {@code prefix:format:log:kind:key}. Servers of another format, and of another
 * log of changes, do not meet.
 */
final class KeyNames {

  private final SharedTimeline timeline;
  private final String prefix;
  private final String kind;
  private volatile Log log = new Log("", "");

  private record Log(String name, String start) {}

  KeyNames(SharedTimeline timeline, String prefix, String kind) {
    this.timeline = timeline;
    this.prefix = prefix;
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
    UUID name = UUID.nameUUIDFromBytes(logName.getBytes(StandardCharsets.UTF_8));
    return prefix + ":" + EntryCodec.FORMAT + ":" + name + ":" + kind + ":";
  }
}
