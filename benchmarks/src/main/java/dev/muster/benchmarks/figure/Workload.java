package dev.muster.benchmarks.figure;

import dev.muster.benchmarks.population.Newcomer;
import dev.muster.benchmarks.population.Population;
import dev.muster.benchmarks.population.Population.Crowd;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * The requests of a figure, numbered from 0. Which user a number stands for looks random, and
 * follows from the population.
 *
 * @param cursors of the pages of the list, the second page's first; or of the second page of
 *     members of each group. Needed by {@link Figure#LIST} and {@link Figure#MEMBER_PAGE} to make
 *     requests, not to identify them
 */
public record Workload(Figure figure, Population population, List<String> cursors) {

  /** Users that are read again and again, so that the cache has all of them. */
  public static final int CACHED_USERS = 10_000;

  /** Pages of which cursors are used. */
  private static final int MAX_PAGES = 200;

  /** Scatters numbers, and stands for each user once before any of them comes again. */
  private static final long STRIDE = 1_000_003;

  /**
   * So many members are added, then the same are removed: both groups stay as large as they are.
   */
  private static final int TURN = 64;

  /** What a client sends, besides what every request has. */
  public record Sent(String path, String body) {}

  /** What is special to the request with this number. */
  public Identity identity(long number) {
    return switch (figure) {
      case READ_UNCACHED, READ_CACHED -> new Identity(population.id(user(number)), "");
      case LOOKUP, PATCH ->
          new Identity(population.id(user(number)), population.userName(user(number)));
      case SEARCH -> new Identity(population.id(0), population.teamMail(user(number)));
      case LIST -> new Identity(population.id((page(number) + 1) * Figure.PAGE - 1), "");
      case ADD_MEMBER -> new Identity(population.id(added(number)), "");
      case CHANGE_MEMBER -> new Identity(population.id(changed(number)), "");
      case IS_MEMBER, MEMBER_PAGE, READ_GROUP, RENAME_GROUP -> new Identity(population.id(0), "");
      case CREATE, BULK -> new Identity(population.id(0), Newcomer.tag(number));
    };
  }

  /** The request with this number, as Muster understands it. */
  public Sent sent(long number, Crowd group) {
    Identity identity = identity(number);
    return switch (figure) {
      case READ_UNCACHED, READ_CACHED -> new Sent("/Users/" + identity.id(), "");
      case LOOKUP -> new Sent("/Users?filter=" + equal("userName", identity.text()), "");
      case SEARCH ->
          new Sent(
              "/Users?filter=" + equal("emails.value", identity.text()) + "&sortBy=name.familyName",
              "");
      case LIST ->
          new Sent("/Users?count=" + Figure.PAGE + "&cursor=" + cursors.get(page(number)), "");
      case IS_MEMBER ->
          new Sent(
              "/GroupMembers?filter="
                  + equal("group.value", population.groupId(group).toString())
                  + "%20and%20"
                  + equal("member.value", population.id(member(number, group)).toString()),
              "");
      case MEMBER_PAGE ->
          new Sent(membersOf(population.groupId(group)) + cursors.get(group.place()), "");
      case READ_GROUP ->
          new Sent("/Groups/" + population.groupId(group) + "?excludedAttributes=members", "");
      case ADD_MEMBER, CHANGE_MEMBER ->
          new Sent(
              "/Groups/" + population.groupId(group),
              patch(
                  figure == Figure.CHANGE_MEMBER && isRemoved(number) ? "remove" : "add",
                  "members",
                  "[{\"value\":\"" + identity.id() + "\"}]"));
      case RENAME_GROUP ->
          new Sent(
              "/Groups/" + population.groupId(group),
              patch("replace", "displayName", "\"" + group.name() + " #" + number + "\""));
      case PATCH ->
          new Sent(
              "/Users/" + identity.id(),
              patch("replace", "displayName", "\"" + identity.text() + " #" + number + "\""));
      case CREATE -> new Sent("/Users", Newcomer.body(population, identity.text(), 0));
      case BULK -> new Sent("/Bulk", bulk(identity.text()));
    };
  }

  /** The members of a group by pages; the cursor is missing at its end. */
  public static String membersOf(UUID group) {
    return "/GroupMembers?filter="
        + equal("group.value", group.toString())
        + "&count="
        + Figure.MEMBERS_PAGE
        + "&cursor=";
  }

  /** How many requests there are before they would change nothing. */
  public long supply() {
    return figure == Figure.ADD_MEMBER ? population.reserve() : Long.MAX_VALUE;
  }

  /** The pages between which the list goes back and forth. */
  public int pages() {
    return Math.clamp(population.size() / Figure.PAGE - 1, 1, MAX_PAGES);
  }

  private int page(long number) {
    return (int) Long.remainderUnsigned(Population.mix(number), pages());
  }

  private int user(long number) {
    int users =
        figure == Figure.READ_CACHED
            ? Math.min(population.size(), CACHED_USERS)
            : population.size();
    return (int) (number * STRIDE % users);
  }

  private int added(long number) {
    return population.size() - population.reserve() + (int) (number % population.reserve());
  }

  private int changed(long number) {
    return added(number / (2 * TURN) * TURN + number % TURN);
  }

  private static boolean isRemoved(long number) {
    return number % (2 * TURN) >= TURN;
  }

  private int member(long number, Crowd group) {
    return (int) (number * STRIDE % population.members(group));
  }

  private static String equal(String attribute, String value) {
    return URLEncoder.encode(attribute + " eq \"" + value + "\"", StandardCharsets.UTF_8)
        .replace("+", "%20");
  }

  private static String patch(String operation, String path, String value) {
    return "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[{\"op\":\""
        + operation
        + "\",\"path\":\""
        + path
        + "\",\"value\":"
        + value
        + "}]}";
  }

  private String bulk(String tag) {
    StringBuilder json = new StringBuilder(1_500 * Figure.BULK_SIZE);
    json.append("{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"],");
    json.append("\"Operations\":[");
    for (int place = 0; place < Figure.BULK_SIZE; place++) {
      json.append(place == 0 ? "" : ",")
          .append("{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":\"b")
          .append(place)
          .append("\",\"data\":")
          .append(Newcomer.body(population, tag, place))
          .append('}');
    }
    return json.append("]}").toString();
  }
}
