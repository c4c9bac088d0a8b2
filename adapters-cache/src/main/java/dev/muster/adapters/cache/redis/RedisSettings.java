package dev.muster.adapters.cache.redis;

import io.lettuce.core.RedisURI;

/**
 * Where entries are shared.
 *
 * @param url {@code redis://} or, encrypted, {@code rediss://}, with user and password if needed
 * @param prefix of all keys, so that others may use the same Redis
 * @param schemas by which entries were made, as any text: servers with others keep apart
 */
public record RedisSettings(String url, String prefix, String schemas) {

  /**
   * @throws IllegalArgumentException if the URL is none of Redis
   */
  public RedisSettings {
    var _ = RedisURI.create(url);
  }

  RedisURI uri() {
    return RedisURI.create(url);
  }

  /** The URL may hold a password. */
  @Override
  public String toString() {
    return "RedisSettings[prefix=" + prefix + "]";
  }
}
