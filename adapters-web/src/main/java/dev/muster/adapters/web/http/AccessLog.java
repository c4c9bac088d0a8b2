package dev.muster.adapters.web.http;

import dev.muster.application.port.profile.RequestProfile;
import dev.muster.application.port.profile.RequestProfile.CacheResult;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** One line for each request, of what the server knows itself: never a path, a query or a name. */
final class AccessLog {

  private static final Logger LOG = LoggerFactory.getLogger("dev.muster.access");

  private AccessLog() {}

  /**
   * @param profile null: it was no request of SCIM
   */
  static void write(AnsweredRequest answered, @Nullable RequestProfile profile) {
    String route = answered.route() == null ? "-" : answered.route();
    String milliseconds = String.format(Locale.ROOT, "%.3f", answered.duration() / 1e6);
    LoggingEventBuilder line =
        LOG.atInfo()
            .addKeyValue("method", answered.method())
            .addKeyValue("route", route)
            .addKeyValue("status", answered.status())
            .addKeyValue("milliseconds", milliseconds);
    StringBuilder text = new StringBuilder(96);
    text.append(answered.method()).append(' ').append(route).append(' ');
    text.append(answered.status()).append(", ").append(milliseconds).append(" ms");
    if (profile != null) {
      line = line.addKeyValue("statements", profile.statements());
      text.append(", statements ").append(profile.statements());
      CacheResult cache = profile.cache().orElse(null);
      if (cache != null) {
        line = line.addKeyValue("cache", cache.keyword());
        text.append(", cache ").append(cache.keyword());
      }
    }
    line.log(text.toString());
  }
}
