package dev.muster.bootstrap.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.adapters.web.http.WebServer;
import dev.muster.bootstrap.fixture.DeviceType;
import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.SharedMuster;
import dev.muster.bootstrap.settings.Setting;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each route has a budget of statements, which no number of users, groups and members changes: a
 * statement for each row of an answer turns this red, and so does a route without a budget.
 */
@ExtendWith(SharedMuster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StatementBudgetIT {

  private static final String ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";

  private RunningMuster muster;

  @BeforeAll
  void start(RunningMuster shared, @TempDir Path folder) throws IOException {
    muster =
        shared.sibling(
            Map.of(
                Setting.SCHEMA_DIR,
                DeviceType.writeTo(folder),
                // No poll is so late that memory is passed by.
                Setting.CACHE_STALENESS,
                "1h"));
  }

  @AfterAll
  void stop() {
    muster.close();
  }

  static Stream<Arguments> requests() {
    return RouteBudgets.all().stream()
        .flatMap(budget -> Stream.of(2, 20).map(size -> Arguments.of(budget, size)));
  }

  @ParameterizedTest(name = "{0}, of {1}")
  @MethodSource("requests")
  void request_ofAnyNumber_takesItsStatements(RouteBudget budget, int size) throws Exception {
    Population people = new Population(muster, size);
    Asked asked = ask(budget, people);
    assertEquals(budget.statements(), asked.statements(), asked::ran);
    // From the cache once the server has heard of all that was written.
    for (int i = 0; i < 500 && asked.statements() != budget.again(); i++) {
      Thread.sleep(10);
      asked = ask(budget, people);
    }
    assertEquals(budget.again(), asked.statements(), asked::ran);
  }

  /** So that there is something for which one statement would be run after another. */
  @Test
  void population_hasEveryUserInEveryGroup() {
    Population people = new Population(muster, 20);
    for (String path : List.of("/Users", "/Groups")) {
      String other = path.equals("/Users") ? "/Groups/" : "/Users/";
      String list = people.client(path).get(path + "?count=100").body();
      assertEquals(400, list.split("\"\\$ref\":\"[^\"]*" + other, -1).length - 1, list);
    }
  }

  @Test
  void routes_allOfScim_haveABudget() {
    assertEquals(
        muster.directory().web().routes().stream()
            .filter(route -> route.contains(" " + WebServer.SCIM))
            .sorted()
            .distinct()
            .toList(),
        RouteBudgets.all().stream().map(RouteBudget::route).sorted().distinct().toList());
  }

  /**
   * What an answer cost.
   *
   * @param statements without lookups of the token
   * @param ran by name, with those that the server ran for itself meanwhile
   */
  private record Asked(int statements, String ran) {}

  /** Nobody else asks this server meanwhile, so that what it ran is known by name. */
  private Asked ask(RouteBudget budget, Population people) {
    Map<String, Integer> before = muster.calls();
    HttpResponse<String> answer = budget.ask(people);
    Map<String, Integer> ran = muster.calls();
    before.forEach((name, calls) -> ran.merge(name, -calls, Integer::sum));
    ran.values().removeIf(calls -> calls == 0);
    assertEquals(budget.status(), answer.statusCode(), answer::body);
    // Also of the operations of a bulk.
    assertEquals(budget.status() >= 400, answer.body().contains(ERROR), answer::body);
    int lookups = ran.getOrDefault("TokenMapper.find", 0);
    return new Asked(Cost.of(answer).statements() - lookups, ran.toString());
  }
}
