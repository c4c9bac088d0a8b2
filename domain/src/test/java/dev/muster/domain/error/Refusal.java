package dev.muster.domain.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.muster.domain.error.InvalidRequest.Reason;
import org.junit.jupiter.api.function.Executable;

/** Expects that something is refused as an invalid request. */
public final class Refusal {

  private Refusal() {}

  /** The message of the refusal. */
  public static String of(Reason reason, Executable attempt) {
    InvalidRequest refused = assertThrows(InvalidRequest.class, attempt);
    String message = String.valueOf(refused.getMessage());
    assertEquals(reason, refused.reason(), message);
    return message;
  }
}
