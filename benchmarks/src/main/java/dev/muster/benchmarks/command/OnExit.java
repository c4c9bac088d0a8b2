package dev.muster.benchmarks.command;

import java.io.IOException;
import java.sql.SQLException;

/** What is ended as well when the process is told to end. */
final class OnExit {

  private OnExit() {}

  /** Work that takes long. */
  interface Work<T> {
    T run() throws IOException, SQLException;
  }

  /** Does the work; Ctrl-C meanwhile calls the ending. */
  static <T> T calling(Runnable ending, Work<T> work) throws IOException, SQLException {
    Thread hook = new Thread(ending, "ending");
    Runtime.getRuntime().addShutdownHook(hook);
    T result = work.run();
    Runtime.getRuntime().removeShutdownHook(hook);
    return result;
  }
}
