package dev.muster.application.port.profile;

/** How busy the connections to the database are. */
@FunctionalInterface
public interface PoolProfile {

  /**
   * Now.
   *
   * @param active connections in use
   * @param idle connections that are open and free
   * @param waiting requests that wait for one
   * @param refused requests that were refused since the start, because they would have waited long
   * @param timeouts requests that waited in vain since the start
   */
  record Pool(int active, int idle, int waiting, long refused, long timeouts) {

    /** Both together. */
    public Pool with(Pool other) {
      return new Pool(
          active + other.active,
          idle + other.idle,
          waiting + other.waiting,
          refused + other.refused,
          timeouts + other.timeouts);
    }
  }

  Pool pool();
}
