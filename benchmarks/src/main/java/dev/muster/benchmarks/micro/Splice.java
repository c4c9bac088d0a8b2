package dev.muster.benchmarks.micro;

import dev.muster.application.port.out.DocumentCodec;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.resource.FoundResource;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.schema.ResourceType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * The renderer of the web adapter, which nobody outside of its package is to use but this: a handle
 * in a constant costs what a call costs.
 */
final class Splice {

  private static final MethodHandle MAKE;
  private static final MethodHandle RENDER;

  static {
    try {
      Class<?> renderer = Class.forName("dev.muster.adapters.web.scim.ResourceRenderer");
      MethodHandles.Lookup inside = MethodHandles.privateLookupIn(renderer, MethodHandles.lookup());
      MAKE =
          inside
              .findConstructor(
                  renderer,
                  MethodType.methodType(void.class, ResourceType.class, DocumentCodec.class))
              .asType(MethodType.methodType(Object.class, ResourceType.class, DocumentCodec.class));
      RENDER =
          inside
              .findVirtual(
                  renderer,
                  "render",
                  MethodType.methodType(
                      byte[].class, FoundResource.class, Projection.class, String.class))
              .asType(
                  MethodType.methodType(
                      byte[].class,
                      Object.class,
                      FoundResource.class,
                      Projection.class,
                      String.class));
    } catch (ReflectiveOperationException changed) {
      throw new ExceptionInInitializerError(changed);
    }
  }

  private final Object renderer;

  private Splice(Object renderer) {
    this.renderer = renderer;
  }

  static Splice of(ResourceType type, DocumentCodec codec) {
    try {
      return new Splice((Object) MAKE.invokeExact(type, codec));
    } catch (Throwable failure) {
      throw new IllegalStateException(failure);
    }
  }

  byte[] render(StoredResource stored, Projection projection, String baseUrl) {
    try {
      return (byte[]) RENDER.invokeExact(renderer, (FoundResource) stored, projection, baseUrl);
    } catch (Throwable failure) {
      throw new IllegalStateException(failure);
    }
  }
}
