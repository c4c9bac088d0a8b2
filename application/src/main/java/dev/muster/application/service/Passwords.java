package dev.muster.application.service;

import dev.muster.application.port.out.PasswordHasher;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.password.PasswordChange;
import dev.muster.domain.patch.Patch;
import dev.muster.domain.patch.PatchOperation;
import dev.muster.domain.patch.PatchPath;
import dev.muster.domain.resource.Resource;
import dev.muster.domain.schema.Attribute;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.value.Value;
import java.util.Optional;

/** Takes passwords out of what clients send (RFC 7643 §4.1.1); nothing else ever sees them. */
final class Passwords {

  private static final Attribute PASSWORD =
      CoreSchemas.USER_SCHEMA.attribute("password").orElseThrow();

  /** In UTF-16 units; a longer one would only keep the hasher busy. */
  private static final int MAX_LENGTH = 1_024;

  private final PasswordHasher hasher;

  Passwords(PasswordHasher hasher) {
    this.hasher = hasher;
  }

  /** The content without its password. */
  static Resource without(Resource content) {
    return content.type().isUser()
        ? new Resource(content.type(), content.attributes().without(PASSWORD.name()))
        : content;
  }

  /**
   * What a whole resource says about the password: the new one, or nothing.
   *
   * @throws InvalidRequest (invalidValue) if it is empty or too long
   */
  PasswordChange of(Resource content) {
    Optional<String> password = in(content);
    return password.isPresent() ? hashed(password.get()) : PasswordChange.KEEP;
  }

  /** The password that a user is sent with. */
  static Optional<String> in(Resource content) {
    return content.type().isUser() ? content.attributes().text(PASSWORD.name()) : Optional.empty();
  }

  /**
   * What a patch does to the password: the last operation on it decides.
   *
   * @throws InvalidRequest (invalidValue) if the new one is empty or too long
   */
  PasswordChange of(Patch patch) {
    Optional<PatchOperation> last =
        patch.operations().stream()
            .filter(operation -> patch.type().isUser() && isPassword(operation.path()))
            .reduce((earlier, later) -> later);
    if (last.isEmpty()) {
      return PasswordChange.KEEP;
    }
    return switch (last.get()) {
      case PatchOperation.Add(int _, PatchPath _, Value value) -> hashed(text(value));
      case PatchOperation.Replace(int _, PatchPath _, Value value) -> hashed(text(value));
      case PatchOperation.Remove _ -> PasswordChange.CLEAR;
    };
  }

  private static boolean isPassword(PatchPath path) {
    return path.attribute().extension() == null && path.attribute().attribute().equals(PASSWORD);
  }

  private static String text(Value value) {
    return value.asText().orElseThrow();
  }

  private PasswordChange hashed(String password) {
    if (password.isEmpty() || password.length() > MAX_LENGTH) {
      throw InvalidRequest.value("password must have 1 to " + MAX_LENGTH + " characters.");
    }
    return new PasswordChange.Set(hasher.hash(password));
  }
}
