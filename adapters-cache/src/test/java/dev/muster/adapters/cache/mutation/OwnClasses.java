package dev.muster.adapters.cache.mutation;

import dev.muster.adapters.cache.ResourceCaches;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * The classes and tests of this module, loaded once more, so that some of them can be replaced
 * without touching those that other tests run with. Everything else is shared.
 */
final class OwnClasses extends ClassLoader {

  private static final String MODULE = ResourceCaches.class.getPackageName() + ".";

  private final Map<String, byte[]> replaced;

  /**
   * @param replaced by the name of the class
   */
  OwnClasses(Map<String, byte[]> replaced) {
    super(OwnClasses.class.getClassLoader());
    this.replaced = Map.copyOf(replaced);
  }

  /** As the compiler wrote it. */
  static byte[] compiled(String name) throws ClassNotFoundException {
    String file = name.replace('.', '/') + ".class";
    try (InputStream bytes = OwnClasses.class.getClassLoader().getResourceAsStream(file)) {
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return bytes.readAllBytes();
    } catch (IOException unreadable) {
      throw new ClassNotFoundException(name, unreadable);
    }
  }

  boolean hasLoaded(String name) {
    return findLoadedClass(name) != null;
  }

  /** Unlike others, it asks its parent last: the parent has the same classes. */
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(MODULE)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      return hasLoaded(name) ? findLoadedClass(name) : findClass(name);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] replacement = replaced.get(name);
    byte[] bytes = replacement == null ? compiled(name) : replacement;
    return defineClass(name, bytes, 0, bytes.length);
  }
}
