package dev.muster.domain.filter;

import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.filter.FilterLexer.Kind;
import dev.muster.domain.filter.FilterLexer.Token;
import dev.muster.domain.path.AttributePath;
import dev.muster.domain.schema.Attribute;
import dev.muster.domain.schema.AttributeType;
import dev.muster.domain.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Parser of the filter language (RFC 7644 §3.4.2.2): {@code and} binds tighter than {@code or};
 * names, operators and URNs in any case. Beyond the grammar it takes what identity providers send:
 * {@code emails[type eq "work"].value eq "x"}, and a bare word where text or a dateTime is due.
 * Length and depth are capped, so that no filter can exhaust the stack.
 */
final class FilterParser {

  /** In UTF-16 units. */
  static final int MAX_LENGTH = 16_384;

  /** Nested parentheses and brackets. */
  static final int MAX_DEPTH = 64;

  private final FilterLexer lexer;
  private Function<String, Optional<AttributePath>> names;
  private int depth;

  /**
   * @param names what a name in the text means
   */
  FilterParser(String text, Function<String, Optional<AttributePath>> names) {
    if (text.length() > MAX_LENGTH) {
      throw InvalidRequest.filter("The filter is longer than " + MAX_LENGTH + " characters.");
    }
    this.lexer = new FilterLexer(text);
    this.names = names;
  }

  /** The names that are known inside the brackets behind a path. */
  static Function<String, Optional<AttributePath>> within(AttributePath path) {
    Attribute attribute = path.leaf();
    return name ->
        AttributePath.resolveWithin(attribute, name)
            .filter(sub -> path.child(sub.attribute()).isSearchable());
  }

  Filter parse() {
    Filter filter = disjunction();
    expect(Kind.END, "and, or, or the end of the filter");
    return filter;
  }

  private Filter disjunction() {
    List<Filter> operands = new ArrayList<>();
    operands.add(conjunction());
    while (lexer.peek().is("or")) {
      lexer.take();
      operands.add(conjunction());
    }
    return operands.size() == 1 ? operands.getFirst() : new Filter.Or(operands);
  }

  private Filter conjunction() {
    List<Filter> operands = new ArrayList<>();
    operands.add(term());
    while (lexer.peek().is("and")) {
      lexer.take();
      operands.add(term());
    }
    return operands.size() == 1 ? operands.getFirst() : new Filter.And(operands);
  }

  private Filter term() {
    Token token = lexer.take();
    if (token.kind() == Kind.OPEN) {
      return group(token);
    }
    if (token.is("not") && lexer.peek().kind() == Kind.OPEN) {
      return new Filter.Not(group(lexer.take()));
    }
    if (token.kind() != Kind.WORD) {
      throw FilterLexer.error(token.position(), "expected an attribute, not or (.");
    }
    AttributePath path = resolve(token, token.text());
    return lexer.peek().kind() == Kind.OPEN_BRACKET ? valuePath(path) : expression(path);
  }

  private Filter group(Token open) {
    descend(open);
    Filter inner = disjunction();
    expect(Kind.CLOSE, ")");
    depth--;
    return inner;
  }

  private Filter valuePath(AttributePath path) {
    Token open = lexer.take();
    if (path.leaf().type() != AttributeType.COMPLEX) {
      throw FilterLexer.error(open.position(), path + " has no sub-attributes.");
    }
    descend(open);
    Function<String, Optional<AttributePath>> outer = names;
    names = within(path);
    Filter inner = disjunction();
    Token close = expect(Kind.CLOSE_BRACKET, "]");
    depth--;
    Token after = lexer.peek();
    boolean adjacent = after.position() == close.position() + 1;
    if (after.kind() == Kind.WORD && adjacent && after.text().startsWith(".")) {
      lexer.take();
      AttributePath sub = resolve(after, after.text().substring(1));
      inner = conjunction(inner, expression(sub));
    }
    names = outer;
    return new Filter.ValuePath(path, inner);
  }

  private static Filter conjunction(Filter left, Filter right) {
    List<Filter> operands =
        new ArrayList<>(left instanceof Filter.And(List<Filter> all) ? all : List.of(left));
    operands.add(right);
    return new Filter.And(operands);
  }

  private Filter expression(AttributePath path) {
    Token word = lexer.take();
    if (word.is("pr")) {
      return new Filter.Present(path);
    }
    ComparisonOperator operator =
        (word.kind() == Kind.WORD
                ? ComparisonOperator.of(word.text())
                : Optional.<ComparisonOperator>empty())
            .orElseThrow(
                () ->
                    FilterLexer.error(word.position(), "expected an operator after " + path + "."));
    AttributePath target = comparable(path, word);
    if (!operator.fits(target.leaf().type())) {
      throw FilterLexer.error(
          word.position(),
          operator.name().toLowerCase(Locale.ROOT)
              + " does not fit "
              + target
              + ", which is of type "
              + target.leaf().type().keyword()
              + ".");
    }
    Token operand = lexer.take();
    if (operand.is("null")) {
      return absence(target, operator, operand);
    }
    if (operand.kind() != Kind.WORD && operand.kind() != Kind.STRING) {
      throw FilterLexer.error(operand.position(), "expected a value.");
    }
    Value value =
        Operands.read(target.leaf().type(), operand)
            .orElseThrow(
                () ->
                    FilterLexer.error(
                        operand.position(),
                        "the value is not of type " + target.leaf().type().keyword() + "."));
    return new Filter.Comparison(target, operator, value);
  }

  /** Of an absent value one can only ask whether it is there. */
  private static Filter absence(AttributePath path, ComparisonOperator operator, Token operand) {
    return switch (operator) {
      case EQ -> new Filter.Not(new Filter.Present(path));
      case NE -> new Filter.Present(path);
      case CO, SW, EW, GT, GE, LT, LE ->
          throw FilterLexer.error(operand.position(), "null can only be compared by eq and ne.");
    };
  }

  /** A multi-valued complex attribute stands for its value sub-attribute. */
  private static AttributePath comparable(AttributePath path, Token token) {
    if (path.leaf().type() != AttributeType.COMPLEX) {
      return path;
    }
    if (path.leaf().multiValued()) {
      Optional<Attribute> value = path.leaf().subAttribute("value");
      if (value.isPresent()) {
        return path.child(value.get());
      }
    }
    throw FilterLexer.error(token.position(), path + " is complex: name a sub-attribute.");
  }

  private AttributePath resolve(Token token, String name) {
    AttributePath path =
        names
            .apply(name)
            .orElseThrow(() -> FilterLexer.error(token.position(), "unknown attribute."));
    if (!path.isSearchable()) {
      throw FilterLexer.error(token.position(), path + " cannot be filtered by.");
    }
    return path;
  }

  private void descend(Token token) {
    if (++depth > MAX_DEPTH) {
      throw FilterLexer.error(token.position(), "nested deeper than " + MAX_DEPTH + ".");
    }
  }

  private Token expect(Kind kind, String what) {
    Token token = lexer.take();
    if (token.kind() != kind) {
      throw FilterLexer.error(token.position(), "expected " + what + ".");
    }
    return token;
  }
}
