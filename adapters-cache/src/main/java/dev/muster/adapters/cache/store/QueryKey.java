package dev.muster.adapters.cache.store;

import dev.muster.domain.access.TenantId;
import dev.muster.domain.filter.FilterPrinter;
import dev.muster.domain.query.PageStart;
import dev.muster.domain.query.Position;
import dev.muster.domain.query.ResourceQuery;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The key of a cached page: what was asked for, in one normal form, as a digest: no value of the
 * filter stands in it.
 *
 * @param digest SHA-256 in hexadecimal
 */
public record QueryKey(TenantId tenant, String digest) implements CacheKey {

  public static QueryKey of(TenantId tenant, ResourceQuery query) {
    StringBuilder text = new StringBuilder();
    // Each part has an end that it cannot contain itself.
    text.append(query.filter() == null ? "" : FilterPrinter.print(query.filter())).append('\0');
    text.append(query.sort().path()).append(query.sort().descending() ? " descending" : "");
    text.append('\0').append(query.count()).append('\0');
    switch (query.start()) {
      case PageStart.Index(int startIndex) -> text.append(startIndex);
      case PageStart.Beside(Position position) when position == null -> text.append("beginning");
      case PageStart.Beside(Position(var key, var id, boolean backward)) ->
          text.append(backward ? "before " : "behind ")
              .append(id)
              .append(key == null ? "" : " " + key);
    }
    text.append('\0').append(query.projection());
    return new QueryKey(tenant, digest(text.toString()));
  }

  private static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  @Override
  public String text() {
    return tenant.value() + ":" + digest;
  }
}
