package dev.muster.adapters.persistence.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.apache.ibatis.reflection.ReflectionException;
import org.junit.jupiter.api.Test;

final class RowFactoryTest {

  /** More than a row and its arguments, less than an exception. */
  private static final long BYTES = 200;

  private static final int ROWS = 10_000;

  private final RowFactory factory = new RowFactory();

  private record Row(String name, long number) {
    private Row {
      if (number < 0) {
        throw new IllegalArgumentException("negative");
      }
    }
  }

  private Row row(Object... arguments) {
    return factory.create(Row.class, List.of(String.class, long.class), List.of(arguments));
  }

  @Test
  void record_thatNobodyElseMayMake_isMade() {
    assertEquals(new Row("ada", 1), row("ada", 1L));
  }

  @Test
  void record_costsNoMoreThanItself() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    var _ = row("ada", 1L);
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < ROWS; i++) {
      var _ = row("ada", 1L);
    }
    long bytes = (threads.getCurrentThreadAllocatedBytes() - before) / ROWS;
    assertTrue(bytes < BYTES, () -> bytes + " bytes for each row");
  }

  @Test
  void record_thatRefusesItsValues_isToldWithItsReason() {
    List<String> reasons = new ArrayList<>();
    Throwable reason = assertThrows(ReflectionException.class, () -> row("ada", -1L));
    while (reason != null) {
      reasons.add(String.valueOf(reason.getMessage()));
      reason = reason.getCause();
    }
    assertEquals("negative", reasons.getLast());
  }

  @Test
  void record_withOtherValues_isRefused() {
    assertThrows(ReflectionException.class, () -> row(1L, "ada"));
    assertThrows(ReflectionException.class, () -> row("ada"));
  }

  @Test
  void otherTypes_areMadeAsMyBatisDoes() {
    assertSame(ArrayList.class, factory.create(List.class).getClass());
  }
}
