package dev.muster.domain.resource;

import static dev.muster.domain.value.Tree.list;
import static dev.muster.domain.value.Tree.object;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.domain.value.Value;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** RFC 7643 §2.4: no pair of type and value twice, and at most one primary value. */
class MultipleValuesTest {

  static Stream<Arguments> duplicates() {
    return Stream.of(
        Arguments.of("nothing", list(), list()),
        Arguments.of("one", list(mail("a", "work")), list(mail("a", "work"))),
        Arguments.of(
            "same pair", list(mail("a", "work"), mail("a", "work")), list(mail("a", "work"))),
        Arguments.of(
            "another type",
            list(mail("a", "work"), mail("a", "home")),
            list(mail("a", "work"), mail("a", "home"))),
        Arguments.of(
            "no type is a type of its own",
            list(mail("a", "work"), object("value", "a")),
            list(mail("a", "work"), object("value", "a"))),
        Arguments.of(
            "the later one in the place of the earlier",
            list(mail("a", "work"), mail("b", "work"), mail("a", "work").with("display", text())),
            list(mail("a", "work").with("display", text()), mail("b", "work"))),
        Arguments.of(
            "without value the whole counts",
            list(object("type", "work"), object("type", "work", "display", "x")),
            list(object("type", "work"), object("type", "work", "display", "x"))),
        Arguments.of(
            "without value, the same whole",
            list(object("type", "work"), object("type", "work")),
            list(object("type", "work"))),
        Arguments.of(
            "without value, in another order",
            list(object("type", "work", "display", "x"), object("display", "x", "type", "work")),
            list(object("type", "work", "display", "x"))),
        Arguments.of(
            "without value, text that looks like more",
            list(object("display", "x", "type", "y"), object("display", "x], type=Text[value=y")),
            list(object("display", "x", "type", "y"), object("display", "x], type=Text[value=y"))),
        Arguments.of("plain values", list("a", "b", "a"), list("a", "b")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("duplicates")
  void normalize_duplicates_areStoredOnce(
      String about, Value.Multiple given, Value.Multiple expected) {
    assertEquals(expected.values(), MultipleValues.normalize(given.values()), about);
  }

  static Stream<Arguments> primaries() {
    return Stream.of(
        Arguments.of(
            "one",
            list(mail("a", true), mail("b", false)),
            list(mail("a", true), mail("b", false))),
        Arguments.of("none", list(mail("a", false)), list(mail("a", false))),
        Arguments.of(
            "the newest wins",
            list(mail("a", true), mail("b", true)),
            list(mail("a", false), mail("b", true))),
        Arguments.of(
            "three",
            list(mail("a", true), mail("b", true), mail("c", true)),
            list(mail("a", false), mail("b", false), mail("c", true))),
        Arguments.of(
            "the first, again",
            list(mail("a", true), mail("b", true), mail("a", true)),
            list(mail("a", true), mail("b", false))),
        Arguments.of(
            "the same one twice", list(mail("a", true), mail("a", true)), list(mail("a", true))),
        Arguments.of(
            "given up by its duplicate",
            list(mail("a", true), mail("a", false)),
            list(mail("a", false))),
        Arguments.of(
            "given up in silence, then taken by another",
            list(mail("a", true), object("value", "a"), mail("b", true)),
            list(object("value", "a"), mail("b", true))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("primaries")
  void normalize_primaries_leaveTheNewest(
      String about, Value.Multiple given, Value.Multiple expected) {
    assertEquals(expected.values(), MultipleValues.normalize(given.values()), about);
  }

  private static Value.Complex mail(String value, String type) {
    return object("value", value, "type", type);
  }

  private static Value.Complex mail(String value, boolean primary) {
    return object("value", value, "primary", primary);
  }

  private static Value text() {
    return new Value.Text("x");
  }
}
