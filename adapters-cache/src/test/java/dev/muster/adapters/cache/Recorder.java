package dev.muster.adapters.cache;

import dev.muster.application.port.out.ChangedGroup;
import dev.muster.application.port.out.ChangedPart;
import dev.muster.application.port.out.ResourceChange;
import dev.muster.application.port.out.Write;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.resource.MembershipChange;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.ResourceState;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Notes what is written, as a database notes it in its log of changes. */
final class Recorder {

  private static final Set<String> WRITES =
      Set.of("create", "update", "delete", "writeAll", "changeMembers");

  private final List<ResourceChange> changes = new ArrayList<>();
  private final Map<TenantId, Set<ResourceId>> groups = new ConcurrentHashMap<>();

  /** The same repository, whose writes are noted. */
  <T> T record(Class<T> port, String type, T repository) {
    return around(
        port,
        (_, method, arguments) -> {
          Object result = null;
          try {
            result = invoke(repository, method, arguments);
            return result;
          } finally {
            if (WRITES.contains(method.getName()) && !notedMembers(arguments, result)) {
              note(type, (TenantId) arguments[0], method.getName(), arguments[1]);
            }
          }
        });
  }

  /** Of a group to which only users came, or from which they went. */
  private synchronized boolean notedMembers(Object[] arguments, @Nullable Object result) {
    if (result instanceof Optional<?> found
        && found.orElse(null) instanceof ChangedGroup changed
        && changed.ofUsersOnly()
        && arguments[0] instanceof TenantId tenant
        && arguments[1] instanceof ResourceId group
        && arguments[2] instanceof MembershipChange change) {
      changes.add(new ResourceChange(tenant, "Group", group, ChangedPart.MEMBERS));
      Stream.concat(change.added().stream(), change.removed().stream())
          .map(user -> new ResourceChange(tenant, "User", user, ChangedPart.GROUPS))
          .forEach(changes::add);
      return true;
    }
    return false;
  }

  private synchronized void note(String type, TenantId tenant, String write, Object written) {
    Set<ResourceId> known = groups.computeIfAbsent(tenant, _ -> ConcurrentHashMap.newKeySet());
    for (ResourceId id : ids(written)) {
      changes.add(ResourceChange.whole(tenant, type, id));
      if (type.equals("Group")) {
        known.add(id);
      }
    }
    if (write.equals("delete") || write.equals("writeAll")) {
      // A deletion is a new version of the groups that it was in: any, as far as this knows.
      known.forEach(group -> changes.add(ResourceChange.whole(tenant, "Group", group)));
    }
  }

  private static List<ResourceId> ids(Object written) {
    return switch (written) {
      case ResourceState state -> List.of(state.id());
      case ResourceId id -> List.of(id);
      case List<?> writes -> writes.stream().map(write -> ((Write) write).id()).toList();
      default -> throw new IllegalArgumentException("not a write: " + written);
    };
  }

  /** What was noted since the last time. */
  synchronized List<ResourceChange> take() {
    List<ResourceChange> taken = List.copyOf(changes);
    changes.clear();
    return taken;
  }

  /** The same repository, with something done before each call. */
  static <T> T before(Class<T> port, T repository, Runnable first) {
    return around(
        port,
        (_, method, arguments) -> {
          first.run();
          return invoke(repository, method, arguments);
        });
  }

  private static <T> T around(Class<T> port, InvocationHandler handler) {
    return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler));
  }

  private static @Nullable Object invoke(Object target, Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException failed) {
      throw failed.getCause() == null ? failed : failed.getCause();
    }
  }
}
