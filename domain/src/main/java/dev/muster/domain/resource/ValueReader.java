package dev.muster.domain.resource;

import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.schema.Attribute;
import dev.muster.domain.schema.Mutability;
import dev.muster.domain.value.DateTimes;
import dev.muster.domain.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Turns a value as JSON has it (text, booleans, numbers, complex values, lists) into the value that
 * an attribute's definition asks for. Unknown and read-only sub-attributes are left out; an empty
 * result means that the attribute is unassigned. Whether something required is missing is for
 * {@link RequiredAttributes} to say.
 */
public final class ValueReader {

  /**
   * Possessive, so that a long text that is none costs one pass, not one for each of its spaces.
   */
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_\\-\\s]*+={0,2}+\\s*+");

  private ValueReader() {}

  /**
   * Reads the value of an attribute, all values of a multi-valued one.
   *
   * @param name how errors call the attribute
   * @throws InvalidRequest (invalidValue) if the value does not fit
   */
  public static Optional<Value> read(Attribute attribute, String name, Value raw) {
    if (!attribute.multiValued()) {
      return readOne(attribute, name, raw);
    }
    if (!(raw instanceof Value.Multiple(List<Value> elements))) {
      throw InvalidRequest.value(name + " must be a list.");
    }
    List<Value> values = new ArrayList<>(elements.size());
    for (int i = 0; i < elements.size(); i++) {
      readOne(attribute, name + "[" + i + "]", elements.get(i)).ifPresent(values::add);
    }
    List<Value> merged = MultipleValues.normalize(values);
    return merged.isEmpty() ? Optional.empty() : Optional.of(new Value.Multiple(merged));
  }

  /**
   * Reads one value of an attribute, whether the attribute has one or several.
   *
   * @throws InvalidRequest (invalidValue) if the value does not fit
   */
  public static Optional<Value> readOne(Attribute attribute, String name, Value raw) {
    return switch (attribute.type()) {
      case COMPLEX -> readComplex(attribute, name, raw).map(complex -> complex);
      case STRING -> Optional.of(new Value.Text(text(name, raw)));
      case REFERENCE -> Optional.of(new Value.Reference(text(name, raw)));
      case BINARY -> Optional.of(new Value.Binary(base64(name, raw)));
      case BOOLEAN -> Optional.of(bool(name, raw));
      case INTEGER -> Optional.of(wholeNumber(name, raw));
      case DECIMAL -> Optional.of(decimalNumber(name, raw));
      case DATE_TIME ->
          Optional.of(
              DateTimes.parse(text(name, raw))
                  .orElseThrow(
                      () -> InvalidRequest.value(name + " must be a dateTime with a time zone.")));
    };
  }

  private static Optional<Value.Complex> readComplex(Attribute attribute, String name, Value raw) {
    if (raw instanceof Value.Text(String text) && attribute.subAttribute("value").isPresent()) {
      return text.isEmpty()
          ? Optional.empty()
          : readComplex(attribute, name, Value.Complex.EMPTY.with("value", raw));
    }
    if (!(raw instanceof Value.Complex(Map<String, Value> given))) {
      throw InvalidRequest.value(name + " must be an object.");
    }
    Map<String, Value> read = new LinkedHashMap<>();
    given.forEach(
        (key, value) ->
            attribute
                .subAttribute(key)
                .filter(sub -> sub.mutability() != Mutability.READ_ONLY)
                .ifPresent(sub -> put(read, sub, name + "." + sub.name(), value)));
    return read.isEmpty() ? Optional.empty() : Optional.of(new Value.Complex(read));
  }

  /** Reads one named value into a map of values; two spellings of one name are an error. */
  static void put(Map<String, Value> read, Attribute attribute, String name, Value raw) {
    Optional<Value> value = read(attribute, name, raw);
    if (value.isPresent() && read.put(attribute.name(), value.get()) != null) {
      throw InvalidRequest.syntax(name + " is given twice.");
    }
  }

  private static String text(String name, Value raw) {
    if (raw instanceof Value.Text(String text)) {
      return text;
    }
    throw InvalidRequest.value(name + " must be a string.");
  }

  private static String base64(String name, Value raw) {
    String text = text(name, raw);
    if (!BASE64.matcher(text).matches()) {
      throw InvalidRequest.value(name + " must be base64.");
    }
    return text;
  }

  /** Some identity providers send booleans as the strings "True" and "False". */
  private static Value.Bool bool(String name, Value raw) {
    if (raw instanceof Value.Bool bool) {
      return bool;
    }
    if (raw instanceof Value.Text(String text)) {
      if (text.equalsIgnoreCase("true")) {
        return new Value.Bool(true);
      }
      if (text.equalsIgnoreCase("false")) {
        return new Value.Bool(false);
      }
    }
    throw InvalidRequest.value(name + " must be a boolean.");
  }

  private static Value wholeNumber(String name, Value raw) {
    if (raw instanceof Value.WholeNumber) {
      return raw;
    }
    throw InvalidRequest.value(name + " must be an integer of 64 bits.");
  }

  private static Value decimalNumber(String name, Value raw) {
    return switch (raw) {
      case Value.DecimalNumber decimal -> decimal;
      case Value.WholeNumber(long whole) -> new Value.DecimalNumber(BigDecimal.valueOf(whole));
      case Value.Text _,
          Value.Bool _,
          Value.DateTime _,
          Value.Binary _,
          Value.Reference _,
          Value.Complex _,
          Value.Multiple _ ->
          throw InvalidRequest.value(name + " must be a number.");
    };
  }
}
