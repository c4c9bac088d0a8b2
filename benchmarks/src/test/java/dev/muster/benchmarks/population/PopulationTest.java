package dev.muster.benchmarks.population;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.adapters.web.json.JsonReader;
import dev.muster.domain.resource.Resource;
import dev.muster.domain.resource.ResourceReader;
import dev.muster.domain.resource.User;
import dev.muster.domain.schema.definition.SchemaDefinitions;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PopulationTest {

  private static final int SIZE = 2_000;
  private final Population population = new Population(42, SIZE);

  @Test
  void body_everyUser_isAValidOneOfAboutAKilobyte() {
    Set<String> names = new HashSet<>();
    long bytes = 0;
    for (int user = 0; user < SIZE; user++) {
      byte[] body = population.body(user).getBytes(StandardCharsets.UTF_8);
      bytes += body.length;
      Resource resource =
          ResourceReader.read(
              new SchemaDefinitions().registry().user(),
              JsonReader.readObject(new ByteArrayInputStream(body)));
      String key = new User(resource).uniqueKey();
      assertEquals(population.userName(user), key);
      assertTrue(names.add(key), key);
    }
    long mean = bytes / SIZE;
    assertTrue(mean > 900 && mean < 1_300, () -> mean + " bytes");
  }

  @Test
  void id_followsTheNumber() {
    for (int user = 1; user < SIZE; user++) {
      UUID id = population.id(user);
      assertEquals(7, id.version());
      assertEquals(2, id.variant());
      assertTrue(id.toString().compareTo(population.id(user - 1).toString()) > 0);
    }
  }

  @Test
  void population_sameSeed_isTheSame() {
    assertEquals(population.body(7), new Population(42, SIZE).body(7));
    assertEquals(population.id(7), new Population(42, SIZE).id(7));
    assertNotEquals(population.body(7), new Population(43, SIZE).body(7));
  }

  @Test
  void teamMail_isSharedByATeam() {
    long sharing =
        IntStream.range(0, SIZE)
            .filter(user -> population.teamMail(user).equals(population.teamMail(3)))
            .count();
    assertEquals(Population.TEAM, sharing);
  }
}
