package dev.muster.application.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.muster.application.fixture.EveryType;
import dev.muster.application.port.plan.PlanBasis;
import dev.muster.application.port.plan.PlannedStatement;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.PageStart;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.query.Sort;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.ResourceType;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of {@link SearchPlans}, whose adapters serve User, Group and Every. */
public abstract class SearchPlansContract {

  private static final List<ResourceType> TYPES =
      List.of(CoreSchemas.USER, CoreSchemas.GROUP, EveryType.TYPE);

  public abstract SearchPlans plans();

  /** One that is there. */
  public abstract TenantId tenant();

  private List<PlannedStatement> explain(
      ResourceType type, @Nullable String filter, PageStart start, int count, PlanBasis basis) {
    return plans()
        .explain(
            tenant(),
            type,
            new ResourceQuery(
                filter == null ? null : Filter.parse(type, filter),
                Sort.parse(type, "externalId", "descending"),
                start,
                count,
                Projection.standard(type)),
            basis);
  }

  @ParameterizedTest
  @EnumSource(PlanBasis.class)
  void explain_anySearch_isPageAndTotalOfItsTable(PlanBasis basis) {
    for (ResourceType type : TYPES) {
      for (PageStart start :
          List.of(new PageStart.Index(1), new PageStart.Index(3), new PageStart.Beside(null))) {
        List<PlannedStatement> statements = explain(type, "externalId pr", start, 10, basis);
        assertEquals(2, statements.size());
        for (PlannedStatement statement : statements) {
          assertFalse(statement.name().isEmpty());
          assertFalse(statement.sql().isEmpty());
          assertFalse(statement.plan().isEmpty());
          assertFalse(statement.verdict().sentences().isEmpty());
        }
        assertEquals(1, explain(type, null, start, 0, basis).size());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "externalId eq \"LITERAL\"",
        "externalId sw \"it's LITERAL\"",
        "externalId co \"%LITERAL\\\\\"",
        "externalId ew \"LITERAL\"",
        "externalId gt \"LITERAL\" and not (externalId lt \"LITERALx\")",
        "id eq \"LITERAL\" or externalId ne \"a\\nLITERAL\""
      })
  void explain_filterOfText_hidesItsLiterals(String pattern) {
    String literal = "Planted7134";
    for (ResourceType type : TYPES) {
      assertHidden(type, pattern.replace("LITERAL", literal), literal);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "emails.value eq \"LITERAL\"",
        "emails[type eq \"LITERAL\" and value co \"LITERAL\"]",
        "userName sw \"LITERAL\"",
        "name.middleName eq \"LITERAL\"",
        "roles.value eq \"LITERAL\"",
        "addresses[locality ew \"LITERAL\"]",
        "groups.display eq \"LITERAL\"",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq \"LITERAL\""
      })
  void explain_filterOfUsers_hidesItsLiterals(String pattern) {
    String literal = "Planted7134";
    assertHidden(CoreSchemas.USER, pattern.replace("LITERAL", literal), literal);
  }

  @Test
  void explain_filterOfOtherTypes_hidesItsLiterals() {
    assertHidden(EveryType.TYPE, "integer eq 713471", "713471");
    assertHidden(EveryType.TYPE, "integer lt -713471", "713471");
    assertHidden(EveryType.TYPE, "decimal gt 7134.71", "7134");
    assertHidden(EveryType.TYPE, "dateTime ge \"2071-03-04T05:06:07Z\"", "2071");
    assertHidden(
        CoreSchemas.USER,
        "groups.value eq \"01900000-0000-7000-9000-000000713471\"",
        "000000713471");
  }

  private void assertHidden(ResourceType type, String filter, String literal) {
    for (PlanBasis basis : PlanBasis.values()) {
      String shown = explain(type, filter, new PageStart.Index(1), 10, basis).toString();
      assertFalse(shown.toLowerCase(Locale.ROOT).contains(literal.toLowerCase(Locale.ROOT)), shown);
    }
  }
}
