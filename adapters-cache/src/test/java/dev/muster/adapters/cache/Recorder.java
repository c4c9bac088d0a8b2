package dev.muster.adapters.cache;

import dev.muster.application.port.out.ResourceChange;
import dev.muster.application.port.out.Write;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.ResourceState;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
          try {
            return invoke(repository, method, arguments);
          } finally {
            if (WRITES.contains(method.getName())) {
              note(type, (TenantId) arguments[0], method.getName(), arguments[1]);
            }
          }
        });
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
