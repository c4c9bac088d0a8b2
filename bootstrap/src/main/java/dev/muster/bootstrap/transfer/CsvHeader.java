package dev.muster.bootstrap.transfer;

import dev.muster.application.port.in.ImportEntry;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.patch.PatchPath;
import dev.muster.domain.resource.Relations;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.schema.Attribute;
import dev.muster.domain.schema.AttributeType;
import dev.muster.domain.schema.CommonAttributes;
import dev.muster.domain.schema.Mutability;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.value.DateTimes;
import dev.muster.domain.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a CSV file mean. Each is called by the path of an attribute, as the paths of
 * PATCH are (RFC 7644 §3.5.2): {@code userName}, {@code name.givenName}, {@code emails[type eq
 * "work"].value}, {@code urn:...:User:department}. A path that comes again makes another value of
 * its attribute. The column {@code members} of groups has several members in a cell, each a
 * userName, an id, or the displayName of a group in the file.
 */
final class CsvHeader {

  private static final int MAX_COLUMNS = 1_000;
  private static final int MAX_ECHO = 100;

  private final ResourceType type;
  private final int size;
  private final char separator;
  private final int members;
  private final List<CsvValue> values;

  private CsvHeader(
      ResourceType type, int size, char separator, int members, List<CsvValue> values) {
    this.type = type;
    this.size = size;
    this.separator = separator;
    this.members = members;
    this.values = values;
  }

  /**
   * @throws InvalidRequest (invalidPath, invalidFilter, invalidSyntax) naming the column that
   *     cannot be used
   */
  static CsvHeader read(ResourceType type, List<String> cells, char separator) {
    if (cells.size() > MAX_COLUMNS) {
      throw InvalidRequest.syntax("There are more than " + MAX_COLUMNS + " columns.");
    }
    Columns columns = new Columns(type, separator);
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i).strip();
      try {
        columns.add(i, cell);
      } catch (InvalidRequest refused) {
        throw refused.at("Column " + (i + 1) + " (" + echo(cell) + ")");
      }
    }
    return new CsvHeader(
        type, cells.size(), separator, columns.members, List.copyOf(columns.values.values()));
  }

  private static String echo(String cell) {
    String shown = cell.length() <= MAX_ECHO ? cell : cell.substring(0, MAX_ECHO) + "...";
    return ImportFile.visible(shown);
  }

  /** How many cells a record has. */
  int size() {
    return size;
  }

  /** The resource that a record describes; an empty cell says nothing. */
  ImportEntry.Described describe(long line, List<String> cells) {
    Map<String, Value> core = new LinkedHashMap<>();
    Map<String, Map<String, Value>> extensions = new LinkedHashMap<>();
    for (CsvValue value : values) {
      String urn = value.path().extension();
      value.addTo(
          urn == null ? core : extensions.computeIfAbsent(urn, _ -> new LinkedHashMap<>()), cells);
    }
    extensions.forEach(
        (urn, attributes) -> {
          if (!attributes.isEmpty()) {
            core.put(urn, new Value.Complex(attributes));
          }
        });
    Value.Complex body = new Value.Complex(core);
    return new ImportEntry.Described(line, type, body, names(body), members(cells));
  }

  private Set<String> names(Value.Complex body) {
    Set<String> names = new HashSet<>();
    Stream.of(CommonAttributes.ID.name(), type.isUser() ? "userName" : "displayName")
        .filter(name -> name.equals(CommonAttributes.ID.name()) || type.isUser() || type.isGroup())
        .flatMap(name -> body.text(name).stream())
        .forEach(names::add);
    return names;
  }

  private @Nullable List<ImportEntry.Member> members(List<String> cells) {
    if (members < 0 || cells.get(members).isBlank()) {
      return null;
    }
    return split(cells.get(members), separator)
        .map(name -> new ImportEntry.Member(name, ResourceId.parse(name).orElse(null), name, null))
        .toList();
  }

  /** The parts that say something, without the space around them. */
  static Stream<String> split(String cell, char separator) {
    List<String> parts = new ArrayList<>();
    int begin = 0;
    for (int end = cell.indexOf(separator); end >= 0; end = cell.indexOf(separator, begin)) {
      parts.add(cell.substring(begin, end));
      begin = end + 1;
    }
    parts.add(cell.substring(begin));
    return parts.stream().map(String::strip).filter(part -> !part.isEmpty());
  }

  /** The columns as far as they are read. */
  private static final class Columns {

    private final ResourceType type;
    private final char separator;
    private final Map<String, CsvValue> values = new LinkedHashMap<>();
    private final Map<String, Integer> seen = new LinkedHashMap<>();
    private int members = -1;

    Columns(ResourceType type, char separator) {
      this.type = type;
      this.separator = separator;
    }

    void add(int column, String cell) {
      PatchPath path = PatchPath.parse(type, cell);
      Attribute attribute = path.attribute().attribute();
      if (type.isGroup() && attribute.name().equals(Relations.MEMBERS.name())) {
        addMembers(column, path);
        return;
      }
      requireSettable(path);
      Value.Complex described =
          path.described()
              .map(Columns::asSent)
              .orElseThrow(
                  () ->
                      InvalidRequest.filter(
                          "the filter may only say what the value has: eq terms joined by and."));
      Attribute part = part(path);
      String value = path.attribute().extension() + " " + attribute.name() + " " + described;
      int before = seen.merge(value + (part == null ? "" : "." + part.name()), 1, Integer::sum);
      if (before > 1 && !attribute.multiValued()) {
        throw InvalidRequest.path("another column is the same.");
      }
      values
          .computeIfAbsent(
              value + " " + before, _ -> new CsvValue(path.attribute(), described, separator))
          .add(column, part);
    }

    /** What was read for the schema, as a client would send it. */
    private static Value.Complex asSent(Value.Complex read) {
      Map<String, Value> sent = new LinkedHashMap<>();
      read.attributes()
          .forEach(
              (name, value) ->
                  sent.put(
                      name,
                      value instanceof Value.DateTime(var moment)
                          ? new Value.Text(DateTimes.format(moment))
                          : value.asText().<Value>map(Value.Text::new).orElse(value)));
      return new Value.Complex(sent);
    }

    private void addMembers(int column, PatchPath path) {
      Attribute part = path.attribute().subAttribute();
      if (path.filter() != null || (part != null && !part.name().equals("value"))) {
        throw InvalidRequest.path("call the column of the members just members.");
      }
      if (members >= 0) {
        throw InvalidRequest.path("another column is the same.");
      }
      members = column;
    }

    /** The id and what is in {@code meta} are taken over by an import. */
    private static void requireSettable(PatchPath path) {
      Attribute attribute = path.attribute().attribute();
      boolean isTakenOver =
          attribute.equals(CommonAttributes.ID) || attribute.equals(CommonAttributes.META);
      boolean isReadOnly =
          attribute.mutability() == Mutability.READ_ONLY
              || path.attribute().leaf().mutability() == Mutability.READ_ONLY;
      if (attribute.equals(CommonAttributes.SCHEMAS) || (isReadOnly && !isTakenOver)) {
        throw InvalidRequest.path("the directory itself says what this is.");
      }
    }

    /** Which part of a complex value the column gives; null if the value is simple. */
    private static @Nullable Attribute part(PatchPath path) {
      Attribute leaf = path.attribute().leaf();
      if (leaf.type() != AttributeType.COMPLEX) {
        return path.attribute().subAttribute();
      }
      return leaf.subAttribute("value")
          .orElseThrow(
              () ->
                  InvalidRequest.path(
                      "name a part of it, such as "
                          + path
                          + "."
                          + leaf.subAttributes().getFirst().name()
                          + "."));
    }
  }
}
