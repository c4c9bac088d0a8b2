package dev.muster.domain.filter;

import dev.muster.domain.filter.FilterLexer.Kind;
import dev.muster.domain.filter.FilterLexer.Token;
import dev.muster.domain.schema.AttributeType;
import dev.muster.domain.value.DateTimes;
import dev.muster.domain.value.Value;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the value of a comparison as the type of the attribute asks for. */
final class Operands {

  private static final int MAX_NUMBER_LENGTH = 64;
  private static final int MAX_EXPONENT = 1_000;

  /** RFC 8259 §6; BigDecimal also reads the digits of other scripts. */
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

  private Operands() {}

  /** Empty if the token is not a value of the type. */
  static Optional<Value> read(AttributeType type, Token token) {
    String text = token.text();
    if (token.kind() == Kind.WORD && isOpening(text.codePointAt(0))) {
      return Optional.empty();
    }
    return switch (type) {
      case STRING -> Optional.of(new Value.Text(text));
      case REFERENCE -> Optional.of(new Value.Reference(text));
      case BINARY -> Optional.of(new Value.Binary(text));
      case BOOLEAN -> bool(text);
      case DATE_TIME -> DateTimes.parse(text).map(value -> value);
      case INTEGER, DECIMAL ->
          token.kind() == Kind.WORD ? number(text).map(value -> value) : Optional.empty();
      case COMPLEX -> Optional.empty();
    };
  }

  /**
   * Whether a bare word begins as no word does: with quotation marks that are none in JSON, or with
   * a brace. As a word it would select nothing, and whoever wrote it would take that for an answer.
   */
  private static boolean isOpening(int character) {
    int type = Character.getType(character);
    return character == '\''
        || character == '`'
        || type == Character.INITIAL_QUOTE_PUNCTUATION
        || type == Character.FINAL_QUOTE_PUNCTUATION
        || type == Character.START_PUNCTUATION;
  }

  /** Some identity providers quote booleans and write them in capitals. */
  private static Optional<Value> bool(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> Optional.of(new Value.Bool(true));
      case "false" -> Optional.of(new Value.Bool(false));
      default -> Optional.empty();
    };
  }

  private static Optional<Value.DecimalNumber> number(String text) {
    if (text.length() > MAX_NUMBER_LENGTH || !NUMBER.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      BigDecimal number = new BigDecimal(text);
      return isMeasured(number) && isMeasured(number.stripTrailingZeros())
          ? Optional.of(new Value.DecimalNumber(number))
          : Optional.empty();
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }

  private static boolean isMeasured(BigDecimal number) {
    return Math.abs((long) number.scale()) <= MAX_EXPONENT;
  }
}
