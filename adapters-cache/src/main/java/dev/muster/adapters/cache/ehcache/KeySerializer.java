package dev.muster.adapters.cache.ehcache;

import dev.muster.adapters.cache.store.CacheKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.ehcache.spi.serialization.Serializer;

/** Keys as bytes, outside the heap: their text. */
record KeySerializer<K extends CacheKey>(Class<K> type) implements Serializer<K> {

  @Override
  public ByteBuffer serialize(K key) {
    return ByteBuffer.wrap(key.text().getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public K read(ByteBuffer binary) {
    return type.cast(CacheKey.parse(type, StandardCharsets.US_ASCII.decode(binary).toString()));
  }

  @Override
  public boolean equals(K key, ByteBuffer binary) {
    return binary.equals(serialize(key));
  }
}
