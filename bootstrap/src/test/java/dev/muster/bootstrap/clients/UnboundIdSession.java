package dev.muster.bootstrap.clients;

import com.unboundid.scim2.client.ScimService;
import com.unboundid.scim2.common.types.Email;
import com.unboundid.scim2.common.types.EnterpriseUserExtension;
import com.unboundid.scim2.common.types.Meta;
import com.unboundid.scim2.common.types.Name;
import com.unboundid.scim2.common.types.UserResource;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The UnboundID SCIM 2 SDK of Ping Identity with a token, and the user that its tests create. */
final class UnboundIdSession implements AutoCloseable {

  static final String USERS = "Users";
  static final String USER_URN = "urn:ietf:params:scim:schemas:core:2.0:User";
  static final String ENTERPRISE_URN = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

  private final Client http =
      ClientBuilder.newBuilder()
          .connectTimeout(30, TimeUnit.SECONDS)
          .readTimeout(60, TimeUnit.SECONDS)
          .build();
  private final ScimService scim;

  UnboundIdSession(String scimUrl, String token) {
    ClientRequestFilter bearer =
        request -> request.getHeaders().putSingle("Authorization", "Bearer " + token);
    this.scim = new ScimService(http.target(scimUrl).register(bearer));
  }

  ScimService scim() {
    return scim;
  }

  /** A user with quotes and backslashes in its name, two addresses and an extension. */
  static UserResource ada() {
    UserResource ada =
        new UserResource()
            .setUserName("ada \"the\\first\"")
            .setName(new Name().setGivenName("Ada").setFamilyName("Lovelace"))
            .setDisplayName("Ada Lovelace 🧮")
            .setEmails(
                email("ada@example.com", "work").setPrimary(true),
                email("ada@home.example.org", "home"));
    ada.setExternalId("Ext-1");
    ada.setExtension(new EnterpriseUserExtension().setDepartment("Engines"));
    return ada;
  }

  static Email email(String value, @Nullable String type) {
    return new Email().setValue(value).setType(type);
  }

  static String id(UserResource user) {
    return Objects.requireNonNull(user.getId());
  }

  static Meta meta(UserResource user) {
    return Objects.requireNonNull(user.getMeta());
  }

  @Override
  public void close() {
    http.close();
  }
}
