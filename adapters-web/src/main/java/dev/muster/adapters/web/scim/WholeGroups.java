package dev.muster.adapters.web.scim;

import dev.muster.adapters.web.http.Answers;
import dev.muster.adapters.web.http.SpooledBody;
import dev.muster.application.port.in.ReadResourceUseCase;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.error.DirectoryUnavailable;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.resource.FoundResource;
import dev.muster.domain.resource.Relations;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.schema.ResourceType;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Answers with groups that have more members than are kept in memory. The answer holds all of them,
 * as they were at one moment.
 */
final class WholeGroups {

  /** Each keeps a connection busy while its members are read. */
  private static final int MAX_READ_AT_ONCE = 2;

  /** Each is a file for as long as its client takes to read it. */
  private static final int MAX_KEPT = 16;

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
  private static final byte[] SEPARATOR = {','};

  private final Semaphore turns = new Semaphore(MAX_READ_AT_ONCE);
  private final Semaphore kept = new Semaphore(MAX_KEPT);
  private final ReadResourceUseCase read;
  private final ResourceRenderer renderer;

  WholeGroups(ReadResourceUseCase read, ResourceRenderer renderer) {
    this.read = read;
    this.renderer = renderer;
  }

  /** Whether a resource was read without members that the answer has to show. */
  static boolean lacksMembers(ResourceType type, FoundResource found, Projection projection) {
    return type.isGroup()
        && projection.carriesRelation()
        && !found.related().attributes().containsKey(Relations.MEMBERS.name());
  }

  /**
   * Reads a group anew, and sends it.
   *
   * @param describe is given the description of the group that is sent
   * @throws DirectoryUnavailable if too many are being read
   */
  void send(
      Context context,
      int status,
      TenantId tenant,
      ResourceId id,
      Projection projection,
      String baseUrl,
      Consumer<ResourceRenderer.Description> describe) {
    if (!kept.tryAcquire()) {
      throw busy();
    }
    try (SpooledBody members = SpooledBody.create()) {
      FoundResource group = inTurn(tenant, id, projection, baseUrl, members);
      ResourceRenderer.Description description = renderer.describe(group, baseUrl);
      byte[] others = renderer.render(group, description, projection, baseUrl);
      byte[] start = Arrays.copyOf(others, others.length - 1);
      members.finish();
      // From here on only the client can be at fault: the answer is said to be what it is.
      describe.accept(description);
      Answers.sendScim(context, status, joined(start, ",\"members\":["), members, utf8("]}"));
    } finally {
      kept.release();
    }
  }

  private FoundResource inTurn(
      TenantId tenant, ResourceId id, Projection projection, String baseUrl, SpooledBody members) {
    if (!turns.tryAcquire()) {
      throw busy();
    }
    try {
      boolean[] isFirst = {true};
      return read.readWhole(
          tenant,
          id.toString(),
          member -> {
            if (!isFirst[0]) {
              members.write(SEPARATOR);
            }
            isFirst[0] = false;
            members.write(renderer.renderMember(member, projection, baseUrl));
          });
    } finally {
      turns.release();
    }
  }

  private static DirectoryUnavailable busy() {
    return new DirectoryUnavailable("Too many large groups are being read.", RETRY_AFTER);
  }

  private static byte[] joined(byte[] start, String end) {
    byte[] more = utf8(end);
    byte[] all = Arrays.copyOf(start, start.length + more.length);
    System.arraycopy(more, 0, all, start.length, more.length);
    return all;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
