package dev.muster.application.port.out;

import dev.muster.domain.access.TenantId;
import dev.muster.domain.password.PasswordHash;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.schema.ResourceType;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads all that a tenant has. */
public interface ExportStore {

  /**
   * Runs reads that all see the tenant as it was when the first of them began. What they throw ends
   * them.
   *
   * @throws dev.muster.domain.error.DirectoryUnavailable if the store goes away
   */
  void read(TenantId tenant, Consumer<Contents> reads);

  /**
   * What a tenant has at one moment; valid only within {@link #read}. Iterators keep a bounded
   * number of elements in memory, and several may be in use at a time, by one thread.
   */
  interface Contents {

    /** The names of the types, other than User and Group, of which there are resources. */
    List<String> otherTypes();

    /** How many resources of the type there are. */
    long count(ResourceType type);

    /**
     * The resources of a type without relations, in the order of their ids as text.
     *
     * @param passwords whether to read the hashes of passwords, too
     */
    Iterator<Kept> resources(ResourceType type, boolean passwords);

    /** The direct members of all groups, in the order of the groups' ids, then of the members'. */
    Iterator<Membership> memberships();
  }

  /**
   * A resource as it is kept.
   *
   * @param password of a user, if it was asked for
   */
  record Kept(StoredResource resource, Optional<PasswordHash> password) {}

  /** Whoever is in a group. */
  record Membership(ResourceId group, ResourceId member) {}
}
