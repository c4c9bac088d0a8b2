package dev.muster.application.service;

import dev.muster.application.port.out.TokenRepository;
import dev.muster.domain.access.AccessToken;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.access.TokenDigest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Passes everything on; tests override what shall go another way. */
class ForwardingTokens implements TokenRepository {

  private final TokenRepository tokens;

  ForwardingTokens(TokenRepository tokens) {
    this.tokens = tokens;
  }

  @Override
  public void create(AccessToken token) {
    tokens.create(token);
  }

  @Override
  public Optional<AccessToken> find(TokenDigest digest) {
    return tokens.find(digest);
  }

  @Override
  public List<AccessToken> list(@Nullable TenantId tenant) {
    return tokens.list(tenant);
  }

  @Override
  public boolean delete(@Nullable TenantId tenant, String name) {
    return tokens.delete(tenant, name);
  }

  @Override
  public boolean isEmpty() {
    return tokens.isEmpty();
  }

  @Override
  public void recordUses(Map<TokenDigest, Instant> uses) {
    tokens.recordUses(uses);
  }
}
