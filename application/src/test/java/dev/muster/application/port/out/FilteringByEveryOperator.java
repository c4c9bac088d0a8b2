package dev.muster.application.port.out;

import static org.junit.jupiter.api.Assertions.assertAll;

import dev.muster.application.fixture.TenantUsers;
import dev.muster.application.fixture.UserDraft;
import dev.muster.application.fixture.Users;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The same table of operators for every kind of text attribute. */
interface FilteringByEveryOperator extends RepositoryUnderTest {

  /** How to set an attribute, and whether it regards case. */
  record Subject(String path, boolean caseExact) {

    UserDraft on(UserDraft user, String text) {
      int dot = path.indexOf('.');
      boolean plural = dot > 0 && !path.startsWith("name.") && !path.startsWith("urn:");
      return plural
          ? user.adding(path.substring(0, dot), path.substring(dot + 1), text)
          : user.with(path, text);
    }
  }

  List<Subject> SUBJECTS =
      List.of(
          new Subject("externalId", true),
          new Subject("displayName", false),
          new Subject("name.familyName", false),
          new Subject("name.givenName", false),
          new Subject("name.middleName", false),
          new Subject("nickName", false),
          new Subject("title", false),
          new Subject("profileUrl", true),
          new Subject("emails.value", false),
          new Subject("emails.type", false),
          new Subject("emails.display", false),
          new Subject("phoneNumbers.value", false),
          new Subject("photos.value", true),
          new Subject("addresses.locality", false),
          new Subject("roles.value", false),
          new Subject("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:division", false),
          new Subject(
              "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value", true));

  @Test
  default void search_everyOperatorOnEveryAttribute() {
    List<Executable> checks = new ArrayList<>();
    for (Subject subject : SUBJECTS) {
      TenantUsers users = newUsers();
      users.add(subject.on(Users.user("upper"), "ABC"));
      users.add(subject.on(Users.user("lower"), "abc"));
      users.add(subject.on(Users.user("other"), "abd"));
      users.add(subject.on(Users.user("empty"), ""));
      users.add(Users.user("absent"));
      String table = subject.caseExact() ? EXACT : FOLDED;
      checks.add(() -> users.assertMatches(table.formatted(subject.path())));
    }
    assertAll(checks);
  }

  String FOLDED =
      """
      %1$s eq "abC"       -> lower upper
      %1$s ne "abC"       -> absent empty other
      %1$s co "Bc"        -> lower upper
      %1$s co "aBd"       -> other
      %1$s co "b"         -> lower other upper
      %1$s co ""          -> empty lower other upper
      %1$s sw "AB"        -> lower other upper
      %1$s sw ""          -> empty lower other upper
      %1$s ew "bC"        -> lower upper
      %1$s ew ""          -> empty lower other upper
      %1$s gt "Abc"       -> other
      %1$s ge "ABc"       -> lower other upper
      %1$s lt "ABD"       -> empty lower upper
      %1$s le "ABC"       -> empty lower upper
      %1$s lt ""          ->
      %1$s ge ""          -> empty lower other upper
      %1$s eq ""          -> empty
      %1$s ne ""          -> absent lower other upper
      %1$s pr             -> lower other upper
      not (%1$s pr)       -> absent empty
      not (%1$s eq "abc") -> absent empty other
      not (%1$s ne "abc") -> lower upper
      not (%1$s gt "abc") -> absent empty lower upper
      not (%1$s co "b")   -> absent empty
      not (%1$s sw "")    -> absent
      """;

  String EXACT =
      """
      %1$s eq "ABC"       -> upper
      %1$s eq "abC"       ->
      %1$s ne "abc"       -> absent empty other upper
      %1$s co "BC"        -> upper
      %1$s co "abd"       -> other
      %1$s co "b"         -> lower other
      %1$s co ""          -> empty lower other upper
      %1$s sw "ab"        -> lower other
      %1$s sw ""          -> empty lower other upper
      %1$s ew "bc"        -> lower
      %1$s gt "ABC"       -> lower other
      %1$s ge "ABC"       -> lower other upper
      %1$s lt "abc"       -> empty upper
      %1$s le "abc"       -> empty lower upper
      %1$s eq ""          -> empty
      %1$s pr             -> lower other upper
      not (%1$s pr)       -> absent empty
      not (%1$s eq "abc") -> absent empty other upper
      not (%1$s lt "abc") -> absent lower other
      """;
}
