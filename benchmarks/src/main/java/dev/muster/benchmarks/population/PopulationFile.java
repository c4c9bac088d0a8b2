package dev.muster.benchmarks.population;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A population as files of JSON Lines that {@code muster import} reads. */
public final class PopulationFile {

  /** So many a line may have, and each group has. */
  private static final int MEMBERS = 10_000;

  private PopulationFile() {}

  /** Writes the users with their ids. */
  public static void writeUsers(Path file, Population population) throws IOException {
    try (Writer lines = open(file)) {
      for (int user = 0; user < population.size(); user++) {
        String body = population.body(user);
        lines.write("{\"id\":\"" + population.id(user) + "\"," + body.substring(1) + "\n");
      }
    }
  }

  /**
   * Writes groups of 10,000 members, or of half of the users if these are fewer; the last group may
   * be smaller. Members lie scattered over all users, and each user is in about as many groups.
   */
  public static void writeGroups(Path file, Population population, int memberships)
      throws IOException {
    int most = Math.min(MEMBERS, population.size() / 2);
    try (Writer lines = open(file)) {
      for (int first = 0; first < memberships; first += most) {
        String members =
            IntStream.range(first, Math.min(memberships, first + most))
                .mapToObj(number -> "{\"value\":\"" + member(population, number) + "\"}")
                .collect(Collectors.joining(","));
        lines.write(
            "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Group\"],\"externalId\":\"crowd-"
                + first / most
                + "\",\"displayName\":\"Crowd\",\"members\":["
                + members
                + "]}\n");
      }
    }
  }

  /** Steps through all users, a prime number at a time. */
  private static UUID member(Population population, int number) {
    return population.id((int) (number * 7_919L % population.size()));
  }

  private static BufferedWriter open(Path file) throws IOException {
    return Files.newBufferedWriter(file);
  }
}
