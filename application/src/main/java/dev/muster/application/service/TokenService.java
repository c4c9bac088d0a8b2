package dev.muster.application.service;

import dev.muster.application.port.in.ManageTokensUseCase;
import dev.muster.application.port.in.PrepareDirectoryUseCase;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.application.port.out.TenantRepository;
import dev.muster.application.port.out.TokenRepository;
import dev.muster.domain.access.AccessToken;
import dev.muster.domain.access.Scope;
import dev.muster.domain.access.Tenant;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.access.TokenDigest;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.error.ResourceNotFound;
import dev.muster.domain.error.UniquenessConflict;
import dev.muster.domain.filter.ComparisonOperator;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.path.AttributePath;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.query.Sort;
import dev.muster.domain.resource.FoundResource;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.value.Value;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes, lists and revokes tokens. */
public final class TokenService implements ManageTokensUseCase, PrepareDirectoryUseCase {

  private static final int SECRET_BYTES = 32;
  private static final String PREFIX = "mst_";
  private static final String FIRST_TOKEN = "first";
  private static final String SETTINGS_TOKEN = "(MUSTER_TOKEN)";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@ -]{0,62}");

  private final TokenRepository tokens;
  private final TenantRepository tenants;
  private final ResourceRepository users;
  private final RandomGenerator random;
  private final Clock clock;

  /**
   * @param random must be cryptographically strong
   */
  public TokenService(
      TokenRepository tokens,
      TenantRepository tenants,
      ResourceRepository users,
      RandomGenerator random,
      Clock clock) {
    this.tokens = tokens;
    this.tenants = tenants;
    this.users = users;
    this.random = random;
    this.clock = clock;
  }

  @Override
  public String createToken(Order order) {
    check(order);
    TenantId tenant = tenantId(order.tenant());
    ResourceId user = order.user() == null || tenant == null ? null : user(tenant, order.user());
    String secret = newSecret();
    tokens.create(
        new AccessToken(
            TokenDigest.ofSecret(secret),
            order.name(),
            tenant,
            user,
            order.scopes(),
            now(),
            order.expires(),
            null));
    return secret;
  }

  private void check(Order order) {
    if (!NAME.matcher(order.name()).matches()) {
      throw InvalidRequest.value(
          "A token's name has 1 to 63 letters, digits, spaces and . _ @ - and starts with a letter"
              + " or digit.");
    }
    if (order.scopes().isEmpty()) {
      throw InvalidRequest.value("A token needs a scope: read, write or admin.");
    }
    boolean admin = order.scopes().contains(Scope.ADMIN);
    if (admin && (order.scopes().size() > 1 || order.tenant() != null)) {
      throw InvalidRequest.value("An admin token has no other scope and no tenant.");
    }
    if (!admin && order.tenant() == null) {
      throw InvalidRequest.value("A token with the scope read or write needs a tenant.");
    }
    if (admin && order.user() != null) {
      throw InvalidRequest.value("An admin token speaks for no user.");
    }
    if (order.expires() != null && !order.expires().isAfter(clock.instant())) {
      throw InvalidRequest.value("A token must expire in the future.");
    }
  }

  @Override
  public List<AccessToken> listTokens(@Nullable String tenant) {
    return tokens.list(tenantId(tenant));
  }

  @Override
  public void revokeToken(@Nullable String tenant, String name) {
    if (!tokens.delete(tenantId(tenant), name)) {
      throw new ResourceNotFound("Token", name);
    }
  }

  @Override
  public Optional<String> prepare(@Nullable String token) {
    if (token != null) {
      TenantId tenant = defaultTenant();
      TokenDigest digest = TokenDigest.ofSecret(token);
      Optional<AccessToken> known = tokens.find(digest);
      if (known.isEmpty()) {
        tokens.delete(tenant, SETTINGS_TOKEN);
        boolean made = createIfAbsent(fullAccess(digest, SETTINGS_TOKEN, tenant));
        if (!made && tokens.find(digest).isEmpty()) {
          throw InvalidRequest.value("Another server is starting with another token.");
        }
      } else if (!tenant.equals(known.get().tenant()) || !known.get().isValidAt(clock.instant())) {
        throw InvalidRequest.value(
            "The given token has expired or is not one of the tenant " + DEFAULT_TENANT + ".");
      }
      return Optional.empty();
    }
    if (!tokens.isEmpty()) {
      return Optional.empty();
    }
    String secret = newSecret();
    AccessToken first = fullAccess(TokenDigest.ofSecret(secret), FIRST_TOKEN, defaultTenant());
    return createIfAbsent(first) ? Optional.of(secret) : Optional.empty();
  }

  private AccessToken fullAccess(TokenDigest digest, String name, TenantId tenant) {
    Set<Scope> scopes = EnumSet.of(Scope.READ, Scope.WRITE);
    return new AccessToken(digest, name, tenant, null, scopes, now(), null, null);
  }

  /** Of several nodes that start at once, one makes the token. */
  private boolean createIfAbsent(AccessToken token) {
    try {
      tokens.create(token);
      return true;
    } catch (UniquenessConflict made) {
      return false;
    }
  }

  private TenantId defaultTenant() {
    Optional<Tenant> existing = tenants.find(DEFAULT_TENANT);
    if (existing.isPresent()) {
      return existing.get().id();
    }
    try {
      return tenants.create(DEFAULT_TENANT).id();
    } catch (UniquenessConflict made) {
      return tenants.find(DEFAULT_TENANT).map(Tenant::id).orElseThrow(() -> made);
    }
  }

  private @Nullable TenantId tenantId(@Nullable String name) {
    if (name == null) {
      return null;
    }
    return tenants
        .find(name)
        .map(Tenant::id)
        .orElseThrow(() -> new ResourceNotFound("Tenant", name));
  }

  private ResourceId user(TenantId tenant, String idOrUserName) {
    Optional<ResourceId> id =
        ResourceId.parse(idOrUserName).filter(known -> users.find(tenant, known).isPresent());
    return id.orElseGet(
        () ->
            users.search(tenant, byUserName(idOrUserName)).resources().stream()
                .findFirst()
                .map(FoundResource::id)
                .orElseThrow(() -> new ResourceNotFound("User", idOrUserName)));
  }

  private static ResourceQuery byUserName(String userName) {
    AttributePath path = AttributePath.resolve(CoreSchemas.USER, "userName").orElseThrow();
    return new ResourceQuery(
        new Filter.Comparison(path, ComparisonOperator.EQ, new Value.Text(userName)),
        Sort.BY_ID,
        1,
        1,
        Projection.of(CoreSchemas.USER, List.of("id"), List.of()));
  }

  private String newSecret() {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
