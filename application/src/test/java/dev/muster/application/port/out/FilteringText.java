package dev.muster.application.port.out;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.application.fixture.HostileTexts;
import dev.muster.application.fixture.JsonDocuments;
import dev.muster.application.fixture.TenantUsers;
import dev.muster.application.fixture.Users;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Text is only text: no wildcard, quote, escape or script means anything to the store. */
interface FilteringText extends RepositoryUnderTest {

  @Test
  default void search_hostileTexts_matchThemselvesOnly() {
    TenantUsers users = newUsers();
    for (String text : HostileTexts.ALL) {
      users.add(
          Users.user(text)
              .with("externalId", text)
              .with("displayName", text)
              .with("name.familyName", text)
              .with("nickName", text)
              .adding("emails", "value", text, "type", text)
              .adding("phoneNumbers", "value", text)
              .withEnterprise("department", text));
    }
    List<Executable> checks = new ArrayList<>();
    for (String text : HostileTexts.ALL) {
      String operand = JsonDocuments.quoted(text);
      for (String filter :
          List.of(
              "userName eq " + operand,
              "userName co " + operand,
              "externalId sw " + operand,
              "externalId co " + operand,
              "displayName co " + operand,
              "displayName ew " + operand,
              "name.familyName sw " + operand,
              "nickName eq " + operand,
              "nickName co " + operand,
              "nickName sw " + operand,
              "nickName ew " + operand,
              "emails.value co " + operand,
              "emails.type ew " + operand,
              "emails[type eq " + operand + " and value co " + operand + "]",
              "phoneNumbers.value co " + operand,
              "phoneNumbers[value ew " + operand + "]",
              "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department co "
                  + operand)) {
        checks.add(() -> assertEquals(List.of(text), users.matching(filter), filter));
      }
      checks.add(
          () ->
              assertEquals(
                  HostileTexts.ALL.size() - 1, users.total("nickName ne " + operand), operand));
    }
    assertAll(checks);
  }

  @Test
  default void search_hostileTextsAgainstOtherTypes_matchNothing() {
    TenantUsers users = newUsers();
    users.add(Users.user("a").with("active", true));
    assertAll(
        HostileTexts.ALL.stream()
            .map(JsonDocuments::quoted)
            .flatMap(
                operand ->
                    List.of(
                        "id eq " + operand,
                        "id co " + operand,
                        "meta.version sw " + operand,
                        "meta.resourceType eq " + operand,
                        "schemas ew " + operand,
                        "x509Certificates.value eq " + operand,
                        "photos.value co " + operand)
                        .stream())
            .map(filter -> () -> assertEquals(List.of(), users.matching(filter), filter)));
  }

  @Test
  default void search_foldedText_ignoresCaseAsTheDirectoryDefinesIt() {
    TenantUsers users = newUsers();
    String[][] texts = {
      {"composed", "\u00C9lan"},
      {"sharp", "stra\u00DFe"},
      {"double", "STRASSE"},
      {"sigma", "\u039F\u03A3"},
      {"deseret", "\uD801\uDC00x"},
      {"ligature", "\uFB01n"}
    };
    for (String[] text : texts) {
      users.add(
          Users.user(text[0])
              .with("displayName", text[1])
              .with("nickName", text[1])
              .with("externalId", text[1])
              .adding("emails", "value", text[1]));
    }
    for (String attribute : List.of("displayName", "nickName", "emails.value")) {
      users.assertMatches(
          """
          %1$s eq "e\u0301LAN"        -> composed
          %1$s sw "e\u0301l"          -> composed
          %1$s eq "elan"              ->
          %1$s eq "STRA\u1E9EE"       -> sharp
          %1$s eq "STRASSE"           -> double
          %1$s eq "\u03BF\u03C3"      -> sigma
          %1$s eq "\u03BF\u03C2"      ->
          %1$s sw "\uD801\uDC28"      -> deseret
          %1$s ew "\uD801\uDC28X"     -> deseret
          %1$s eq "fin"               ->
          """
              .formatted(attribute));
    }
    users.assertMatches(
        """
        externalId eq "e\u0301LAN"    ->
        externalId eq "E\u0301lan"    ->
        externalId eq "\u00C9lan"     -> composed
        externalId eq "\u00E9lan"     ->
        """);
  }

  @Test
  default void search_order_isByCodePoint() {
    TenantUsers users = newUsers();
    String[][] texts = {
      {"u1", "B"},
      {"u2", "a"},
      {"u3", "\u00E4"},
      {"u4", "\uFF5E"},
      {"u5", "\uD83D\uDE00"},
      {"u6", "_"}
    };
    for (String[] text : texts) {
      users.add(
          Users.user(text[0])
              .with("displayName", text[1])
              .with("nickName", text[1])
              .with("externalId", text[1]));
    }
    for (String attribute : List.of("displayName", "nickName")) {
      users.assertMatches(
          """
          %1$s gt "\uFF5E"            -> u5
          %1$s lt "A"                 -> u6
          %1$s ge "\u00C4"            -> u3 u4 u5
          %1$s le "b"                 -> u1 u2 u6
          """
              .formatted(attribute));
    }
    users.assertMatches(
        """
        externalId gt "\uFF5E"        -> u5
        externalId lt "_"             -> u1
        externalId ge "a"             -> u2 u3 u4 u5
        """);
  }

  @Test
  default void search_textOfTheLastCodePoint_hasNoSuccessor() {
    TenantUsers users = newUsers();
    String last = "\uDBFF\uDFFF";
    users.add(Users.user("a").with("displayName", last + "x").with("nickName", last + last));
    users.add(Users.user("b").with("displayName", "\uD7FFx").with("nickName", "\uE000"));
    users.assertMatches(
        """
        displayName sw "%1$s"     -> a
        displayName sw "%1$s%1$s" ->
        nickName sw "%1$s"        -> a
        displayName sw "\uD7FF"   -> b
        displayName sw ""         -> a b
        nickName sw "\uE000"      -> b
        """
            .formatted(last));
  }
}
