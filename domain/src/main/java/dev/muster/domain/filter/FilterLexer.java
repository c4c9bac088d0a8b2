package dev.muster.domain.filter;

import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.text.CodePoints;
import java.util.HexFormat;

/** Cuts a filter into tokens; knows JSON strings with their escapes (RFC 8259 §7). */
final class FilterLexer {

  enum Kind {
    OPEN,
    CLOSE,
    OPEN_BRACKET,
    CLOSE_BRACKET,
    STRING,
    WORD,
    END
  }

  /**
   * @param text the content of a string with escapes resolved, or the word
   * @param position of its first character, from 1
   */
  record Token(Kind kind, String text, int position) {

    boolean is(String keyword) {
      return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
    }
  }

  private final String input;
  private int next;
  private Token current;

  FilterLexer(String input) {
    this.input = input;
    this.current = read();
  }

  /** The token at hand. */
  Token peek() {
    return current;
  }

  /** Takes the token at hand. */
  Token take() {
    Token taken = current;
    current = read();
    return taken;
  }

  static InvalidRequest error(int position, String message) {
    return InvalidRequest.filter("Filter, character " + position + ": " + message);
  }

  private Token read() {
    while (next < input.length() && isSpace(input.charAt(next))) {
      next++;
    }
    int start = next + 1;
    if (next >= input.length()) {
      return new Token(Kind.END, "", start);
    }
    return switch (input.charAt(next)) {
      case '(' -> single(Kind.OPEN);
      case ')' -> single(Kind.CLOSE);
      case '[' -> single(Kind.OPEN_BRACKET);
      case ']' -> single(Kind.CLOSE_BRACKET);
      case '"' -> string(start);
      default -> word(start);
    };
  }

  private Token single(Kind kind) {
    next++;
    return new Token(kind, input.substring(next - 1, next), next);
  }

  private Token word(int start) {
    int from = next;
    while (next < input.length() && !isDelimiter(input.charAt(next))) {
      next++;
    }
    return new Token(Kind.WORD, storable(input.substring(from, next), start), start);
  }

  private Token string(int start) {
    StringBuilder text = new StringBuilder();
    next++;
    while (true) {
      char c = character(start);
      if (c == '"') {
        return new Token(Kind.STRING, storable(text.toString(), start), start);
      }
      if (c < ' ') {
        throw error(next, "control characters must be escaped in a string.");
      }
      text.append(c == '\\' ? escape(start) : c);
    }
  }

  private char escape(int start) {
    char c = character(start);
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        int code = 0;
        for (int i = 0; i < 4; i++) {
          char digit = character(start);
          if (!HexFormat.isHexDigit(digit)) {
            throw error(next, "an escape \\u needs four hexadecimal digits.");
          }
          code = code << 4 | HexFormat.fromHexDigit(digit);
        }
        yield (char) code;
      }
      default -> throw error(next, "unknown escape in a string.");
    };
  }

  private char character(int start) {
    if (next >= input.length()) {
      throw error(start, "the string does not end.");
    }
    return input.charAt(next++);
  }

  private static String storable(String text, int start) {
    if (!CodePoints.isStorable(text)) {
      throw error(start, "NUL and unpaired surrogates are not allowed.");
    }
    return text;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  private static boolean isDelimiter(char c) {
    return isSpace(c) || c == '(' || c == ')' || c == '[' || c == ']' || c == '"';
  }
}
