package dev.muster.bootstrap.dialects;

import static dev.muster.bootstrap.dialects.Conversation.ENTERPRISE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.ScimHttp;
import dev.muster.bootstrap.fixture.SharedMuster;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What filters mean, which are refused, and how the root differs (RFC 7644 §3.4.2.1). */
@ExtendWith(SharedMuster.class)
final class FilterRulesIT {

  private final Conversation client;
  private final String ada;
  private final String makers;

  FilterRulesIT(RunningMuster muster) {
    this.client = Conversation.with(muster);
    this.ada =
        client
            .user(
                """
                {"userName": "Ada", "externalId": "E1", "title": "Count", "active": true,
                 "emails": [{"value": "ada@work", "type": "work", "primary": true},
                            {"value": "ada@home", "type": "home"}],
                 "name": {"familyName": "Lovelace"}, "%s": {"department": "Engines"}}
                """
                    .formatted(ENTERPRISE))
            .substring("/Users/".length());
    String bob = client.user("{\"userName\":\"bob\",\"active\":false,\"displayName\":\"Bob\"}");
    this.makers = client.group("Makers", ada, bob.substring("/Users/".length()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          USERNAME EQ "ADA"                                  | Ada
          urn:ietf:params:scim:schemas:core:2.0:user:userName eq "ada" | Ada
          URN:IETF:params:scim:schemas:extension:enterprise:2.0:User:Department sw "eng" | Ada
          externalId eq "E1"                                 | Ada
          externalId eq "e1"                                 | ``
          userName eq ada                                    | Ada
          emails eq "ADA@work"                               | Ada
          emails co "@home"                                  | Ada
          emails[type eq "work"].value ew "work"             | Ada
          emails[type eq "work" and value co "home"]         | ``
          emails.type eq "work" and emails.value co "home"   | Ada
          emails pr                                          | Ada
          not (emails pr)                                    | bob
          active eq false                                    | bob
          active ne true                                     | bob
          title ne "Count"                                   | bob
          userName eq "ada" or userName eq "bob" and active eq true | Ada
          (userName eq "ada" or userName eq "bob") and active eq false | bob
          meta.created gt "2020-01-01T00:00:00Z" and userName sw "a" | Ada
          meta.created gt 2020-01-01T00:00:00Z and userName sw "b" | bob
          meta.resourceType eq "User" and title pr           | Ada
          groups.display eq "makers" and userName sw "b"     | bob
          displayName eq "bob"                               | bob
          """)
  void filter_ofUsers_findsThem(String filter, String found) {
    Answer list = client.filter("/Users", filter).expect(200);
    assertEquals(found, String.join(",", list.texts("/Resources", "/userName")));
    Answer searched =
        client
            .post("/Users/.search", "{\"filter\":\"" + filter.replace("\"", "\\\"") + "\"}")
            .expect(200);
    assertEquals(list.json(), searched.json());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense eq \"x\"",
        "name.nonsense eq \"x\"",
        "urn:x:nonsense eq \"x\"",
        "active gt true",
        "active co \"t\"",
        "name eq \"x\"",
        "name gt \"x\"",
        "password eq \"x\"",
        "password pr",
        "userName eq",
        "userName zz \"x\"",
        "userName eq \"x",
        "userName eq \"x\" and",
        "meta.created gt \"yesterday\"",
        "emails[type eq \"work\"",
        "emails[nonsense eq \"x\"]",
        "and"
      })
  void badFilter_isRefused(String filter) {
    client.filter("/Users", filter).expect(400, "invalidFilter");
    client
        .post("/Users/.search", "{\"filter\":\"" + filter.replace("\"", "\\\"") + "\"}")
        .expect(400, "invalidFilter");
  }

  @Test
  void unknownSort_isRefused() {
    for (String sortBy : List.of("nonsense", "name", "password", "name.nonsense")) {
      client.get("/Users?sortBy=" + sortBy).expect(400, "invalidValue");
    }
    client.get("/Users?sortBy=userName&sortOrder=up").expect(400, "invalidValue");
    assertEquals(
        List.of("bob", "Ada"),
        client
            .get("/Users?sortBy=USERNAME&sortOrder=Descending")
            .expect(200)
            .texts("/Resources", "/userName"));
  }

  private List<String> root(String filter) {
    Answer list = client.get("?filter=" + ScimHttp.encode(filter)).expect(200);
    Answer searched =
        client
            .post("/.search", "{\"filter\":\"" + filter.replace("\"", "\\\"") + "\"}")
            .expect(200);
    assertEquals(list.json(), searched.json());
    assertEquals(list.total(), list.at("/Resources").size());
    return List.copyOf(new TreeSet<>(list.texts("/Resources", "/id")));
  }

  @Test
  void root_seesAllTypes_andAnUnknownAttributeHasNoValue() {
    assertEquals(3, client.get("").expect(200).total());
    assertEquals(List.of(makers), root("displayName eq \"makers\""));
    assertEquals(List.of(ada), root("userName eq \"ada\""));
    assertEquals(List.of(makers), root("members.value eq \"%s\"".formatted(ada)));
    assertEquals(List.of(makers), root("not (userName pr)"));
    assertEquals(List.of(), root("nonsense eq \"x\""));
    assertEquals(List.of(), root("nonsense pr"));
    assertEquals(3, root("not (nonsense pr)").size());
    assertEquals(List.of(ada), root("userName eq \"ada\" or nonsense eq \"x\""));
    assertEquals(List.of(makers), root("meta.resourceType eq \"Group\""));
    assertEquals(2, root("id eq \"%s\" or id eq \"%s\"".formatted(ada, makers)).size());
  }

  @Test
  void root_projectsEachTypeByItsSchema() {
    Answer list = client.get("?attributes=displayName,userName").expect(200);
    for (var resource : list.at("/Resources")) {
      assertFalse(resource.has("members") || resource.has("title"), resource.toString());
    }
    client.get("?filter=password+pr").expect(400, "invalidFilter");
    client.get("?filter=userName+zz+1").expect(400, "invalidFilter");
    client.get("?sortBy=password").expect(400, "invalidValue");
  }

  @Test
  void searchMessage_needsNoUrnButNoOtherEither() {
    client.post("/Users/.search", "{}").expect(200);
    client
        .post(
            "/Users/.search",
            "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:SearchRequest\"]}")
        .expect(200);
    client.post("/Users/.search", "{\"schemas\":[\"urn:x\"]}").expect(400, "invalidValue");
  }
}
