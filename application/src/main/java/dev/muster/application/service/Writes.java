package dev.muster.application.service;

import dev.muster.application.port.out.DocumentCodec;
import dev.muster.application.port.out.Revision;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.password.PasswordChange;
import dev.muster.domain.patch.Patch;
import dev.muster.domain.resource.Document;
import dev.muster.domain.resource.Group;
import dev.muster.domain.resource.MembershipChange;
import dev.muster.domain.resource.Meta;
import dev.muster.domain.resource.Replacement;
import dev.muster.domain.resource.Resource;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.ResourceReader;
import dev.muster.domain.resource.ResourceState;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.resource.User;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.value.Value;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Turns what clients send for resources of one type into writes. */
final class Writes {

  /** In bytes of JSON; pages hold many documents at once. */
  static final int MAX_DOCUMENT = 512 * 1024;

  private final ResourceType type;
  private final DocumentCodec codec;
  private final Passwords passwords;
  private final Clock clock;

  Writes(ResourceType type, DocumentCodec codec, Passwords passwords, Clock clock) {
    this.type = type;
    this.codec = codec;
    this.passwords = passwords;
    this.clock = clock;
  }

  /** A patch that was read and can be carried out. */
  sealed interface Plan {

    /** The members of the group change, and nothing else can. */
    record MembersOnly(MembershipChange change) implements Plan {}

    /**
     * The resource is revised.
     *
     * @param needsMembers whether the revision has to be asked with the members of the group
     */
    record Revise(Revision revision, boolean needsMembers) implements Plan {}
  }

  /**
   * A new resource.
   *
   * @throws InvalidRequest if the body breaks the schema
   */
  ResourceState create(ResourceId id, Value.Complex body) {
    Resource content = ResourceReader.read(type, body);
    Instant now = now();
    MembershipChange members =
        type.isGroup() ? MembershipChange.add(Group.members(content)) : MembershipChange.NONE;
    return create(id, new Meta(1, now, now), content, members, passwords.of(content));
  }

  /** A new resource of content that was read. */
  ResourceState create(
      ResourceId id,
      Meta meta,
      Resource content,
      MembershipChange members,
      PasswordChange password) {
    Resource kept = kept(User.withDefaults(content));
    return new ResourceState(id, meta, kept, encode(id, kept), members, password);
  }

  /**
   * What PUT makes of a resource.
   *
   * @throws InvalidRequest if the body breaks the schema
   */
  Revision replace(Value.Complex body, VersionCondition condition) {
    Resource content = ResourceReader.read(type, body);
    MembershipChange members = MembershipChange.NONE;
    if (type.isGroup()) {
      Set<ResourceId> given = Group.members(content);
      if (!given.isEmpty() || Group.isEmptied(body)) {
        members = MembershipChange.replaceAll(given);
      }
    }
    return replace(content, condition, members, passwords.of(content));
  }

  /** What content that was read makes of a resource. */
  Revision replace(
      Resource content,
      VersionCondition condition,
      MembershipChange members,
      PasswordChange password) {
    Resource replacement = kept(content);
    return revision(condition, before -> Replacement.of(before, replacement), members, password);
  }

  /**
   * What PATCH makes of a resource.
   *
   * @throws InvalidRequest if the patch makes no sense for the type
   */
  Plan patch(Value.Complex body, VersionCondition condition) {
    Patch patch = Patch.read(type, body);
    if (!type.isGroup()) {
      PasswordChange password = passwords.of(patch);
      return new Plan.Revise(
          revision(
              condition,
              before -> Passwords.without(patch.apply(before)),
              MembershipChange.NONE,
              password),
          false);
    }
    Optional<MembershipChange> change = MemberOperations.change(patch);
    if (change.isEmpty()) {
      return new Plan.Revise(current -> reviseWithMembers(current, patch, condition), true);
    }
    Patch others = MemberOperations.others(patch);
    return others.operations().isEmpty()
        ? new Plan.MembersOnly(change.get())
        : new Plan.Revise(
            revision(condition, others::apply, change.get(), PasswordChange.KEEP), false);
  }

  /** What a change of nothing but its members makes of a group. */
  Revision changeMembers(MembershipChange change, VersionCondition condition) {
    return revision(condition, UnaryOperator.identity(), change, PasswordChange.KEEP);
  }

  private Revision revision(
      VersionCondition condition,
      UnaryOperator<Resource> content,
      MembershipChange members,
      PasswordChange password) {
    return current -> {
      condition.require(current.meta().version());
      Resource before = codec.decode(type, current.document());
      Resource after = content.apply(before);
      boolean same =
          after.equals(before) && members.isNone() && password instanceof PasswordChange.Keep;
      return same ? Optional.empty() : Optional.of(next(current, before, after, members, password));
    };
  }

  /** The whole group is patched as a tree, and the members compared with those before. */
  private Optional<ResourceState> reviseWithMembers(
      StoredResource current, Patch patch, VersionCondition condition) {
    condition.require(current.meta().version());
    Resource document = codec.decode(type, current.document());
    Map<String, Value> all = new LinkedHashMap<>(document.attributes().attributes());
    all.putAll(current.related().attributes());
    Resource before = new Resource(type, new Value.Complex(all));
    Resource after = patch.apply(before);
    Set<ResourceId> were = Group.members(before);
    Set<ResourceId> are = Group.members(after);
    MembershipChange members =
        MembershipChange.remove(were.stream().filter(id -> !are.contains(id)).toList())
            .then(MembershipChange.add(are.stream().filter(id -> !were.contains(id)).toList()));
    Resource kept = Group.withoutMembers(after);
    return kept.equals(document) && members.isNone()
        ? Optional.empty()
        : Optional.of(next(current, document, kept, members, PasswordChange.KEEP));
  }

  private ResourceState next(
      StoredResource current,
      Resource before,
      Resource after,
      MembershipChange members,
      PasswordChange password) {
    Meta meta = current.meta();
    Document document = after.equals(before) ? current.document() : encode(current.id(), after);
    return new ResourceState(
        current.id(),
        new Meta(meta.version() + 1, meta.created(), now()),
        after,
        document,
        members,
        password);
  }

  /** What goes into the document. */
  private static Resource kept(Resource content) {
    return content.type().isGroup() ? Group.withoutMembers(content) : Passwords.without(content);
  }

  private Document encode(ResourceId id, Resource content) {
    Document document = codec.encode(id, content);
    if (document.length() > MAX_DOCUMENT) {
      throw InvalidRequest.value("The resource is larger than " + MAX_DOCUMENT + " bytes.");
    }
    return document;
  }

  /** Times are stored in milliseconds. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
