package dev.muster.adapters.cache.redis;

import dev.muster.adapters.cache.store.CacheEntry;
import dev.muster.adapters.cache.store.CacheKey;
import dev.muster.adapters.cache.store.CorruptEntryException;
import dev.muster.adapters.cache.store.EntryCodec;
import dev.muster.adapters.cache.store.EntryStore;
import io.lettuce.core.ScriptOutputType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Entries of one kind. A value is its seal, version and position, eight bytes each, and the bytes
 * of the entry.
 */
final class RedisStore<K extends CacheKey, E extends CacheEntry> implements EntryStore<K, E> {

  private static final int HEADER = 2 * Long.BYTES;

  /**
   * Keeps the value unless there is one of a later version or, where that does not tell, of a later
   * position; of two alike, the last. What another put there, of any type, goes.
   */
  private static final String PUT =
      """
      local old = redis.pcall('get', KEYS[1])
      if type(old) == 'string' and #old >= 32 then
        local version, position = struct.unpack('>I8I8', string.sub(old, 17, 32))
        local newVersion, newPosition = tonumber(ARGV[2]), tonumber(ARGV[3])
        if version > 0 and newVersion > 0 and version ~= newVersion then
          if version > newVersion then return 0 end
        elseif position > newPosition then
          return 0
        end
      end
      redis.call('set', KEYS[1], ARGV[1], 'px', ARGV[4])
      return 1
      """;

  private final RedisLink link;
  private final Seal seal;
  private final EntryCodec<E> codec;
  private final KeyNames names;
  private final byte[] timeToLive;
  private final int maxBytes;

  /**
   * @param timeToLive in milliseconds
   * @param maxBytes of a value; longer ones are neither kept nor read
   */
  RedisStore(
      RedisLink link,
      Seal seal,
      EntryCodec<E> codec,
      KeyNames names,
      long timeToLive,
      int maxBytes) {
    this.link = link;
    this.seal = seal;
    this.codec = codec;
    this.names = names;
    this.timeToLive = ascii(timeToLive);
    this.maxBytes = maxBytes;
  }

  @Override
  public boolean isNear() {
    return false;
  }

  @Override
  public Optional<E> get(K key) {
    byte[] name = names.current(key);
    byte[] sealed = link.ask(commands -> commands.getrange(name, 0, maxBytes));
    if (sealed == null || sealed.length == 0) {
      return Optional.empty();
    }
    Optional<E> entry =
        sealed.length > maxBytes ? Optional.empty() : seal.open(name, sealed).flatMap(this::decode);
    if (entry.isEmpty()) {
      // Its header could keep all others out.
      link.tell(commands -> commands.unlink(name));
    }
    return entry;
  }

  private Optional<E> decode(byte[] value) {
    try {
      return value.length < HEADER
          ? Optional.empty()
          : Optional.of(codec.decode(Arrays.copyOfRange(value, HEADER, value.length)));
    } catch (CorruptEntryException foreign) {
      return Optional.empty();
    }
  }

  /** What others know of the entry that is there is not asked: versions only grow in one log. */
  @Override
  public void put(K key, E entry, Predicate<E> isCurrent) {
    byte[] name = names.of(entry.mark().log(), key);
    byte[] bytes = codec.encode(entry);
    long position = entry.mark().position();
    byte[] value =
        ByteBuffer.allocate(HEADER + bytes.length)
            .putLong(entry.version())
            .putLong(position)
            .put(bytes)
            .array();
    byte[] sealed = seal.close(name, value);
    if (sealed.length > maxBytes) {
      return;
    }
    link.tell(
        commands ->
            commands.eval(
                PUT,
                ScriptOutputType.INTEGER,
                new byte[][] {name},
                sealed,
                ascii(entry.version()),
                ascii(position),
                timeToLive));
  }

  private static byte[] ascii(long number) {
    return Long.toString(number).getBytes(StandardCharsets.US_ASCII);
  }
}
