package dev.muster.adapters.persistence.transfer;

import dev.muster.application.port.out.ImportStore.Candidate;
import org.jspecify.annotations.Nullable;

/** By which column a resource of a file is found. */
enum Lookup {
  ID("id", "uuid"),
  USER_NAME("user_name_key", "text"),
  DISPLAY_NAME("display_name_key", "text"),
  EXTERNAL_ID("external_id", "text");

  private final String column;
  private final String type;

  Lookup(String column, String type) {
    this.column = column;
    this.type = type;
  }

  String column() {
    return column;
  }

  /** The type of the column. */
  String type() {
    return type;
  }

  static Lookup of(Candidate candidate) {
    if (candidate.id() != null) {
      return ID;
    }
    if (candidate.userNameKey() != null) {
      return USER_NAME;
    }
    return candidate.externalId() == null ? DISPLAY_NAME : EXTERNAL_ID;
  }

  /** What the candidate has there. */
  String key(Candidate candidate) {
    Object key =
        switch (this) {
          case ID -> candidate.id();
          case USER_NAME -> candidate.userNameKey();
          case DISPLAY_NAME -> candidate.displayNameKey();
          case EXTERNAL_ID -> candidate.externalId();
        };
    return required(key);
  }

  private static String required(@Nullable Object key) {
    if (key == null) {
      throw new IllegalArgumentException("a candidate that nothing identifies");
    }
    return key.toString();
  }

  /** The attribute, in the words of RFC 7643. */
  String attribute() {
    return switch (this) {
      case ID -> "id";
      case USER_NAME -> "userName";
      case DISPLAY_NAME -> "displayName";
      case EXTERNAL_ID -> "externalId";
    };
  }
}
