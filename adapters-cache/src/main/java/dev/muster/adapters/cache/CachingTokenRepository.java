package dev.muster.adapters.cache;

import dev.muster.application.port.out.TokenRepository;
import dev.muster.domain.access.AccessToken;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.access.TokenDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds tokens in memory for a moment, so that not every request costs a statement. A token that
 * was removed by this node is not found from then on; one that was removed elsewhere, not after the
 * moment is over. Absence is not remembered: a new token counts at once.
 */
public final class CachingTokenRepository implements TokenRepository {

  /** Tokens in use at once are few; with more, all are forgotten. */
  private static final int MAX_TOKENS = 10_000;

  private final TokenRepository tokens;
  private final long staleness;
  private final LongSupplier nanoTime;
  private final Map<TokenDigest, Found> found = new ConcurrentHashMap<>();
  private final AtomicLong deletions = new AtomicLong();

  /**
   * @param staleness how long a token is used after it was asked for; 0: ask each time
   * @param nanoTime a clock that never jumps, in nanoseconds
   */
  public CachingTokenRepository(TokenRepository tokens, Duration staleness, LongSupplier nanoTime) {
    this.tokens = tokens;
    this.staleness = staleness.toNanos();
    this.nanoTime = nanoTime;
  }

  /**
   * @param asked when, before the database was asked
   * @param deletions how many there were by then
   */
  private record Found(AccessToken token, long asked, long deletions) {}

  @Override
  public Optional<AccessToken> find(TokenDigest digest) {
    long now = nanoTime.getAsLong();
    long deleted = deletions.get();
    Found known = found.get(digest);
    if (known != null && known.deletions() == deleted && now - known.asked() < staleness) {
      return Optional.of(known.token());
    }
    Optional<AccessToken> token = tokens.find(digest);
    if (token.isEmpty()) {
      found.remove(digest);
    } else {
      if (found.size() >= MAX_TOKENS) {
        found.clear();
      }
      found.put(digest, new Found(token.get(), now, deleted));
    }
    return token;
  }

  /** A deletion that failed may have taken effect. */
  @Override
  public boolean delete(@Nullable TenantId tenant, String name) {
    try {
      return tokens.delete(tenant, name);
    } finally {
      deletions.incrementAndGet();
    }
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
