package dev.muster.adapters.web.scim;

import dev.muster.domain.access.TenantId;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.filter.FilterPrinter;
import dev.muster.domain.query.Sort;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The query that a cursor belongs to: RFC 9865 §2 wants all its parameters to stay the same from
 * page to page.
 *
 * @param resource the name of the resource type; empty for a query of all
 * @param filter in the one spelling of {@link FilterPrinter}; empty without one
 * @param sort the path that is sorted by
 * @param count the size of the pages
 * @param projection the attributes asked for; any text that is the same for the same
 */
record CursorScope(
    String resource, String filter, String sort, boolean descending, int count, String projection) {

  static final int FINGERPRINT_BYTES = 16;

  /** The scope of a query; how its filter is spelled does not matter. */
  static CursorScope of(
      String resource, @Nullable Filter filter, Sort sort, int count, String projection) {
    return new CursorScope(
        resource,
        filter == null ? "" : FilterPrinter.print(filter),
        sort.path().toString(),
        sort.descending(),
        count,
        projection);
  }

  /**
   * Half of a SHA-256 over the tenant and all of the query but the count, which has an error of its
   * own. Each part goes after its length, so that none can be taken for its neighbour.
   */
  byte[] fingerprint(TenantId tenant) {
    MessageDigest digest = sha256();
    List<String> parts =
        List.of(
            Integer.toString(tenant.value()),
            resource,
            filter,
            sort,
            Boolean.toString(descending),
            projection);
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
      digest.update(bytes);
    }
    return Arrays.copyOf(digest.digest(), FINGERPRINT_BYTES);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
