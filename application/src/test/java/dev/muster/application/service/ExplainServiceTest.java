package dev.muster.application.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.muster.application.memory.InMemoryIndexCatalog;
import dev.muster.application.memory.InMemorySearchPlans;
import dev.muster.application.memory.InMemoryTenantRepository;
import dev.muster.application.memory.InMemoryTokenRepository;
import dev.muster.application.port.in.ExplainSearchUseCase.Search;
import dev.muster.application.port.plan.PlanBasis;
import dev.muster.domain.error.DirectoryException;
import dev.muster.domain.index.IndexPurpose;
import dev.muster.domain.path.AttributePath;
import dev.muster.domain.schema.CoreSchemas;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExplainServiceTest {

  private final InMemoryTenantRepository tenants =
      new InMemoryTenantRepository(new InMemoryTokenRepository());
  private final InMemoryIndexCatalog catalog = new InMemoryIndexCatalog();
  private final ExplainService service =
      new ExplainService(CoreSchemas.REGISTRY, tenants, new InMemorySearchPlans(), catalog);

  @BeforeEach
  void createTenant() {
    tenants.create("acme");
  }

  private List<String> advice(@Nullable String filter, @Nullable String sortBy) {
    return service
        .explain(
            new Search("acme", "user", filter, sortBy, false, 10, 1, List.of()),
            PlanBasis.ANY_VALUES)
        .advice();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          title eq "x"    | No index serves the filter; this adds one: bin/muster index add User:title
          title co "xyz"  | No index serves the filter; this adds one: bin/muster index add User:title --contains
          title ew "x"    | No index could serve the filter.
          userName eq "x" | There is an index for the filter; PostgreSQL takes it once the table is larger, or fewer rows match.
          """)
  void explain_filter_isAdvisedOn(String filter, String sentence) {
    assertEquals(List.of(sentence), advice(filter, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          title        | No index serves the order; this adds one for walks by cursor: bin/muster index add User:title
          meta.created | No index serves the order; this adds one: bin/muster index add User:meta.created
          """)
  void explain_order_isAdvisedOn(String sortBy, String sentence) {
    assertEquals(List.of(sentence), advice(null, sortBy));
  }

  @Test
  void explain_orderThatHasAnIndexOrCannot_isLeftAlone() {
    assertEquals(List.of(), advice(null, "userName"));
    assertEquals(List.of(), advice(null, "emails"));
    catalog.build(
        CoreSchemas.USER,
        AttributePath.resolve(CoreSchemas.USER, "title").orElseThrow(),
        IndexPurpose.COMPARING);
    assertEquals(List.of(), advice(null, "title"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          acme  | Robot | userName pr | There is no resource type Robot.
          nobody | User | userName pr | Tenant nobody not found.
          """)
  void explain_whatIsUnknown_isRefused(String tenant, String type, String filter, String message) {
    DirectoryException refusal =
        assertThrows(
            DirectoryException.class,
            () ->
                service.explain(
                    new Search(tenant, type, filter, null, false, 10, 1, List.of()),
                    PlanBasis.ANY_VALUES));
    assertEquals(message, refusal.getMessage());
  }

  @Test
  void explain_searchThatMakesNoSense_isRefused() {
    assertThrows(DirectoryException.class, () -> advice("nonsense", null));
    assertThrows(DirectoryException.class, () -> advice("nikName eq \"x\"", null));
    assertThrows(DirectoryException.class, () -> advice(null, "nikName"));
  }
}
