package dev.muster.domain.value;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The text form of moments (RFC 7643 §2.3.5: xsd:dateTime), with years from 0001 to 9999. */
public final class DateTimes {

  private static final int MAX_LENGTH = 64;

  private DateTimes() {}

  /** Reads a moment with a time zone; empty if the text is not one. */
  public static Optional<Value.DateTime> parse(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      OffsetDateTime parsed = OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
      int year = parsed.withOffsetSameInstant(ZoneOffset.UTC).getYear();
      return year < 1 || year > 9999
          ? Optional.empty()
          : Optional.of(new Value.DateTime(parsed.toInstant()));
    } catch (DateTimeException notADateTime) {
      return Optional.empty();
    }
  }

  /**
   * Always 24 characters, such as 2011-05-13T04:42:34.000Z, so that the order of texts is that of
   * time.
   *
   * @throws IllegalArgumentException if the year is not one of 0 to 9999
   */
  public static String format(Instant moment) {
    OffsetDateTime utc = moment.atOffset(ZoneOffset.UTC);
    if (utc.getYear() < 0 || utc.getYear() > 9999) {
      throw new IllegalArgumentException("not a year of four digits: " + utc.getYear());
    }
    StringBuilder text = new StringBuilder(24);
    digits(text, utc.getYear(), 1_000).append('-');
    digits(text, utc.getMonthValue(), 10).append('-');
    digits(text, utc.getDayOfMonth(), 10).append('T');
    digits(text, utc.getHour(), 10).append(':');
    digits(text, utc.getMinute(), 10).append(':');
    digits(text, utc.getSecond(), 10).append('.');
    return digits(text, utc.getNano() / 1_000_000, 100).append('Z').toString();
  }

  /**
   * @param first the place of the first digit
   */
  private static StringBuilder digits(StringBuilder text, int number, int first) {
    for (int place = first; place > 0; place /= 10) {
      text.append((char) ('0' + number / place % 10));
    }
    return text;
  }
}
