package dev.muster.adapters.cache.token;

import dev.muster.adapters.cache.freshness.Flights;
import dev.muster.adapters.cache.freshness.LastWrites;
import dev.muster.adapters.cache.freshness.LocalTimeline;
import dev.muster.adapters.cache.freshness.Mark;
import dev.muster.adapters.cache.freshness.Staleness;
import dev.muster.adapters.cache.freshness.Timeline;
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
  private final Flights<TokenDigest, Optional<AccessToken>> flights;
  private final Timeline timeline = new LocalTimeline();
  private final LastWrites<CachingTokenRepository> deletions = timeline.writes(1);

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
   */
  private record Found(AccessToken token, long asked, Mark mark) {}

  @Override
  public Optional<AccessToken> find(TokenDigest digest) {
    Found known = known(digest);
    if (known != null) {
      return Optional.of(known.token());
    }
    Mark mark = timeline.now();
    return flights.take(digest, mark, this::isAfterDeletions, () -> lookUp(digest, mark));
  }

  @Override
  public Optional<AccessToken> findNear(TokenDigest digest) {
    return Optional.ofNullable(known(digest)).map(Found::token);
  }

  private @Nullable Found known(TokenDigest digest) {
    Found known = found.get(digest);
    return known != null && isAfterDeletions(known.mark()) && staleness.allows(known.asked())
        ? known
        : null;
  }

  private boolean isAfterDeletions(Mark mark) {
    return deletions.areInRead(this, mark);
  }

  private Flights.Answer<Optional<AccessToken>> lookUp(TokenDigest digest, Mark mark) {
    // Another may have come back between the two looks.
    Found known = known(digest);
    if (known != null) {
      return new Flights.Answer<>(Optional.of(known.token()), known.asked());
    }
    long asked = staleness.now();
    Optional<AccessToken> token = tokens.find(digest);
    remember(digest, token, asked, mark);
    return new Flights.Answer<>(token, asked);
  }

  private void remember(TokenDigest digest, Optional<AccessToken> token, long asked, Mark mark) {
    if (token.isEmpty()) {
      found.remove(digest);
      return;
    }
    if (found.size() >= MAX_TOKENS) {
      found.clear();
    }
    found.put(digest, new Found(token.get(), asked, mark));
  }

  /** Looks every token up again: some were removed with what they belong to. */
  void forget() {
    deletions.made(this);
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
