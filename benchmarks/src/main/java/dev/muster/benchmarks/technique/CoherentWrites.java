package dev.muster.benchmarks.technique;

import static dev.muster.benchmarks.technique.PortWork.TENANT;
import static dev.muster.benchmarks.technique.PortWork.THREADS;

import dev.muster.adapters.persistence.PostgresPersistence;
import dev.muster.application.port.out.DocumentCodec;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.application.port.out.Revision;
import dev.muster.benchmarks.population.Population;
import dev.muster.domain.resource.Document;
import dev.muster.domain.resource.Meta;
import dev.muster.domain.resource.Resource;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.ResourceState;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.value.Value;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes behind a cache that follows all changes, and writes without one. */
final class CoherentWrites implements AutoCloseable {

  private static final Duration STALENESS = Duration.ofMillis(250);

  private final PostgresPersistence persistence;
  private final Population population;
  private final ResourceType type;
  private final DocumentCodec codec;
  private @Nullable HeldCache cache;
  private volatile ResourceRepository users;

  private CoherentWrites(
      PostgresPersistence persistence,
      Population population,
      ResourceType type,
      DocumentCodec codec) {
    this.persistence = persistence;
    this.population = population;
    this.type = type;
    this.codec = codec;
    this.users = persistence.users();
  }

  static Comparison comparison(
      PostgresPersistence persistence,
      Population population,
      ResourceType type,
      DocumentCodec codec,
      Consumer<AutoCloseable> parts) {
    CoherentWrites writes = new CoherentWrites(persistence, population, type, codec);
    parts.accept(writes);
    return new Comparison(
        Technique.COHERENCE,
        new PortVariant(
            writes.renaming(() -> writes.users),
            null,
            THREADS,
            persistence.statements(),
            writes::follow),
        new PortVariant(
            writes.renaming(persistence::users),
            null,
            THREADS,
            persistence.statements(),
            writes::close));
  }

  /** Nobody follows changes but while this is measured, or both would pay for it. */
  private void follow() {
    if (cache == null) {
      cache = new HeldCache(persistence, STALENESS);
      users = cache.caches().users(persistence.users());
      cache.awaitHits(users, PortWork.id(population, 0));
    }
  }

  private LongFunction<Document> renaming(Supplier<ResourceRepository> repository) {
    return number -> {
      ResourceId id = PortWork.id(population, number);
      String name = "Name " + number;
      return repository.get().update(TENANT, id, renaming(name)).orElseThrow().document();
    };
  }

  /** A new version, even if the name is the same. */
  private Revision renaming(String name) {
    return current -> {
      Resource content = codec.decode(type, current.document());
      Resource next =
          new Resource(type, content.attributes().with("displayName", new Value.Text(name)));
      Meta meta =
          new Meta(
              current.meta().version() + 1,
              current.meta().created(),
              current.meta().lastModified());
      return Optional.of(
          new ResourceState(current.id(), meta, next, codec.encode(current.id(), next)));
    };
  }

  @Override
  public void close() {
    if (cache != null) {
      cache.close();
      cache = null;
    }
  }
}
