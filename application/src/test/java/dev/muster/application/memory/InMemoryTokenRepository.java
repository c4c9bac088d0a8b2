package dev.muster.application.memory;

import dev.muster.application.port.out.ResourceRepository;
import dev.muster.application.port.out.TokenRepository;
import dev.muster.domain.access.AccessToken;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.access.TokenDigest;
import dev.muster.domain.error.UniquenessConflict;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Tokens in a map; one operation at a time. */
public final class InMemoryTokenRepository implements TokenRepository {

  private final Map<TokenDigest, AccessToken> tokens = new HashMap<>();
  private final Predicate<AccessToken> hasItsUser;

  /** Tokens whose users, if they speak for one, never go. */
  public InMemoryTokenRepository() {
    hasItsUser = token -> true;
  }

  /** Tokens of these users, if they speak for one. */
  public InMemoryTokenRepository(ResourceRepository users) {
    hasItsUser =
        token ->
            token.user() == null
                || token.tenant() == null
                || users.find(token.tenant(), token.user()).isPresent();
  }

  @Override
  public synchronized void create(AccessToken token) {
    if (tokens.containsKey(token.digest())
        || tokens.values().stream().anyMatch(other -> is(other, token.tenant(), token.name()))) {
      throw new UniquenessConflict("name");
    }
    tokens.put(token.digest(), token);
  }

  @Override
  public synchronized Optional<AccessToken> find(TokenDigest digest) {
    return Optional.ofNullable(tokens.get(digest)).filter(hasItsUser);
  }

  @Override
  public synchronized List<AccessToken> list(@Nullable TenantId tenant) {
    return tokens.values().stream()
        .filter(token -> Objects.equals(token.tenant(), tenant))
        .sorted(Comparator.comparing(AccessToken::name))
        .toList();
  }

  @Override
  public synchronized boolean delete(@Nullable TenantId tenant, String name) {
    return tokens.values().removeIf(token -> is(token, tenant, name));
  }

  @Override
  public synchronized boolean isEmpty() {
    return tokens.isEmpty();
  }

  @Override
  public synchronized void recordUses(Map<TokenDigest, Instant> uses) {
    uses.forEach(
        (digest, moment) -> tokens.computeIfPresent(digest, (_, token) -> used(token, moment)));
  }

  synchronized void deleteAll(TenantId tenant) {
    tokens.values().removeIf(token -> tenant.equals(token.tenant()));
  }

  private static boolean is(AccessToken token, @Nullable TenantId tenant, String name) {
    return Objects.equals(token.tenant(), tenant) && token.name().equals(name);
  }

  private static AccessToken used(AccessToken token, Instant moment) {
    Instant before = token.lastUse();
    return new AccessToken(
        token.digest(),
        token.name(),
        token.tenant(),
        token.user(),
        token.scopes(),
        token.created(),
        token.expires(),
        before == null || moment.isAfter(before) ? moment : before);
  }
}
