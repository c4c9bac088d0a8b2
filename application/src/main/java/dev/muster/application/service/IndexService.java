package dev.muster.application.service;

import dev.muster.application.port.in.ManageIndexesUseCase;
import dev.muster.application.port.out.IndexCatalog;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.index.IndexPurpose;
import dev.muster.domain.index.IndexStatus;
import dev.muster.domain.path.AttributePath;
import dev.muster.domain.schema.AttributeType;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.schema.SchemaRegistry;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Administration of indexes. */
public final class IndexService implements ManageIndexesUseCase {

  private static final Comparator<IndexStatus> STANDARD_FIRST =
      Comparator.comparing((IndexStatus status) -> !status.index().standard())
          .thenComparing(status -> status.index().type())
          .thenComparing(status -> status.index().path());

  private final SchemaRegistry schemas;
  private final IndexCatalog catalog;

  public IndexService(SchemaRegistry schemas, IndexCatalog catalog) {
    this.schemas = schemas;
    this.catalog = catalog;
  }

  @Override
  public String addIndex(String type, String path, IndexPurpose purpose) {
    ResourceType known =
        schemas
            .resourceTypeNamed(type)
            .orElseThrow(() -> InvalidRequest.value("There is no resource type " + type + "."));
    AttributePath found = resolve(known, path);
    String name = known.name() + ":" + found;
    boolean served =
        catalog.list().stream()
            .anyMatch(
                status ->
                    status.valid()
                        && status.index().isOf(known.name(), found.toString())
                        && status.index().serves(purpose));
    if (served) {
      throw InvalidRequest.value(name + " has an index already.");
    }
    if (!catalog.supports(known, found, purpose)) {
      throw InvalidRequest.path(name + " cannot have an index for this.");
    }
    catalog.build(known, found, purpose);
    return name;
  }

  private static AttributePath resolve(ResourceType type, String text) {
    AttributePath path =
        AttributePath.resolve(type, text)
            .orElseThrow(
                () -> InvalidRequest.path(type.name() + " has no attribute " + text + "."));
    if (path.leaf().type() == AttributeType.COMPLEX) {
      AttributePath complex = path;
      path =
          Optional.of(complex.leaf())
              .filter(leaf -> leaf.multiValued())
              .flatMap(leaf -> leaf.subAttribute("value"))
              .map(complex::child)
              .orElseThrow(
                  () -> InvalidRequest.path(complex + " is complex: name a sub-attribute."));
    }
    if (!path.isSearchable()) {
      throw InvalidRequest.path(type.name() + ":" + path + " cannot be filtered by.");
    }
    return path;
  }

  @Override
  public List<IndexStatus> listIndexes() {
    return catalog.list().stream().sorted(STANDARD_FIRST).toList();
  }

  @Override
  public String dropIndex(String type, String path, IndexPurpose purpose) {
    // Schemas may have changed since the index was added: what they do not know is taken as it is.
    Optional<ResourceType> known = schemas.resourceTypeNamed(type);
    String typeName = known.map(ResourceType::name).orElse(type);
    String pathName =
        known
            .flatMap(of -> AttributePath.resolve(of, path).map(found -> resolve(of, path)))
            .map(AttributePath::toString)
            .orElse(path);
    String name = typeName + ":" + pathName;
    if (!catalog.drop(typeName, pathName, purpose)) {
      boolean standard =
          catalog.list().stream()
              .map(IndexStatus::index)
              .anyMatch(
                  index ->
                      index.standard() && index.isOf(typeName, pathName) && index.serves(purpose));
      throw InvalidRequest.value(
          standard
              ? name + " has a default index, which cannot be dropped."
              : name + " has no such index.");
    }
    return name;
  }
}
