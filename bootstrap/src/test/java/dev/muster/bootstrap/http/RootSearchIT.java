package dev.muster.bootstrap.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.adapters.web.json.JsonReader;
import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.ScimHttp;
import dev.muster.bootstrap.fixture.SharedMuster;
import dev.muster.domain.value.Value;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches of all types at once (RFC 7644 §3.4.2.1, §3.4.3). */
@ExtendWith(SharedMuster.class)
final class RootSearchIT {

  private final RunningMuster muster;
  private final ScimHttp scim;

  RootSearchIT(RunningMuster muster) {
    this.muster = muster;
    this.scim = muster.newClient();
  }

  @BeforeEach
  void createUsersAndGroups() {
    for (String name : List.of("ada", "bea", "cyd")) {
      create("/Users", "{\"userName\":\"" + name + "\",\"displayName\":\"d-" + name + "\"}");
    }
    for (String name : List.of("d-aaa", "d-bus", "other")) {
      create("/Groups", "{\"displayName\":\"" + name + "\"}");
    }
  }

  /** After the millisecond of the one before, so that the ids are in the order of creation. */
  private void create(String path, String body) {
    assertEquals(201, scim.post(path, body).statusCode());
    long created = System.currentTimeMillis();
    while (System.currentTimeMillis() == created) {
      Thread.onSpinWait();
    }
  }

  private static Value.Complex json(HttpResponse<String> answer) {
    assertEquals(200, answer.statusCode(), answer.body());
    return JsonReader.readObject(
        new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> names(Value.Complex list) {
    List<String> names = new ArrayList<>();
    if (list.get("Resources").orElseThrow() instanceof Value.Multiple resources) {
      resources
          .complexValues()
          .forEach(resource -> names.add(resource.text("displayName").orElse("")));
    }
    return names;
  }

  @Test
  void search_withoutToken_isUnauthorized() {
    ScimHttp stranger = new ScimHttp(muster.scimUrl(), "none");
    for (String path : List.of("", "/", "?filter=id%20pr")) {
      assertEquals(401, stranger.get(path).statusCode(), path);
    }
    assertEquals(401, stranger.post("/.search", "{}").statusCode());
  }

  @Test
  void search_all_hasEveryTypeInTheOrderOfIds() {
    Value.Complex list = json(scim.get(""));
    assertEquals(List.of("d-ada", "d-bea", "d-cyd", "d-aaa", "d-bus", "other"), names(list));
    assertEquals(new Value.WholeNumber(6), list.get("totalResults").orElseThrow());
    assertTrue(scim.get("/").body().contains("\"members\":[]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          displayName sw "d-"                             | d-aaa d-ada d-bea d-bus d-cyd
          userName pr                                     | d-ada d-bea d-cyd
          not (userName pr)                               | d-aaa d-bus other
          userName ne "ada"                               | d-aaa d-bea d-bus d-cyd other
          userName eq "bea" or displayName eq "OTHER"     | d-bea other
          meta.resourceType eq "Group"                    | d-aaa d-bus other
          nothing eq "x"                                  | ''
          nothing eq null and displayName co "b"          | d-bea d-bus
          members pr                                      | ''
          emails[type eq "work"] or displayName eq "other" | other
          """)
  void search_filter_meansForEachTypeWhatItHas(String filter, String expected) {
    Value.Complex list = json(scim.get("?sortBy=displayName&filter=" + ScimHttp.encode(filter)));
    assertEquals(expected, String.join(" ", names(list)));
  }

  @Test
  void search_sortByWhatOneTypeHas_hasTheOthersLastAndDescendingFirst() {
    assertEquals(
        List.of("d-ada", "d-bea", "d-cyd", "d-aaa", "d-bus", "other"),
        names(json(scim.get("?sortBy=userName"))));
    assertEquals(
        List.of("other", "d-bus", "d-aaa", "d-cyd", "d-bea", "d-ada"),
        names(json(scim.get("?sortBy=userName&sortOrder=descending"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "&sortBy=displayName",
        "&sortBy=userName",
        "&sortBy=userName&sortOrder=descending",
        "&sortBy=meta.lastModified",
        "&sortBy=active&sortOrder=descending"
      })
  void walk_anySort_isTheList(String sort) {
    List<String> all = names(json(scim.get("?count=100" + sort)));
    for (int count = 1; count <= 4; count++) {
      List<String> walked = new ArrayList<>();
      String cursor = "";
      int pages = 0;
      do {
        Value.Complex page = json(scim.get("?cursor=" + cursor + "&count=" + count + sort));
        assertEquals(new Value.WholeNumber(6), page.get("totalResults").orElseThrow());
        walked.addAll(names(page));
        cursor = page.text("nextCursor").orElse("");
      } while (!cursor.isEmpty() && ++pages < 10);
      assertEquals(all, walked);
    }
  }

  @Test
  void search_pages_areCutOutOfTheWhole() {
    String body = "{\"sortBy\":\"displayName\",\"startIndex\":3,\"count\":2}";
    Value.Complex page = json(scim.post("/.search", body));
    assertEquals(List.of("d-bea", "d-bus"), names(page));
    assertEquals(new Value.WholeNumber(6), page.get("totalResults").orElseThrow());
    assertEquals(new Value.WholeNumber(3), page.get("startIndex").orElseThrow());
  }

  @Test
  void search_attributes_areThoseThatEachTypeHas() {
    String body = scim.get("?attributes=userName,members.value").body();
    assertTrue(body.contains("\"userName\":\"ada\""), body);
    assertFalse(body.contains("displayName"), body);
  }

  @Test
  void search_whatNoTypeAllows_isRefused() {
    for (String query : List.of("?filter=password%20pr", "?filter=(", "?sortBy=meta.location")) {
      assertEquals(400, scim.get(query).statusCode(), query);
    }
  }
}
