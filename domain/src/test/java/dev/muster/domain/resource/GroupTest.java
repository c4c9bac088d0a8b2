package dev.muster.domain.resource;

import static dev.muster.domain.value.Tree.list;
import static dev.muster.domain.value.Tree.object;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.domain.error.InvalidRequest.Reason;
import dev.muster.domain.error.Refusal;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.value.Value;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GroupTest {

  private static final String ADA = "01a20654-2fe0-7c76-a677-87e7b08ef52d";

  private static Resource group(Value.Complex body) {
    return ResourceReader.read(CoreSchemas.GROUP, body);
  }

  @Test
  void members_areTheIdsThatTheContentNames_eachOnce() {
    Resource group =
        group(
            object(
                "displayName",
                "Guides",
                "members",
                list(object("value", ADA), object("value", ADA, "type", "User"))));
    assertEquals(Set.of(ResourceId.parse(ADA).orElseThrow()), Group.members(group));
    assertEquals(object("displayName", "Guides"), Group.withoutMembers(group).attributes());
    assertEquals(Set.of(), Group.members(Group.withoutMembers(group)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ada", "01A20654-2FE0-7C76-A677-87E7B08EF52D", "1"})
  void members_whatIsNoId_isRefusedByName(String id) {
    Resource group = group(object("displayName", "Guides", "members", list(object("value", id))));
    String message = Refusal.of(Reason.INVALID_VALUE, () -> Group.members(group));
    assertTrue(message.contains(id), message);
  }

  @Test
  void members_withoutAValue_areRefused() {
    Resource group =
        group(object("displayName", "Guides", "members", list(object("display", "Ada"))));
    Refusal.of(Reason.INVALID_VALUE, () -> Group.members(group));
  }

  @Test
  void isEmptied_onlyByAListWithoutElements() {
    assertTrue(Group.isEmptied(object("displayName", "Guides", "MEMBERS", list())));
    assertFalse(Group.isEmptied(object("displayName", "Guides")));
    assertFalse(Group.isEmptied(object("members", list(object("value", ADA)))));
  }
}
