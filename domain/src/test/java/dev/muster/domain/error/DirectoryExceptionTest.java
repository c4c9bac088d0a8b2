package dev.muster.domain.error;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.domain.error.InvalidRequest.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectoryExceptionTest {

  @ParameterizedTest
  @CsvSource({
    "INVALID_FILTER, invalidFilter",
    "TOO_MANY, tooMany",
    "INVALID_SYNTAX, invalidSyntax",
    "INVALID_VALUE, invalidValue",
    "MUTABILITY, mutability"
  })
  void keyword_isTheScimTypeOfRfc7644(Reason reason, String scimType) {
    assertEquals(scimType, reason.keyword());
  }

  @Test
  void factories_giveTheirReason() {
    assertEquals(Reason.INVALID_FILTER, InvalidRequest.filter("x").reason());
    assertEquals(Reason.INVALID_SYNTAX, InvalidRequest.syntax("x").reason());
    assertEquals(Reason.INVALID_VALUE, InvalidRequest.value("x").reason());
    assertEquals(Reason.INVALID_PATH, InvalidRequest.path("x").reason());
    assertEquals(Reason.NO_TARGET, InvalidRequest.noTarget("x").reason());
    assertEquals(Reason.MUTABILITY, InvalidRequest.mutability("x").reason());
  }

  @Test
  void resourceNotFound_longId_isCutInTheMessage() {
    assertEquals("User 7 not found.", new ResourceNotFound("User", "7").getMessage());
    assertEquals(
        "User " + "7".repeat(64) + "... not found.",
        new ResourceNotFound("User", "7".repeat(65)).getMessage());
  }

  @Test
  void versionMismatch_namesTheEntityTagOfToday() {
    assertEquals(
        "The resource has changed: its version is W/\"12\" now.",
        new VersionMismatch(12).getMessage());
  }

  @Test
  void directoryUnavailable_saysWhenToAskAgain() {
    assertEquals(
        Duration.ofSeconds(3),
        new DirectoryUnavailable("busy", Duration.ofSeconds(3)).retryAfter());
  }
}
