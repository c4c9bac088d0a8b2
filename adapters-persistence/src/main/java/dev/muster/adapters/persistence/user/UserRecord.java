package dev.muster.adapters.persistence.user;

import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.resource.ResourceState;
import dev.muster.domain.resource.User;
import dev.muster.domain.text.CaseFolding;
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
    @Nullable String emailLines) {

  /**
   * An index entry has to fit into a third of a page of 8 KiB, together with the tenant and the id.
   */
  private static final int MAX_KEY_BYTES = 2_000;

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
        indexable("userName", user.uniqueKey()),
        indexableOrNull("externalId", attributes.text("externalId").orElse(null)),
        displayName,
        foldedOrNull("displayName", displayName),
        name.text("givenName").orElse(null),
        familyName,
        foldedOrNull("name.familyName", familyName),
        attributes.get("active").orElse(null) instanceof Value.Bool(boolean active) ? active : null,
        emails,
        emails == null ? null : "\n" + String.join("\n", emails) + "\n");
  }

  private static String @Nullable [] emails(Value.Complex attributes) {
    if (!(attributes.get("emails").orElse(null) instanceof Value.Multiple(List<Value> emails))) {
      return null;
    }
    String[] keys =
        new Value.Multiple(emails)
            .complexValues().stream()
                .flatMap(email -> email.text("value").stream())
                .map(address -> indexable("emails.value", CaseFolding.fold(address)))
                .toArray(String[]::new);
    return keys.length == 0 ? null : keys;
  }

  private static @Nullable String foldedOrNull(String attribute, @Nullable String value) {
    return value == null ? null : indexable(attribute, CaseFolding.fold(value));
  }

  private static @Nullable String indexableOrNull(String attribute, @Nullable String value) {
    return value == null ? null : indexable(attribute, value);
  }

  private static String indexable(String attribute, String key) {
    boolean fits =
        key.length() <= MAX_KEY_BYTES / 4
            || key.getBytes(StandardCharsets.UTF_8).length <= MAX_KEY_BYTES;
    if (!fits) {
      throw InvalidRequest.value(
          attribute + " is longer than " + MAX_KEY_BYTES + " bytes in UTF-8.");
    }
    return key;
  }
}
