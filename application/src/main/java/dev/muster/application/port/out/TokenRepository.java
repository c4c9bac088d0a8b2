package dev.muster.application.port.out;

import dev.muster.domain.access.AccessToken;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.access.TokenDigest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The access tokens, by the digest of their secrets. */
public interface TokenRepository {

  /**
   * Adds a token.
   *
   * @throws dev.muster.domain.error.UniquenessConflict if the tenant has one of that name, or the
   *     secret is in use
   */
  void create(AccessToken token);

  /** A token that speaks for a user goes with the user. */
  Optional<AccessToken> find(TokenDigest digest);

  /**
   * What {@link #find} would bring, if the memory of this process can tell at once. Empty says
   * nothing. Never fails.
   */
  default Optional<AccessToken> findNear(TokenDigest digest) {
    return Optional.empty();
  }

  /** Those of a tenant, or with null those of no tenant, by name. */
  List<AccessToken> list(@Nullable TenantId tenant);

  /** Removes a token of a tenant, or with null of no tenant; whether there was one. */
  boolean delete(@Nullable TenantId tenant, String name);

  /** Whether there is no token at all, of any tenant or of none. */
  boolean isEmpty();

  /** Notes when tokens were used last; unknown tokens are passed over. */
  void recordUses(Map<TokenDigest, Instant> uses);
}
