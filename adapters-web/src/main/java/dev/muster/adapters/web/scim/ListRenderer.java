package dev.muster.adapters.web.scim;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes the list responses of queries (RFC 7644 §3.4.2) from resources that are JSON already. */
final class ListRenderer {

  private static final String URN = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

  private ListRenderer() {}

  static byte[] render(long totalResults, long startIndex, List<byte[]> resources) {
    int size = 256;
    for (byte[] resource : resources) {
      size += resource.length + 1;
    }
    ByteArrayOutputStream json = new ByteArrayOutputStream(size);
    write(
        json,
        "{\"schemas\":[\""
            + URN
            + "\"],\"totalResults\":"
            + totalResults
            + ",\"itemsPerPage\":"
            + resources.size()
            + ",\"startIndex\":"
            + startIndex
            + ",\"Resources\":[");
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
