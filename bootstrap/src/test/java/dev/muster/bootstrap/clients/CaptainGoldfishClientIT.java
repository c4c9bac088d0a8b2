package dev.muster.bootstrap.clients;

import static dev.muster.bootstrap.clients.CaptainGoldfishSession.USERS;
import static dev.muster.bootstrap.clients.CaptainGoldfishSession.ada;
import static dev.muster.bootstrap.clients.CaptainGoldfishSession.id;
import static dev.muster.bootstrap.clients.CaptainGoldfishSession.meta;
import static dev.muster.bootstrap.clients.CaptainGoldfishSession.tree;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.captaingoldfish.scim.sdk.client.ScimRequestBuilder;
import de.captaingoldfish.scim.sdk.client.response.ServerResponse;
import de.captaingoldfish.scim.sdk.common.constants.ScimType;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.response.ErrorResponse;
import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.SharedMuster;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Single users through the SDK of Captain Goldfish; each test has a tenant of its own. */
@ExtendWith(SharedMuster.class)
final class CaptainGoldfishClientIT {

  private final RunningMuster muster;
  private final CaptainGoldfishSession session;
  private final ScimRequestBuilder scim;

  CaptainGoldfishClientIT(RunningMuster muster) {
    this.muster = muster;
    this.session = new CaptainGoldfishSession(muster.scimUrl(), muster.newTenant());
    this.scim = session.scim();
  }

  @AfterEach
  void closeSession() {
    session.close();
  }

  @Test
  void create_fullUser_isReadAsSent() {
    ServerResponse<User> answer = session.create(ada());
    assertEquals(201, answer.getHttpStatus());
    User created = succeeded(answer);
    String location = muster.scimUrl() + "/Users/" + id(created);
    assertEquals(Optional.of(location), meta(created).getLocation());
    assertEquals(Optional.of("User"), meta(created).getResourceType());
    assertEquals(meta(created).getCreated(), meta(created).getLastModified());
    assertEquals(tree(created), tree(succeeded(session.read(id(created)))));
    assertEquals(tree(created), tree(succeeded(scim.get(location, User.class).sendRequest())));

    ObjectNode expected = (ObjectNode) tree(ada());
    assertEquals(
        expected.put("active", true), ((ObjectNode) tree(created)).without(List.of("id", "meta")));
  }

  @Test
  void read_projections_returnOnlyWhatWasAsked() {
    String id = id(succeeded(session.create(ada())));
    String url = muster.scimUrl() + "/Users/" + id;
    User narrow =
        succeeded(
            scim.get(url + "?attributes=name.familyName,emails.value", User.class).sendRequest());
    assertEquals(id, id(narrow));
    assertEquals(Optional.of("Lovelace"), narrow.getName().orElseThrow().getFamilyName());
    assertEquals(Optional.empty(), narrow.getName().orElseThrow().getGivenName());
    assertEquals(2, narrow.getEmails().size());
    assertTrue(narrow.getEmails().stream().allMatch(email -> email.getType().isEmpty()));
    assertEquals(Optional.empty(), narrow.getUserName());
    assertEquals(Optional.empty(), narrow.getMeta());

    User without =
        succeeded(scim.get(url + "?excludedAttributes=id,name,emails", User.class).sendRequest());
    assertEquals(id, id(without));
    assertEquals(Optional.empty(), without.getName());
    assertEquals(List.of(), without.getEmails());
    assertEquals(ada().getUserName(), without.getUserName());
  }

  @Test
  void read_knownVersion_isNotModified() {
    User user = succeeded(session.create(ada()));
    ServerResponse<User> unchanged =
        scim.get(User.class, USERS, id(user))
            .setETagForIfNoneMatch(meta(user).getVersion().orElseThrow())
            .sendRequest();
    assertEquals(304, unchanged.getHttpStatus());
  }

  @Test
  void replace_staleVersion_isRefused() {
    User first = succeeded(session.create(ada()));
    User changed = succeeded(session.read(id(first)));
    changed.setNickName("Countess");
    changed.setEmails(List.of());
    User second = succeeded(replace(first, changed));
    assertNotEquals(meta(first).getVersion(), meta(second).getVersion());
    assertEquals(Optional.of("Countess"), second.getNickName());
    assertEquals(List.of(), second.getEmails());
    assertEquals(tree(second), tree(succeeded(session.read(id(first)))));

    changed.setNickName("Lost");
    assertError(replace(first, changed), 412, null);
    assertEquals(tree(second), tree(succeeded(session.read(id(first)))));
    assertEquals(
        Optional.of("Lost"),
        succeeded(scim.update(User.class, USERS, id(first)).setResource(changed).sendRequest())
            .getNickName());
  }

  /** Replaces a user if its version is still the one that was seen. */
  private ServerResponse<User> replace(User seen, User replacement) {
    return scim.update(User.class, USERS, id(seen))
        .setETagForIfMatch(meta(seen).getVersion().orElseThrow())
        .setResource(replacement)
        .sendRequest();
  }

  @Test
  void delete_currentVersion_removesTheUser() {
    User user = succeeded(session.create(ada()));
    assertError(
        scim.delete(User.class, USERS, id(user)).setETagForIfMatch("4711").sendRequest(),
        412,
        null);
    assertEquals(tree(user), tree(succeeded(session.read(id(user)))));
    ServerResponse<User> deleted =
        scim.delete(User.class, USERS, id(user))
            .setETagForIfMatch(meta(user).getVersion().orElseThrow())
            .sendRequest();
    assertTrue(deleted.isSuccess(), deleted.getResponseBody());
    assertEquals(204, deleted.getHttpStatus());
    assertError(session.read(id(user)), 404, null);
    assertEquals(404, scim.delete(User.class, USERS, id(user)).sendRequest().getHttpStatus());
    assertNotEquals(id(user), id(succeeded(session.create(ada()))));
  }

  @Test
  void errors_asTheClientReportsThem_carryStatusAndType() {
    succeeded(session.create(ada()));
    User same = User.builder().userName("ADA \"The\\First\"").build();
    assertError(session.create(same), 409, ScimType.RFC7644.UNIQUENESS);
    assertError(session.read(UUID.randomUUID().toString()), 404, null);
    for (String broken : List.of("userName EQ", "userName eq \"a", "active gt true")) {
      assertError(
          scim.list(User.class, USERS).filter(broken).get().sendRequest(),
          400,
          ScimType.RFC7644.INVALID_FILTER);
    }
    assertError(session.create(new User()), 400, ScimType.RFC7644.INVALID_VALUE);
  }

  @Test
  void unknownToken_anyRequest_isUnauthorized() {
    try (CaptainGoldfishSession stranger =
        new CaptainGoldfishSession(muster.scimUrl(), "no-such-token")) {
      assertError(stranger.read(UUID.randomUUID().toString()), 401, null);
      assertError(stranger.create(ada()), 401, null);
    }
  }

  private static User succeeded(ServerResponse<User> answer) {
    assertTrue(answer.isSuccess(), answer.getResponseBody());
    return answer.getResource();
  }

  private static void assertError(ServerResponse<?> answer, int status, @Nullable String scimType) {
    assertFalse(answer.isSuccess());
    assertEquals(status, answer.getHttpStatus());
    ErrorResponse error = answer.getErrorResponse();
    assertNotNull(error, answer.getResponseBody());
    assertEquals(status, error.getStatus());
    assertEquals(Optional.ofNullable(scimType), error.getScimType());
    assertFalse(error.getDetail().orElseThrow().isBlank());
  }
}
