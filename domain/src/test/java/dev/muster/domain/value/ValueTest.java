package dev.muster.domain.value;

import static dev.muster.domain.value.Tree.list;
import static dev.muster.domain.value.Tree.object;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTest {

  @ParameterizedTest
  @CsvSource({"1, 1.00", "0, 0.000", "1000, 1E+3", "-2.50, -2.5", "0, 0E+5"})
  void decimalNumber_equalNumbers_areEqualValues(String left, String right) {
    assertEquals(
        new Value.DecimalNumber(new BigDecimal(left)),
        new Value.DecimalNumber(new BigDecimal(right)));
  }

  @ParameterizedTest
  @CsvSource({
    "2024-02-29T12:00:00.123999999Z, 2024-02-29T12:00:00.123Z",
    "1969-12-31T23:59:59.999999999Z, 1969-12-31T23:59:59.999Z",
    "2024-02-29T12:00:00Z, 2024-02-29T12:00:00Z"
  })
  void dateTime_cutsOffWhatIsFinerThanAMillisecond(Instant given, Instant kept) {
    assertEquals(kept, new Value.DateTime(given).value());
  }

  @Test
  void complex_keepsTheOrderAndACopy() {
    Map<String, Value> given = new LinkedHashMap<>();
    given.put("b", new Value.Text("1"));
    given.put("a", new Value.Text("2"));
    Value.Complex complex = new Value.Complex(given);
    given.clear();
    assertEquals(List.of("b", "a"), List.copyOf(complex.attributes().keySet()));
    assertThrows(
        UnsupportedOperationException.class,
        () -> complex.attributes().put("c", new Value.Text("3")));
  }

  /** Few attributes are kept otherwise than many. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 8, 9, 100})
  void complex_ofAnySize_isTheMapThatItWasGiven(int size) {
    Map<String, Value> given = new LinkedHashMap<>();
    for (int i = size; i > 0; i--) {
      given.put("attribute" + i, new Value.WholeNumber(i));
    }
    Map<String, Value> kept = new Value.Complex(given).attributes();
    assertEquals(given, kept);
    assertEquals(kept, given);
    assertEquals(given.hashCode(), kept.hashCode());
    assertEquals(List.copyOf(given.entrySet()), List.copyOf(kept.entrySet()));
    Map<String, Value> visited = new LinkedHashMap<>();
    kept.forEach(visited::put);
    assertEquals(List.copyOf(given.entrySet()), List.copyOf(visited.entrySet()));
    for (String name : given.keySet()) {
      assertTrue(kept.containsKey(name));
      assertEquals(given.get(name), kept.get(name));
    }
    assertEquals(List.copyOf(given.keySet()), List.copyOf(kept.keySet()));
    assertEquals(List.copyOf(given.values()), List.copyOf(kept.values()));
    assertTrue(kept.entrySet().containsAll(given.entrySet()));
    for (String other : Arrays.asList("attribute0", null)) {
      assertFalse(kept.containsKey(other));
      assertNull(kept.get(other));
    }
    assertThrows(UnsupportedOperationException.class, () -> kept.put("a", new Value.Bool(true)));
    assertEquals(new Value.Complex(given), new Value.Complex(kept));
  }

  @Test
  void with_changesInPlaceOrAppends_andLeavesTheOriginal() {
    Value.Complex before = object("a", "1", "b", "2");
    assertEquals(
        List.of("a", "b", "c"),
        List.copyOf(before.with("c", new Value.Bool(true)).attributes().keySet()));
    assertEquals(object("a", "3", "b", "2"), before.with("a", new Value.Text("3")));
    assertEquals(object("a", "1", "b", "2"), before);
  }

  @Test
  void text_ofAnotherType_isEmpty() {
    Value.Complex complex = object("name", "x", "active", true);
    assertEquals(Optional.of("x"), complex.text("name"));
    assertEquals(Optional.empty(), complex.text("active"));
    assertEquals(Optional.empty(), complex.text("missing"));
    assertTrue(Value.Complex.EMPTY.isEmpty());
  }

  @Test
  void complexValues_leavesOutTheOthers() {
    assertEquals(
        List.of(object("a", 1), object("b", 2)),
        list(object("a", 1), "plain", object("b", 2)).complexValues());
  }
}
