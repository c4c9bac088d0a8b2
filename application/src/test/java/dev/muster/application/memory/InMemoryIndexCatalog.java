package dev.muster.application.memory;

import dev.muster.application.port.out.IndexCatalog;
import dev.muster.domain.filter.ComparisonOperator;
import dev.muster.domain.index.AttributeIndex;
import dev.muster.domain.index.IndexPurpose;
import dev.muster.domain.index.IndexStatus;
import dev.muster.domain.path.AttributePath;
import dev.muster.domain.schema.CommonAttributes;
import dev.muster.domain.schema.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Index entries without indexes: maps in memory need none. */
public final class InMemoryIndexCatalog implements IndexCatalog {

  private static final List<String> DERIVED = List.of("groups", "members");

  private record Entry(AttributeIndex index, IndexPurpose purpose) {}

  private final List<Entry> entries = new ArrayList<>();

  public InMemoryIndexCatalog() {
    entries.add(
        new Entry(
            new AttributeIndex("User", "userName", Set.of(ComparisonOperator.EQ), true, true),
            IndexPurpose.COMPARING));
  }

  @Override
  public synchronized List<IndexStatus> list() {
    return entries.stream().map(entry -> new IndexStatus(entry.index(), 0, 0, true)).toList();
  }

  @Override
  public boolean supports(ResourceType type, AttributePath path, IndexPurpose purpose) {
    boolean key =
        path.attribute().equals(CommonAttributes.ID)
            || DERIVED.contains(path.attribute().name())
            || path.toString().equals("meta.version");
    boolean few = path.attribute().multiValued() && !path.leaf().canonicalValues().isEmpty();
    boolean textual =
        ComparisonOperator.CO.fits(path.leaf().type()) && !path.attribute().multiValued();
    return !key && !few && (purpose == IndexPurpose.COMPARING || textual);
  }

  @Override
  public synchronized void build(ResourceType type, AttributePath path, IndexPurpose purpose) {
    boolean present =
        entries.stream().anyMatch(entry -> isAdded(entry, type.name(), path.toString(), purpose));
    if (!present) {
      boolean sorts = purpose == IndexPurpose.COMPARING && !path.attribute().multiValued();
      entries.add(
          new Entry(
              new AttributeIndex(
                  type.name(), path.toString(), purpose.operators(path), sorts, false),
              purpose));
    }
  }

  private static boolean isAdded(Entry entry, String type, String path, IndexPurpose purpose) {
    return !entry.index().standard()
        && entry.purpose() == purpose
        && entry.index().isOf(type, path);
  }

  @Override
  public synchronized boolean drop(String type, String path, IndexPurpose purpose) {
    return entries.removeIf(entry -> isAdded(entry, type, path, purpose));
  }
}
