package dev.muster.domain.resource;

import dev.muster.domain.password.PasswordChange;

/**
 * A resource on its way into a repository: its content as a tree, the same as a document, and what
 * is kept apart from the document.
 *
 * @param members what the write does to the members of a group
 * @param password what it does to the password of a user
 */
public record ResourceState(
    ResourceId id,
    Meta meta,
    Resource content,
    Document document,
    MembershipChange members,
    PasswordChange password) {

  /** A state that is all in the document. */
  public ResourceState(ResourceId id, Meta meta, Resource content, Document document) {
    this(id, meta, content, document, MembershipChange.NONE, PasswordChange.KEEP);
  }

  public StoredResource stored() {
    return new StoredResource(id, meta, document);
  }

  /** This state as the outcome of two writes, when another state was to be written before it. */
  public ResourceState after(ResourceState earlier) {
    PasswordChange last = password instanceof PasswordChange.Keep ? earlier.password() : password;
    return new ResourceState(id, meta, content, document, earlier.members().then(members), last);
  }
}
