package dev.muster.adapters.cache.ehcache;

import dev.muster.adapters.cache.store.CacheEntry;
import dev.muster.adapters.cache.store.EntryCodec;
import java.nio.ByteBuffer;
import org.ehcache.spi.serialization.Serializer;

/** Entries as bytes, outside the heap. */
record EntrySerializer<E extends CacheEntry>(EntryCodec<E> codec) implements Serializer<E> {

  @Override
  public ByteBuffer serialize(E entry) {
    return ByteBuffer.wrap(codec.encode(entry));
  }

  @Override
  public E read(ByteBuffer binary) {
    byte[] bytes = new byte[binary.remaining()];
    binary.get(bytes);
    return codec.decode(bytes);
  }

  @Override
  public boolean equals(E entry, ByteBuffer binary) {
    return entry.equals(read(binary));
  }
}
