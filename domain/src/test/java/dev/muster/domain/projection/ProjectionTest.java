package dev.muster.domain.projection;

import static dev.muster.domain.value.Tree.list;
import static dev.muster.domain.value.Tree.object;
import static dev.muster.domain.value.Tree.uri;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.domain.error.InvalidRequest.Reason;
import dev.muster.domain.error.Refusal;
import dev.muster.domain.resource.Resource;
import dev.muster.domain.resource.SampleUsers;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parameters attributes and excludedAttributes on a user (RFC 7644 §3.9). */
class ProjectionTest {

  private static final String CORE = CoreSchemas.USER_URN;
  private static final String ENTERPRISE = CoreSchemas.ENTERPRISE_USER_URN;

  private static final Value.Complex ADA =
      new Resource(
              CoreSchemas.USER,
              object(
                  "userName",
                  "ada",
                  "externalId",
                  "7",
                  "name",
                  object("givenName", "Ada", "familyName", "King"),
                  "emails",
                  list(
                      object("value", "a@work", "type", "work"),
                      object("value", "a@home", "primary", true)),
                  ENTERPRISE,
                  object(
                      "department",
                      "Engines",
                      "manager",
                      object("value", "m-7", "displayName", "Charles"))))
          .describe(SampleUsers.ID, SampleUsers.META);

  @Test
  void apply_standard_isEverything() {
    assertEquals(ADA, Projection.standard(CoreSchemas.USER).apply(ADA));
  }

  /** What is left, as paths; what is in all of them, schemas and id, is not repeated. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          userName                | userName
          USERNAME                | userName
          userName,externalId     | userName externalId
          externalId,userName     | userName externalId
          name                    | name.givenName name.familyName
          name.familyName         | name.familyName
          NAME.FAMILYNAME         | name.familyName
          name,name.familyName    | name.givenName name.familyName
          name.middleName         | ''
          emails.type             | emails.type
          emails.value,emails.primary | emails.value emails.value emails.primary
          meta                    | meta.resourceType meta.created meta.lastModified meta.version
          meta.version            | meta.version
          id                      | ''
          schemas                 | ''
          nothing                 | ''
          name.nothing            | ''
          password                | ''
          nickName                | ''
          userName,nothing        | userName
          urn:ietf:params:scim:schemas:core:2.0:User:userName | userName
          URN:IETF:params:scim:schemas:core:2.0:user:name.givenname | name.givenName
          urn:ietf:params:scim:schemas:core:2.0:User | userName name.givenName name.familyName emails.value emails.type emails.value emails.primary
          urn:ietf:params:scim:schemas:extension:enterprise:2.0:User | E:department E:manager.value E:manager.displayName
          URN:ietf:params:scim:schemas:extension:enterprise:2.0:USER | E:department E:manager.value E:manager.displayName
          urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department | E:department
          urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager | E:manager.value E:manager.displayName
          urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.VALUE | E:manager.value
          department              | ''
          """)
  void apply_attributes_areThoseAndWhatIsAlwaysReturned(String attributes, String left) {
    assertEquals(left, left(Projection.of(CoreSchemas.USER, names(attributes), List.of())));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          userName                | externalId name.givenName name.familyName E:department
          name                    | userName externalId E:department
          name.familyName         | userName externalId name.givenName E:department
          NAME.familyname         | userName externalId name.givenName E:department
          name.familyName,name.givenName | userName externalId E:department
          id,schemas              | userName externalId name.givenName name.familyName E:department
          nothing                 | userName externalId name.givenName name.familyName E:department
          department              | userName externalId name.givenName name.familyName E:department
          urn:ietf:params:scim:schemas:core:2.0:User | externalId E:department
          urn:ietf:params:scim:schemas:extension:enterprise:2.0:User | userName externalId name.givenName name.familyName
          urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department | userName externalId name.givenName name.familyName
          """)
  void apply_excludedAttributes_areLeftOut(String excluded, String left) {
    List<String> names =
        Stream.concat(
                names(excluded).stream(), Stream.of("meta", "emails", ENTERPRISE + ":manager"))
            .toList();
    assertEquals(left, left(Projection.of(CoreSchemas.USER, List.of(), names)));
  }

  @Test
  void apply_schemas_followWhatIsLeft() {
    assertEquals(list(uri(CORE)), schemas(List.of("userName"), List.of()));
    assertEquals(list(uri(CORE)), schemas(List.of(), List.of(ENTERPRISE)));
    assertEquals(
        list(uri(CORE)), schemas(List.of(ENTERPRISE + ":costCenter", "userName"), List.of()));
    assertEquals(
        list(uri(CORE), uri(ENTERPRISE)), schemas(List.of(ENTERPRISE + ":department"), List.of()));
    assertEquals(list(uri(CORE), uri(ENTERPRISE)), schemas(List.of(), List.of("schemas")));
  }

  @Test
  void apply_partsOfMultiValues_dropElementsWithoutThem() {
    assertEquals(
        Optional.of(list(object("type", "work"))),
        Projection.of(CoreSchemas.USER, List.of("emails.type"), List.of())
            .apply(ADA)
            .get("emails"));
    assertEquals(
        Optional.of(list(object("type", "work"), object("primary", true))),
        Projection.of(CoreSchemas.USER, List.of(), List.of("emails.value"))
            .apply(ADA)
            .get("emails"));
  }

  @Test
  void apply_order_isThatOfTheResource() {
    assertEquals(
        List.of("schemas", "id", "userName", "name"),
        List.copyOf(
            Projection.of(CoreSchemas.USER, List.of("name", "userName"), List.of())
                .apply(ADA)
                .attributes()
                .keySet()));
  }

  @Test
  void of_bothGiven_isInvalidValue() {
    Refusal.of(
        Reason.INVALID_VALUE,
        () -> Projection.of(CoreSchemas.USER, List.of("userName"), List.of("emails")));
    Refusal.of(
        Reason.INVALID_VALUE,
        () -> Projection.of(CoreSchemas.USER, List.of("nothing"), List.of("nothing")));
  }

  private static Value schemas(List<String> attributes, List<String> excluded) {
    return Projection.of(CoreSchemas.USER, attributes, excluded)
        .apply(ADA)
        .get("schemas")
        .orElseThrow();
  }

  private static List<String> names(String text) {
    return List.of(text.split(",", -1));
  }

  /** The names of all simple values that are left; E stands for the URN of the extension. */
  private static String left(Projection projection) {
    Value.Complex answer = projection.apply(ADA);
    assertEquals(Optional.of(SampleUsers.ID.toString()), answer.text("id"));
    assertEquals(true, answer.get("schemas").isPresent());
    StringBuilder paths = new StringBuilder();
    answer
        .attributes()
        .forEach(
            (name, value) -> {
              if (name.equals(ENTERPRISE)) {
                ((Value.Complex) value).attributes().forEach((sub, v) -> add(paths, "E:" + sub, v));
              } else if (!name.equals("id") && !name.equals("schemas")) {
                add(paths, name, value);
              }
            });
    return paths.toString().strip();
  }

  private static void add(StringBuilder paths, String path, Value value) {
    switch (value) {
      case Value.Complex complex ->
          complex.attributes().forEach((name, sub) -> add(paths, path + "." + name, sub));
      case Value.Multiple multiple ->
          multiple.values().forEach(element -> add(paths, path, element));
      case Value.Text _,
          Value.Bool _,
          Value.WholeNumber _,
          Value.DecimalNumber _,
          Value.DateTime _,
          Value.Binary _,
          Value.Reference _ ->
          paths.append(path).append(' ');
    }
  }
}
