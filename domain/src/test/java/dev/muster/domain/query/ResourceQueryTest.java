package dev.muster.domain.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.domain.projection.Projection;
import dev.muster.domain.schema.CoreSchemas;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceQueryTest {

  @ParameterizedTest
  @CsvSource({
    "1, 100, 1, 100",
    "0, 10, 1, 10",
    "-5, 10, 1, 10",
    "-2147483648, -2147483648, 1, 0",
    "7, -1, 7, 0",
    "7, 0, 7, 0",
    "7, 1000, 7, 1000",
    "7, 1001, 7, 1000",
    "2147483647, 2147483647, 2147483647, 1000"
  })
  void query_outOfRange_isBroughtIntoIt(
      int startIndex, int count, int expectedStart, int expectedCount) {
    ResourceQuery query =
        new ResourceQuery(
            null, Sort.BY_ID, startIndex, count, Projection.standard(CoreSchemas.USER));
    assertEquals(expectedStart, ((PageStart.Index) query.start()).startIndex());
    assertEquals(expectedCount, query.count());
  }
}
