package dev.muster.domain.patch;

import static dev.muster.domain.patch.Patching.add;
import static dev.muster.domain.patch.Patching.body;
import static dev.muster.domain.patch.Patching.remove;
import static dev.muster.domain.patch.Patching.replace;
import static dev.muster.domain.value.Tree.list;
import static dev.muster.domain.value.Tree.object;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.domain.error.InvalidRequest.Reason;
import dev.muster.domain.filter.FilterPrinter;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.value.Value;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where paths lead, and what is said of those that lead nowhere. */
class PatchPathTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                | INVALID_PATH
          nothing                           | INVALID_PATH
          name.nothing                      | INVALID_PATH
          name.givenName.x                  | INVALID_PATH
          userName.value                    | INVALID_PATH
          urn:example:unknown:User:title    | INVALID_PATH
          urn:example:unknown:User          | INVALID_PATH
          title eq "x"                      | INVALID_PATH
          emails[                           | INVALID_PATH
          emails[type eq "work"             | INVALID_PATH
          emails[type eq "work"]x           | INVALID_PATH
          emails[type eq "work"]value       | INVALID_PATH
          emails[type eq "work"].           | INVALID_PATH
          emails[type eq "work"].nothing    | INVALID_PATH
          emails[type eq "work"].value.x    | INVALID_PATH
          emails.value[type eq "work"]      | INVALID_PATH
          name[familyName eq "x"]           | INVALID_PATH
          title[value eq "x"]               | INVALID_PATH
          nothing[value eq "x"]             | INVALID_PATH
          emails []                         | INVALID_PATH
          emails[]                          | INVALID_FILTER
          emails[type]                      | INVALID_FILTER
          emails[nothing eq "x"]            | INVALID_FILTER
          emails[type eq]                   | INVALID_FILTER
          emails[userName eq "x"]           | INVALID_FILTER
          emails[type eq "work"][x].value   | INVALID_FILTER
          emails[type[value eq "x"]]        | INVALID_FILTER
          emails[primary gt true]           | INVALID_FILTER
          id                                | MUTABILITY
          meta                              | MUTABILITY
          meta.created                      | MUTABILITY
          groups                            | MUTABILITY
          groups[value eq "x"]              | MUTABILITY
          groups.display                    | MUTABILITY
          urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.displayName | MUTABILITY
          """)
  void read_pathThatLeadsNowhere_isRefusedByEveryOperation(String path, Reason reason) {
    for (Value.Complex operation :
        List.of(add(path, "x"), replace(path, "x"), remove(path), remove(path, list("x")))) {
      String message = Patching.refused(CoreSchemas.USER, reason, add("title", "y"), operation);
      assertTrue(message.startsWith("Operation 2: "), message);
    }
  }

  @Test
  void read_pathThatIsNoText_isInvalidPath() {
    Value.Complex operation = object("op", "remove", "path", list("title"));
    Patching.refused(CoreSchemas.USER, Reason.INVALID_PATH, operation);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          userName                                  | userName
          ' \tUSERNAME '                            | userName
          NAME.FAMILYNAME                           | name.familyName
          urn:ietf:params:scim:schemas:core:2.0:User:name.givenName | name.givenName
          URN:IETF:params:scim:schemas:core:2.0:USER:emails.Type    | emails.type
          emails[type eq "work"]                    | emails[type eq "work"]
          Emails[TYPE EQ "]"].VALUE                 | emails[type eq "]"].value
          emails[ not (type pr) or (value co "]." and primary eq true) ].$display | ''
          urn:ietf:params:scim:schemas:core:2.0:User:emails[type eq "a:b.c"].value | emails[type eq "a:b.c"].value
          urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:MANAGER.$REF  | urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.$ref
          externalId                                | externalId
          password                                  | password
          """)
  void read_path_isResolved(String text, String expected) {
    if (expected.isEmpty()) {
      Patching.refused(CoreSchemas.USER, Reason.INVALID_PATH, add(text, "x"));
      return;
    }
    PatchPath path =
        Patch.read(CoreSchemas.USER, body(add(text, "x"))).operations().getFirst().path();
    String sub =
        path.attribute().subAttribute() == null ? "" : "." + path.attribute().leaf().name();
    String printed =
        path.filter() == null
            ? path.attribute().toString()
            : path.top() + "[" + FilterPrinter.print(path.filter()) + "]" + sub;
    assertEquals(expected, printed);
  }

  @Test
  void read_message_hasNoValues() {
    String path = "emails[value eq \"secret@x.example\"]";
    String[] messages = {
      Patching.refused(CoreSchemas.USER, Reason.INVALID_VALUE, add(path + ".primary", "secret")),
      Patching.refused(CoreSchemas.USER, Reason.INVALID_PATH, add("emails eq \"secret\"", "x")),
      Patching.refused(CoreSchemas.USER, Reason.INVALID_PATH, add(path + ".secret", "x")),
      Patching.refusedFor(
          CoreSchemas.USER, Patching.user(), Reason.NO_TARGET, replace(path + ".value", "x"))
    };
    for (String message : messages) {
      assertTrue(!message.contains("secret"), message);
    }
    assertEquals("Operation 1: emails[...].primary must be a boolean.", messages[0]);
    assertEquals("Operation 1: emails[...].value selects no value.", messages[3]);
    String unknown = Patching.refused(CoreSchemas.USER, Reason.INVALID_PATH, add("nick", "x"));
    assertEquals("Operation 1: User has no attribute \"nick\".", unknown);
    String endless = "x".repeat(100_000);
    assertTrue(
        Patching.refused(CoreSchemas.USER, Reason.INVALID_PATH, add(endless, "x")).length() < 200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "not ("})
  void read_endlessFilter_isInvalidFilter(String repeated) {
    String filter = repeated.repeat(5_000) + "type pr";
    Patching.refused(CoreSchemas.USER, Reason.INVALID_FILTER, remove("emails[" + filter + "]"));
    String wide = "type pr or ".repeat(20_000) + "type pr";
    Patching.refused(CoreSchemas.USER, Reason.INVALID_FILTER, remove("emails[" + wide + "]"));
  }

  @Test
  void described_isWhatEqualitiesSayOfAValue() {
    assertEquals(Optional.of(object()), described("emails.value"));
    assertEquals(
        Optional.of(object("type", "work", "display", "x")),
        described("emails[type eq \"work\" and display eq \"x\"].value"));
    assertEquals(Optional.empty(), described("emails[type ne \"work\"].value"));
    assertEquals(Optional.empty(), described("emails[type eq \"a\" and type eq \"b\"].value"));
  }

  private static Optional<Value.Complex> described(String path) {
    return PatchPath.parse(CoreSchemas.USER, path).described();
  }
}
