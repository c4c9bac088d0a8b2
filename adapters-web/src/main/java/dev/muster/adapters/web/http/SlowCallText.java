package dev.muster.adapters.web.http;

import dev.muster.application.port.profile.SlowCall;
import dev.muster.application.port.profile.StatementProfile;

/** A statement that took long, for people. */
final class SlowCallText {

  private SlowCallText() {}

  static String of(StatementProfile statement) {
    SlowCall slow = statement.slow();
    if (slow == null) {
      return statement.name() + " has not been slow.\n";
    }
    return statement.name()
        + " took "
        + StatementRoutes.text(slow.duration())
        + " ms at "
        + slow.at()
        + ".\n\n"
        + slow.sql()
        + "\n\n"
        + slow.plan()
        + "\n\n"
        + String.join("\n", slow.verdict())
        + "\n";
  }
}
