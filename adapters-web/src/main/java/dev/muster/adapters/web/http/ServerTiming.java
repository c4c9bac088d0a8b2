package dev.muster.adapters.web.http;

import dev.muster.application.port.profile.RequestProfile;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;

/**
 * Tells clients what an answer cost: the header Server-Timing (W3C Server Timing, working draft of
 * 2023). Durations are milliseconds; {@code db} says the number of statements, {@code cache} where
 * a resource was found. Who did not ask the database is told no durations of it.
 */
final class ServerTiming {

  private static final String HEADER = "Server-Timing";

  private ServerTiming() {}

  /** Says it in a head that is not sent yet, if the client is told; what follows is not in it. */
  static void tell(HttpFields.Mutable head) {
    // Null stands for a name that Jetty does not know: it need not look it up.
    RequestProfile.currentIfDisclosed()
        .ifPresent(profile -> head.put(new HttpField(null, HEADER, describe(profile))));
  }

  private static String describe(RequestProfile profile) {
    StringBuilder header = new StringBuilder(96);
    append(header, "auth;dur=", profile.authentication());
    profile
        .cache()
        .ifPresent(result -> header.append(", cache;desc=\"").append(result.keyword()).append('"'));
    if (profile.statements() > 0 || profile.poolWait() > 0) {
      append(header, ", pool;dur=", profile.poolWait());
      append(header, ", db;dur=", profile.database());
      header.append(";desc=\"").append(profile.statements()).append('"');
    } else {
      header.append(", db;desc=\"0\"");
    }
    append(header, ", render;dur=", profile.rendering());
    return header.toString();
  }

  private static void append(StringBuilder header, String label, long nanoseconds) {
    long microseconds = nanoseconds / 1_000;
    header.append(label).append(microseconds / 1_000).append('.');
    long fraction = microseconds % 1_000;
    header.append(fraction < 100 ? fraction < 10 ? "00" : "0" : "").append(fraction);
  }
}
