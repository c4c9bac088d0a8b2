package dev.muster.application.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.patch.Patch;
import dev.muster.domain.resource.MembershipChange;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which operations on members can be carried out without knowing the members. */
final class MemberOperationsTest {

  private static final String ADA = "01a20654-2fe0-7c76-a677-87e7b08ef52d";
  private static final String BEA = "01a20654-3352-71b6-b166-34022d8953e3";
  private static final ResourceId A = ResourceId.parse(ADA).orElseThrow();
  private static final ResourceId B = ResourceId.parse(BEA).orElseThrow();

  private static Patch patch(Value... operations) {
    return Patch.read(
        CoreSchemas.GROUP,
        Value.Complex.EMPTY
            .with("schemas", list(new Value.Text("urn:ietf:params:scim:api:messages:2.0:PatchOp")))
            .with("Operations", list(operations)));
  }

  private static Value.Complex operation(String op, String path) {
    return Value.Complex.EMPTY.with("op", new Value.Text(op)).with("path", new Value.Text(path));
  }

  private static Value.Complex operation(String op, String path, Value value) {
    return operation(op, path).with("value", value);
  }

  private static Value members(String... ids) {
    return list(Stream.of(ids).map(MemberOperationsTest::member).toArray(Value[]::new));
  }

  private static Value.Complex member(String id) {
    return Value.Complex.EMPTY.with("value", new Value.Text(id));
  }

  private static Value list(Value... values) {
    return new Value.Multiple(List.of(values));
  }

  private static void assertChange(MembershipChange expected, Value... operations) {
    assertEquals(Optional.of(expected), MemberOperations.change(patch(operations)));
  }

  @Test
  void change_membersByTheirIds_isKnownWithoutTheGroup() {
    assertChange(
        MembershipChange.add(List.of(A, B)), operation("add", "members", members(ADA, BEA)));
    assertChange(
        MembershipChange.replaceAll(List.of(A)), operation("replace", "members", members(ADA)));
    assertChange(
        MembershipChange.replaceAll(List.of(A)),
        Value.Complex.EMPTY
            .with("op", new Value.Text("replace"))
            .with(
                "value",
                Value.Complex.EMPTY
                    .with("displayName", new Value.Text("Guides"))
                    .with("members", members(ADA))));
    assertChange(MembershipChange.replaceAll(List.of()), operation("remove", "members"));
    assertChange(
        MembershipChange.remove(List.of(A)),
        operation("remove", "members[value eq \"" + ADA + "\"]"));
    assertChange(
        MembershipChange.remove(List.of(A, B)),
        operation("remove", "members[value eq \"" + ADA + "\" or value eq \"" + BEA + "\"]"));
    assertChange(
        MembershipChange.remove(List.of(B)),
        operation("Remove", "members", members(BEA, "long gone")));
  }

  @Test
  void change_severalOperations_theLastOneDecides() {
    assertChange(
        new MembershipChange(false, Set.of(B), Set.of(A)),
        operation("add", "members", members(ADA, BEA)),
        operation("remove", "members", members(ADA)));
    assertChange(
        MembershipChange.replaceAll(List.of(B)),
        operation("add", "members", members(ADA)),
        operation("remove", "members"),
        operation("add", "members", member(BEA)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "members[type eq \"Group\"]",
        "members[value eq \"" + ADA + "\" and type eq \"User\"]",
        "members[not (value eq \"" + ADA + "\")]",
        "members[value sw \"01\"]"
      })
  void change_membersByWhatOnlyTheGroupKnows_isEmpty(String path) {
    assertEquals(Optional.empty(), MemberOperations.change(patch(operation("remove", path))));
  }

  @Test
  void change_membersOfAType_isEmpty() {
    Value groups = list(member(ADA).with("type", new Value.Text("Group")));
    assertEquals(
        Optional.empty(), MemberOperations.change(patch(operation("remove", "members", groups))));
  }

  @Test
  void change_addingWhatIsNoId_isRefused() {
    Patch patch = patch(operation("add", "members", members("ada")));
    assertThrows(InvalidRequest.class, () -> MemberOperations.change(patch));
  }

  @Test
  void others_areWhatIsNotAboutMembers() {
    Patch others =
        MemberOperations.others(
            patch(
                operation("add", "members", members(ADA)),
                operation("replace", "displayName", new Value.Text("Guides"))));
    assertEquals(1, others.operations().size());
    assertEquals(
        "displayName", others.operations().getFirst().path().attribute().attribute().name());
  }
}
