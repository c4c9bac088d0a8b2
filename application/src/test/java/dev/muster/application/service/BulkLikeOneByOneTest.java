package dev.muster.application.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.application.port.in.ExecuteBulkUseCase;
import dev.muster.application.port.in.ExecuteBulkUseCase.Operation;
import dev.muster.application.port.in.ExecuteBulkUseCase.Outcome;
import dev.muster.application.port.in.ExecuteBulkUseCase.Result;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.query.Sort;
import dev.muster.domain.resource.FoundResource;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two directories that start alike: one gets bulks, the other the same operations one by one. */
final class BulkLikeOneByOneTest {

  private static final int BULKS = 50;

  private final Bulks inBulk = new Bulks();
  private final Bulks oneByOne = new Bulks();
  private final Map<String, String> idsInBulk = new HashMap<>();
  private final Map<String, String> idsOneByOne = new HashMap<>();
  private final List<String> users = new ArrayList<>();
  private final List<String> groups = new ArrayList<>();

  /**
   * Patches of the members of one group share a version, unless the bulk depends on it; then
   * versions of groups are not compared.
   */
  @ParameterizedTest
  @CsvSource({"1,true", "2,true", "3,false", "4,false"})
  void execute_randomBulks_haveTheOutcomesOfTheirOperations(long seed, boolean versioned) {
    Random random = new Random(seed);
    Map<String, Integer> counts = new TreeMap<>();
    for (int i = 0; i < BULKS; i++) {
      List<Operation> operations =
          new RandomBulk(random, users, groups, "b" + i + "-", versioned)
              .operations(1 + random.nextInt(i % 4 == 0 ? 60 : 15));
      int failOnErrors = random.nextInt(3) == 0 ? 1 + random.nextInt(4) : ExecuteBulkUseCase.NEVER;
      OneByOne expected = new OneByOne(oneByOne, named(operations, idsOneByOne), failOnErrors);
      List<String> outcomes = expected.execute();
      List<Result> results =
          inBulk.execute(failOnErrors, named(operations, idsInBulk).toArray(Operation[]::new));
      String bulk = "bulk " + i + " failOnErrors " + failOnErrors + " " + operations;
      assertEquals(
          comparable(outcomes, versioned), comparable(Bulks.outcomes(results), versioned), bulk);
      outcomes.forEach(outcome -> counts.merge(outcome.split(" ", 2)[0], 1, Integer::sum));
      idsOneByOne.putAll(expected.ids());
      results.forEach(this::remember);
      assertEquals(idsOneByOne.keySet(), idsInBulk.keySet(), bulk);
      assertEquals(
          state(oneByOne, idsOneByOne, versioned), state(inBulk, idsInBulk, versioned), bulk);
    }
    for (String outcome : List.of("created", "replaced", "patched", "deleted", "invalidValue")) {
      assertTrue(counts.getOrDefault(outcome, 0) > 9, counts.toString());
    }
  }

  private static List<String> comparable(List<String> outcomes, boolean versioned) {
    return versioned
        ? outcomes
        : outcomes.stream()
            .map(outcome -> outcome.replaceAll("patched.*|replaced.*", "changed"))
            .toList();
  }

  private void remember(Result result) {
    String name = result.operation().bulkId();
    if (name != null && result.outcome() instanceof Outcome.Created) {
      idsInBulk.put(name, String.valueOf(Bulks.id(result)));
      (result.operation().endpoint().equals(Bulks.USERS) ? users : groups).add(name);
    }
  }

  /** The operations with ids in the place of names in braces. */
  private static List<Operation> named(List<Operation> operations, Map<String, String> ids) {
    return operations.stream()
        .map(
            operation ->
                new Operation(
                    operation.method(),
                    operation.endpoint(),
                    operation.id() == null ? null : named(operation.id(), ids),
                    operation.bulkId(),
                    (Value.Complex) named(operation.data(), ids),
                    operation.condition()))
        .toList();
  }

  private static Value named(Value value, Map<String, String> ids) {
    return switch (value) {
      case Value.Text(String text) -> new Value.Text(named(text, ids));
      case Value.Multiple(List<Value> elements) ->
          new Value.Multiple(elements.stream().map(element -> named(element, ids)).toList());
      case Value.Complex(Map<String, Value> attributes) -> {
        Value.Complex named = Value.Complex.EMPTY;
        for (Map.Entry<String, Value> attribute : attributes.entrySet()) {
          named = named.with(attribute.getKey(), named(attribute.getValue(), ids));
        }
        yield named;
      }
      case Value.Bool _,
          Value.WholeNumber _,
          Value.DecimalNumber _,
          Value.DateTime _,
          Value.Binary _,
          Value.Reference _ ->
          value;
    };
  }

  private static String named(String text, Map<String, String> ids) {
    return text.startsWith("{")
        ? ids.getOrDefault(text.substring(1, text.length() - 1), text)
        : text;
  }

  /** Everything that is stored, with names in the place of ids. */
  private static Set<String> state(Bulks bulks, Map<String, String> ids, boolean versioned) {
    Map<String, String> names = new HashMap<>();
    ids.forEach((name, id) -> names.put(id, name));
    Set<String> state = new TreeSet<>();
    for (ResourceService service : bulks.services.all()) {
      ResourceQuery all =
          new ResourceQuery(
              null, Sort.BY_ID, 1, ResourceQuery.MAX_COUNT, Projection.standard(service.type()));
      for (FoundResource found : service.repository().search(bulks.tenant, all).resources()) {
        String meta = versioned || service.type().isUser() ? found.meta().toString() : "";
        state.add(description((StoredResource) found, names) + meta);
      }
    }
    return state;
  }

  private static String description(StoredResource stored, Map<String, String> names) {
    Set<String> related = new TreeSet<>();
    for (Value values : stored.related().attributes().values()) {
      for (Value.Complex value : ((Value.Multiple) values).complexValues()) {
        String id = value.text("value").orElseThrow();
        related.add(names.getOrDefault(id, id) + value.text("type"));
      }
    }
    String document = new String(stored.document().bytes(), StandardCharsets.UTF_8);
    for (Map.Entry<String, String> name : names.entrySet()) {
      document = document.replace(name.getKey(), name.getValue());
    }
    return document + related;
  }
}
