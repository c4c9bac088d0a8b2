package dev.muster.adapters.persistence.transfer;

import dev.muster.application.port.out.ImportStore.Membership;
import dev.muster.application.port.out.ImportStore.Reference;
import dev.muster.domain.resource.ResourceId;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Several memberships of a file, as an array for each column. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record MembershipRows(
    long[] lines,
    @Nullable String[] groupNames,
    @Nullable UUID[] groupIds,
    @Nullable String[] names,
    @Nullable UUID[] ids,
    @Nullable String[] userNameKeys,
    @Nullable String[] externalIds) {

  static MembershipRows of(List<Membership> memberships) {
    return new MembershipRows(
        memberships.stream().mapToLong(Membership::line).toArray(),
        texts(memberships, row -> name(row.group())),
        ids(memberships, Membership::group),
        texts(memberships, row -> name(row.member())),
        ids(memberships, Membership::member),
        texts(memberships, row -> row.member().userNameKey()),
        texts(memberships, row -> row.member().externalId()));
  }

  /** A name that is the id says nothing more, and it would be looked up for each member. */
  private static @Nullable String name(Reference reference) {
    String name = reference.name();
    ResourceId id = reference.id();
    return name != null && id != null && name.equals(id.toString()) ? null : name;
  }

  private static @Nullable String[] texts(
      List<Membership> memberships, Function<Membership, @Nullable String> column) {
    @Nullable String[] texts = new String[memberships.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = column.apply(memberships.get(i));
    }
    return texts;
  }

  private static @Nullable UUID[] ids(
      List<Membership> memberships, Function<Membership, Reference> column) {
    @Nullable UUID[] ids = new UUID[memberships.size()];
    for (int i = 0; i < ids.length; i++) {
      ResourceId id = column.apply(memberships.get(i)).id();
      ids[i] = id == null ? null : id.value();
    }
    return ids;
  }
}
