package dev.muster.adapters.cache;

import dev.muster.application.port.out.TenantRepository;
import dev.muster.application.port.out.TokenRepository;
import dev.muster.domain.access.AccessToken;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.access.TokenDigest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Finds tokens in memory for a moment, so that not every request costs a statement. A token that
 * was removed by this node, alone or with its tenant, is not found from then on; one that was
 * removed elsewhere, not after the moment is over. Absence is not remembered: a new token counts at
 * once. Those who ask for the same token at once share a statement.
 */
public final class CachingTokenRepository implements TokenRepository {

  /** Tokens in use at once are few; beyond this, all are forgotten. */
  private static final int MAX_TOKENS = 10_000;

  private final TokenRepository tokens;
  private final Staleness staleness;
  private final Map<TokenDigest, Found> found = new ConcurrentHashMap<>();
  private final Flights<TokenDigest, Long, Optional<AccessToken>> flights;
  private final AtomicLong deletions = new AtomicLong();

  /**
   * @param staleness how long a token is used after it was asked for
   */
  public CachingTokenRepository(TokenRepository tokens, Staleness staleness) {
    this.tokens = tokens;
    this.staleness = staleness;
    this.flights = new Flights<>(staleness);
  }

  /**
   * @param asked when, before the database was asked
   * @param deletions how many there were by then
   */
  private record Found(AccessToken token, long asked, long deletions) {}

  @Override
  public Optional<AccessToken> find(TokenDigest digest) {
    long deleted = deletions.get();
    Optional<AccessToken> known = known(digest, deleted);
    return known.isPresent() ? known : flights.take(digest, deleted, () -> lookUp(digest, deleted));
  }

  private Optional<AccessToken> known(TokenDigest digest, long deleted) {
    Found known = found.get(digest);
    return known != null && isKnown(known, deleted) ? Optional.of(known.token()) : Optional.empty();
  }

  private boolean isKnown(Found known, long deleted) {
    return known.deletions() == deleted && staleness.allows(known.asked());
  }

  private Flights.Answer<Optional<AccessToken>> lookUp(TokenDigest digest, long deleted) {
    // Another may have come back between the two looks.
    Found known = found.get(digest);
    if (known != null && isKnown(known, deleted)) {
      return new Flights.Answer<>(Optional.of(known.token()), known.asked());
    }
    long asked = staleness.now();
    Optional<AccessToken> token = tokens.find(digest);
    remember(digest, token, asked, deleted);
    return new Flights.Answer<>(token, asked);
  }

  private void remember(TokenDigest digest, Optional<AccessToken> token, long asked, long deleted) {
    if (token.isEmpty()) {
      found.remove(digest);
      return;
    }
    if (found.size() >= MAX_TOKENS) {
      found.clear();
    }
    found.put(digest, new Found(token.get(), asked, deleted));
  }

  /** Looks every token up again: some were removed with what they belong to. */
  void forget() {
    deletions.incrementAndGet();
  }

  /** A deletion that failed may have taken effect. */
  @Override
  public boolean delete(@Nullable TenantId tenant, String name) {
    try {
      return tokens.delete(tenant, name);
    } finally {
      forget();
    }
  }

  /** The tenants, of which each takes its tokens along when it goes. */
  public TenantRepository withTokens(TenantRepository tenants) {
    return new TokenForgettingTenants(tenants, this);
  }

  @Override
  public void create(AccessToken token) {
    tokens.create(token);
  }

  @Override
  public List<AccessToken> list(@Nullable TenantId tenant) {
    return tokens.list(tenant);
  }

  @Override
  public boolean isEmpty() {
    return tokens.isEmpty();
  }

  @Override
  public void recordUses(Map<TokenDigest, Instant> uses) {
    tokens.recordUses(uses);
    found.keySet().removeAll(uses.keySet());
  }
}
