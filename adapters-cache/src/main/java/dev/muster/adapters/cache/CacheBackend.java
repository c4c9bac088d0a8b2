package dev.muster.adapters.cache;

/** Where entries are kept: one implementation for each product. */
public interface CacheBackend extends AutoCloseable {

  /**
   * Makes room for the resources of a type.
   *
   * @param prefix of the keys, one for each type
   */
  ResourceStore store(String prefix);

  @Override
  void close();
}
