package dev.muster.bootstrap.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.ScimHttp;
import dev.muster.bootstrap.fixture.SharedMuster;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SQL, wildcards and odd characters are text like any other, wherever text may stand. */
@ExtendWith(SharedMuster.class)
final class HostileTextIT {

  private final ScimHttp scim;

  HostileTextIT(RunningMuster muster) {
    this.scim = muster.newClient();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'; drop table users; --",
        "' or '1'='1",
        "100%_sure\\",
        "%",
        "___",
        "#{tenant} ${where.sql} ?",
        "$1 $$ ::text",
        "line\nfeed\ttab",
        "\u202e\ufeff\u0301\ud83d\ude00\udbff\udfff",
        "<script>&amp;\"'"
      })
  void text_isStoredFoundAndReturnedAsItIs(String text) {
    String json = json(text);
    HttpResponse<String> created =
        scim.post(
            "/Users",
            "{\"userName\":X,\"externalId\":X,\"displayName\":X,\"title\":X,\"name\":{\"familyName\":X},\"emails\":[{\"value\":X,\"type\":X}]}"
                .replace("X", json));
    assertEquals(201, created.statusCode(), created.body());
    scim.post("/Users", "{\"userName\":\"bystander\",\"title\":\"t\",\"displayName\":\"d\"}");
    for (String attribute :
        new String[] {
          "userName",
          "externalId",
          "displayName",
          "title",
          "name.familyName",
          "emails.value",
          "emails.type"
        }) {
      for (String operator : new String[] {"eq", "co", "sw", "ew"}) {
        String filter = attribute + " " + operator + " " + json;
        HttpResponse<String> found = scim.filter(filter);
        assertEquals(200, found.statusCode(), filter);
        assertTrue(found.body().contains("\"totalResults\":1,"), filter + found.body());
        assertTrue(found.body().contains(created.body()), filter);
      }
    }
    assertEquals(400, scim.get("/Users?sortBy=" + ScimHttp.encode(text)).statusCode());
    assertEquals(200, scim.get("/Users?attributes=" + ScimHttp.encode(text)).statusCode());
    assertEquals(404, scim.get("/Users/" + ScimHttp.encode(text)).statusCode());
  }

  private static String json(String text) {
    return '"'
        + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t")
        + '"';
  }
}
