package dev.muster.benchmarks.technique;

import dev.muster.application.port.out.DocumentCodec;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.ResourcePage;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.resource.FoundResource;
import dev.muster.domain.resource.SelectedResource;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.schema.ResourceType;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Reads everything of the resources on a page, and projects here. */
final class WholeDocuments extends Decorated {

  private final ResourceRepository repository;
  private final ResourceType type;
  private final DocumentCodec codec;
  private final LongAdder bytes = new LongAdder();

  WholeDocuments(ResourceRepository repository, ResourceType type, DocumentCodec codec) {
    super(repository);
    this.repository = repository;
    this.type = type;
    this.codec = codec;
  }

  @Override
  public ResourcePage search(TenantId tenant, ResourceQuery query) {
    ResourcePage page =
        repository.search(
            tenant,
            new ResourceQuery(
                query.filter(), query.sort(), query.start(), query.count(), whole(type)));
    return new ResourcePage(
        page.totalResults(),
        page.resources().stream().map(found -> projected(found, query.projection())).toList(),
        page.next(),
        page.previous());
  }

  /** Bytes of the documents that were read so far. */
  long bytes() {
    return bytes.sum();
  }

  /** Everything but the relation. */
  static Projection whole(ResourceType type) {
    return Projection.of(type, List.of(), List.of(type.isUser() ? "groups" : "members"));
  }

  private FoundResource projected(FoundResource found, Projection projection) {
    return switch (found) {
      case StoredResource stored -> {
        bytes.add(stored.document().length());
        yield new SelectedResource(
            stored.id(),
            stored.meta(),
            projection.apply(codec.decode(type, stored.document()).attributes()),
            stored.related());
      }
      case SelectedResource selected -> selected;
    };
  }
}
