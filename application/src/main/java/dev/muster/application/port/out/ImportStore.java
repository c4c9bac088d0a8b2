package dev.muster.application.port.out;

import dev.muster.domain.access.TenantId;
import dev.muster.domain.password.PasswordHash;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.schema.ResourceType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Compares a file with the directory, many resources at a time, and brings the members of groups
 * in. Resources themselves are written by their {@link ResourceRepository}.
 */
public interface ImportStore {

  /** Begins an import; what it notes of the file is forgotten when it is closed. */
  Session open(TenantId tenant);

  /**
   * An import under way, used by one thread at a time. Every method may throw {@link
   * dev.muster.domain.error.DirectoryUnavailable}.
   */
  interface Session extends AutoCloseable {

    /**
     * Finds the resources that a file means, and notes by what the file calls them.
     *
     * @return a match for each candidate, in their order
     */
    List<Match> match(ResourceType type, List<Candidate> candidates);

    /** Notes that a file gives all the members of these groups. */
    void noteGroups(Collection<ResourceId> groups);

    /** Notes members of groups. */
    void noteMembers(List<Membership> memberships);

    /**
     * Makes the members of groups what was noted: those of groups that were noted, exactly these;
     * other groups only gain members. Groups whose members change get a new version, and are
     * modified now unless this import matched them as unknown: those were made with the date that
     * they shall have. Works in several transactions, each of which takes effect.
     *
     * @param trial whether to only count; candidates without match are then taken for existing
     * @param missing told of each membership whose group or member is nobody, in their order
     */
    Outcome bringMembersIn(boolean trial, Consumer<Missing> missing);

    @Override
    void close();
  }

  /**
   * A resource in a file.
   *
   * @param proposed the id of the resource if it is new
   * @param id the id that the file gives it; otherwise it is found by the userName of a user, by
   *     the displayName of a group without externalId, or else by the externalId
   * @param userNameKey folded; of a user
   * @param displayNameKey folded; of a group
   * @param names by which members may refer to it, as they may by the given id
   */
  record Candidate(
      long line,
      ResourceId proposed,
      @Nullable ResourceId id,
      @Nullable String userNameKey,
      @Nullable String externalId,
      @Nullable String displayNameKey,
      Set<String> names) {

    public Candidate {
      names = Set.copyOf(names);
    }
  }

  /** What a candidate is. */
  sealed interface Match {

    /**
     * The resource is there.
     *
     * @param password of a user
     */
    record Known(StoredResource current, Optional<PasswordHash> password) implements Match {}

    /** There is no such resource. */
    record Unknown() implements Match {}

    /** The file had the same id, unique value or name in that line already. */
    record Repeated(long line) implements Match {}

    /** Several resources are called so. */
    record Ambiguous(String attribute) implements Match {}

    /** Another resource than the one with the id has the unique value. */
    record Taken(String attribute) implements Match {}
  }

  /** A group and a member of it, as a file refers to them. */
  record Membership(long line, Reference group, Reference member) {}

  /**
   * Refers to a resource: the first of these that is somebody. At least one is not null.
   *
   * @param name a name in the file
   * @param userNameKey folded
   * @param externalId of a single user or group
   */
  record Reference(
      @Nullable String name,
      @Nullable ResourceId id,
      @Nullable String userNameKey,
      @Nullable String externalId) {

    public static Reference to(ResourceId id) {
      return new Reference(null, id, null, null);
    }

    /** How the file calls it. */
    public String shown() {
      return name != null
          ? name
          : id != null ? id.toString() : userNameKey != null ? userNameKey : "" + externalId;
    }
  }

  /** A reference that leads to nobody. */
  record Missing(long line, Reference reference) {}

  /** Memberships that came and went, or would. */
  record Outcome(long added, long removed) {}
}
