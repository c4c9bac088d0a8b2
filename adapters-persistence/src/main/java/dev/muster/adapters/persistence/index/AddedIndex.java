package dev.muster.adapters.persistence.index;

import dev.muster.adapters.persistence.search.IndexTarget;
import dev.muster.adapters.persistence.search.ResourceTable;
import dev.muster.domain.filter.ComparisonOperator;
import dev.muster.domain.index.AttributeIndex;
import dev.muster.domain.index.IndexPurpose;
import dev.muster.domain.path.AttributePath;
import dev.muster.domain.schema.Attribute;
import dev.muster.domain.schema.CommonAttributes;
import dev.muster.domain.schema.ResourceType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What an added index is for; the comment of the index in the database says it.
 *
 * @param path as the schema writes it
 */
record AddedIndex(
    String type,
    String path,
    IndexPurpose purpose,
    Set<ComparisonOperator> operators,
    boolean sorts) {

  private static final String CONTAINING = " --contains";

  static AddedIndex of(ResourceType type, AttributePath path, IndexPurpose purpose) {
    boolean sorts = purpose == IndexPurpose.COMPARING && !path.attribute().multiValued();
    return new AddedIndex(type.name(), path.toString(), purpose, purpose.operators(path), sorts);
  }

  /** As the comment has it; types and attributes may be gone from the schemas since. */
  static AddedIndex of(Collection<ResourceTable> tables, String comment) {
    boolean containing = comment.endsWith(CONTAINING);
    IndexPurpose purpose = containing ? IndexPurpose.CONTAINING : IndexPurpose.COMPARING;
    String name =
        containing ? comment.substring(0, comment.length() - CONTAINING.length()) : comment;
    int colon = name.indexOf(':');
    String type = name.substring(0, Math.max(colon, 0));
    String path = name.substring(colon + 1);
    return tables.stream()
        .map(ResourceTable::type)
        .filter(known -> known.name().equals(type))
        .flatMap(
            known -> AttributePath.resolve(known, path).stream().map(p -> of(known, p, purpose)))
        .findFirst()
        .orElseGet(() -> new AddedIndex(type, path, purpose, Set.of(), false));
  }

  /**
   * As its name in the database tells: an index that is being built, or whose build was
   * interrupted, has no comment yet.
   */
  static AddedIndex named(Collection<ResourceTable> tables, String name) {
    for (ResourceTable table : tables) {
      for (AttributePath path : paths(table.type())) {
        for (IndexPurpose purpose : IndexPurpose.values()) {
          boolean found =
              IndexTarget.of(table, path, purpose)
                  .filter(target -> target.name().equals(name))
                  .isPresent();
          if (found) {
            return of(table.type(), path, purpose);
          }
        }
      }
    }
    return new AddedIndex("unknown", name, IndexPurpose.COMPARING, Set.of(), false);
  }

  private static List<AttributePath> paths(ResourceType type) {
    List<AttributePath> paths = new ArrayList<>();
    paths(AttributePath.of(CommonAttributes.META), paths);
    type.schema().attributes().forEach(attribute -> paths(AttributePath.of(attribute), paths));
    for (ResourceType.Extension extension : type.extensions()) {
      for (Attribute attribute : extension.schema().attributes()) {
        paths(new AttributePath(extension.schema().id(), attribute, null), paths);
      }
    }
    return paths;
  }

  private static void paths(AttributePath path, List<AttributePath> paths) {
    if (path.attribute().subAttributes().isEmpty()) {
      paths.add(path);
    }
    path.attribute().subAttributes().forEach(sub -> paths.add(path.child(sub)));
  }

  String comment() {
    return type + ":" + path + (purpose == IndexPurpose.CONTAINING ? CONTAINING : "");
  }

  boolean isOf(String otherType, String otherPath, IndexPurpose otherPurpose) {
    return purpose == otherPurpose
        && type.equalsIgnoreCase(otherType)
        && path.equalsIgnoreCase(otherPath);
  }

  AttributeIndex index() {
    return new AttributeIndex(type, path, operators, sorts, false);
  }
}
