package dev.muster.domain.filter;

import dev.muster.domain.value.DateTimes;
import dev.muster.domain.value.Value;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Writes filters in one normal form that parses back to the same filter. */
public final class FilterPrinter {

  private FilterPrinter() {}

  public static String print(Filter filter) {
    StringBuilder text = new StringBuilder();
    print(filter, text);
    return text.toString();
  }

  private static void print(Filter filter, StringBuilder text) {
    switch (filter) {
      case Filter.And(List<Filter> operands) -> join(operands, " and ", text);
      case Filter.Or(List<Filter> operands) -> join(operands, " or ", text);
      case Filter.Not(Filter operand) -> {
        text.append("not (");
        print(operand, text);
        text.append(')');
      }
      case Filter.Comparison(var path, ComparisonOperator operator, Value operand) -> {
        text.append(path).append(' ');
        text.append(operator.name().toLowerCase(Locale.ROOT)).append(' ');
        print(operand, text);
      }
      case Filter.Present(var path) -> text.append(path).append(" pr");
      case Filter.ValuePath(var path, Filter inner) -> {
        text.append(path).append('[');
        print(inner, text);
        text.append(']');
      }
    }
  }

  private static void join(List<Filter> operands, String word, StringBuilder text) {
    String separator = "";
    for (Filter operand : operands) {
      text.append(separator);
      separator = word;
      if (operand instanceof Filter.And || operand instanceof Filter.Or) {
        text.append('(');
        print(operand, text);
        text.append(')');
      } else {
        print(operand, text);
      }
    }
  }

  private static void print(Value operand, StringBuilder text) {
    switch (operand) {
      case Value.Text(String value) -> quote(value, text);
      case Value.Reference(String uri) -> quote(uri, text);
      case Value.Binary(String base64) -> quote(base64, text);
      case Value.DateTime(var moment) -> quote(DateTimes.format(moment), text);
      case Value.Bool(boolean value) -> text.append(value);
      case Value.WholeNumber(long value) -> text.append(value);
      case Value.DecimalNumber(var value) -> text.append(value);
      case Value.Complex _, Value.Multiple _ ->
          throw new IllegalArgumentException("a comparison has a simple operand");
    }
  }

  private static void quote(String value, StringBuilder text) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ') {
        text.append("\\u").append(HexFormat.of().toHexDigits(c));
        continue;
      }
      if (c == '"' || c == '\\') {
        text.append('\\');
      }
      text.append(c);
    }
    text.append('"');
  }
}
