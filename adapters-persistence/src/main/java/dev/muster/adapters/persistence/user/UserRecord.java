package dev.muster.adapters.persistence.user;

import dev.muster.adapters.persistence.resource.IndexedText;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.password.PasswordChange;
import dev.muster.domain.password.PasswordHash;
import dev.muster.domain.resource.ResourceState;
import dev.muster.domain.resource.User;
import dev.muster.domain.value.Value;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of users as it is written; the one place where columns are extracted from a resource. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record UserRecord(
    int tenant,
    UUID id,
    long version,
    Instant created,
    Instant lastModified,
    String document,
    String userName,
    String userNameKey,
    @Nullable String externalId,
    @Nullable String displayName,
    @Nullable String displayNameKey,
    @Nullable String givenName,
    @Nullable String familyName,
    @Nullable String familyNameKey,
    @Nullable Boolean active,
    String @Nullable [] emailKeys,
    @Nullable String emailLines,
    boolean keepsPassword,
    @Nullable String passwordHash) {

  /**
   * Extracts the columns.
   *
   * @throws InvalidRequest (invalidValue) if a value is too long for its index
   */
  static UserRecord of(int tenant, ResourceState state) {
    Value.Complex attributes = state.content().attributes();
    Value.Complex name =
        attributes.get("name").orElse(Value.Complex.EMPTY) instanceof Value.Complex complex
            ? complex
            : Value.Complex.EMPTY;
    User user = new User(state.content());
    String displayName = attributes.text("displayName").orElse(null);
    String familyName = name.text("familyName").orElse(null);
    String[] emails = emails(attributes);
    return new UserRecord(
        tenant,
        state.id().value(),
        state.meta().version(),
        state.meta().created(),
        state.meta().lastModified(),
        new String(state.document().bytes(), StandardCharsets.UTF_8),
        user.userName(),
        IndexedText.of("userName", user.uniqueKey()),
        IndexedText.ofOptional("externalId", attributes.text("externalId").orElse(null)),
        displayName,
        IndexedText.foldedOptional("displayName", displayName),
        name.text("givenName").orElse(null),
        familyName,
        IndexedText.foldedOptional("name.familyName", familyName),
        attributes.get("active").orElse(null) instanceof Value.Bool(boolean active) ? active : null,
        emails,
        emails == null ? null : "\n" + String.join("\n", emails) + "\n",
        state.password() instanceof PasswordChange.Keep,
        state.password() instanceof PasswordChange.Set(PasswordHash hash) ? hash.encoded() : null);
  }

  private static String @Nullable [] emails(Value.Complex attributes) {
    if (!(attributes.get("emails").orElse(null) instanceof Value.Multiple(List<Value> emails))) {
      return null;
    }
    String[] keys =
        new Value.Multiple(emails)
            .complexValues().stream()
                .flatMap(email -> email.text("value").stream())
                .map(address -> IndexedText.folded("emails.value", address))
                .toArray(String[]::new);
    return keys.length == 0 ? null : keys;
  }
}
