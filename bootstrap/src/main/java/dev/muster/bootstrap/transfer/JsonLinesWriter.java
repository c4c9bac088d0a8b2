package dev.muster.bootstrap.transfer;

import dev.muster.adapters.web.json.DocumentSplice;
import dev.muster.adapters.web.json.JsonWriter;
import dev.muster.application.port.in.ExportEntry;
import dev.muster.domain.resource.Relations;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.value.Value;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes JSON Lines that {@link JsonLinesReader} reads: each resource as it is stored, with {@code
 * meta}; groups with members, whose {@code value} is all that is needed.
 */
public final class JsonLinesWriter {

  private static final String MEMBERS = Relations.MEMBERS.name();
  private static final byte[] END_OF_OPERATION = "}]}}".getBytes(StandardCharsets.US_ASCII);

  private final ResourceType group;
  private final OutputStream stream;

  /**
   * @param group the type of groups
   */
  public JsonLinesWriter(ResourceType group, OutputStream stream) {
    this.group = group;
    this.stream = stream;
  }

  public void write(ExportEntry entry) throws IOException {
    switch (entry) {
      case ExportEntry.Described described -> write(described);
      case ExportEntry.MoreMembers(ResourceId id, List<ResourceId> members) -> {
        stream.write(beginOfOperation(id).getBytes(StandardCharsets.UTF_8));
        stream.write(JsonWriter.write(values(members)));
        stream.write(END_OF_OPERATION);
      }
    }
    stream.write('\n');
  }

  private void write(ExportEntry.Described described) throws IOException {
    DocumentSplice splice = new DocumentSplice(described.resource().document());
    described.password().ifPresent(hash -> splice.with("password", new Value.Text(hash.encoded())));
    if (described.type().isGroup()) {
      // None are members, too: the group shall have exactly these.
      splice.with(MEMBERS, values(described.members()));
    }
    stream.write(
        splice
            .withMeta(
                described.type(),
                described.resource().meta(),
                described.resource().meta().entityTag(),
                null)
            .bytes());
  }

  private String beginOfOperation(ResourceId id) {
    return "{\"method\":\"PATCH\",\"path\":\""
        + group.endpoint()
        + "/"
        + id
        + "\",\"data\":{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],"
        + "\"Operations\":[{\"op\":\"add\",\"path\":\""
        + MEMBERS
        + "\",\"value\":";
  }

  private static Value values(List<ResourceId> members) {
    return new Value.Multiple(
        members.stream()
            .map(
                member ->
                    (Value) Value.Complex.EMPTY.with("value", new Value.Text(member.toString())))
            .toList());
  }
}
