package dev.muster.bootstrap.clients;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.captaingoldfish.scim.sdk.client.ScimClientConfig;
import de.captaingoldfish.scim.sdk.client.ScimRequestBuilder;
import de.captaingoldfish.scim.sdk.client.response.ServerResponse;
import de.captaingoldfish.scim.sdk.common.constants.EndpointPaths;
import de.captaingoldfish.scim.sdk.common.resources.EnterpriseUser;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.base.ScimObjectNode;
import de.captaingoldfish.scim.sdk.common.resources.complex.Meta;
import de.captaingoldfish.scim.sdk.common.resources.complex.Name;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.Email;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** The SCIM SDK of Captain Goldfish with a token, and the user that its tests create. */
final class CaptainGoldfishSession implements AutoCloseable {

  static final String USERS = EndpointPaths.USERS;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ScimRequestBuilder scim;

  CaptainGoldfishSession(String scimUrl, String token) {
    this.scim =
        new ScimRequestBuilder(
            scimUrl,
            ScimClientConfig.builder()
                .connectTimeout(30)
                .socketTimeout(60)
                .requestTimeout(60)
                .httpHeaders(Map.of("Authorization", "Bearer " + token))
                .build());
  }

  ScimRequestBuilder scim() {
    return scim;
  }

  ServerResponse<User> create(User user) {
    return scim.create(User.class, USERS).setResource(user).sendRequest();
  }

  ServerResponse<User> read(String id) {
    return scim.get(User.class, USERS, id).sendRequest();
  }

  /** A user with quotes and backslashes in its name, two addresses and an extension. */
  static User ada() {
    return User.builder()
        .externalId("Ext-1")
        .userName("ada \"the\\first\"")
        .name(Name.builder().givenName("Ada").familyName("Lovelace").build())
        .displayName("Ada Lovelace 🧮")
        .emails(
            List.of(
                Email.builder().value("ada@example.com").type("work").primary(true).build(),
                Email.builder().value("ada@home.example.org").type("home").build()))
        .enterpriseUser(EnterpriseUser.builder().department("Engines").build())
        .build();
  }

  static String id(User user) {
    return user.getId().orElseThrow();
  }

  static Meta meta(User user) {
    return user.getMeta().orElseThrow();
  }

  /** The plain JSON of a resource: the client's own nodes differ by how they were made. */
  static JsonNode tree(ScimObjectNode node) {
    try {
      return JSON.readTree(node.toString());
    } catch (JsonProcessingException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public void close() {
    scim.close();
  }
}
