package dev.muster.application.port.in;

import dev.muster.domain.access.AccessToken;
import dev.muster.domain.access.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Administration of access tokens; several may be valid at once, so that rotation needs no gap. */
public interface ManageTokensUseCase {

  /**
   * What a new token shall be.
   *
   * @param tenant the tenant's name; null exactly for the scope admin
   * @param user the id or the userName of the user for whom the token speaks; null: none
   * @param expires null: never
   */
  record Order(
      @Nullable String tenant,
      String name,
      Set<Scope> scopes,
      @Nullable Instant expires,
      @Nullable String user) {}

  /**
   * Makes a token.
   *
   * @return its secret, which nobody can ask for again
   * @throws dev.muster.domain.error.InvalidRequest if the order makes no sense
   * @throws dev.muster.domain.error.ResourceNotFound if the tenant or the user does not exist
   * @throws dev.muster.domain.error.UniquenessConflict if the name is taken
   */
  String createToken(Order order);

  /**
   * Those of a tenant, or with null those of no tenant, by name.
   *
   * @throws dev.muster.domain.error.ResourceNotFound if the tenant does not exist
   */
  List<AccessToken> listTokens(@Nullable String tenant);

  /**
   * Makes a token invalid.
   *
   * @throws dev.muster.domain.error.ResourceNotFound if there is no such tenant or token
   */
  void revokeToken(@Nullable String tenant, String name);
}
