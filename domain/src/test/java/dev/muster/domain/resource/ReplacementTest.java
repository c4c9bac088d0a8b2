package dev.muster.domain.resource;

import static dev.muster.domain.value.Tree.list;
import static dev.muster.domain.value.Tree.object;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.domain.error.InvalidRequest.Reason;
import dev.muster.domain.error.Refusal;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.schema.SampleSchemas;
import dev.muster.domain.value.Value;
import org.junit.jupiter.api.Test;

/** PUT (RFC 7644 §3.5.1). */
class ReplacementTest {

  private static final String ENTERPRISE = CoreSchemas.ENTERPRISE_USER_URN;
  private static final String WARRANTY = SampleSchemas.WARRANTY_URN;

  @Test
  void of_omittedAttributes_areCleared() {
    assertEquals(
        object("userName", "ada2", "nickName", "A"),
        user(
            object(
                "userName",
                "ada",
                "title",
                "Countess",
                "externalId",
                "7",
                "emails",
                list(object("value", "a")),
                "name",
                object("givenName", "Ada")),
            object("userName", "ada2", "nickName", "A")));
  }

  @Test
  void of_complexAttribute_isReplacedWhole() {
    assertEquals(
        object("userName", "ada", "name", object("familyName", "King")),
        user(
            object("userName", "ada", "name", object("givenName", "Ada")),
            object("userName", "ada", "name", object("familyName", "King"))));
  }

  @Test
  void of_omittedActive_isKept() {
    Value.Complex inactive = object("userName", "ada", "active", false);
    assertEquals(inactive, user(inactive, object("userName", "ada")));
    assertEquals(
        object("userName", "ada", "active", true),
        user(inactive, object("userName", "ada", "active", true)));
  }

  @Test
  void of_omittedMembers_areKept() {
    Value.Complex group = object("displayName", "a", "members", list(object("value", "1")));
    assertEquals(
        group.with("displayName", new Value.Text("b")),
        replaced(CoreSchemas.GROUP, group, object("displayName", "b")));
    assertEquals(
        object("displayName", "b", "members", list(object("value", "2"))),
        replaced(
            CoreSchemas.GROUP,
            group,
            object("displayName", "b", "members", list(object("value", "2")))));
  }

  @Test
  void of_omittedExtension_isCleared() {
    Value.Complex before = object("userName", "ada", ENTERPRISE, object("department", "Engines"));
    assertEquals(object("userName", "ada"), user(before, object("userName", "ada")));
    assertEquals(
        object("userName", "ada", ENTERPRISE, object("division", "x")),
        user(before, object("userName", "ada", ENTERPRISE, object("division", "x"))));
  }

  @Test
  void of_immutableAttribute_isKeptOrRefused() {
    Value.Complex before = object("serial", "S1", "label", "old");
    assertEquals(
        object("serial", "S1", "label", "new"),
        device(before, object("serial", "S1", "label", "new")));
    assertEquals(before, device(before, object("label", "old", "serial", "S1")));
    assertEquals(object("label", "new", "serial", "S1"), device(before, object("label", "new")));
    assertEquals(
        "serial cannot be changed.", refused(before, object("serial", "S2", "label", "old")));
  }

  @Test
  void of_immutableAttributeOfAnExtension_isKeptOrRefused() {
    Value.Complex before =
        object("serial", "S1", WARRANTY, object("company", "Fixit", "contract", "7"));
    assertEquals(
        object("serial", "S1", WARRANTY, object("company", "Other", "contract", "7")),
        device(before, object("serial", "S1", WARRANTY, object("company", "Other"))));
    assertEquals(
        WARRANTY + ":contract cannot be changed.",
        refused(
            before, object("serial", "S1", WARRANTY, object("company", "Fixit", "contract", "8"))));
  }

  @Test
  void of_immutableAttributeThatHadNoValue_isSet() {
    Value.Complex before = object("serial", "S1", WARRANTY, object("company", "Fixit"));
    Value.Complex after =
        object("serial", "S1", WARRANTY, object("company", "Fixit", "contract", "7"));
    assertEquals(after, device(before, after));
  }

  @Test
  void of_immutableSubAttribute_isKeptOrRefused() {
    Value.Complex before = object("serial", "S1", "place", object("room", "1", "slot", "A"));
    assertEquals(
        "place.slot cannot be changed.",
        refused(before, object("serial", "S1", "place", object("room", "1", "slot", "B"))));
    assertEquals(
        object("serial", "S1", "place", object("room", "2", "slot", "A")),
        device(before, object("serial", "S1", "place", object("room", "2", "slot", "A"))));
    assertEquals(
        object("serial", "S1", "place", object("room", "2", "slot", "A")),
        device(before, object("serial", "S1", "place", object("room", "2"))));
  }

  @Test
  void of_writeOnlyAttribute_isKeptWhenOmittedOrReplaced() {
    Value.Complex before =
        object("serial", "S1", "pin", "0000", "place", object("room", "1", "doorCode", "99"));
    assertEquals(
        object("serial", "S1", "place", object("room", "2", "doorCode", "99"), "pin", "0000"),
        device(before, object("serial", "S1", "place", object("room", "2"))));
    assertEquals(
        object("serial", "S1", "pin", "1234"),
        device(before, object("serial", "S1", "pin", "1234")));
  }

  @Test
  void of_sameContent_isEqual() {
    Resource before = ResourceReader.read(CoreSchemas.USER, SampleUsers.full());
    assertEquals(before, Replacement.of(before, before));
  }

  private static Value.Complex user(Value.Complex before, Value.Complex after) {
    return replaced(CoreSchemas.USER, before, after);
  }

  private static Value.Complex device(Value.Complex before, Value.Complex after) {
    return replaced(SampleSchemas.DEVICE, before, after);
  }

  private static String refused(Value.Complex before, Value.Complex after) {
    return Refusal.of(Reason.MUTABILITY, () -> device(before, after));
  }

  private static Value.Complex replaced(
      ResourceType type, Value.Complex before, Value.Complex after) {
    Resource result = Replacement.of(new Resource(type, before), new Resource(type, after));
    assertEquals(type, result.type());
    return result.attributes();
  }
}
