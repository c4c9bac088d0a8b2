package dev.muster.domain.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.schema.SampleSchemas;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link FilterPrinter} writes is read back as the same filter. */
class FilterRoundTripTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "userName eq \"ada\"",
        "title pr or userType pr and not (locale pr or id pr)",
        "title pr and (userType pr and locale pr)",
        "title pr or (userType pr or locale pr)",
        "((title pr or locale pr) and (id pr or userType pr)) or active eq false",
        "not (not (not (title pr)))",
        "emails[type eq \"work\" and (value co \"@\" or primary eq true)].display pr",
        "title eq \"a\\\"b\\\\c\\u0007\\uD83D\\uDE00\"",
        "title eq null and nickName ne null",
        "meta.lastModified gt \"0001-01-01T00:00:00Z\" and meta.created le 9999-12-31T23:59:59.999Z",
        "x509Certificates.value ne \"AA==\" or photos sw \"data:\"",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager[value eq \"7\"]"
      })
  void print_userFilter_readsBack(String text) {
    assertReadsBack(CoreSchemas.USER, Filter.parse(CoreSchemas.USER, text), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "floor eq -9223372036854775808",
        "weight gt 1e1000",
        "weight gt 1000e997",
        "weight lt -1.5E-999",
        "weight eq 0e5",
        "weight eq 123456789012345678901234567890.123456789",
        "urn:example:params:scim:schemas:1.0:Device:Warranty:phone.free eq true"
      })
  void print_deviceFilter_readsBack(String text) {
    assertReadsBack(SampleSchemas.DEVICE, Filter.parse(SampleSchemas.DEVICE, text), text);
  }

  @Test
  void print_randomUserFilters_readBack() {
    assertRandomFiltersReadBack(CoreSchemas.USER, 7_644L);
  }

  @Test
  void print_randomGroupFilters_readBack() {
    assertRandomFiltersReadBack(CoreSchemas.GROUP, 7_643L);
  }

  @Test
  void print_randomDeviceFilters_readBack() {
    assertRandomFiltersReadBack(SampleSchemas.DEVICE, 7_642L);
  }

  private static void assertRandomFiltersReadBack(ResourceType type, long seed) {
    RandomFilters filters = new RandomFilters(new Random(seed), type);
    Set<ComparisonOperator> seen = EnumSet.noneOf(ComparisonOperator.class);
    for (int i = 0; i < 2_000; i++) {
      Filter filter = filters.next(i % 5);
      if (filter instanceof Filter.Comparison comparison) {
        seen.add(comparison.operator());
      }
      assertReadsBack(type, filter, "seed " + seed + ", round " + i);
    }
    assertEquals(EnumSet.allOf(ComparisonOperator.class), seen, "seed " + seed);
  }

  private static void assertReadsBack(ResourceType type, Filter filter, String message) {
    String printed = FilterPrinter.print(filter);
    assertEquals(filter, Filter.parse(type, printed), () -> message + ": " + printed);
  }
}
