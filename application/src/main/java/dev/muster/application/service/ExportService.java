package dev.muster.application.service;

import dev.muster.application.port.in.ExportEntry;
import dev.muster.application.port.in.ExportResourcesUseCase;
import dev.muster.application.port.out.ExportStore;
import dev.muster.application.port.out.ExportStore.Contents;
import dev.muster.application.port.out.ExportStore.Kept;
import dev.muster.application.port.out.TenantRepository;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.error.ResourceNotFound;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.schema.SchemaRegistry;
import java.util.List;
import java.util.stream.Stream;

/** Exports tenants. */
public final class ExportService implements ExportResourcesUseCase {

  /** A line of JSON with so many is half a megabyte. */
  private static final int MEMBERS_AT_ONCE = 10_000;

  private final TenantRepository tenants;
  private final ExportStore store;
  private final SchemaRegistry schemas;
  private final int membersAtOnce;

  public ExportService(TenantRepository tenants, ExportStore store, SchemaRegistry schemas) {
    this(tenants, store, schemas, MEMBERS_AT_ONCE);
  }

  /**
   * @param membersAtOnce how many members are a part of the export, at the most
   */
  ExportService(
      TenantRepository tenants, ExportStore store, SchemaRegistry schemas, int membersAtOnce) {
    this.tenants = tenants;
    this.store = store;
    this.schemas = schemas;
    this.membersAtOnce = membersAtOnce;
  }

  @Override
  public void export(String tenant, boolean passwords, Receiver receiver) {
    TenantId id =
        tenants.find(tenant).orElseThrow(() -> new ResourceNotFound("Tenant", tenant)).id();
    store.read(id, contents -> export(contents, passwords, receiver));
  }

  private void export(Contents contents, boolean passwords, Receiver receiver) {
    requireKnown(contents.otherTypes());
    receiver.begin(schemas.resourceTypes().stream().mapToLong(contents::count).sum());
    Stream.concat(Stream.of(schemas.user()), others())
        .forEach(
            type ->
                contents
                    .resources(type, passwords)
                    .forEachRemaining(kept -> receiver.add(described(type, kept, List.of()))));
    groups(contents, receiver);
  }

  private Stream<ResourceType> others() {
    return schemas.resourceTypes().stream().filter(type -> !type.isUser() && !type.isGroup());
  }

  /** Whoever keeps an export as a backup must not find out later that something is missing. */
  private void requireKnown(List<String> names) {
    for (String name : names) {
      if (others().noneMatch(type -> type.name().equals(name))) {
        throw InvalidRequest.value(
            "There are resources of type "
                + name
                + ", which is not defined here: the folder of schemas is missing or another one.");
      }
    }
  }

  private void groups(Contents contents, Receiver receiver) {
    ExportedMembers members = new ExportedMembers(contents.memberships());
    contents
        .resources(schemas.group(), false)
        .forEachRemaining(
            kept -> {
              ResourceId group = kept.resource().id();
              List<ResourceId> some = members.next(group, membersAtOnce);
              receiver.add(described(schemas.group(), kept, some));
              while (some.size() == membersAtOnce) {
                some = members.next(group, membersAtOnce);
                if (!some.isEmpty()) {
                  receiver.add(new ExportEntry.MoreMembers(group, some));
                }
              }
            });
  }

  private static ExportEntry described(ResourceType type, Kept kept, List<ResourceId> members) {
    return new ExportEntry.Described(type, kept.resource(), kept.password(), members);
  }
}
