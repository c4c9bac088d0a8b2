package dev.muster.adapters.cache.store;

import dev.muster.adapters.cache.freshness.Mark;
import dev.muster.domain.query.Position;
import dev.muster.domain.query.ResourcePage;
import dev.muster.domain.resource.Document;
import dev.muster.domain.resource.FoundResource;
import dev.muster.domain.resource.Meta;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.SelectedResource;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.value.Value;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Turns entries into bytes and back, losing nothing. Of a mark, what this server alone counts is
 * kept too: whoever shares bytes with others leaves it unread.
 */
public final class EntryCodec<E extends CacheEntry> {

  /** Another number for each change of the format: servers of two versions may share a store. */
  public static final int FORMAT = 1;

  public static final EntryCodec<CachedResource> RESOURCES =
      new EntryCodec<>(EntryCodec::writeResource, EntryCodec::readResource);

  public static final EntryCodec<CachedPage> PAGES =
      new EntryCodec<>(EntryCodec::writePage, EntryCodec::readPage);

  private final BiConsumer<EntryWriter, E> write;
  private final Function<EntryReader, E> read;

  private EntryCodec(BiConsumer<EntryWriter, E> write, Function<EntryReader, E> read) {
    this.write = write;
    this.read = read;
  }

  public byte[] encode(E entry) {
    EntryWriter writer = new EntryWriter(Math.toIntExact(entry.size()));
    writeMark(writer, entry.mark());
    write.accept(writer, entry);
    return writer.bytes();
  }

  /**
   * @throws CorruptEntryException if the bytes are not those of an entry of this kind
   */
  public E decode(byte[] bytes) {
    EntryReader reader = new EntryReader(bytes);
    try {
      E entry = read.apply(reader);
      reader.end();
      return entry;
    } catch (IllegalArgumentException | DateTimeException invalid) {
      throw new CorruptEntryException("a value that cannot be", invalid);
    }
  }

  private static void writeMark(EntryWriter writer, Mark mark) {
    writer.text(mark.log());
    writer.number(mark.position());
    writer.number(mark.here());
  }

  private static Mark readMark(EntryReader reader) {
    return new Mark(reader.text(), reader.number(), reader.number());
  }

  private static void writeResource(EntryWriter writer, CachedResource entry) {
    writer.flag(entry.hasRelations());
    writer.flag(entry.resource() != null);
    if (entry.resource() != null) {
      writeFound(writer, entry.resource());
    }
  }

  private static CachedResource readResource(EntryReader reader) {
    Mark mark = readMark(reader);
    boolean hasRelations = reader.flag();
    if (!reader.flag()) {
      return new CachedResource(null, hasRelations, mark);
    }
    if (readFound(reader) instanceof StoredResource stored) {
      return new CachedResource(stored, hasRelations, mark);
    }
    throw new CorruptEntryException("a part of a resource");
  }

  private static void writePage(EntryWriter writer, CachedPage entry) {
    ResourcePage page = entry.page();
    writer.number(page.totalResults());
    writePosition(writer, page.next());
    writePosition(writer, page.previous());
    writer.count(page.resources().size());
    page.resources().forEach(resource -> writeFound(writer, resource));
  }

  private static CachedPage readPage(EntryReader reader) {
    Mark mark = readMark(reader);
    long total = reader.number();
    Position next = readPosition(reader);
    Position previous = readPosition(reader);
    return new CachedPage(
        new ResourcePage(total, reader.list(() -> readFound(reader)), next, previous), mark);
  }

  private static void writePosition(EntryWriter writer, @Nullable Position position) {
    writer.flag(position != null);
    if (position != null) {
      writer.flag(position.key() != null);
      if (position.key() != null) {
        writer.text(position.key());
      }
      writeId(writer, position.id());
      writer.flag(position.backward());
    }
  }

  private static @Nullable Position readPosition(EntryReader reader) {
    if (!reader.flag()) {
      return null;
    }
    String key = reader.flag() ? reader.text() : null;
    return new Position(key, readId(reader), reader.flag());
  }

  private static void writeFound(EntryWriter writer, FoundResource found) {
    writeId(writer, found.id());
    Meta meta = found.meta();
    writer.number(meta.version());
    writeInstant(writer, meta.created());
    writeInstant(writer, meta.lastModified());
    writer.value(found.related());
    switch (found) {
      case StoredResource stored -> {
        writer.flag(true);
        writer.bytes(stored.document().bytes());
      }
      case SelectedResource selected -> {
        writer.flag(false);
        writer.value(selected.attributes());
      }
    }
  }

  private static FoundResource readFound(EntryReader reader) {
    ResourceId id = readId(reader);
    Meta meta = new Meta(reader.number(), readInstant(reader), readInstant(reader));
    Value.Complex related = reader.complex();
    return reader.flag()
        ? new StoredResource(id, meta, Document.ofBytes(reader.bytes()), related)
        : new SelectedResource(id, meta, reader.complex(), related);
  }

  private static void writeId(EntryWriter writer, ResourceId id) {
    writer.number(id.value().getMostSignificantBits());
    writer.number(id.value().getLeastSignificantBits());
  }

  private static ResourceId readId(EntryReader reader) {
    return new ResourceId(new UUID(reader.number(), reader.number()));
  }

  private static void writeInstant(EntryWriter writer, Instant instant) {
    writer.number(instant.getEpochSecond());
    writer.count(instant.getNano());
  }

  private static Instant readInstant(EntryReader reader) {
    return Instant.ofEpochSecond(reader.number(), reader.count());
  }
}
