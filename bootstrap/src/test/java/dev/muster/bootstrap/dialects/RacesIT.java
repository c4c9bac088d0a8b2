package dev.muster.bootstrap.dialects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.ScimHttp;
import dev.muster.bootstrap.fixture.SharedMuster;
import dev.muster.bootstrap.settings.Setting;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What many clients do to one resource at once, at two servers of one directory: nothing is lost,
 * and no version is won twice. The second server has no cache, so that its answers are never old.
 */
@ExtendWith(SharedMuster.class)
final class RacesIT {

  private static final String ADD_MEMBER =
      "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"%s\"}]}";

  private static @Nullable RunningMuster second;

  private final Conversation client;
  private final Conversation other;

  RacesIT(RunningMuster muster) {
    String token = muster.newTenant();
    this.client = new Conversation(new ScimHttp(muster.scimUrl(), token));
    this.other = new Conversation(new ScimHttp(second().scimUrl(), token));
  }

  @BeforeAll
  static void startTheSecondServer(RunningMuster muster) {
    second = muster.sibling(Map.of(Setting.CACHE, "none", Setting.PORT, "0"));
  }

  @AfterAll
  static void stopTheSecondServer() {
    second().close();
  }

  private static RunningMuster second() {
    return Objects.requireNonNull(second);
  }

  /** One server for the even numbers, the other for the odd ones. */
  private Conversation either(int number) {
    return number % 2 == 0 ? client : other;
  }

  private record Attempt(String tag, int status) {}

  /** Each version of a resource was changed by one attempt, and the rest were refused. */
  private void assertOneWinnerForEachVersion(String path, List<Attempt> attempts) {
    Set<Integer> statuses = attempts.stream().map(Attempt::status).collect(Collectors.toSet());
    assertTrue(statuses.size() == 2 && statuses.contains(412), "statuses: " + statuses);
    TreeMap<String, Long> winners =
        attempts.stream()
            .filter(attempt -> attempt.status() != 412)
            .collect(Collectors.groupingBy(Attempt::tag, TreeMap::new, Collectors.counting()));
    Set<String> versions =
        IntStream.rangeClosed(1, winners.size())
            .mapToObj(version -> "W/\"" + version + "\"")
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(versions, winners.keySet());
    assertEquals(Set.of(1L), new HashSet<>(winners.values()));
    assertEquals("W/\"" + (winners.size() + 1) + "\"", other.get(path).tag());
  }

  @Test
  void patchesWithIfMatch_haveOneWinnerForEachVersion() {
    String user = "/Users/" + client.person("contended");
    assertOneWinnerForEachVersion(
        user,
        Crowd.run(
            64,
            1_000,
            i -> {
              String tag = either(i).get(user).expect(200).tag();
              Answer answer =
                  either(i)
                      .operations(
                          user,
                          "{\"op\":\"replace\",\"path\":\"title\",\"value\":\"t%d\"}".formatted(i),
                          "If-Match",
                          tag);
              return new Attempt(tag, answer.status());
            }));
  }

  @Test
  void membersReplacedWithIfMatch_haveOneWinnerForEachVersion() {
    List<String> users = Crowd.run(16, 200, i -> client.person("candidate" + i));
    String group = "/Groups/" + client.group("contended");
    assertOneWinnerForEachVersion(
        group,
        Crowd.run(
            32,
            users.size(),
            i -> {
              String tag = either(i).get(group).expect(200).tag();
              String member = users.get(i);
              Answer answer =
                  i % 4 < 2
                      ? either(i)
                          .put(
                              group,
                              "{\"displayName\":\"contended\",\"members\":[{\"value\":\"%s\"}]}"
                                  .formatted(member),
                              "If-Match",
                              tag)
                      : either(i).operations(group, ADD_MEMBER.formatted(member), "If-Match", tag);
              return new Attempt(tag, answer.status() == 204 ? 200 : answer.status());
            }));
  }

  @Test
  void patchesOfDifferentAttributes_areAllThere() {
    String user = "/Users/" + client.person("popular");
    int patches = 200;
    Crowd.run(
        32,
        patches,
        i ->
            either(i / 2)
                .operations(
                    user,
                    i % 2 == 0
                        ? "{\"op\":\"Add\",\"path\":\"emails\",\"value\":[{\"value\":\"%d@x\"}]}"
                            .formatted(i)
                        : "{\"op\":\"add\",\"value\":{\"phoneNumbers\":[{\"value\":\"%d\"}]}}"
                            .formatted(i))
                .expect(200));
    Answer read = other.get(user).expect(200);
    Set<String> expected =
        IntStream.range(0, patches)
            .mapToObj(i -> i % 2 == 0 ? i + "@x" : "" + i)
            .collect(Collectors.toSet());
    Set<String> found = new HashSet<>(read.texts("/emails", "/value"));
    found.addAll(read.texts("/phoneNumbers", "/value"));
    assertEquals(expected, found);
    assertEquals("W/\"" + (patches + 1) + "\"", read.tag());
  }

  @Test
  void membersAddedByMany_areAllThere() {
    int members = 4_000;
    List<String> users = Crowd.run(32, members, i -> client.person("member" + i));
    String group = "/Groups/" + client.group("everybody");
    Crowd.run(
        64,
        members,
        i -> either(i).operations(group, ADD_MEMBER.formatted(users.get(i))).expect(204).status());
    Answer read = other.get(group).expect(200);
    List<String> found = read.texts("/members", "/value");
    assertEquals(members, found.size());
    assertEquals(new HashSet<>(users), new HashSet<>(found));
    assertEquals(
        members,
        other
            .get("/Users?count=0&filter=groups.value+eq+%22" + group.substring(8) + "%22")
            .total());
  }

  @Test
  void membersAddedAndRemovedByMany_endAsTheLastWordsSaid() {
    List<String> users = Crowd.run(16, 100, i -> client.person("swing" + i));
    String group = "/Groups/" + client.group("swinging", users.subList(0, 50));
    Crowd.run(
        32,
        100,
        i -> {
          String user = users.get(i);
          String remove =
              "{\"op\":\"remove\",\"path\":\"members[value eq \\\"%s\\\"]\"}".formatted(user);
          String last = i < 50 ? remove : ADD_MEMBER.formatted(user);
          String first = i < 50 ? ADD_MEMBER.formatted(user) : remove;
          for (String operation : List.of(last, first, last)) {
            either(i).operations(group, operation).expect(204);
          }
          return i;
        });
    assertEquals(
        new HashSet<>(users.subList(50, 100)),
        new HashSet<>(other.get(group).texts("/members", "/value")));
  }

  @Test
  void membersDeletedWhileTheyAreAdded_leaveNothingBehind() {
    List<String> users = Crowd.run(16, 200, i -> client.person("fleeting" + i));
    String group = "/Groups/" + client.group("haven");
    List<Integer> statuses =
        Crowd.run(
            32,
            400,
            i -> {
              String user = users.get(i / 2);
              return i % 2 == 0
                  ? either(i / 2).operations(group, ADD_MEMBER.formatted(user)).status()
                  : either(i / 4).delete("/Users/" + user).status();
            });
    assertTrue(Set.of(204, 400).containsAll(statuses), new HashSet<>(statuses).toString());
    assertEquals("[]", other.get(group).expect(200).at("/members").toString());
  }
}
