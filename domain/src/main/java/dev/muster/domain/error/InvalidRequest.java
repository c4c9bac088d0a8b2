package dev.muster.domain.error;

/** A request that cannot be carried out as it stands, with the keyword of RFC 7644 §3.12. */
public final class InvalidRequest extends DirectoryException {

  /** The scimType keywords of RFC 7644 table 9 that belong to invalid requests. */
  public enum Reason {
    INVALID_FILTER("invalidFilter"),
    TOO_MANY("tooMany"),
    INVALID_SYNTAX("invalidSyntax"),
    INVALID_VALUE("invalidValue"),
    MUTABILITY("mutability");

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

  public static InvalidRequest mutability(String message) {
    return new InvalidRequest(Reason.MUTABILITY, message);
  }

  public Reason reason() {
    return reason;
  }
}
