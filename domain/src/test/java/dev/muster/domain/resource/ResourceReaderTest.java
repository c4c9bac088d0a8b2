package dev.muster.domain.resource;

import static dev.muster.domain.value.Tree.base64;
import static dev.muster.domain.value.Tree.list;
import static dev.muster.domain.value.Tree.object;
import static dev.muster.domain.value.Tree.uri;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.domain.error.InvalidRequest.Reason;
import dev.muster.domain.error.Refusal;
import dev.muster.domain.schema.Attribute;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.Mutability;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.value.Value;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceReaderTest {

  private static final String ENTERPRISE = CoreSchemas.ENTERPRISE_USER_URN;

  @Test
  void read_fullUser_keepsEverythingThatClientsOwn() {
    Value.Complex raw = SampleUsers.full();
    Value.Complex read = read(raw);
    for (Attribute attribute : CoreSchemas.USER_SCHEMA.attributes()) {
      assertTrue(raw.get(attribute.name()).isPresent(), attribute.name());
      boolean kept = attribute.mutability() != Mutability.READ_ONLY;
      assertEquals(kept, read.get(attribute.name()).isPresent(), attribute.name());
      if (kept && !attribute.subAttributes().isEmpty()) {
        Value.Complex first =
            read.get(attribute.name()).orElseThrow() instanceof Value.Multiple multiple
                ? multiple.complexValues().getFirst()
                : (Value.Complex) read.get(attribute.name()).orElseThrow();
        attribute
            .subAttributes()
            .forEach(sub -> assertTrue(first.get(sub.name()).isPresent(), sub.name()));
      }
    }
    assertEquals(Optional.of(new Value.Text("Navy-1906")), read.get("externalId"));
    assertEquals(Optional.of(uri("https://people.example/Grace")), read.get("profileUrl"));
    assertEquals(
        Optional.of(base64("MIIBszCCARyg+/8=")), first(read, "x509Certificates").get("value"));
    assertEquals(
        Optional.of(uri("https://photos.example/grace.jpg")), first(read, "photos").get("value"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "meta", "schemas", "groups"})
  void read_whatTheDirectoryOwns_isLeftOut(String name) {
    assertEquals(Optional.empty(), read(SampleUsers.full()).get(name));
  }

  @Test
  void read_enterpriseUser_keepsTheExtensionWithoutTheReadOnlyName() {
    assertEquals(
        Optional.of(
            object(
                "employeeNumber",
                "1906",
                "costCenter",
                "4130",
                "organization",
                "Navy",
                "division",
                "Reserve",
                "department",
                "Bureau of Ships",
                "manager",
                object("value", "m-7", "$ref", uri("../Users/m-7")))),
        read(SampleUsers.enterprise()).get(ENTERPRISE));
  }

  @Test
  void read_namesInAnyCase_becomeCanonical() {
    assertEquals(read(SampleUsers.full()), read(SampleUsers.inCapitals(SampleUsers.full())));
    assertEquals(
        read(SampleUsers.enterprise()), read(SampleUsers.inCapitals(SampleUsers.enterprise())));
  }

  @Test
  void read_unknownAttributes_areIgnored() {
    assertEquals(
        object(
            "userName",
            "ada",
            "name",
            object("givenName", "Ada"),
            "emails",
            list(object("value", "a"))),
        read(
            object(
                "userName",
                "ada",
                "shoeSize",
                38,
                "department",
                "not without its URN",
                "name",
                object("givenName", "Ada", "initials", 5),
                "emails",
                list(object("value", "a", "verified", true)),
                "urn:example:unknown:2.0:User",
                object("x", "y"))));
  }

  @Test
  void read_schemas_areNeitherNeededNorBelieved() {
    Value.Complex ada = object("userName", "ada");
    assertEquals(ada, read(ada));
    assertEquals(ada, read(ada.with("schemas", list())));
    assertEquals(ada, read(ada.with("schemas", list("urn:example:unknown"))));
    assertEquals(ada, read(ada.with("SCHEMAS", list(CoreSchemas.GROUP_URN, ENTERPRISE))));
    refused(ada.with("schemas", new Value.Text(CoreSchemas.USER_URN)), "schemas must be");
    refused(ada.with("schemas", list(5)), "schemas must be");
    refused(ada.with("Schemas", object()), "schemas must be");
  }

  @Test
  void read_group_keepsItsMembers() {
    Value.Complex members =
        object(
            "displayName", "Engines", "members", list(object("value", "1", "type", "User"), "2"));
    assertEquals(
        object(
            "displayName",
            "Engines",
            "members",
            list(object("value", "1", "type", "User"), object("value", "2"))),
        ResourceReader.read(CoreSchemas.GROUP, members).attributes());
  }

  private static Value.Complex first(Value.Complex read, String name) {
    return ((Value.Multiple) read.get(name).orElseThrow()).complexValues().getFirst();
  }

  private static Value.Complex read(Value.Complex raw) {
    return ResourceReader.read(CoreSchemas.USER, raw).attributes();
  }

  private static void refused(Value.Complex raw, String because) {
    refused(CoreSchemas.USER, raw, because);
  }

  private static void refused(ResourceType type, Value.Complex raw, String because) {
    String message = Refusal.of(Reason.INVALID_VALUE, () -> ResourceReader.read(type, raw));
    assertTrue(message.startsWith(because), message);
  }
}
