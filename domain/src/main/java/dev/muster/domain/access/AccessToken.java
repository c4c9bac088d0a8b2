package dev.muster.domain.access;

import dev.muster.domain.resource.ResourceId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an access token; not its secret.
 *
 * @param name unique in the tenant
 * @param tenant null for administration tokens, which belong to none
 * @param user the user for whom the token speaks, if any
 * @param expires null: never
 * @param lastUse null: not yet; exact to about a minute
 */
public record AccessToken(
    TokenDigest digest,
    String name,
    @Nullable TenantId tenant,
    @Nullable ResourceId user,
    Set<Scope> scopes,
    Instant created,
    @Nullable Instant expires,
    @Nullable Instant lastUse) {

  public AccessToken {
    scopes = Set.copyOf(scopes);
  }

  public boolean isValidAt(Instant now) {
    return expires == null || now.isBefore(expires);
  }
}
