package dev.muster.domain.patch;

import static dev.muster.domain.patch.Patching.ENTERPRISE;
import static dev.muster.domain.patch.Patching.add;
import static dev.muster.domain.patch.Patching.assertPatched;
import static dev.muster.domain.patch.Patching.mail;
import static dev.muster.domain.patch.Patching.remove;
import static dev.muster.domain.patch.Patching.replace;
import static dev.muster.domain.patch.Patching.user;
import static dev.muster.domain.value.Tree.list;
import static dev.muster.domain.value.Tree.object;
import static dev.muster.domain.value.Tree.uri;

import dev.muster.domain.error.InvalidRequest.Reason;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.value.Tree;
import dev.muster.domain.value.Value;
import org.junit.jupiter.api.Test;

/** What identity providers send beside the letter of the RFC, or within its leeway. */
class PatchDialectTest {

  private static final Value.Complex GROUP = object("displayName", "Analysts");

  @Test
  void entra_disablesAUserByText() {
    Value.Complex disabled = user("active", false);
    assertPatched(disabled, user("active", true), operation("Replace", "active", "False"));
    assertPatched(disabled, user("active", true), replace(object("active", "False")));
    assertPatched(user("active", true), disabled, operation("Add", "active", "True"));
  }

  @Test
  void entra_updatesAUser_inOneRequest() {
    assertPatched(
        user(
            "displayName",
            "Ada L",
            "name",
            object("givenName", "Ada", "formatted", "Ada L"),
            "emails",
            list(mail("new@x", "work")),
            "phoneNumbers",
            list(object("type", "mobile", "value", "1")),
            ENTERPRISE,
            object("department", "Engines")),
        user("displayName", "Ada", "emails", list(mail("old@x", "work"))),
        operation("Replace", "emails[type eq \"work\"].value", "new@x"),
        operation("Add", "phoneNumbers[type eq \"mobile\"].value", "1"),
        replace(
            object(
                "displayName",
                "Ada L",
                "name.givenName",
                "Ada",
                "name.Formatted",
                "Ada L",
                ENTERPRISE + ":department",
                "Engines")));
  }

  @Test
  void entra_setsAndRemovesTheManager() {
    Value.Complex managed = user(ENTERPRISE, object("manager", object("value", "m")));
    String manager = ENTERPRISE + ":manager";
    assertPatched(managed, user(), operation("Add", manager, "m"));
    assertPatched(managed, user(), operation("Replace", manager, object("value", "m")));
    assertPatched(managed, user(), operation("Add", manager, list(object("value", "m"))));
    assertPatched(
        user(ENTERPRISE, object("manager", object("$ref", uri("../Users/m"), "value", "m"))),
        user(),
        operation("Add", manager, list(object("$ref", "../Users/m", "value", "m"))));
    assertPatched(user(), managed, operation("Replace", manager, ""));
    assertPatched(user(), managed, operation("Add", manager, ""));
    assertPatched(user(), managed, operation("Remove", manager, ""));
    assertPatched(user(), managed, replace(object(ENTERPRISE, object("manager", ""))));
    assertPatched(user(), managed, replace(object(manager, "")));
    assertPatched(user(), managed, object("op", "Replace", "path", manager));
  }

  /** Old versions; the reader has dropped {@code "$ref": null}. */
  @Test
  void entra_wrapsSingleValuesInLists() {
    assertPatched(
        user("title", "x"), user(), operation("Add", "title", list(object("value", "x"))));
    assertPatched(
        user("active", false),
        user(),
        operation("Replace", "active", list(object("Value", "False"))));
    assertPatched(
        user("emails", list(mail("a", "work"))),
        user(),
        operation("Add", "emails[type eq \"work\"].value", list(object("value", "a"))));
    Patching.refused(
        CoreSchemas.USER, Reason.INVALID_VALUE, replace("title", object("value", "x")));
  }

  @Test
  void entra_addsAndRemovesMembers() {
    Value.Complex two = GROUP.with("members", list(object("value", "u1"), object("value", "u2")));
    groups(
        two,
        GROUP,
        operation("Add", "members", list(object("value", "u1"), object("value", "u2"))));
    groups(two, two, operation("Add", "members", list(object("value", "u2"))));
    groups(
        GROUP,
        two,
        operation("Remove", "members", list(object("value", "u1"), object("value", "u2"))));
    groups(
        GROUP.with("members", list(object("value", "u2"))),
        two,
        operation("Remove", "members", list(object("value", "u1"), object("value", "u9"))));
    groups(
        GROUP.with("members", list(object("value", "u2"))),
        two,
        remove("members[value eq \"u1\"]"));
    groups(
        GROUP.with("members", list(object("value", "u2"))),
        two,
        remove("members", object("$ref", list(), "value", "u1")));
    groups(two, two, add("members", object("$ref", list(), "value", "u2")));
  }

  /** What a body says by null comes as an empty list (RFC 7643 §2.5). */
  @Test
  void entra_sendsNullReferences() {
    String manager = ENTERPRISE + ":manager";
    Value.Complex managed = user(ENTERPRISE, object("manager", object("value", "m")));
    assertPatched(managed, user(), add(manager, object("$ref", list(), "value", "m")));
    assertPatched(
        managed,
        user(ENTERPRISE, object("manager", object("$ref", uri("../Users/k"), "value", "k"))),
        replace(manager, object("$ref", list(), "value", "m", "displayName", list())));
    assertPatched(
        user("emails", list(mail("a", "work"))),
        user("emails", list(mail("b", "work").with("display", Tree.value("B")))),
        replace("emails[type eq \"work\"]", object("value", "a", "display", list())));
  }

  @Test
  void okta_replacesWithoutPath() {
    assertPatched(
        user("active", false, "name", object("givenName", "Ada", "familyName", "King")),
        user("active", true, "name", object("givenName", "A", "familyName", "King")),
        replace(object("active", false)),
        replace(object("name", object("givenName", "Ada"))));
    groups(
        object("displayName", "New"),
        GROUP,
        replace(object("id", "01890a5d-ac96-774b-bcce-b302099a8057", "displayName", "New")));
  }

  @Test
  void okta_removesAndAddsMembers_inOneRequest() {
    groups(
        GROUP.with("members", list(object("value", "u2", "display", "Bob"))),
        GROUP.with("members", list(object("value", "u1"))),
        remove("members[value eq \"u1\"]"),
        add("members", list(object("value", "u2", "display", "Bob"))));
    groups(
        GROUP.with("members", list(object("value", "u3"))),
        GROUP.with("members", list(object("value", "u1"))),
        replace("members", list(object("value", "u3"))));
  }

  private static Value.Complex operation(String op, String path, Object value) {
    return object("op", op, "path", path, "value", value);
  }

  private static void groups(
      Value.Complex after, Value.Complex before, Value.Complex... operations) {
    assertPatched(CoreSchemas.GROUP, after, before, operations);
  }
}
