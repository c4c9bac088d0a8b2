package dev.muster.bootstrap.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.SharedMuster;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Indexes that are added by the command while the directory is served. */
@ExtendWith(SharedMuster.class)
final class IndexIT {

  private final RunningMuster muster;

  IndexIT(RunningMuster muster) {
    this.muster = muster;
  }

  private String index(int exit, String... arguments) {
    List<String> all = new ArrayList<>(List.of("index"));
    all.addAll(Arrays.asList(arguments));
    all.addAll(muster.databaseFlags());
    return Commands.run(exit, all.toArray(String[]::new));
  }

  @Test
  void index_addListAndDrop() {
    assertEquals("Added index User:nickName.", index(0, "add", "user:NickName"));
    assertEquals("Added index User:nickName.", index(0, "add", "User:nickName", "--contains"));
    String list = index(0, "list");
    assertTrue(list.lines().anyMatch(line -> line.matches("User +userName .* default")), list);
    assertTrue(
        list.lines()
            .anyMatch(
                line ->
                    line.matches(
                        "User +nickName +eq sw gt ge lt le sort +\\d+ +\\d+ valid +added")),
        list);
    assertTrue(
        list.lines().anyMatch(line -> line.matches("User +nickName +co +\\d+ +\\d+ valid +added")),
        list);
    assertEquals("muster: User:nickName has an index already.", index(1, "add", "User:nickName"));
    assertEquals("Dropped index User:nickName.", index(0, "drop", "User:nickName"));
    assertEquals("Dropped index User:nickName.", index(0, "drop", "User:nickName", "--contains"));
    assertFalse(index(0, "list").contains("nickName"));
  }

  @Test
  void index_whatCannotBe_isExplainedInOneLine() {
    assertEquals("muster: User has no attribute nikName.", index(1, "add", "User:nikName"));
    assertEquals("muster: User:password cannot be filtered by.", index(1, "add", "User:password"));
    assertEquals(
        "muster: User:userName has a default index, which cannot be dropped.",
        index(1, "drop", "User:userName"));
    assertEquals("muster: User:title has no such index.", index(1, "drop", "User:title"));
  }
}
