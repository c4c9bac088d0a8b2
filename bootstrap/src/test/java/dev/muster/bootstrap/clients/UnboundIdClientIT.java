package dev.muster.bootstrap.clients;

import static dev.muster.bootstrap.clients.UnboundIdSession.USERS;
import static dev.muster.bootstrap.clients.UnboundIdSession.ada;
import static dev.muster.bootstrap.clients.UnboundIdSession.email;
import static dev.muster.bootstrap.clients.UnboundIdSession.id;
import static dev.muster.bootstrap.clients.UnboundIdSession.meta;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.unboundid.scim2.client.ScimService;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.PreconditionFailedException;
import com.unboundid.scim2.common.exceptions.ResourceConflictException;
import com.unboundid.scim2.common.exceptions.ResourceNotFoundException;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.exceptions.UnauthorizedException;
import com.unboundid.scim2.common.types.EnterpriseUserExtension;
import com.unboundid.scim2.common.types.Name;
import com.unboundid.scim2.common.types.UserResource;
import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.SharedMuster;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Single users through the UnboundID SDK; each test has a tenant of its own. */
@ExtendWith(SharedMuster.class)
final class UnboundIdClientIT {

  private final RunningMuster muster;
  private final UnboundIdSession session;
  private final ScimService scim;

  UnboundIdClientIT(RunningMuster muster) {
    this.muster = muster;
    this.session = new UnboundIdSession(muster.scimUrl(), muster.newTenant());
    this.scim = session.scim();
  }

  @AfterEach
  void closeSession() {
    session.close();
  }

  @Test
  void create_fullUser_isReadAsSent() throws ScimException {
    UserResource sent = ada();
    UserResource created = scim.create(USERS, sent);
    assertEquals("User", meta(created).getResourceType());
    assertEquals(
        URI.create(muster.scimUrl() + "/Users/" + id(created)), meta(created).getLocation());
    assertEquals(created, scim.retrieve(created));
    assertEquals(created, scim.retrieve(USERS, id(created), UserResource.class));

    sent.setId(created.getId());
    sent.setMeta(created.getMeta());
    sent.setActive(true);
    assertEquals(sent, created);
  }

  @Test
  void read_projections_returnOnlyWhatWasAsked() throws ScimException {
    String id = id(scim.create(USERS, ada()));
    UserResource narrow =
        scim.retrieveRequest(USERS, id)
            .attributes("name.familyName", "emails.value")
            .invoke(UserResource.class);
    assertEquals(id, narrow.getId());
    assertEquals(new Name().setFamilyName("Lovelace"), narrow.getName());
    assertEquals(
        List.of(email("ada@example.com", null), email("ada@home.example.org", null)),
        narrow.getEmails());
    assertNull(narrow.getUserName());
    assertNull(narrow.getMeta());

    UserResource without =
        scim.retrieveRequest(USERS, id)
            .excludedAttributes(
                "id", "name", "emails", UnboundIdSession.ENTERPRISE_URN + ":department")
            .invoke(UserResource.class);
    assertEquals(id, without.getId());
    assertNull(without.getName());
    assertNull(without.getEmails());
    assertNull(without.getExtension(EnterpriseUserExtension.class));
    assertEquals(ada().getUserName(), without.getUserName());
  }

  @Test
  void read_knownVersion_isNotModified() throws ScimException {
    UserResource user = scim.create(USERS, ada());
    ScimException unchanged =
        assertThrows(ScimException.class, () -> scim.retrieveRequest(user).ifNoneMatch().invoke());
    assertEquals(304, unchanged.getScimError().getStatus());
  }

  @Test
  void replace_staleVersion_isRefused() throws ScimException {
    UserResource first = scim.create(USERS, ada());
    UserResource changed = scim.retrieve(first).setNickName("Countess").setEmails(List.of());
    UserResource second = scim.replaceRequest(changed).ifMatch().invoke();
    assertNotEquals(meta(first).getVersion(), meta(second).getVersion());
    assertEquals("Countess", second.getNickName());
    assertNull(second.getEmails());
    assertEquals(second, scim.retrieve(first));

    PreconditionFailedException stale =
        assertThrows(
            PreconditionFailedException.class,
            () -> scim.replaceRequest(first.setNickName("Lost")).ifMatch().invoke());
    assertError(stale, 412, null);
    assertEquals(second, scim.retrieve(first));
    assertEquals("Last", scim.replace(second.setNickName("Last")).getNickName());
  }

  @Test
  void delete_currentVersion_removesTheUser() throws ScimException {
    UserResource user = scim.create(USERS, ada());
    assertThrows(
        PreconditionFailedException.class,
        () -> scim.deleteRequest(user).ifMatch("W/\"4711\"").invoke());
    assertEquals(user, scim.retrieve(user));
    scim.deleteRequest(user).ifMatch(meta(user).getVersion()).invoke();
    assertThrows(ResourceNotFoundException.class, () -> scim.retrieve(user));
    assertThrows(ResourceNotFoundException.class, () -> scim.delete(user));
    assertNotEquals(user.getId(), scim.create(USERS, ada()).getId());
  }

  @Test
  void errors_asTheClientReportsThem_carryStatusAndType() throws ScimException {
    scim.create(USERS, ada());
    UserResource same = new UserResource().setUserName("ADA \"The\\First\"");
    assertError(
        assertThrows(ResourceConflictException.class, () -> scim.create(USERS, same)),
        409,
        ResourceConflictException.UNIQUENESS);
    assertError(
        assertThrows(
            ResourceNotFoundException.class,
            () -> scim.retrieve(USERS, UUID.randomUUID().toString(), UserResource.class)),
        404,
        null);
    for (String broken : List.of("userName eq", "userName eq \"a", "active gt true")) {
      assertError(
          assertThrows(
              BadRequestException.class, () -> scim.search(USERS, broken, UserResource.class)),
          400,
          BadRequestException.INVALID_FILTER);
    }
    assertError(
        assertThrows(BadRequestException.class, () -> scim.create(USERS, new UserResource())),
        400,
        BadRequestException.INVALID_VALUE);
  }

  @Test
  void unknownToken_anyRequest_isUnauthorized() {
    try (UnboundIdSession stranger = new UnboundIdSession(muster.scimUrl(), "no-such-token")) {
      assertError(
          assertThrows(
              UnauthorizedException.class,
              () -> stranger.scim().search(USERS, null, UserResource.class)),
          401,
          null);
      assertError(
          assertThrows(UnauthorizedException.class, () -> stranger.scim().create(USERS, ada())),
          401,
          null);
    }
  }

  private static void assertError(ScimException error, int status, @Nullable String scimType) {
    assertEquals(status, error.getScimError().getStatus());
    assertEquals(scimType, error.getScimError().getScimType());
    String detail = error.getScimError().getDetail();
    assertNotNull(detail);
    assertFalse(detail.isBlank());
  }
}
