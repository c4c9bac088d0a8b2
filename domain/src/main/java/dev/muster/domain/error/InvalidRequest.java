package dev.muster.domain.error;

/** A request that cannot be carried out as it stands, with the keyword of RFC 7644 §3.12. */
public final class InvalidRequest extends DirectoryException {

  /**
   * The scimType keywords of RFC 7644 table 9 and RFC 9865 §2.1 that belong to invalid requests.
   */
  public enum Reason {
    INVALID_FILTER("invalidFilter"),
    TOO_MANY("tooMany"),
    INVALID_SYNTAX("invalidSyntax"),
    INVALID_VALUE("invalidValue"),
    INVALID_PATH("invalidPath"),
    NO_TARGET("noTarget"),
    MUTABILITY("mutability"),
    INVALID_CURSOR("invalidCursor"),
    INVALID_COUNT("invalidCount");

    private final String keyword;

    Reason(String keyword) {
      this.keyword = keyword;
    }

    public String keyword() {
      return keyword;
    }
  }

  private final Reason reason;

  public InvalidRequest(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public static InvalidRequest filter(String message) {
    return new InvalidRequest(Reason.INVALID_FILTER, message);
  }

  public static InvalidRequest syntax(String message) {
    return new InvalidRequest(Reason.INVALID_SYNTAX, message);
  }

  public static InvalidRequest value(String message) {
    return new InvalidRequest(Reason.INVALID_VALUE, message);
  }

  public static InvalidRequest path(String message) {
    return new InvalidRequest(Reason.INVALID_PATH, message);
  }

  public static InvalidRequest noTarget(String message) {
    return new InvalidRequest(Reason.NO_TARGET, message);
  }

  public static InvalidRequest mutability(String message) {
    return new InvalidRequest(Reason.MUTABILITY, message);
  }

  /** The same error, its message preceded by the place in the request where it is. */
  public InvalidRequest at(String place) {
    return new InvalidRequest(reason, place + ": " + getMessage());
  }

  public Reason reason() {
    return reason;
  }
}
