package dev.muster.domain.access;

import dev.muster.domain.error.InvalidRequest;
import java.util.regex.Pattern;

/** A directory of its own: resources of one tenant are never visible to another. */
public record Tenant(TenantId id, String name) {

  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9._-]{0,61}[a-z0-9])?");

  /**
   * Returns the name if it can be one of a tenant: 1 to 63 of a-z, 0-9, dot, hyphen and underscore,
   * the first and the last of them a letter or digit.
   *
   * @throws InvalidRequest (invalidValue) if not
   */
  public static String checkName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw InvalidRequest.value(
          "A tenant's name has 1 to 63 of the characters a-z 0-9 . _ - and starts and ends with a"
              + " letter or digit.");
    }
    return name;
  }
}
