package dev.muster.adapters.cache;

import dev.muster.adapters.cache.freshness.LastWrites;
import dev.muster.adapters.cache.freshness.Mark;
import dev.muster.adapters.cache.store.CachedResource;
import dev.muster.adapters.cache.store.ResourceKey;
import dev.muster.application.port.out.ChangedPart;
import dev.muster.application.port.out.LogHorizon;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.resource.ResourceId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which writes outdate resources of a type, and what its own writes outdate.
 *
 * @param own the writes of each of them
 * @param documentWrites those by which any of them in a tenant may have changed besides; null: none
 * @param relationWrites those by which relations of them may have changed; null: relations are not
 *     cached
 * @param byWrites what each write of one of them counts as
 * @param othersRelations those by which relations of others may have changed, such as each write of
 *     one of them, unless it says of whom; null: they are in no relation of others
 * @param byDeletes what each deletion counts as besides
 */
record Coherence(
    LastWrites<ResourceKey> own,
    @Nullable LastWrites<TenantId> documentWrites,
    @Nullable RelationWrites relationWrites,
    List<LastWrites<TenantId>> byWrites,
    @Nullable RelationWrites othersRelations,
    List<LastWrites<TenantId>> byDeletes)
    implements Freshness<ResourceKey, CachedResource> {

  Coherence {
    byWrites = List.copyOf(byWrites);
    byDeletes = List.copyOf(byDeletes);
  }

  /** Whether relations are cached at all. */
  boolean cachesRelations() {
    return relationWrites != null;
  }

  /** As far as its document goes. */
  @Override
  public boolean isCurrent(ResourceKey key, CachedResource entry) {
    return own.areInEntry(key, entry.mark())
        && (documentWrites == null || documentWrites.areInEntry(key.tenant(), entry.mark()));
  }

  /** What does not exist has no relations, for ever as for now. */
  @Override
  public boolean answers(Question<ResourceKey> question, CachedResource entry) {
    return isCurrent(question.key(), entry)
        && (!question.whole()
            || entry.resource() == null
            || (entry.hasRelations()
                && relationWrites != null
                && relationWrites.areInEntry(question.key(), entry.mark())));
  }

  @Override
  public boolean isCurrent(Question<ResourceKey> question, Mark read) {
    TenantId tenant = question.key().tenant();
    return own.areInRead(question.key(), read)
        && (documentWrites == null || documentWrites.areInRead(tenant, read))
        && (!question.whole()
            || relationWrites == null
            || relationWrites.areInRead(question.key(), read));
  }

  /** This server wrote. */
  void made(TenantId tenant, List<ResourceId> ids, boolean deletes) {
    ids.forEach(id -> own.made(new ResourceKey(tenant, id)));
    byWrites.forEach(writes -> writes.made(tenant));
    if (othersRelations != null) {
      othersRelations.ofAny().made(tenant);
    }
    if (deletes) {
      byDeletes.forEach(writes -> writes.made(tenant));
    }
  }

  /** This server wrote, and nothing but which of these are related to it. */
  void madeMembers(ResourceKey written, Stream<ResourceId> members) {
    own.made(written);
    byWrites.forEach(writes -> writes.made(written.tenant()));
    if (othersRelations != null) {
      members.forEach(
          member -> othersRelations.ofOne().made(new ResourceKey(written.tenant(), member)));
    }
  }

  /** A poll told of a write; of what a deletion changes besides, it tells too. */
  void heard(ResourceKey key, ChangedPart part, LogHorizon polled) {
    byWrites.forEach(writes -> writes.heard(key.tenant(), polled));
    switch (part) {
      case WHOLE -> {
        own.heard(key, polled);
        if (othersRelations != null) {
          othersRelations.ofAny().heard(key.tenant(), polled);
        }
      }
      case MEMBERS -> own.heard(key, polled);
      case GROUPS -> {
        if (relationWrites != null) {
          relationWrites.ofOne().heard(key, polled);
        }
      }
    }
  }
}
