package dev.muster.benchmarks.load;

import java.nio.charset.StandardCharsets;

/**
 * Requests without bodies, of which the answer is to be 200.
 *
 * @param supply how many there are
 */
record Gets(long supply) implements Requests {

  Gets() {
    this(Long.MAX_VALUE);
  }

  @Override
  public byte[] request(long number) {
    return ("GET /" + number + " HTTP/1.1\r\nHost: test\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public boolean isExpected(int status, Client answer) {
    return status == 200;
  }
}
