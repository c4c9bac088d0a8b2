package dev.muster.domain.query;

import static dev.muster.domain.value.Tree.base64;
import static dev.muster.domain.value.Tree.list;
import static dev.muster.domain.value.Tree.moment;
import static dev.muster.domain.value.Tree.object;
import static dev.muster.domain.value.Tree.uri;
import static dev.muster.domain.value.Tree.value;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.schema.SampleSchemas;
import dev.muster.domain.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SortComparatorTest {

  private static final ResourceType USER = CoreSchemas.USER;
  private static final ResourceType DEVICE = SampleSchemas.DEVICE;

  /** Each row is in ascending order; the last has no value. */
  static Stream<Arguments> ascending() {
    return Stream.of(
        Arguments.of(
            USER,
            "userName",
            List.of(user("userName", "ada"), user("userName", "Bob"), user("userName", "cyd"))),
        Arguments.of(
            USER,
            "userName",
            List.of(
                user("userName", "z"),
                user("userName", "\u00C9a"),
                user("userName", "\u00E9b"),
                user("userName", "\uFFFD"),
                user("userName", "\uD83D\uDE00"))),
        Arguments.of(
            USER,
            "externalId",
            List.of(user("externalId", "B"), user("externalId", "a"), user("externalId", "b"))),
        Arguments.of(USER, "active", List.of(user("active", false), user("active", true))),
        Arguments.of(
            USER, "title", List.of(user("title", ""), user("title", " "), user("title", "a"))),
        Arguments.of(
            USER,
            "name.familyName",
            List.of(
                user("name", object("familyName", "a")),
                user("name", object("familyName", "B", "givenName", "x")))),
        Arguments.of(
            USER,
            "profileUrl",
            List.of(user("profileUrl", uri("https://A")), user("profileUrl", uri("https://a")))),
        Arguments.of(
            USER,
            "x509Certificates",
            List.of(
                user("x509Certificates", list(object("value", base64("AB")))),
                user("x509Certificates", list(object("value", base64("Aa")))))),
        Arguments.of(
            USER,
            "meta.created",
            List.of(
                user("meta", object("created", moment("1999-12-31T23:59:59Z"))),
                user("meta", object("created", moment("2000-01-01T00:00:00Z"))),
                user("meta", object("created", moment("2000-01-01T00:00:00.001Z"))))),
        Arguments.of(
            USER,
            CoreSchemas.ENTERPRISE_USER_URN + ":department",
            List.of(
                user(CoreSchemas.ENTERPRISE_USER_URN, object("department", "a")),
                user(CoreSchemas.ENTERPRISE_USER_URN, object("department", "B")))),
        Arguments.of(
            DEVICE, "floor", List.of(user("floor", -10), user("floor", 9), user("floor", 10))),
        Arguments.of(
            DEVICE,
            "weight",
            List.of(
                user("weight", new BigDecimal("-0.5")),
                user("weight", new BigDecimal("9.99")),
                user("weight", 10))),
        Arguments.of(
            DEVICE, "tags", List.of(user("tags", list("b", "z")), user("tags", list("C", "a")))));
  }

  @ParameterizedTest
  @MethodSource("ascending")
  void compare_absentValues_comeLastAscendingAndFirstDescending(
      ResourceType type, String by, List<Value.Complex> rows) {
    List<Value.Complex> expected = new ArrayList<>();
    rows.forEach(row -> expected.add(row.with("id", value("same"))));
    expected.add(object("id", "1-absent"));
    expected.add(object("id", "2-absent"));
    assertEquals(expected, sorted(type, by, "ascending", expected));
    assertEquals(expected.reversed(), sorted(type, by, "descending", expected));
  }

  @Test
  void compare_equalKeys_followTheirIdsInTheSameDirection() {
    List<Value.Complex> rows =
        List.of(
            object("id", "1", "userName", "ADA"),
            object("id", "2", "userName", "ada"),
            object("id", "3", "userName", "Ada"));
    assertEquals(rows, sorted(USER, "userName", null, rows));
    assertEquals(rows.reversed(), sorted(USER, "userName", "descending", rows));
  }

  @Test
  void compare_byId_isTheOrderOfTheIds() {
    List<Value.Complex> rows = List.of(object("id", "1"), object("id", "2"), object("id", "a"));
    assertEquals(rows, sorted(USER, "id", null, rows));
    assertEquals(rows.reversed(), sorted(USER, "id", "descending", rows));
  }

  @Test
  void compare_multiValued_takesThePrimaryElseTheFirst() {
    Value.Complex byPrimary =
        object(
            "id",
            "1",
            "emails",
            list(
                object("value", "z"),
                object("value", "y", "primary", false),
                object("value", "a", "primary", true)));
    Value.Complex byFirst =
        object("id", "2", "emails", list(object("value", "b"), object("value", "0")));
    Value.Complex absentInPrimary =
        object(
            "id",
            "0",
            "emails",
            list(object("value", "a"), object("type", "work", "primary", true)));
    List<Value.Complex> rows = List.of(byPrimary, byFirst, absentInPrimary);
    assertEquals(rows, sorted(USER, "emails", null, rows));
    assertEquals(rows, sorted(USER, "emails.value", null, rows));
    assertEquals(rows.reversed(), sorted(USER, "emails", "descending", rows));
  }

  private static Value.Complex user(String name, Object value) {
    return object(name, value);
  }

  /** Sorted from several seeded shuffles, which must all end alike. */
  private static List<Value.Complex> sorted(
      ResourceType type, String by, @Nullable String order, List<Value.Complex> rows) {
    SortComparator comparator = new SortComparator(Sort.parse(type, by, order));
    List<Value.Complex> first = new ArrayList<>(rows);
    first.sort(comparator);
    for (int seed = 0; seed < 10; seed++) {
      List<Value.Complex> shuffled = new ArrayList<>(rows);
      Collections.shuffle(shuffled, new Random(seed));
      shuffled.sort(comparator);
      assertEquals(first, shuffled, "seed " + seed);
    }
    return first;
  }
}
