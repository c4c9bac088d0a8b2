package dev.muster.bootstrap.dialects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.SharedMuster;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Passwords go in and never come out; the database has their hashes, apart from the document. */
@ExtendWith(SharedMuster.class)
final class PasswordIT {

  private static final String SECRET = "s3cret-pässword";

  private final RunningMuster muster;
  private final Conversation client;

  PasswordIT(RunningMuster muster) {
    this.muster = muster;
    this.client = Conversation.with(muster);
  }

  private static String body(String title) {
    return "{\"userName\":\"ada\",\"title\":\"%s\"}".formatted(title);
  }

  private static String withPassword(String title) {
    return body(title).replace("}", ",\"password\":\"" + SECRET + "\"}");
  }

  private static void assertSilent(Answer answer) {
    assertTrue(answer.status() < 300, answer.body());
    for (String word : List.of("password", "pässword", "s3cret", "argon2")) {
      assertFalse(answer.body().contains(word), answer.body());
    }
  }

  /** What the database has of a user. */
  private record Stored(@Nullable String hash, String everythingElse) {}

  private Stored stored(String user) throws SQLException {
    String sql =
        "select password_hash, (to_jsonb(users) - 'password_hash')::text as rest"
            + " from users where id = ?::uuid";
    try (Connection database = muster.openDatabase();
        PreparedStatement statement = database.prepareStatement(sql)) {
      statement.setString(1, user.substring("/Users/".length()));
      try (ResultSet rows = statement.executeQuery()) {
        assertTrue(rows.next());
        return new Stored(rows.getString("password_hash"), rows.getString("rest"));
      }
    }
  }

  @Test
  void password_isNeverReturned() {
    Answer created = client.post("/Users", withPassword("T"));
    assertSilent(created);
    String user = "/Users/" + created.id();
    assertSilent(client.get(user));
    for (String query : List.of("?attributes=password", "?attributes=password,userName")) {
      assertSilent(client.get(user + query));
      assertSilent(client.get("/Users" + query));
      assertSilent(client.get(query));
      assertSilent(client.put(user + query, withPassword("U")));
      assertSilent(
          client.operations(
              user + query,
              "{\"op\":\"replace\",\"path\":\"password\",\"value\":\"%s\"}".formatted(SECRET)));
    }
    assertSilent(client.get("/Users"));
    assertSilent(client.post("/Users/.search", "{\"attributes\":[\"title\"]}"));
    assertSilent(client.put(user, withPassword("V")));
  }

  @Test
  void password_isNoWayToFindUsers() {
    client.user(withPassword("T"));
    for (String filter :
        List.of(
            "password pr",
            "password eq \"" + SECRET + "\"",
            "not (password pr)",
            "title pr and password sw \"s\"",
            "urn:ietf:params:scim:schemas:core:2.0:User:password pr",
            "PASSWORD pr")) {
      Answer refused = client.filter("/Users", filter).expect(400, "invalidFilter");
      assertFalse(refused.body().contains("s3cret"), refused.body());
      client.filter("", filter).expect(400, "invalidFilter");
    }
    client.get("/Users?sortBy=password").expect(400, "invalidValue");
    client.get("/Users?sortBy=PassWord&cursor=").expect(400, "invalidValue");
  }

  @Test
  void refusals_doNotRepeatThePassword() {
    String user = client.user(withPassword("T"));
    for (Answer refused :
        List.of(
            client.post("/Users", withPassword("U")),
            client.post("/Users", "{\"password\":\"" + SECRET + "\"}"),
            client.post("/Users", "{\"userName\":\"b\",\"password\":[\"" + SECRET + "\"]}"),
            client.post("/Users", "{\"userName\":\"b\",\"password\":\"" + SECRET),
            client.put(user, "{\"password\":\"" + SECRET.repeat(100) + "\",\"userName\":\"b\"}"),
            client.operations(user, "{\"op\":\"add\",\"path\":\"password[" + SECRET + "]\"}"),
            client.operations(
                user,
                "{\"op\":\"add\",\"path\":\"password\",\"value\":{\"a\":\"" + SECRET + "\"}}"))) {
      assertTrue(refused.status() >= 400, refused.body());
      assertFalse(refused.body().contains("s3cret"), refused.body());
    }
  }

  @Test
  void database_hasTheHashOnly() throws SQLException {
    String user = client.user(withPassword("T"));
    Stored created = stored(user);
    assertTrue(created.hash() != null && created.hash().startsWith("$argon2id$"), user);
    assertFalse(created.everythingElse().contains("s3cret"), created.everythingElse());
    assertFalse(created.everythingElse().contains("\"password\\\""), created.everythingElse());

    client.put(user, body("U")).expect(200);
    assertEquals(created.hash(), stored(user).hash(), "PUT without a password keeps it");
    client.operations(user, "{\"op\":\"replace\",\"path\":\"title\",\"value\":\"V\"}").expect(200);
    assertEquals(created.hash(), stored(user).hash());

    client.put(user, withPassword("V")).expect(200);
    Stored again = stored(user);
    assertTrue(again.hash() != null && again.hash().startsWith("$argon2id$"), user);
    assertNotEquals(created.hash(), again.hash(), "each hash has its own salt");

    client
        .operations(user, "{\"op\":\"replace\",\"value\":{\"Password\":\"another\"}}")
        .expect(200);
    assertNotEquals(again.hash(), stored(user).hash());
    client.operations(user, "{\"op\":\"remove\",\"path\":\"password\"}").expect(200);
    assertNull(stored(user).hash());
    assertNull(stored(client.user("{\"userName\":\"none\"}")).hash());
  }

  @Test
  void newPassword_isAChangeOfTheUser() {
    String user = client.user(withPassword("T"));
    String first = client.get(user).tag();
    String second = client.put(user, withPassword("T")).expect(200).tag();
    assertNotEquals(first, second);
    assertEquals(second, client.put(user, body("T")).expect(200).tag());
  }
}
