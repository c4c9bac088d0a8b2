package dev.muster.application.port.profile;

import dev.muster.application.port.profile.RequestProfile.CacheResult;

/**
 * Is told what one request does, step by step, on the thread that does it and when the step is
 * done. Steps have names, never a value of the request. Times are nanoseconds.
 */
public interface RequestSteps {

  /**
   * A statement was run.
   *
   * @param name of the mapper and the statement
   * @param duration without the waiting for a connection
   */
  void statementRan(String name, long duration, boolean failed);

  /** Memory was asked for a resource. */
  void cacheAnswered(CacheResult result, long duration);
}
