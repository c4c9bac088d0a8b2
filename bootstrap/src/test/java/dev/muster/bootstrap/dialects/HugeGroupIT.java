package dev.muster.bootstrap.dialects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.application.fixture.BesideOthers;
import dev.muster.bootstrap.embedded.EmbeddedDatabase;
import dev.muster.bootstrap.embedded.Occupant;
import dev.muster.bootstrap.embedded.PreparedDataFolder;
import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.ScimHttp;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A group of 200,000 over HTTP, from its first member to none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@BesideOthers
final class HugeGroupIT {

  private static final int MEMBERS = 200_000;
  private static final Pattern VALUE = Pattern.compile("\"value\":\"([0-9a-f-]{36})\"");

  private final EmbeddedDatabase database;
  private final RunningMuster muster;
  private final Conversation client;

  /** With a database of its own, which so many users would slow down for other tests. */
  HugeGroupIT(@TempDir(factory = PreparedDataFolder.class) Path folder) {
    database = EmbeddedDatabase.open(folder, Occupant.SERVE, Duration.ofMinutes(1));
    muster = RunningMuster.on(database);
    client = Conversation.with(muster);
  }

  @AfterAll
  void close() {
    muster.close();
    database.close();
  }

  /**
   * The users are copies of one, beside the server, because only their number matters; they are
   * found by their key only.
   */
  private void fill(String group, String model) throws SQLException {
    try (Connection connection = muster.openDatabase();
        Statement statement = connection.createStatement();
        PreparedStatement members =
            connection.prepareStatement(
                """
                insert into group_members
                select tenant_id, ?::uuid, id from users
                where user_name_key like 'huge-%'
                  and tenant_id = (select tenant_id from groups where id = ?::uuid)
                """)) {
      statement.execute(
          """
          do $$ declare name text; begin
            for name in select indexname from pg_indexes
              where tablename = 'users' and indexname <> 'users_pk'
            loop execute 'drop index ' || name; end loop;
          end $$
          """);
      statement.execute(
          """
          insert into users (tenant_id, id, version, created, last_modified, document, user_name,
            user_name_key, active, email_keys, email_lines)
          select tenant_id, md5(id::text || n)::uuid, 1, created, last_modified, document,
            'huge-' || n, 'huge-' || n, true, email_keys, email_lines
          from users, generate_series(2, %d) n
          where id = '%s'
          """
              .formatted(MEMBERS, model));
      statement.execute("update users set user_name_key = 'huge-1' where id = '" + model + "'");
      // That the users exist need not be checked for each of them.
      statement.execute("set session_replication_role = replica");
      members.setString(1, group);
      members.setString(2, group);
      assertEquals(MEMBERS, members.executeUpdate());
      statement.execute("analyze group_members, users");
    }
  }

  private long count(String group) throws SQLException {
    try (Connection connection = muster.openDatabase();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select count(*) from group_members where group_id = '" + group + "'")) {
      row.next();
      return row.getLong(1);
    }
  }

  @Test
  void group_of200000_isShownWhole_leftAlone_andEmptied() throws SQLException {
    String ada = client.person("ada");
    String id = client.group("Huge");
    String group = "/Groups/" + id;
    fill(id, ada);
    assertTrue(client.get("/Groups").expect(200).has("/Resources/0/displayName"));
    assertFalse(client.get("/Groups").expect(200).has("/Resources/0/members"));
    assertWhole(client.get(group).expect(200));
    assertPages(id, ada);
    assertWhole(client.put(group, "{\"displayName\":\"Still huge\"}").expect(200));
    change(group, "remove", ada);
    assertEquals(MEMBERS - 1, count(id));
    change(group, "add", ada);
    assertEquals("W/\"4\"", client.get(group + "?excludedAttributes=members").tag());
    Answer empty = client.put(group, "{\"displayName\":\"Still huge\",\"members\":[]}").expect(200);
    assertEquals("[]", empty.at("/members").toString());
    assertEquals("W/\"5\"", empty.tag());
    assertEquals(0, count(id));
  }

  private void change(String group, String operation, String member) {
    client
        .operations(
            group,
            "{\"op\":\"%s\",\"path\":\"members\",\"value\":[{\"value\":\"%s\"}]}"
                .formatted(operation, member))
        .expect(204);
  }

  private void assertPages(String id, String ada) {
    String all =
        "/GroupMembers?count=1000&filter=" + ScimHttp.encode("group.value eq \"" + id + "\"");
    Answer first = client.get(all + "&cursor=").expect(200);
    assertEquals(MEMBERS, first.total());
    Answer second = client.get(all + "&cursor=" + first.text("/nextCursor")).expect(200);
    assertEquals(MEMBERS, second.total());
    assertEquals(1_000, second.at("/Resources").size());
    Answer last = client.get(all + "&startIndex=" + (MEMBERS - 2)).expect(200);
    assertEquals(3, last.at("/Resources").size());
    assertEquals(MEMBERS, last.total());
    client.get("/GroupMembers/" + id + "." + ada).expect(200);
    assertEquals(
        1,
        client
            .filter("/Groups", "id eq \"%s\" and members.value eq \"%s\"".formatted(id, ada))
            .expect(200)
            .total());
  }

  private static void assertWhole(Answer answer) {
    Set<String> values = new HashSet<>();
    int members = 0;
    Matcher value = VALUE.matcher(answer.body());
    while (value.find()) {
      values.add(value.group(1));
      members++;
    }
    assertEquals(MEMBERS, members);
    assertEquals(MEMBERS, values.size());
    assertTrue(answer.body().endsWith("]}"));
  }
}
