package dev.muster.adapters.cache;

import dev.muster.application.port.out.TenantRepository;
import dev.muster.application.port.out.TokenRepository;
import dev.muster.domain.access.AccessToken;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.access.TokenDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds tokens in memory for a moment, so that not every request costs a statement. A token that
 * was removed by this node, alone or with its tenant, is not found from then on; one that was
 * removed elsewhere, or with its user, not after the moment is over. Absence is not remembered: a
 * new token counts at once. Those who ask for the same token at once share a statement.
 */
public final class CachingTokenRepository implements TokenRepository {

  /** Tokens in use at once are few; beyond this, all are forgotten. */
  private static final int MAX_TOKENS = 10_000;

  private final TokenRepository tokens;
  private final long staleness;
  private final LongSupplier nanoTime;
  private final Map<TokenDigest, Found> found = new ConcurrentHashMap<>();
  private final Map<TokenDigest, Lookup> lookups = new ConcurrentHashMap<>();
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

  /** A lookup under way, for all who ask for the token meanwhile. */
  private record Lookup(
      long asked, long deletions, CompletableFuture<Optional<AccessToken>> answer) {

    Optional<AccessToken> await() {
      try {
        return answer.join();
      } catch (CompletionException failed) {
        throw failed.getCause() instanceof RuntimeException failure ? failure : failed;
      }
    }
  }

  @Override
  public Optional<AccessToken> find(TokenDigest digest) {
    long now = nanoTime.getAsLong();
    long deleted = deletions.get();
    Optional<AccessToken> known = known(digest, now, deleted);
    if (known.isPresent()) {
      return known;
    }
    Lookup own = new Lookup(now, deleted, new CompletableFuture<>());
    Lookup other = lookups.putIfAbsent(digest, own);
    if (other == null) {
      return lookUp(digest, own);
    }
    return other.deletions() == deleted && now - other.asked() < staleness
        ? other.await()
        : tokens.find(digest);
  }

  private Optional<AccessToken> known(TokenDigest digest, long now, long deleted) {
    Found known = found.get(digest);
    return known != null && known.deletions() == deleted && now - known.asked() < staleness
        ? Optional.of(known.token())
        : Optional.empty();
  }

  private Optional<AccessToken> lookUp(TokenDigest digest, Lookup lookup) {
    try {
      // Another may have come back between the two looks.
      Optional<AccessToken> token = known(digest, lookup.asked(), lookup.deletions());
      if (token.isEmpty()) {
        token = tokens.find(digest);
        remember(digest, token, lookup);
      }
      lookup.answer().complete(token);
      return token;
    } catch (RuntimeException | Error failure) {
      lookup.answer().completeExceptionally(failure);
      throw failure;
    } finally {
      lookups.remove(digest, lookup);
    }
  }

  private void remember(TokenDigest digest, Optional<AccessToken> token, Lookup lookup) {
    if (token.isEmpty()) {
      found.remove(digest);
      return;
    }
    if (found.size() >= MAX_TOKENS) {
      found.clear();
    }
    found.put(digest, new Found(token.get(), lookup.asked(), lookup.deletions()));
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
