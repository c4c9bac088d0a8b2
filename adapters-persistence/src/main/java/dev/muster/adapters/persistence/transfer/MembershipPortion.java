package dev.muster.adapters.persistence.transfer;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Differences that are made by one statement, as arrays.
 *
 * @param groups whose members change
 * @param newGroups those of them that the import made
 * @param guarded whether to leave out what changed since the comparison, instead of failing
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record MembershipPortion(
    int tenant,
    Instant now,
    boolean guarded,
    UUID[] groups,
    UUID[] newGroups,
    Pairs addedUsers,
    Pairs addedGroups,
    Pairs removedUsers,
    Pairs removedGroups) {

  /** Groups and their members, in pairs. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Pairs(UUID[] groups, UUID[] members) {

    static Pairs of(List<Difference> differences, Predicate<Difference> kind) {
      List<Difference> some = differences.stream().filter(kind).toList();
      return new Pairs(
          some.stream().map(Difference::groupId).toArray(UUID[]::new),
          some.stream().map(Difference::memberId).toArray(UUID[]::new));
    }
  }

  static MembershipPortion of(int tenant, Instant now, List<Difference> differences) {
    return new MembershipPortion(
        tenant,
        now,
        false,
        groups(differences.stream()),
        groups(differences.stream().filter(Difference::isNew)),
        Pairs.of(differences, one -> one.added() && one.ofUser()),
        Pairs.of(differences, one -> one.added() && !one.ofUser()),
        Pairs.of(differences, one -> !one.added() && one.ofUser()),
        Pairs.of(differences, one -> !one.added() && !one.ofUser()));
  }

  private static UUID[] groups(Stream<Difference> differences) {
    return differences.map(Difference::groupId).distinct().toArray(UUID[]::new);
  }

  MembershipPortion whileGuarded() {
    return new MembershipPortion(
        tenant, now, true, groups, newGroups, addedUsers, addedGroups, removedUsers, removedGroups);
  }
}
