package dev.muster.domain.password;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The scheme in braces before a hash in LDAP directories, such as {SSHA} (RFC 2307 §5.3). */
public final class HashScheme {

  private static final Pattern MARK = Pattern.compile("\\{([A-Za-z0-9][A-Za-z0-9/._-]{1,30})\\}");

  private HashScheme() {}

  /** Its name in upper case; empty if the text begins with none. */
  public static Optional<String> of(String text) {
    Matcher mark = MARK.matcher(text);
    return mark.lookingAt()
        ? Optional.of(mark.group(1).toUpperCase(Locale.ROOT))
        : Optional.empty();
  }

  /** The text after the scheme. */
  public static String without(String text) {
    Matcher mark = MARK.matcher(text);
    return mark.lookingAt() ? text.substring(mark.end()) : text;
  }
}
