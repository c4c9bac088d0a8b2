package dev.muster.domain.projection;

import static dev.muster.domain.value.Tree.object;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.domain.path.AttributePath;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.schema.SampleSchemas;
import dev.muster.domain.value.Value;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The characteristic "returned" (RFC 7643 §7), and what must be read for an answer. */
class ReturnedTest {

  private static final String WARRANTY = SampleSchemas.WARRANTY_URN;

  private static final Value.Complex DEVICE =
      object(
          "id",
          "1",
          "serial",
          "S1",
          "label",
          "L",
          "notes",
          "N",
          "pin",
          "0000",
          "vault",
          object("hint", "left, right, left"),
          "place",
          object(
              "building", "East", "room", "12", "slot", "A", "directions", "up", "doorCode", "99"),
          WARRANTY,
          object("company", "Fixit"));

  @Test
  void apply_standard_hidesWhatIsNeverOrOnlyOnRequestReturned() {
    assertEquals(
        object(
            "id",
            "1",
            "serial",
            "S1",
            "label",
            "L",
            "place",
            object("building", "East", "room", "12", "slot", "A"),
            WARRANTY,
            object("company", "Fixit")),
        Projection.standard(SampleSchemas.DEVICE).apply(DEVICE));
  }

  @Test
  void apply_request_isReturnedWhenNamed() {
    assertEquals(object("id", "1", "label", "L", "notes", "N"), only("notes"));
    assertEquals(
        object("id", "1", "label", "L", "place", object("building", "East", "directions", "up")),
        only("place.directions"));
    assertEquals(
        object(
            "id",
            "1",
            "label",
            "L",
            "place",
            object("building", "East", "room", "12", "slot", "A", "directions", "up")),
        only("place", "place.directions"));
  }

  @Test
  void apply_complexAttribute_doesNotBringItsHiddenParts() {
    assertEquals(
        object(
            "id",
            "1",
            "label",
            "L",
            "place",
            object("building", "East", "room", "12", "slot", "A")),
        only("place"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pin",
        "PIN",
        "place.doorCode",
        SampleSchemas.DEVICE_URN + ":pin",
        "vault",
        "vault.hint"
      })
  void apply_never_doesNotAppear(String name) {
    Value.Complex answer = only(name, "place");
    assertEquals(Optional.empty(), answer.get("pin"));
    assertEquals(Optional.empty(), answer.get("vault"));
    assertEquals(
        Optional.empty(), ((Value.Complex) answer.get("place").orElseThrow()).get("doorCode"));
  }

  @Test
  void apply_always_survives() {
    assertEquals(
        object("id", "1", "label", "L", "serial", "S1").attributes().keySet(),
        only("serial").attributes().keySet());
    assertEquals(object("id", "1", "label", "L"), only("nothing"));
    assertEquals(
        object("id", "1", "label", "L", "place", object("building", "East", "room", "12")),
        only("place.room"));
    assertEquals(
        object("id", "1", "label", "L", "place", object("building", "East")),
        without("serial", "label", "id", "place.building", "place.room", "place.slot", WARRANTY));
    assertEquals(object("id", "1", "label", "L"), without("serial", "label", "place", WARRANTY));
  }

  @Test
  void isWholeDocument_isSaidOnlyIfNothingIsHiddenAndNothingChosen() {
    assertEquals(true, Projection.standard(CoreSchemas.USER).isWholeDocument());
    assertEquals(
        true, Projection.of(CoreSchemas.USER, List.of(), List.of("nothing")).isWholeDocument());
    assertEquals(
        false, Projection.of(CoreSchemas.USER, List.of("nothing"), List.of()).isWholeDocument());
    assertEquals(
        false, Projection.of(CoreSchemas.USER, List.of(), List.of("title")).isWholeDocument());
    assertEquals(false, Projection.standard(SampleSchemas.DEVICE).isWholeDocument());
  }

  @Test
  void isWholeDocument_attributeThatIsNeverReturned_isHidden_exceptPasswordsOfUsers() {
    ResourceType type = SampleSchemas.plain("Safe", SampleSchemas.secret("urn:example:safe"));
    assertEquals(false, Projection.standard(type).isWholeDocument());
    assertEquals(true, Projection.standard(SampleSchemas.extendedUser()).isWholeDocument());
  }

  @Test
  void isWholeDocument_partThatIsNeverReturned_isHidden() {
    ResourceType type = SampleSchemas.plain("Lock", SampleSchemas.partlySecret("urn:example:lock"));
    assertEquals(false, Projection.standard(type).isWholeDocument());
  }

  @ParameterizedTest
  @CsvSource({
    "userName, userName",
    "USERNAME;userName, userName",
    "name.familyName, name.familyName",
    "id;schemas;meta;userName, userName",
    "meta, ''",
    "password, ''",
    "nothing, ''",
    "externalId, externalId",
    "emails;groups, emails groups"
  })
  void selection_ofAttributes_isThoseBesidesWhatIsAlwaysKnown(String attributes, String selected) {
    assertEquals(Optional.of(selected), selection(CoreSchemas.USER, attributes));
  }

  @ParameterizedTest
  @CsvSource({
    "serial, label serial",
    "label, label",
    "notes, label notes",
    "pin, label",
    "place, label place",
    "place.doorCode, label",
    "place.building, label place.building",
    "place.room, label place.building place.room"
  })
  void selection_ofACustomType_includesWhatIsAlwaysReturned(String attributes, String selected) {
    assertEquals(Optional.of(selected), selection(SampleSchemas.DEVICE, attributes));
  }

  @Test
  void selection_wholeDocumentOrMostOfIt_isEmpty() {
    assertEquals(Optional.empty(), Projection.standard(CoreSchemas.USER).selection());
    assertEquals(
        Optional.empty(),
        Projection.of(CoreSchemas.USER, List.of(), List.of("emails")).selection());
  }

  @Test
  void selection_ofAnExtension_isQualified() {
    String urn = CoreSchemas.ENTERPRISE_USER_URN;
    assertEquals(
        Optional.of(urn + ":manager.value"), selection(CoreSchemas.USER, urn + ":MANAGER.value"));
    assertEquals(
        Optional.of(
            String.join(
                " ",
                CoreSchemas.ENTERPRISE_USER_SCHEMA.attributes().stream()
                    .map(attribute -> urn + ":" + attribute.name())
                    .toList())),
        selection(CoreSchemas.USER, urn));
  }

  private static Optional<String> selection(ResourceType type, String attributes) {
    return Projection.of(type, List.of(attributes.split(";", -1)), List.of())
        .selection()
        .map(paths -> String.join(" ", paths.stream().map(AttributePath::toString).toList()));
  }

  private static Value.Complex only(String... attributes) {
    return Projection.of(SampleSchemas.DEVICE, List.of(attributes), List.of()).apply(DEVICE);
  }

  private static Value.Complex without(String... excluded) {
    return Projection.of(SampleSchemas.DEVICE, List.of(), List.of(excluded)).apply(DEVICE);
  }
}
