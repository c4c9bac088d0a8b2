package dev.muster.adapters.persistence.user;

import dev.muster.adapters.persistence.search.Column;
import dev.muster.adapters.persistence.search.Conditions;
import dev.muster.adapters.persistence.search.Kind;
import dev.muster.adapters.persistence.search.Relation;
import dev.muster.adapters.persistence.search.ResourceTable;
import dev.muster.domain.filter.ComparisonOperator;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.path.AttributePath;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.text.CaseFolding;
import dev.muster.domain.value.Value;
import java.util.List;
import java.util.Optional;

/** The table users: which attributes have columns, and which indexes help with the others. */
final class UserTable implements ResourceTable {

  private static final Relation GROUPS = new UserGroups();
  private static final AttributePath USER_NAME = path("userName");
  private static final AttributePath EMAILS = path("emails");
  private static final AttributePath EMAIL_VALUE = path("emails.value");

  private final ResourceType type;
  private final List<Column> columns;

  /**
   * @param type User, perhaps with extensions of the server's own
   */
  UserTable(ResourceType type) {
    this.type = type;
    this.columns =
        Column.withCommon(
            type,
            "'User'",
            folded("userName", "user_name", "user_name_key"),
            folded("displayName", "display_name", "display_name_key"),
            folded("name.givenName", "given_name", Kind.FOLDED_TEXT.convert("given_name")),
            folded("name.familyName", "family_name", "family_name_key"),
            Column.of(type, "active", "active", "active", Kind.BOOLEAN));
  }

  private Column folded(String path, String value, String key) {
    return Column.of(type, path, value, key, Kind.FOLDED_TEXT);
  }

  private static AttributePath path(String path) {
    return AttributePath.resolve(CoreSchemas.USER, path).orElseThrow();
  }

  @Override
  public String name() {
    return "users";
  }

  @Override
  public ResourceType type() {
    return type;
  }

  @Override
  public Optional<Relation> relation() {
    return Optional.of(GROUPS);
  }

  @Override
  public boolean isShared() {
    return false;
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public boolean isUnique(AttributePath path) {
    return path.equals(USER_NAME) || ResourceTable.super.isUnique(path);
  }

  /** E-mail addresses have an index (users_text) on elements and on trigrams. */
  @Override
  public boolean narrow(Filter filter, Conditions conditions) {
    return switch (filter) {
      case Filter.Comparison(AttributePath path, ComparisonOperator operator, Value operand) ->
          path.equals(EMAIL_VALUE) && narrowByEmail(operator, operand, conditions);
      case Filter.ValuePath(AttributePath path, Filter inner) ->
          path.equals(EMAILS) && narrowWithin(inner, conditions);
      case Filter.And _, Filter.Or _, Filter.Not _, Filter.Present _ -> false;
    };
  }

  private static boolean narrowWithin(Filter inner, Conditions conditions) {
    return switch (inner) {
      case Filter.Comparison(AttributePath path, ComparisonOperator operator, Value operand) ->
          path.leaf().name().equals("value") && narrowByEmail(operator, operand, conditions);
      case Filter.And(List<Filter> operands) ->
          operands.stream().anyMatch(operand -> narrowWithin(operand, conditions));
      case Filter.Or _, Filter.Not _, Filter.Present _, Filter.ValuePath _ -> false;
    };
  }

  private static boolean narrowByEmail(
      ComparisonOperator operator, Value operand, Conditions conditions) {
    if (!(operand instanceof Value.Text(String text))) {
      return false;
    }
    String key = CaseFolding.fold(text);
    return switch (operator) {
      case EQ -> {
        conditions.append("email_keys @> ").bind(new String[] {key});
        yield true;
      }
      case SW -> narrowByLine("%\n" + Conditions.escapeLike(key) + "%", key, conditions);
      case CO -> narrowByLine("%" + Conditions.escapeLike(key) + "%", key, conditions);
      case EW -> narrowByLine("%" + Conditions.escapeLike(key) + "\n%", key, conditions);
      case NE, GT, GE, LT, LE -> false;
    };
  }

  private static boolean narrowByLine(String pattern, String key, Conditions conditions) {
    if (!Conditions.isTrigram(key)) {
      return false;
    }
    conditions.append("email_lines like ").bind(pattern);
    return true;
  }
}
