package dev.muster.bootstrap.wiring;

import java.util.random.RandomGenerator;

/** What several servers change and read; its states have numbers, from 1 in their order. */
interface Subject {

  /** Changes it by a server, and returns the number of the state that it has then. */
  long change(Node server);

  /**
   * Reads it by a server, and returns the number of the state that was read; where several look the
   * same, that of the latest which can be meant.
   *
   * @param random decides how it is read, where there are several ways
   */
  long read(Node server, RandomGenerator random);
}
