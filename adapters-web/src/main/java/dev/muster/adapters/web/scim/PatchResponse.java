package dev.muster.adapters.web.scim;

import dev.muster.domain.schema.ResourceType;
import io.javalin.http.Context;
import java.util.Locale;

/** What answers a PATCH when the client does not say (RFC 7644 §3.5.2). */
public enum PatchResponse {
  /** The resource; nothing for groups, whose members would have to be read. */
  AUTO,
  /** The resource, with status 200. */
  RESOURCE,
  /** Nothing, with status 204. */
  NONE;

  /**
   * Whether the answer to a request has the resource: as it prefers (RFC 7240 §4.2), if it does.
   */
  boolean hasResource(Context context, ResourceType type) {
    for (String preference : preferences(context)) {
      String wanted = preference.replace("\"", "").strip().toLowerCase(Locale.ROOT);
      if (wanted.equals("return=representation") || wanted.equals("return=minimal")) {
        context.header("Preference-Applied", wanted);
        return wanted.endsWith("representation");
      }
    }
    if (QueryReader.asksForAttributes(context)) {
      return true;
    }
    return switch (this) {
      case AUTO -> !type.isGroup();
      case RESOURCE -> true;
      case NONE -> false;
    };
  }

  private static String[] preferences(Context context) {
    String header = context.header("Prefer");
    return header == null ? new String[0] : header.split("[,;]", -1);
  }
}
