package dev.muster.adapters.persistence.access;

import dev.muster.adapters.persistence.access.TokenMapper.TokenRow;
import dev.muster.adapters.persistence.connection.Database;
import dev.muster.adapters.persistence.mapping.MapperFactory;
import dev.muster.application.port.out.TokenRepository;
import dev.muster.domain.access.AccessToken;
import dev.muster.domain.access.Scope;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.access.TokenDigest;
import dev.muster.domain.resource.ResourceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Access tokens in PostgreSQL; one statement for each method. */
public final class PostgresTokenRepository implements TokenRepository {

  private final Database database;
  private final TokenMapper tokens;

  public PostgresTokenRepository(Database database, MapperFactory mappers) {
    this.database = database;
    this.tokens = mappers.mapper(TokenMapper.class);
  }

  /** What the mapper factory has to know. */
  public static Class<?> mapperType() {
    return TokenMapper.class;
  }

  @Override
  public void create(AccessToken token) {
    TokenRow row =
        new TokenRow(
            token.digest().bytes(),
            token.name(),
            number(token.tenant()),
            token.user() == null ? null : token.user().value(),
            token.scopes().stream().map(Scope::keyword).sorted().toArray(String[]::new),
            token.created(),
            token.expires(),
            token.lastUse());
    database.run(() -> tokens.insert(row));
  }

  @Override
  public Optional<AccessToken> find(TokenDigest digest) {
    byte[] key = digest.bytes();
    return database.run(
        () -> Optional.ofNullable(tokens.find(key)).map(PostgresTokenRepository::token));
  }

  @Override
  public List<AccessToken> list(@Nullable TenantId tenant) {
    return database.run(
        () -> tokens.list(number(tenant)).stream().map(PostgresTokenRepository::token).toList());
  }

  @Override
  public boolean delete(@Nullable TenantId tenant, String name) {
    return database.run(() -> tokens.delete(number(tenant), name)) == 1;
  }

  @Override
  public boolean isEmpty() {
    return database.run(tokens::isEmpty);
  }

  @Override
  public void recordUses(Map<TokenDigest, Instant> uses) {
    List<String> digests = new ArrayList<>(uses.size());
    List<Long> times = new ArrayList<>(uses.size());
    uses.forEach(
        (digest, time) -> {
          digests.add(HexFormat.of().formatHex(digest.bytes()));
          times.add(time.toEpochMilli());
        });
    String[] keys = digests.toArray(String[]::new);
    long[] milliseconds = times.stream().mapToLong(Long::longValue).toArray();
    database.run(() -> tokens.recordUses(keys, milliseconds));
  }

  private static @Nullable Integer number(@Nullable TenantId tenant) {
    return tenant == null ? null : tenant.value();
  }

  private static AccessToken token(TokenRow row) {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    Arrays.stream(row.scopes()).flatMap(word -> Scope.of(word).stream()).forEach(scopes::add);
    return new AccessToken(
        TokenDigest.ofBytes(row.digest()),
        row.name(),
        row.tenantId() == null ? null : new TenantId(row.tenantId()),
        row.userId() == null ? null : new ResourceId(row.userId()),
        scopes,
        row.created(),
        row.expires(),
        row.lastUse());
  }
}
