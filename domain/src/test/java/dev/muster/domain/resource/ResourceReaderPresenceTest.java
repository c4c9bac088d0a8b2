package dev.muster.domain.resource;

import static dev.muster.domain.value.Tree.list;
import static dev.muster.domain.value.Tree.object;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.domain.error.InvalidRequest.Reason;
import dev.muster.domain.error.Refusal;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.schema.SampleSchemas;
import dev.muster.domain.value.Value;
import org.junit.jupiter.api.Test;

/** What must be in a resource, what may be there once only, and what counts as nothing. */
class ResourceReaderPresenceTest {

  private static final String ENTERPRISE = CoreSchemas.ENTERPRISE_USER_URN;

  @Test
  void read_requiredAttribute_mustBeThereAndNotBlank() {
    refused(object(), "userName is required.");
    refused(object("displayName", "Ada"), "userName is required.");
    refused(object("userName", ""), "userName is required.");
    refused(object("userName", " \t\n"), "userName is required.");
    Refusal.of(
        Reason.INVALID_VALUE,
        () -> ResourceReader.read(CoreSchemas.GROUP, object("members", list())));
  }

  @Test
  void read_attributeGivenTwice_isInvalidSyntax() {
    assertEquals("userName is given twice.", twice(object("userName", "ada", "USERNAME", "bob")));
    assertEquals(
        "name.givenName is given twice.",
        twice(object("userName", "ada", "name", object("givenName", "Ada", "GivenName", "Ada"))));
    assertEquals(
        "emails[1].value is given twice.",
        twice(
            object(
                "userName",
                "ada",
                "emails",
                list(object("value", "a"), object("value", "b", "VALUE", "c")))));
    assertEquals(
        ENTERPRISE + " is given twice.",
        twice(
            object(
                "userName",
                "ada",
                ENTERPRISE,
                object("department", "x"),
                ENTERPRISE.replace("User", "user"),
                object("division", "y"))));
  }

  @Test
  void read_emptyValues_areUnassigned() {
    assertEquals(
        object("userName", "ada", "title", ""),
        read(
            object(
                "userName",
                "ada",
                "title",
                "",
                "emails",
                list(),
                "phoneNumbers",
                list(object(), object("unknown", 1)),
                "name",
                object(),
                "addresses",
                list(object()),
                ENTERPRISE,
                object("manager", object(), "unknown", true))));
    assertEquals(object("userName", "ada"), read(object("userName", "ada", ENTERPRISE, object())));
  }

  @Test
  void read_requiredExtension_mustBeThereWithItsRequiredAttributes() {
    ResourceType insured = SampleSchemas.INSURED_DEVICE;
    Value.Complex device = object("serial", "S1");
    String urn = SampleSchemas.WARRANTY_URN;
    refused(insured, device, urn + " is required.");
    refused(insured, device.with(urn, object()), urn + " is required.");
    refused(insured, device.with(urn, object("contract", "7")), urn + ":company is required.");
    Value.Complex covered = device.with(urn, object("company", "Fixit"));
    assertEquals(covered, ResourceReader.read(insured, covered).attributes());
    assertEquals(device, ResourceReader.read(SampleSchemas.DEVICE, device).attributes());
  }

  @Test
  void readStored_whatIsRequiredSinceThen_mayBeMissing() {
    ResourceType type =
        new ResourceType(
            "Device",
            "Device",
            "/Devices",
            "A thing",
            SampleSchemas.strictParts("urn:example:strict"),
            SampleSchemas.INSURED_DEVICE.extensions());
    Value.Complex old =
        object(
            "part",
            object("label", "x"),
            "parts",
            list(object("label", "y")),
            SampleSchemas.WARRANTY_URN,
            object("contract", "7"));
    assertEquals(old, ResourceReader.readStored(type, old).attributes());
    assertEquals(object(), ResourceReader.readStored(type, object()).attributes());
    refused(type, old, "part.number is required.");
    refused(
        type,
        object("part", object("number", "1"), "parts", list(object("label", "y"))),
        "parts[0].number is required.");
    refused(type, object(), "part is required.");
  }

  @Test
  void read_secrets_areKeptForTheirReader() {
    Value.Complex device =
        object(
            "serial",
            "S1",
            "pin",
            "0000",
            "vault",
            object("hint", "left"),
            "place",
            object("doorCode", "99"));
    assertEquals(device, ResourceReader.read(SampleSchemas.DEVICE, device).attributes());
    Value.Complex user = object("userName", "ada", "password", "on its way");
    assertEquals(user, ResourceReader.read(CoreSchemas.USER, user).attributes());
  }

  private static Value.Complex read(Value.Complex raw) {
    return ResourceReader.read(CoreSchemas.USER, raw).attributes();
  }

  private static String twice(Value.Complex raw) {
    return Refusal.of(Reason.INVALID_SYNTAX, () -> read(raw));
  }

  private static void refused(Value.Complex raw, String because) {
    refused(CoreSchemas.USER, raw, because);
  }

  private static void refused(ResourceType type, Value.Complex raw, String because) {
    String message = Refusal.of(Reason.INVALID_VALUE, () -> ResourceReader.read(type, raw));
    assertTrue(message.startsWith(because), message);
  }
}
