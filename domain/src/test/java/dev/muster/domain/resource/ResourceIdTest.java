package dev.muster.domain.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceIdTest {

  @Test
  void parse_canonicalUuid_isTheId() {
    String text = "01890a5d-ac96-774b-bcce-b302099a8057";
    assertEquals(Optional.of(SampleUsers.ID), ResourceId.parse(text));
    assertEquals(Optional.of(text), ResourceId.parse(text).map(ResourceId::toString));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "me",
        "01890A5D-AC96-774B-BCCE-B302099A8057",
        "01890a5dac96774bbcceb302099a8057",
        "01890a5d-ac96-774b-bcce-b302099a805",
        "01890a5d-ac96-774b-bcce-b302099a80577",
        "{1890a5d-ac96-774b-bcce-b302099a8057}",
        "01890a5d-ac96-774b-bcce-b302099a805g",
        "01890a5d-ac96-774b-bcceb-302099a8057",
        "0001890a5d-ac96-774b-bcce-302099a805",
        "1-1-1-1-000000000000000000000000000001",
        " 1890a5d-ac96-774b-bcce-b302099a8057",
        "01890a5d-ac96-774b-bcce-b302099a805\u0667",
        "------------------------------------"
      })
  void parse_anythingElse_isEmpty(String text) {
    assertEquals(Optional.empty(), ResourceId.parse(text));
  }
}
