package dev.muster.adapters.web.scim;

import dev.muster.domain.resource.Meta;
import dev.muster.domain.resource.VersionCondition;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Conditional requests (RFC 7644 §3.14, RFC 9110 §13). Tags compare weakly. */
final class EntityTags {

  /** A tag, with or without W/ and quotes: clients send back all of these. */
  private static final Pattern TAG = Pattern.compile("(?:W/)?(?:\"([^\"]*)\"|([^\",\\s]+))");

  private EntityTags() {}

  /** What If-Match accepts: only the version part of its tags counts. */
  static VersionCondition ifMatch(@Nullable String header) {
    if (header == null || header.strip().equals("*")) {
      return VersionCondition.NONE;
    }
    Set<Long> versions = new HashSet<>();
    for (String tag : tags(header)) {
      int end = tag.indexOf('-');
      String version = end < 0 ? tag : tag.substring(0, end);
      if (version.matches("[0-9]{1,18}")) {
        versions.add(Long.valueOf(version));
      }
    }
    return VersionCondition.oneOf(versions);
  }

  /** Whether the client that sent If-None-Match has this state already. */
  static boolean isKnown(@Nullable String header, Meta meta) {
    return header != null
        && (header.strip().equals("*") || tags(header).contains(Long.toString(meta.version())));
  }

  private static Set<String> tags(String header) {
    Set<String> tags = new HashSet<>();
    Matcher matcher = TAG.matcher(header);
    while (matcher.find()) {
      tags.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }
    return tags;
  }
}
