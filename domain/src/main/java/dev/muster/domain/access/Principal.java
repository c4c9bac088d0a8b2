package dev.muster.domain.access;

import dev.muster.domain.resource.ResourceId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who is asking: the holder of a valid token. */
public record Principal(
    String tokenName, @Nullable TenantId tenant, @Nullable ResourceId user, Set<Scope> scopes) {

  public boolean has(Scope scope) {
    return scopes.contains(scope);
  }
}
