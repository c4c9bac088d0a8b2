package dev.muster.adapters.web.differential;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.domain.filter.Filter;
import dev.muster.domain.filter.FilterEvaluator;
import dev.muster.domain.resource.Meta;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.ResourceReader;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.schema.SchemaRegistry;
import dev.muster.domain.schema.definition.SchemaDefinitions;
import dev.muster.domain.value.DateTimes;
import dev.muster.domain.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Filters (RFC 7644 §3.4.2.2) select what they do in npm's scim2-parse-filter. */
final class FilterDifferentialTest {

  private static final Value.Complex FILE = Differences.load("filters.json");
  private static final SchemaRegistry TYPES = types();
  private static final Map<String, Map<String, Value.Complex>> RESOURCES = resources();
  private static final List<Differences.Case> CASES =
      Differences.objects(FILE, "cases").stream().map(FilterDifferentialTest::answered).toList();

  private final Differences differences = Differences.read("filter-differences.json");

  @TestFactory
  Stream<DynamicTest> filter_selectsTheSame_orDiffersForAReason() {
    return CASES.stream().map(differences::test);
  }

  @Test
  void differences_areCases_andExplained() {
    differences.checkListed(CASES);
    assertTrue(CASES.size() > 400, () -> CASES.size() + " cases");
  }

  private static Differences.Case answered(Value.Complex given) {
    String filter = given.text("filter").orElseThrow();
    ResourceType type = type(given.text("type").orElseThrow());
    return new Differences.Case(
        filter, Answer.read(given, "matched", "refused"), Answer.of(() -> matched(type, filter)));
  }

  private static Value matched(ResourceType type, String text) {
    Filter filter = Filter.parse(type, text);
    return new Value.Multiple(
        RESOURCES.getOrDefault(type.name(), Map.of()).entrySet().stream()
            .filter(resource -> FilterEvaluator.matches(filter, resource.getValue()))
            .<Value>map(resource -> new Value.Text(resource.getKey()))
            .toList());
  }

  private static SchemaRegistry types() {
    SchemaDefinitions definitions = new SchemaDefinitions();
    definitions.add("filters.json", Differences.object(FILE, "definitions"));
    return definitions.registry();
  }

  private static ResourceType type(String name) {
    return TYPES.resourceTypeNamed(name).orElseThrow();
  }

  /** By type, then by the name that the cases call them. */
  private static Map<String, Map<String, Value.Complex>> resources() {
    Map<String, Map<String, Value.Complex>> all = new LinkedHashMap<>();
    Value.Complex types = Differences.object(FILE, "resources");
    for (String type : types.attributes().keySet()) {
      Map<String, Value.Complex> named = new LinkedHashMap<>();
      Value.Complex given = Differences.object(types, type);
      for (String name : given.attributes().keySet()) {
        named.put(name, stored(type(type), Differences.object(given, name)));
      }
      all.put(type, named);
    }
    return all;
  }

  private static Value.Complex stored(ResourceType type, Value.Complex given) {
    Value.Complex about = Differences.object(given, "meta");
    Meta meta =
        new Meta(
            Long.parseLong(about.text("version").orElseThrow().replaceAll("\\D", "")),
            DateTimes.parse(about.text("created").orElseThrow()).orElseThrow().value(),
            DateTimes.parse(about.text("lastModified").orElseThrow()).orElseThrow().value());
    ResourceId id = ResourceId.parse(given.text("id").orElseThrow()).orElseThrow();
    return ResourceReader.read(type, given).describe(id, meta);
  }
}
