package dev.muster.domain.value;

import static dev.muster.domain.value.Tree.list;
import static dev.muster.domain.value.Tree.object;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
