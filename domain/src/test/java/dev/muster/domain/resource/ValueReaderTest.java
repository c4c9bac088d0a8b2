package dev.muster.domain.resource;

import static dev.muster.domain.value.Tree.base64;
import static dev.muster.domain.value.Tree.list;
import static dev.muster.domain.value.Tree.moment;
import static dev.muster.domain.value.Tree.object;
import static dev.muster.domain.value.Tree.uri;
import static dev.muster.domain.value.Tree.value;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.domain.error.InvalidRequest.Reason;
import dev.muster.domain.error.Refusal;
import dev.muster.domain.path.AttributePath;
import dev.muster.domain.schema.Attribute;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.schema.SampleSchemas;
import dev.muster.domain.value.Value;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueReaderTest {

  private static final String ENTERPRISE = CoreSchemas.ENTERPRISE_USER_URN + ":";

  static Stream<Arguments> wrongTypes() {
    return Stream.of(
        Arguments.of("userName", 5, "userName must be a string."),
        Arguments.of("userName", true, "userName must be a string."),
        Arguments.of("userName", object("value", "a"), "userName must be a string."),
        Arguments.of("userName", list("a"), "userName must be a string."),
        Arguments.of("name", "Ada", "name must be an object."),
        Arguments.of("name", list(), "name must be an object."),
        Arguments.of("name", object("familyName", 5), "name.familyName must be a string."),
        Arguments.of("name", object("FAMILYNAME", 5), "name.familyName must be a string."),
        Arguments.of("profileUrl", 5, "profileUrl must be a string."),
        Arguments.of("active", "yes", "active must be a boolean."),
        Arguments.of("active", "", "active must be a boolean."),
        Arguments.of("active", 1, "active must be a boolean."),
        Arguments.of("emails", "a@x.example", "emails must be a list."),
        Arguments.of("emails", object("value", "a"), "emails must be a list."),
        Arguments.of("emails", list(5), "emails[0] must be an object."),
        Arguments.of("emails", list("a", true), "emails[1] must be an object."),
        Arguments.of("emails", list(list()), "emails[0] must be an object."),
        Arguments.of("emails", list("a", object("value", 5)), "emails[1].value must be a string."),
        Arguments.of(
            "emails", list(object("primary", "maybe")), "emails[0].primary must be a boolean."),
        Arguments.of(
            "x509Certificates",
            list(object("value", "%%%")),
            "x509Certificates[0].value must be base64."),
        Arguments.of(
            "x509Certificates",
            list(object("value", "A===")),
            "x509Certificates[0].value must be base64."),
        Arguments.of(
            "x509Certificates",
            list(object("value", "=AAA")),
            "x509Certificates[0].value must be base64."),
        Arguments.of(ENTERPRISE + "department", 5, ENTERPRISE + "department must be a string."),
        Arguments.of(ENTERPRISE + "manager", 5, ENTERPRISE + "manager must be an object."),
        Arguments.of(
            ENTERPRISE + "manager",
            object("value", 5),
            ENTERPRISE + "manager.value must be a string."));
  }

  @ParameterizedTest
  @MethodSource("wrongTypes")
  void read_wrongType_isInvalidValueAndNamesThePath(String path, Object raw, String message) {
    assertEquals(message, refused(CoreSchemas.USER, path, raw));
  }

  static Stream<Arguments> wrongNumbersAndTimes() {
    return Stream.of(
        Arguments.of("floor", "3", "floor must be an integer of 64 bits."),
        Arguments.of("floor", new BigDecimal("3.5"), "floor must be an integer of 64 bits."),
        Arguments.of("floor", true, "floor must be an integer of 64 bits."),
        Arguments.of("weight", "3", "weight must be a number."),
        Arguments.of("weight", list(3), "weight must be a number."),
        Arguments.of("installed", "today", "installed must be a dateTime with a time zone."),
        Arguments.of(
            "installed", "2024-02-29T12:00:00", "installed must be a dateTime with a time zone."),
        Arguments.of("installed", 1_709_208_000, "installed must be a string."),
        Arguments.of("tags", "new", "tags must be a list."),
        Arguments.of("tags", list("new", 5), "tags[1] must be a string."));
  }

  @ParameterizedTest
  @MethodSource("wrongNumbersAndTimes")
  void read_wrongNumberOrTime_isInvalidValue(String path, Object raw, String message) {
    assertEquals(message, refused(SampleSchemas.DEVICE, path, raw));
  }

  static Stream<Arguments> understood() {
    return Stream.of(
        Arguments.of("floor", -3, value(-3)),
        Arguments.of("floor", Long.MIN_VALUE, value(Long.MIN_VALUE)),
        Arguments.of("weight", new BigDecimal("2.50"), value(new BigDecimal("2.5"))),
        Arguments.of("weight", 1_000, value(new BigDecimal("1E3"))),
        Arguments.of("installed", "2024-02-29T13:00:00+01:00", moment("2024-02-29T12:00:00Z")),
        Arguments.of("tags", list("b", "a", "b"), list("b", "a")));
  }

  @ParameterizedTest
  @MethodSource("understood")
  void read_numberTimeOrList_hasTheTypeOfTheAttribute(String path, Object raw, Value expected) {
    assertEquals(Optional.of(expected), read(SampleSchemas.DEVICE, path, raw));
  }

  @ParameterizedTest
  @ValueSource(strings = {"True", "true", "TRUE"})
  void read_trueAsText_isABoolean(String text) {
    assertEquals(Optional.of(value(true)), user("active", text));
    assertEquals(
        Optional.of(list(object("value", "a", "primary", true))),
        user("emails", list(object("value", "a", "primary", text))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"False", "false", "FALSE"})
  void read_falseAsText_isABoolean(String text) {
    assertEquals(Optional.of(value(false)), user("active", text));
  }

  @Test
  void read_plainText_standsForTheValueOfAComplexAttribute() {
    assertEquals(Optional.of(object("value", "m-7")), user(ENTERPRISE + "manager", "m-7"));
    assertEquals(Optional.empty(), user(ENTERPRISE + "manager", ""));
    assertEquals(Optional.of(list(object("value", "a"))), user("emails", list("a", "")));
    assertEquals(
        Optional.of(list(object("value", uri("data:,x")))), user("photos", list("data:,x")));
  }

  @Test
  void read_readOnlySubAttributes_areLeftOut() {
    assertEquals(
        Optional.of(object("value", "m-7")),
        user(ENTERPRISE + "manager", object("value", "m-7", "displayName", "Charles")));
    assertEquals(Optional.empty(), user(ENTERPRISE + "manager", object("displayName", "Charles")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AAAA", "AA==", "AAA=", "a-_b", "+/+/", "AA\r\nAA\n", "AAA=\n"})
  void read_base64_isKeptAsSent(String text) {
    assertEquals(
        Optional.of(list(object("value", base64(text)))),
        user("x509Certificates", list(object("value", text))));
  }

  /** A pattern that goes back and forth would need hours for it. */
  @Test
  @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
  void read_base64OfManySpacesThatIsNone_isRefused() {
    assertEquals(
        "x509Certificates[0].value must be base64.",
        refused(
            CoreSchemas.USER,
            "x509Certificates",
            list(object("value", " ".repeat(4_000_000) + "!"))));
  }

  private static Optional<Value> user(String path, Object raw) {
    return read(CoreSchemas.USER, path, raw);
  }

  private static Optional<Value> read(ResourceType type, String path, Object raw) {
    Attribute attribute = AttributePath.resolve(type, path).orElseThrow().leaf();
    return ValueReader.read(attribute, path, value(raw));
  }

  private static String refused(ResourceType type, String path, Object raw) {
    return Refusal.of(Reason.INVALID_VALUE, () -> read(type, path, raw));
  }
}
