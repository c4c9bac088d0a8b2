package dev.muster.adapters.web.scim;

import dev.muster.domain.resource.FoundResource;
import dev.muster.domain.resource.Relations;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Conditional requests (RFC 7644 §3.14, RFC 9110 §13). Tags compare weakly. */
final class EntityTags {

  /** A tag, with or without W/ and quotes: clients send back all of these. */
  private static final Pattern TAG = Pattern.compile("(?:W/)?(?:\"([^\"]*)\"|([^\",\\s]+))");

  /** In no text of a group. */
  private static final char SEPARATOR = '\0';

  private EntityTags() {}

  /** The tag of an answer: the version and, if the answer has groups, a hash of them. */
  static String of(FoundResource found) {
    return "W/\"" + opaque(found) + "\"";
  }

  private static String opaque(FoundResource found) {
    String version = Long.toString(found.meta().version());
    Optional<Value> groups = found.related().get(Relations.GROUPS.name());
    if (groups.isEmpty()) {
      return version;
    }
    StringBuilder text = new StringBuilder(256);
    if (groups.get() instanceof Value.Multiple several) {
      for (Value.Complex group : several.complexValues()) {
        for (Value value : group.attributes().values()) {
          text.append(value.asText().orElse("")).append(SEPARATOR);
        }
      }
    }
    CRC32C hash = new CRC32C();
    hash.update(text.toString().getBytes(StandardCharsets.UTF_8));
    return version + "-" + Long.toHexString(hash.getValue());
  }

  /** What If-Match, or the version of a bulk operation, accepts: the version part of its tags. */
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

  /** Whether the client that sent If-None-Match has this answer already. */
  static boolean isKnown(@Nullable String header, FoundResource found) {
    return header != null && (header.strip().equals("*") || tags(header).contains(opaque(found)));
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
