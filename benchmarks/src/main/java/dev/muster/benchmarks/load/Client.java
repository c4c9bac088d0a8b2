package dev.muster.benchmarks.load;

import java.io.IOException;

/** One connection to a server. Not for several threads at once. */
public interface Client extends AutoCloseable {

  /**
   * Sends a whole request and reads the whole answer.
   *
   * @param request HTTP/1.1, head and body
   * @return the status
   * @throws IOException if the connection broke, or what came is not HTTP
   */
  int exchange(byte[] request) throws IOException;

  /** The body of the last answer, in bytes. */
  int bodyLength();

  /** The body of the last answer, as UTF-8. */
  String body();

  @Override
  void close();

  /** Opens connections to one server. */
  @FunctionalInterface
  interface Factory {
    Client open() throws IOException;
  }
}
