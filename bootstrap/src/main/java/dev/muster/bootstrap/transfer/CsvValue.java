package dev.muster.bootstrap.transfer;

import dev.muster.domain.path.AttributePath;
import dev.muster.domain.schema.Attribute;
import dev.muster.domain.schema.AttributeType;
import dev.muster.domain.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One value of an attribute, to which one or several columns of a CSV file contribute. */
final class CsvValue {

  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,18}");
  private static final Pattern DECIMAL_NUMBER = Pattern.compile("-?[0-9]{1,50}(\\.[0-9]{1,50})?");

  /**
   * @param attribute null if the value is simple
   */
  private record Part(int column, @Nullable Attribute attribute) {}

  private final AttributePath path;
  private final Value.Complex described;
  private final char separator;
  private final List<Part> parts = new ArrayList<>();

  /**
   * @param path of the attribute, whether with one of its parts or without
   * @param described what the value has whatever the cells say, if they say anything
   * @param separator between several simple values in one cell
   */
  CsvValue(AttributePath path, Value.Complex described, char separator) {
    this.path = path;
    this.described = described;
    this.separator = separator;
  }

  AttributePath path() {
    return path;
  }

  void add(int column, @Nullable Attribute part) {
    parts.add(new Part(column, part));
  }

  /** Puts the value among the attributes, behind others of the same attribute. */
  void addTo(Map<String, Value> attributes, List<String> cells) {
    Attribute attribute = path.attribute();
    List<Value> values = new ArrayList<>();
    Map<String, Value> complex = new LinkedHashMap<>(described.attributes());
    boolean isComplex = false;
    for (Part part : parts) {
      String cell = cells.get(part.column());
      Attribute sub = part.attribute();
      if (cell.isEmpty()) {
        continue;
      }
      if (sub != null) {
        complex.put(sub.name(), value(sub.type(), cell));
        isComplex = true;
      } else if (attribute.multiValued()) {
        CsvHeader.split(cell, separator)
            .map(one -> value(attribute.type(), one))
            .forEach(values::add);
      } else {
        attributes.put(attribute.name(), value(attribute.type(), cell));
      }
    }
    if (isComplex && !attribute.multiValued()) {
      attributes.put(attribute.name(), new Value.Complex(complex));
    } else if (isComplex) {
      values.add(new Value.Complex(complex));
    }
    if (!values.isEmpty()) {
      attributes.merge(attribute.name(), new Value.Multiple(values), CsvValue::both);
    }
  }

  private static Value both(Value before, Value more) {
    List<Value> all = new ArrayList<>(((Value.Multiple) before).values());
    all.addAll(((Value.Multiple) more).values());
    return new Value.Multiple(all);
  }

  /** As JSON would have it; what does not fit is left as text, for the schema to refuse. */
  private static Value value(AttributeType type, String cell) {
    return switch (type) {
      case INTEGER ->
          WHOLE_NUMBER.matcher(cell).matches()
              ? new Value.WholeNumber(Long.parseLong(cell))
              : new Value.Text(cell);
      case DECIMAL ->
          DECIMAL_NUMBER.matcher(cell).matches()
              ? new Value.DecimalNumber(new BigDecimal(cell))
              : new Value.Text(cell);
      case STRING, BOOLEAN, DATE_TIME, BINARY, REFERENCE, COMPLEX -> new Value.Text(cell);
    };
  }
}
