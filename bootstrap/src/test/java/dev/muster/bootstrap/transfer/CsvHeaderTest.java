package dev.muster.bootstrap.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.ResourceType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CsvHeaderTest {

  private static final String WORK = "emails[type eq \"work\"].value";
  private static final String HOME = "emails[type eq \"home\"].value";

  private static String body(List<String> header, String... cells) {
    return Reading.json(
        CsvHeader.read(CoreSchemas.USER, header, '|').describe(2, List.of(cells)).body());
  }

  @Test
  void parts_comeTogetherInOneValue() {
    assertEquals(
        "{\"userName\":\"ada\",\"name\":{\"givenName\":\"Ada\",\"familyName\":\"L\"}}",
        body(List.of("userName", "NAME.givenname", " name.familyName"), "ada", "Ada", "L"));
  }

  @Test
  void filters_sayWhatTheValueHas() {
    assertEquals(
        "{\"emails\":[{\"type\":\"work\",\"value\":\"a@work\",\"primary\":\"true\"},"
            + "{\"type\":\"home\",\"value\":\"a@home\"}]}",
        body(List.of(WORK, HOME, "emails[type eq \"work\"].primary"), "a@work", "a@home", "true"));
    assertEquals("{}", body(List.of(WORK), ""));
  }

  @Test
  void pathsThatComeAgain_makeMoreValues() {
    assertEquals(
        "{\"emails\":[{\"type\":\"home\",\"value\":\"a\"},{\"type\":\"home\",\"value\":\"b\"},"
            + "{\"value\":\"c\"},{\"value\":\"d\"}]}",
        body(List.of(HOME, HOME, "emails.value", "emails"), "a", "b", "c", "d"));
  }

  @Test
  void extension_isAnObjectOfItsOwn() {
    String urn = CoreSchemas.ENTERPRISE_USER_URN;
    assertEquals(
        "{\"userName\":\"ada\",\""
            + urn
            + "\":{\"department\":\"R\",\"manager\":{\"value\":\"b\"}}}",
        body(List.of(urn + ":department", "userName", urn + ":manager"), "R", "ada", "b"));
    assertEquals(
        "{\"userName\":\"ada\"}", body(List.of("userName", urn + ":department"), "ada", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "User ~ emials.value ~ has no attribute \"emials.value\"",
        "User ~ name ~ name a part of it, such as name.formatted",
        "User ~ members ~ has no attribute",
        "User ~ groups.value ~ the directory itself",
        "User ~ schemas ~ the directory itself",
        "User ~ emails[type ne \"work\"].value ~ eq terms joined by and",
        "User ~ emails[type eq ~ does not end with ]",
        "User ~  ~ has no attribute",
        "Group ~ members.display ~ just members",
        "Group ~ userName ~ has no attribute",
      })
  void unusableColumn_isNamedWithItsCell(String typeName, String cell, String reason) {
    ResourceType type = CoreSchemas.REGISTRY.resourceTypeNamed(typeName).orElseThrow();
    String header = cell == null ? "" : cell;
    InvalidRequest refused =
        assertThrows(
            InvalidRequest.class, () -> CsvHeader.read(type, List.of("externalId", header), '|'));
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.startsWith("Column 2 (" + header + "): "), message);
    assertTrue(message.contains(reason), message);
  }

  @Test
  void singularPathThatComesAgain_isRefused() {
    InvalidRequest refused =
        assertThrows(
            InvalidRequest.class,
            () -> CsvHeader.read(CoreSchemas.USER, List.of("userName", "username"), '|'));
    assertTrue(String.valueOf(refused.getMessage()).contains("another column"));
  }
}
