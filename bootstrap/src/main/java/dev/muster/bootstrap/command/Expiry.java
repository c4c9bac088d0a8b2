package dev.muster.bootstrap.command;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads when something ends: a time from now, the begin of a day in UTC, or a moment. */
final class Expiry {

  private static final Pattern FROM_NOW = Pattern.compile("([0-9]{1,5})([dhm])");

  /** Later years have no text of four digits. */
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private Expiry() {}

  /** Empty if the text is none of these. */
  static Optional<Instant> parse(String text, Instant now) {
    Matcher fromNow = FROM_NOW.matcher(text);
    if (fromNow.matches()) {
      long amount = Long.parseLong(fromNow.group(1));
      Duration duration =
          switch (fromNow.group(2)) {
            case "d" -> Duration.ofDays(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofMinutes(amount);
          };
      return Optional.of(now.plus(duration));
    }
    try {
      Instant moment =
          text.indexOf('T') < 0
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
              : OffsetDateTime.parse(text).toInstant();
      return moment.isAfter(LAST) ? Optional.empty() : Optional.of(moment);
    } catch (DateTimeException neither) {
      return Optional.empty();
    }
  }
}
