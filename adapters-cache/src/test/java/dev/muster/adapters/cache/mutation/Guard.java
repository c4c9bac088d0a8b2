package dev.muster.adapters.cache.mutation;

import dev.muster.adapters.cache.freshness.Lease;
import dev.muster.adapters.cache.freshness.LocalTimeline;
import dev.muster.adapters.cache.freshness.SharedTimeline;
import dev.muster.adapters.cache.freshness.Staleness;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.time.Duration;

/** What keeps stale entries from being served, each the work of one method. */
enum Guard {
  /** Without it memory is used however long ago the last poll was. */
  LEASE(Lease.class, "holds"),

  /** Without it an entry is used whatever was written since it was read. */
  GENERATION(new LocalTimeline().writes(1).getClass(), "areInEntry"),

  /** The same for entries that servers share. */
  SHARED_GENERATION(shared().writes(1).getClass(), "areInEntry"),

  /** Without it everything stays when changes were missed. */
  FLUSH(LocalTimeline.class, "missed"),

  /** The same for entries that servers share. */
  SHARED_FLUSH(SharedTimeline.class, "missed");

  private final String type;
  private final String method;

  Guard(Class<?> type, String method) {
    this.type = type.getName();
    this.method = method;
  }

  private static SharedTimeline shared() {
    return new SharedTimeline(new Lease(new Staleness(Duration.ZERO, () -> 0)));
  }

  /** The name of the class that it is in. */
  String type() {
    return type;
  }

  /** The class with the method doing nothing, or always saying yes. */
  byte[] disabled() throws ClassNotFoundException {
    ClassFile files = ClassFile.of();
    ClassModel compiled = files.parse(OwnClasses.compiled(type));
    long methods = compiled.methods().stream().filter(this::isIn).count();
    if (methods != 1) {
      throw new IllegalStateException(methods + " methods " + method + " in " + type);
    }
    return files.transformClass(
        compiled,
        (changed, element) -> {
          if (element instanceof MethodModel found && isIn(found)) {
            changed.withMethodBody(
                found.methodName(),
                found.methodType(),
                found.flags().flagsMask(),
                code -> letPass(code, TypeKind.from(found.methodTypeSymbol().returnType())));
          } else {
            changed.with(element);
          }
        });
  }

  private boolean isIn(MethodModel candidate) {
    return candidate.methodName().equalsString(method);
  }

  private static void letPass(CodeBuilder code, TypeKind answer) {
    if (answer != TypeKind.VOID) {
      code.iconst_1();
    }
    code.return_(answer);
  }
}
