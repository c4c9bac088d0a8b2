package dev.muster.benchmarks.load;

/** The requests of a load, numbered from 0, and what counts as an answer to them. */
public interface Requests {

  /** A whole request; the same for the same number. */
  byte[] request(long number);

  /** Whether the answer is the one that was asked for. */
  boolean isExpected(int status, Client answer);

  /** How many there are, if each may be sent only once. */
  default long supply() {
    return Long.MAX_VALUE;
  }
}
