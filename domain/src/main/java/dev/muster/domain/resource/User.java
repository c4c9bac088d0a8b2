package dev.muster.domain.resource;

import dev.muster.domain.text.CaseFolding;
import dev.muster.domain.value.Value;

/** A resource of type User where the code has a rule to state about it. */
public record User(Resource resource) {

  /** The name under which the user signs in (RFC 7643 §4.1.1). */
  public String userName() {
    return resource
        .attributes()
        .text("userName")
        .orElseThrow(() -> new IllegalStateException("a user without userName"));
  }

  /** What is unique within a tenant: the userName without regard to case. */
  public String uniqueKey() {
    return CaseFolding.fold(userName());
  }

  /** A new user is active unless the client says otherwise. */
  public static Resource withDefaults(Resource resource) {
    if (!resource.type().isUser() || resource.attributes().get("active").isPresent()) {
      return resource;
    }
    return new Resource(
        resource.type(), resource.attributes().with("active", new Value.Bool(true)));
  }
}
