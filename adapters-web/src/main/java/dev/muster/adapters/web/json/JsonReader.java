package dev.muster.adapters.web.json;

import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.text.CodePoints;
import dev.muster.domain.value.Value;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON as a stream into text, booleans, numbers, complex values and lists. Members and
 * elements that are null are left out: null means unassigned (RFC 7643 §2.5).
 */
public final class JsonReader {

  /** Nothing that SCIM defines nests deeper than six. */
  private static final int MAX_DEPTH = 32;

  /** Each takes some 200 bytes of memory, however few it takes in the body. */
  private static final long MAX_TOKENS = 500_000;

  private static final int MAX_NUMBER_LENGTH = 100;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxTokenCount(MAX_TOKENS)
                  .maxNumberLength(MAX_NUMBER_LENGTH)
                  .maxNameLength(1_024)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  /** What becomes of members of an object that are null. */
  private enum Nulls {
    DROPPED,
    /** Those within objects that are called {@code value} are kept. */
    KEPT_IN_VALUES,
    KEPT
  }

  private static final Value.Multiple NOTHING = new Value.Multiple(List.of());

  private JsonReader() {}

  /**
   * Reads the body of a PATCH, or of requests that may have some. There a member that is null says
   * that an attribute is to become unassigned: in the object {@code value} of an operation, and in
   * the objects in it, such a member is an empty list, which says the same (RFC 7643 §2.5).
   *
   * @throws InvalidRequest as {@link #readObject(InputStream, String)} does
   */
  public static Value.Complex readPatch(InputStream json) {
    return readObject(json, "The body", Nulls.KEPT_IN_VALUES);
  }

  /** Reads the body of a request, or what was one, as {@link #readObject(InputStream, String)}. */
  public static Value.Complex readObject(InputStream json) {
    return readObject(json, "The body");
  }

  /**
   * Reads one object that is all of the stream.
   *
   * @param subject how errors call the stream
   * @throws InvalidRequest (invalidSyntax) if it is not JSON, is not an object, or nests too deep;
   *     (invalidValue) if text has NUL or unpaired surrogates, or a number is out of all proportion
   */
  public static Value.Complex readObject(InputStream json, String subject) {
    return readObject(json, subject, Nulls.DROPPED);
  }

  /**
   * Reads one object that is all of a line in a larger file; errors name the column alone.
   *
   * @throws InvalidRequest as {@link #readObject(InputStream, String)} does
   */
  public static Value.Complex readLine(byte[] json) {
    try {
      return readObject(new ByteArrayInputStream(json), "The line");
    } catch (InvalidRequest refused) {
      String message = String.valueOf(refused.getMessage());
      throw new InvalidRequest(refused.reason(), message.replace(": line 1, column ", ": column "));
    }
  }

  private static Value.Complex readObject(InputStream json, String subject, Nulls nulls) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
      JsonToken first = parser.nextToken();
      if (first != JsonToken.START_OBJECT) {
        throw InvalidRequest.syntax(
            subject + (first == null ? " is empty." : " must be a JSON object."));
      }
      Value.Complex object = object(parser, nulls);
      if (parser.nextToken() != null) {
        throw InvalidRequest.syntax(subject + " goes on after the JSON object.");
      }
      return object;
    } catch (JacksonIOException broken) {
      throw broken;
    } catch (StreamConstraintsException tooMuch) {
      throw InvalidRequest.syntax(
          subject
              + " nests deeper than "
              + MAX_DEPTH
              + ", has more than "
              + MAX_TOKENS
              + " parts, or a name or number that is too long.");
    } catch (JacksonException malformed) {
      throw InvalidRequest.syntax(subject + " is not JSON" + place(malformed.getLocation()));
    }
  }

  private static Value.Complex object(JsonParser parser, Nulls nulls) {
    Map<String, Value> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = storable(parser, parser.currentName());
      parser.nextToken();
      boolean isValue = nulls == Nulls.KEPT_IN_VALUES && name.equalsIgnoreCase("value");
      Value value = value(parser, isValue ? Nulls.KEPT : nulls);
      if (value == null && nulls == Nulls.KEPT) {
        value = NOTHING;
      }
      if (value != null && members.put(name, value) != null) {
        throw InvalidRequest.syntax("A name is given twice in one object" + place(parser));
      }
    }
    return new Value.Complex(members);
  }

  private static Value.Multiple array(JsonParser parser, Nulls nulls) {
    Nulls within = nulls == Nulls.KEPT ? Nulls.DROPPED : nulls;
    List<Value> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      Value value = value(parser, within);
      if (value != null) {
        elements.add(value);
      }
    }
    return new Value.Multiple(elements);
  }

  private static @Nullable Value value(JsonParser parser, Nulls nulls) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser, nulls);
      case START_ARRAY -> array(parser, nulls);
      case VALUE_STRING -> new Value.Text(storable(parser, parser.getString()));
      case VALUE_TRUE -> new Value.Bool(true);
      case VALUE_FALSE -> new Value.Bool(false);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
      case VALUE_NULL -> null;
      case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw InvalidRequest.syntax("This is not JSON.");
    };
  }

  private static Value number(JsonParser parser) {
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
        && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
      return new Value.WholeNumber(parser.getLongValue());
    }
    BigDecimal number = parser.getDecimalValue();
    // What is written without an exponent has to be readable again.
    if (Math.abs((long) number.scale()) > MAX_NUMBER_LENGTH
        || number.toPlainString().length() > MAX_NUMBER_LENGTH) {
      throw InvalidRequest.value("A number is too large or too small" + place(parser));
    }
    return new Value.DecimalNumber(number);
  }

  private static String storable(JsonParser parser, String text) {
    if (!CodePoints.isStorable(text)) {
      throw InvalidRequest.value("Text must not have NUL or unpaired surrogates" + place(parser));
    }
    return text;
  }

  private static String place(JsonParser parser) {
    return place(parser.currentTokenLocation());
  }

  private static String place(TokenStreamLocation location) {
    return ": line " + location.getLineNr() + ", column " + location.getColumnNr() + ".";
  }
}
