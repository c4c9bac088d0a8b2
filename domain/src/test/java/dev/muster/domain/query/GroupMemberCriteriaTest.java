package dev.muster.domain.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.resource.GroupMember;
import dev.muster.domain.resource.MemberType;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.schema.GroupMemberType;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GroupMemberCriteriaTest {

  private static final Set<MemberType> ALL = EnumSet.allOf(MemberType.class);
  private static final ResourceId A = new ResourceId(new UUID(1, 1));
  private static final ResourceId B = new ResourceId(new UUID(2, 2));

  private static GroupMemberCriteria of(String filter) {
    String text = filter.replace("{A}", "\"" + A + "\"").replace("{B}", "\"" + B + "\"");
    return GroupMemberCriteria.of(Filter.parse(GroupMemberType.TYPE, text));
  }

  @Test
  void of_group_isAllOfItsMembers() {
    assertEquals(GroupMemberCriteria.of(A), of("group.value eq {A}"));
    assertEquals(GroupMemberCriteria.of(A), of(GroupMemberType.URN + ":GROUP.Value EQ {A}"));
  }

  @Test
  void of_members_isAnyOfThem() {
    assertEquals(new GroupMemberCriteria(null, Set.of(B), ALL), of("member.value eq {B}"));
    assertEquals(
        new GroupMemberCriteria(null, Set.of(A, B), ALL),
        of("member.value eq {B} or member.value eq {A}"));
  }

  @Test
  void of_conjunction_isBoth() {
    assertEquals(
        new GroupMemberCriteria(A, Set.of(B), Set.of(MemberType.USER)),
        of("member.type eq \"user\" and (group.value eq {A} and member.value eq {B})"));
    assertEquals(
        new GroupMemberCriteria(A, Set.of(B), ALL),
        of(
            "group.value eq {A} and (member.value eq {A} or member.value eq {B})"
                + " and member.value eq {B} and (member.type eq \"User\" or member.type eq \"Group\")"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "group.value eq \"nonsense\"",
        "group.value eq {A} and group.value eq {B}",
        "group.value eq {A} and member.value eq \"nonsense\"",
        "group.value eq {A} and member.value eq {A} and member.value eq {B}",
        "group.value eq {A} and member.type eq \"Device\"",
        "group.value eq {A} and member.type eq \"User\" and member.type eq \"Group\""
      })
  void of_impossible_matchesNothing(String filter) {
    assertTrue(of(filter).matchesNothing(), filter);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "member.type eq \"User\"",
        "group.value ne {A}",
        "group.value pr",
        "not (group.value eq {A})",
        "group.value eq {A} or group.value eq {B}",
        "group.value eq {A} or member.value eq {B}",
        "group.value eq {A} and member.display eq \"x\"",
        "group.value eq {A} and member.value sw \"0\"",
        "group.value eq {A} and (member.value eq {A} or member.type eq \"User\")",
        "group.value eq {A} and (member.value eq {A} or (member.value eq {B} and group.value pr))",
        "group.value eq null",
        "id eq {A}"
      })
  void of_whatNoIndexAnswers_isInvalidFilter(String filter) {
    InvalidRequest refusal = assertThrows(InvalidRequest.class, () -> of(filter), filter);
    assertEquals(InvalidRequest.Reason.INVALID_FILTER, refusal.reason(), filter);
  }

  @Test
  void of_noFilter_isInvalidFilter() {
    assertThrows(InvalidRequest.class, () -> GroupMemberCriteria.of((Filter) null));
    assertThrows(IllegalArgumentException.class, () -> new GroupMemberCriteria(null, null, ALL));
    assertNull(GroupMemberCriteria.of(A).members());
  }

  @Test
  void key_isReadAsItIsWritten() {
    GroupMember.Key key = new GroupMember.Key(A, B);
    assertEquals(Optional.of(key), GroupMember.Key.parse(key.toString()));
    for (String id : new String[] {"", ".", A.toString(), A + ".", "." + B, A + "." + B + "."}) {
      assertEquals(Optional.empty(), GroupMember.Key.parse(id), id);
    }
  }
}
