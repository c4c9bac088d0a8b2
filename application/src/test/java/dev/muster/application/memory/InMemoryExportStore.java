package dev.muster.application.memory;

import dev.muster.application.port.out.ExportStore;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.password.PasswordChange;
import dev.muster.domain.resource.ResourceState;
import dev.muster.domain.schema.ResourceType;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Exports from {@link InMemoryDirectory}, all of which it copies first. */
public final class InMemoryExportStore implements ExportStore {

  private final InMemoryDirectory directory;
  private final List<ResourceType> types;

  public InMemoryExportStore(InMemoryDirectory directory, List<ResourceType> types) {
    this.directory = directory;
    this.types = types;
  }

  @Override
  public void read(TenantId tenant, Consumer<Contents> reads) {
    reads.accept(new Copy(tenant));
  }

  private final class Copy implements Contents {

    private final List<ResourceState> states;
    private final List<Membership> memberships;

    Copy(TenantId tenant) {
      this.states =
          types.stream()
              .flatMap(type -> directory.of(type).all(tenant).stream())
              .sorted(Comparator.comparing(state -> state.id().toString()))
              .toList();
      this.memberships =
          states.stream()
              .filter(state -> state.content().type().isGroup())
              .flatMap(
                  group ->
                      directory.members(tenant, group.id()).stream()
                          .sorted(Comparator.comparing(Object::toString))
                          .map(member -> new Membership(group.id(), member)))
              .toList();
    }

    @Override
    public List<String> otherTypes() {
      return states.stream()
          .map(state -> state.content().type())
          .filter(type -> !type.isUser() && !type.isGroup())
          .map(ResourceType::name)
          .distinct()
          .toList();
    }

    private List<ResourceState> of(ResourceType type) {
      return states.stream().filter(state -> state.content().type().equals(type)).toList();
    }

    @Override
    public long count(ResourceType type) {
      return of(type).size();
    }

    @Override
    public Iterator<Kept> resources(ResourceType type, boolean passwords) {
      return of(type).stream()
          .map(
              state ->
                  new Kept(
                      state.stored(),
                      passwords && state.password() instanceof PasswordChange.Set(var hash)
                          ? Optional.of(hash)
                          : Optional.empty()))
          .iterator();
    }

    @Override
    public Iterator<Membership> memberships() {
      return memberships.iterator();
    }
  }
}
