package dev.muster.application.service;

import static dev.muster.application.service.Bulks.GROUPS;
import static dev.muster.application.service.Bulks.USERS;

import dev.muster.application.port.in.ExecuteBulkUseCase.Operation;
import dev.muster.domain.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Operations that often collide, refer to each other in both directions (never in circles) and
 * sometimes lead nowhere. Resources of earlier bulks are called by names in braces.
 */
final class RandomBulk {

  private static final int USER_CREATIONS = 3;
  private static final int CREATIONS = 5;
  private static final int KINDS = 12;

  private final Random random;
  private final List<String> users;
  private final List<String> groups;
  private final String prefix;
  private final boolean versioned;
  private final List<Integer> kinds = new ArrayList<>();

  /** A creation refers to others of a lower rank only. */
  private final List<Integer> ranks = new ArrayList<>();

  /**
   * @param users the names of users that may exist
   * @param groups the names of groups that may exist
   * @param prefix of the bulkIds of this bulk
   * @param versioned whether the bulk depends on the versions of all its groups, or of none
   */
  RandomBulk(
      Random random, List<String> users, List<String> groups, String prefix, boolean versioned) {
    this.random = random;
    this.users = users;
    this.groups = groups;
    this.prefix = prefix;
    this.versioned = versioned;
  }

  List<Operation> operations(int count) {
    boolean alike = random.nextBoolean();
    for (int i = 0; i < count; i++) {
      boolean same = i > 0 && alike && random.nextInt(4) > 0;
      kinds.add(same ? kinds.getLast() : random.nextInt(KINDS));
      ranks.add(random.nextInt(1_000));
    }
    List<Operation> operations = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      operations.add(operation(kinds.get(i), i));
    }
    if (versioned) {
      operations.stream()
          .filter(operation -> operation.endpoint().equals(GROUPS) && operation.id() != null)
          .map(operation -> Bulks.ifVersion(99, Bulks.delete(GROUPS, "" + operation.id())))
          .toList()
          .forEach(operations::add);
    }
    return operations;
  }

  private Operation operation(int kind, int index) {
    return switch (kind) {
      case 0, 1, 2 -> Bulks.post(USERS, name(index), user(index));
      case 3, 4 -> Bulks.post(GROUPS, name(index), group(index));
      case 5 -> maybeIf(Bulks.put(USERS, one(users), user(-1)));
      case 6 ->
          maybeIf(
              Bulks.patch(
                  USERS,
                  one(users),
                  Bulks.operation("replace", random.nextBoolean() ? "userName" : "title", text())));
      case 7 -> deletion();
      case 8 ->
          random.nextBoolean()
              ? Bulks.put(GROUPS, one(groups), group(-1))
              : Bulks.patch(GROUPS, one(groups), Bulks.operation("replace", "displayName", text()));
      default -> memberPatch();
    };
  }

  private Operation deletion() {
    return random.nextBoolean()
        ? maybeIf(Bulks.delete(USERS, one(users)))
        : maybeIf(Bulks.delete(GROUPS, one(groups)));
  }

  private Operation memberPatch() {
    String group = random.nextInt(4) == 0 ? reference(-1, USER_CREATIONS) : one(groups);
    return switch (random.nextInt(8)) {
      case 0 ->
          Bulks.patch(
              GROUPS,
              group,
              Bulks.operation("remove", "members[type eq \"User\"]", new Value.Text("")));
      case 1 ->
          Bulks.patch(
              GROUPS, group, Bulks.operation("replace", "members", Bulks.references(someone(-1))));
      case 2, 3 ->
          maybeIf(
              Bulks.patch(
                  GROUPS,
                  group,
                  Bulks.operation("remove", "members", Bulks.references(someone(-1)))));
      default ->
          Bulks.patch(
              GROUPS,
              group,
              Bulks.operation("add", "members", Bulks.references(someone(-1), someone(-1))));
    };
  }

  private Operation maybeIf(Operation operation) {
    boolean can = versioned || operation.endpoint().equals(USERS);
    return can && random.nextInt(3) == 0
        ? Bulks.ifVersion(1 + random.nextInt(3), operation)
        : operation;
  }

  private Value.Complex user(int index) {
    return switch (random.nextInt(12)) {
      case 0 -> Value.Complex.EMPTY;
      case 1, 2, 3 -> Bulks.user(word(), reference(index, 0));
      default -> Bulks.user(word());
    };
  }

  private Value.Complex group(int index) {
    String[] members = new String[random.nextInt(4)];
    for (int i = 0; i < members.length; i++) {
      members[i] = someone(index);
    }
    return Bulks.group(word(), members);
  }

  private Value text() {
    return new Value.Text(word());
  }

  private String word() {
    return (random.nextBoolean() ? "n" : "N") + random.nextInt(70);
  }

  private String someone(int index) {
    return switch (random.nextInt(20)) {
      case 0 -> "01900000-0000-7000-8000-ffffffffffff";
      case 1, 2, 3, 4, 5, 6, 7 -> reference(index, 0);
      case 8, 9 -> one(groups);
      default -> one(users);
    };
  }

  /**
   * A reference to a creation.
   *
   * @param index of what refers to it; -1: it is no creation
   * @param least of the kinds that will do
   */
  private String reference(int index, int least) {
    if (random.nextInt(30) == 0) {
      return "bulkId:nobody";
    }
    List<Integer> candidates = new ArrayList<>();
    for (int i = 0; i < kinds.size(); i++) {
      boolean lower = index < 0 || ranks.get(i) < ranks.get(index);
      if (kinds.get(i) >= least && kinds.get(i) < CREATIONS && lower) {
        candidates.add(i);
      }
    }
    return candidates.isEmpty()
        ? one(least == 0 ? users : groups)
        : "bulkId:" + name(candidates.get(random.nextInt(candidates.size())));
  }

  private String name(int index) {
    return prefix + index;
  }

  private String one(List<String> names) {
    int recent = Math.min(names.size(), 12);
    return names.isEmpty()
        ? "01900000-0000-7000-8000-ffffffffffff"
        : "{" + names.get(names.size() - 1 - random.nextInt(recent)) + "}";
  }
}
