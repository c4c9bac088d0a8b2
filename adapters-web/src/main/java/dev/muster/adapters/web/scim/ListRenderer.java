package dev.muster.adapters.web.scim;

import dev.muster.domain.query.PageStart;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the list responses of queries (RFC 7644 §3.4.2) from resources that are JSON already. */
final class ListRenderer {

  private static final String URN = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

  private ListRenderer() {}

  /** A list that is all in one page. */
  static byte[] render(List<byte[]> resources) {
    return render(resources.size(), new PageStart.Index(1), resources, null, null);
  }

  /**
   * A page.
   *
   * @param next the cursor of the next page, if there is one
   * @param previous the cursor of the page before, if there is one
   */
  static byte[] render(
      long totalResults,
      PageStart start,
      List<byte[]> resources,
      @Nullable String next,
      @Nullable String previous) {
    int size = 512;
    for (byte[] resource : resources) {
      size += resource.length + 1;
    }
    ByteArrayOutputStream json = new ByteArrayOutputStream(size);
    write(json, "{\"schemas\":[\"" + URN + "\"],\"totalResults\":" + totalResults);
    write(json, ",\"itemsPerPage\":" + resources.size());
    if (start instanceof PageStart.Index(int startIndex)) {
      write(json, ",\"startIndex\":" + startIndex);
    }
    if (previous != null) {
      write(json, ",\"previousCursor\":\"" + previous + "\"");
    }
    if (next != null) {
      write(json, ",\"nextCursor\":\"" + next + "\"");
    }
    write(json, ",\"Resources\":[");
    String separator = "";
    for (byte[] resource : resources) {
      write(json, separator);
      json.write(resource, 0, resource.length);
      separator = ",";
    }
    write(json, "]}");
    return json.toByteArray();
  }

  private static void write(ByteArrayOutputStream json, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    json.write(bytes, 0, bytes.length);
  }
}
