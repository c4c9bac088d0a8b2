package dev.muster.domain.patch;

import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.resource.Resource;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.value.Value;
import java.util.List;

/**
 * What a PATCH request asks for (RFC 7644 §3.5.2).
 *
 * <p>Where the RFC leaves room: {@code replace} of a complex attribute leaves sub-attributes alone
 * that are not given (§3.5.2.3). {@code replace} of values that a filter selects replaces each as a
 * whole, except that what the filter says by {@code eq} stays true of it unless given otherwise,
 * and that immutable sub-attributes stay. A sub-attribute of a multi-valued attribute without a
 * filter means that of all its values; where there are none, one is made.
 *
 * @param operations in the order in which they are carried out
 */
public record Patch(ResourceType type, List<PatchOperation> operations) {

  public Patch {
    operations = List.copyOf(operations);
  }

  /**
   * Reads a PatchOp message; refuses whatever can be refused without knowing the resource.
   * Read-only attributes that no path names, and {@code schemas}, which is computed, lead to no
   * operation.
   *
   * @param body as JSON has it
   * @throws InvalidRequest (invalidSyntax, invalidPath, invalidFilter, invalidValue, noTarget,
   *     mutability) with a message that names the operation by its number
   */
  public static Patch read(ResourceType type, Value.Complex body) {
    return new Patch(type, new PatchReader(type).read(body));
  }

  /**
   * Carries out all operations or none.
   *
   * @return the new content; the current one itself if nothing changes
   * @throws InvalidRequest noTarget if a filter selects nothing to replace; mutability if an
   *     immutable attribute would change or a required one would go; invalidValue if a required one
   *     is missing; tooMany if filters would have to look at far more values than a patch needs
   */
  public Resource apply(Resource current) {
    return apply(current, new Effort());
  }

  Resource apply(Resource current, Effort effort) {
    Draft draft = new Draft(type, current.attributes(), effort);
    operations.forEach(draft::apply);
    Value.Complex changed = draft.finish();
    return changed.equals(current.attributes()) ? current : new Resource(type, changed);
  }
}
