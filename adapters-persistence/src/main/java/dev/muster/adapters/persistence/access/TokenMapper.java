package dev.muster.adapters.persistence.access;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** The statements on access tokens; their text is in TokenMapper.xml. */
interface TokenMapper {

  int insert(TokenRow token);

  @Nullable TokenRow find(@Param("digest") byte[] digest);

  List<TokenRow> list(@Param("tenant") @Nullable Integer tenant);

  int delete(@Param("tenant") @Nullable Integer tenant, @Param("name") String name);

  boolean isEmpty();

  /** Sets the last use of many tokens, given by their digests in hexadecimal, to milliseconds. */
  int recordUses(@Param("digests") String[] digests, @Param("times") long[] times);

  /** A row of access_tokens. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record TokenRow(
      byte[] digest,
      String name,
      @Nullable Integer tenantId,
      @Nullable UUID userId,
      String[] scopes,
      Instant created,
      @Nullable Instant expires,
      @Nullable Instant lastUse) {}
}
