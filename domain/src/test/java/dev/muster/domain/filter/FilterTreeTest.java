package dev.muster.domain.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.domain.path.AttributePath;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tree that a filter becomes, node by node. */
class FilterTreeTest {

  @Test
  void parse_tree_isBoundToTheSchema() {
    assertEquals(
        new Filter.Or(
            List.of(
                new Filter.Comparison(
                    path("name.familyName"), ComparisonOperator.SW, new Value.Text("L")),
                new Filter.And(
                    List.of(
                        new Filter.Comparison(
                            path("active"), ComparisonOperator.EQ, new Value.Bool(true)),
                        new Filter.Not(new Filter.Present(path("title"))))))),
        parse("name.familyName sw \"L\" or active eq true and not (title pr)"));
  }

  @Test
  void parse_operands_haveTheTypeOfTheAttribute() {
    assertEquals(
        new Filter.Comparison(
            path("profileUrl"), ComparisonOperator.EQ, new Value.Reference("https://x.example")),
        parse("profileUrl eq \"https://x.example\""));
    assertEquals(
        new Filter.Comparison(
            path("x509Certificates.value"), ComparisonOperator.EQ, new Value.Binary("AA==")),
        parse("x509Certificates eq \"AA==\""));
  }

  @Test
  void parse_pathsInsideBrackets_areSubAttributes() {
    AttributePath emails = path("emails");
    AttributePath type = AttributePath.resolveWithin(emails.attribute(), "type").orElseThrow();
    assertEquals(
        new Filter.ValuePath(
            emails, new Filter.Comparison(type, ComparisonOperator.EQ, new Value.Text("work"))),
        parse("emails[type eq \"work\"]"));
  }

  private static Filter parse(String filter) {
    return Filter.parse(CoreSchemas.USER, filter);
  }

  private static AttributePath path(String text) {
    return AttributePath.resolve(CoreSchemas.USER, text).orElseThrow();
  }
}
