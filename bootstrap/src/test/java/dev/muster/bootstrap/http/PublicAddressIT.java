package dev.muster.bootstrap.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.ScimHttp;
import dev.muster.bootstrap.fixture.SharedMuster;
import dev.muster.bootstrap.settings.Setting;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From which address locations are rendered. */
@ExtendWith(SharedMuster.class)
final class PublicAddressIT {

  private final RunningMuster shared;

  PublicAddressIT(RunningMuster shared) {
    this.shared = shared;
  }

  private static String location(ScimHttp scim, String... headers) {
    return scim.get("/Users/" + id(scim), headers).headers().firstValue("Location").orElse("");
  }

  private static String id(ScimHttp scim) {
    String body = scim.get("/Users?attributes=id").body();
    if (body.contains("\"totalResults\":0")) {
      scim.post("/Users", "{\"userName\":\"ada\"}");
      body = scim.get("/Users?attributes=id").body();
    }
    return body.replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
  }

  @Test
  void strangersForwardedHeaders_areNotBelieved() {
    String location =
        location(shared.newClient(), "X-Forwarded-Host", "evil.example", "Forwarded", "host=evil");
    assertTrue(location.startsWith(shared.scimUrl()), location);
  }

  @Test
  void trustedProxysHeaders_areBelieved() {
    try (RunningMuster muster = shared.sibling(Map.of(Setting.TRUSTED_PROXIES, "127.0.0.0/8"))) {
      ScimHttp scim = muster.newClient();
      String path = "/scim/v2/Users/" + id(scim);
      assertEquals(
          "https://id.example.org" + path,
          location(
              scim, "Forwarded", "host=evil, for=1.2.3.4;proto=https;host=\"id.example.org\""));
      assertEquals(
          "https://id.example.org:8443" + path,
          location(scim, "X-Forwarded-Proto", "https", "X-Forwarded-Host", "id.example.org:8443"));
      assertEquals(
          "http://localhost" + path, location(scim, "X-Forwarded-Host", "evil\"/><script>"));
    }
  }

  @Test
  void configuredAddress_winsOverEverything_alsoWhenReadFromTheCache() {
    try (RunningMuster muster =
        shared.sibling(
            Map.of(
                Setting.TRUSTED_PROXIES, "127.0.0.1",
                Setting.BASE_URL, "https://id.example.org/muster"))) {
      ScimHttp scim = muster.newClient();
      for (int i = 0; i < 2; i++) {
        assertEquals(
            "https://id.example.org/muster/scim/v2/Users/" + id(scim),
            location(scim, "X-Forwarded-Host", "other"));
      }
    }
  }
}
