package dev.muster.adapters.web.http;

import dev.muster.domain.error.InvalidRequest;
import io.javalin.http.Context;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a request, decoded strictly: a parameter that cannot be read is an error,
 * because a filter that got lost would answer with everything.
 */
public final class QueryString {

  private final Map<String, List<String>> parameters = new LinkedHashMap<>();

  /**
   * Decodes the query of the request.
   *
   * @throws InvalidRequest (invalidSyntax) if it is not percent-encoded UTF-8
   */
  public QueryString(Context context) {
    String query = context.req().getQueryString();
    if (query == null) {
      return;
    }
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
      parameters.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
    }
  }

  /**
   * The one value of a parameter.
   *
   * @throws InvalidRequest (invalidSyntax) if there are several
   */
  public Optional<String> single(String name) {
    List<String> values = all(name);
    if (values.size() > 1) {
      throw InvalidRequest.syntax("The parameter " + name + " is given more than once.");
    }
    return values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
  }

  /** All values of a parameter. */
  public List<String> all(String name) {
    return parameters.getOrDefault(name, List.of());
  }

  /** Turns percent-encoded UTF-8, with + for a space, into text. */
  static String decode(String text) {
    if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
      return text;
    }
    // In place: what is decoded is never longer.
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int length = 0;
    try {
      int i = 0;
      while (i < bytes.length) {
        if (bytes[i] == '%') {
          int high = HexFormat.fromHexDigit(bytes[i + 1]);
          bytes[length++] = (byte) (high << 4 | HexFormat.fromHexDigit(bytes[i + 2]));
          i += 3;
        } else {
          bytes[length++] = bytes[i] == '+' ? (byte) ' ' : bytes[i];
          i++;
        }
      }
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, 0, length))
          .toString();
    } catch (IllegalArgumentException | IndexOutOfBoundsException | CharacterCodingException bad) {
      throw InvalidRequest.syntax("The query of the address is not percent-encoded UTF-8.");
    }
  }
}
