package dev.muster.application.service;

import dev.muster.application.port.in.AuthenticateUseCase;
import dev.muster.application.port.out.TokenRepository;
import dev.muster.domain.access.AccessToken;
import dev.muster.domain.access.Principal;
import dev.muster.domain.access.TokenDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Checks tokens, and remembers when each was used until it is written down. */
public final class AuthenticationService implements AuthenticateUseCase {

  private static final Duration RECORD_PERIOD = Duration.ofMinutes(1);

  private final TokenRepository tokens;
  private final Clock clock;
  private final Map<TokenDigest, Instant> uses = new ConcurrentHashMap<>();
  private volatile Instant nextRecord = Instant.MIN;

  public AuthenticationService(TokenRepository tokens, Clock clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  @Override
  public Optional<Principal> authenticate(String secret) {
    return check(tokens.find(TokenDigest.ofSecret(secret)));
  }

  @Override
  public Optional<Principal> recognize(String secret) {
    return check(tokens.findNear(TokenDigest.ofSecret(secret)));
  }

  private Optional<Principal> check(Optional<AccessToken> found) {
    Instant now = clock.instant();
    Optional<AccessToken> valid = found.filter(token -> token.isValidAt(now));
    valid.ifPresent(token -> remember(token.digest(), now));
    return valid.map(
        token -> new Principal(token.name(), token.tenant(), token.user(), token.scopes()));
  }

  /**
   * The first use in each second: if all wrote theirs, those of one token would wait for each
   * other.
   */
  private void remember(TokenDigest used, Instant now) {
    Instant last = uses.get(used);
    if (last == null || last.getEpochSecond() < now.getEpochSecond()) {
      uses.put(used, now);
    }
  }

  /** Writes down the uses since the last time; at most once a minute. */
  void recordUses() {
    Instant now = clock.instant();
    Map<TokenDigest, Instant> recent = new HashMap<>(uses);
    if (!recent.isEmpty() && !now.isBefore(nextRecord)) {
      tokens.recordUses(recent);
      recent.forEach(uses::remove);
      nextRecord = now.plus(RECORD_PERIOD);
    }
  }
}
