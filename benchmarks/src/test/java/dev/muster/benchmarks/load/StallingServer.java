package dev.muster.benchmarks.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * A server that answers small requests without bodies at once, unless it stalls: then nobody is
 * answered for a while.
 */
final class StallingServer implements AutoCloseable {

  /** A whole answer without a body. */
  static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

  private final ServerSocket socket;
  private final IntFunction<String> answers;
  private final AtomicInteger requests = new AtomicInteger();
  private volatile int stallAt = Integer.MAX_VALUE;
  private volatile long stallLength;
  private volatile long stalledUntil = System.nanoTime();

  /**
   * @param answers by the number of the request, from 0; an empty one closes the connection
   */
  StallingServer(IntFunction<String> answers) throws IOException {
    this.answers = answers;
    this.socket = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    var _ = Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return socket.getLocalPort();
  }

  int requests() {
    return requests.get();
  }

  /** From the request with this number on, nobody is answered for so long. */
  void stallAt(int request, long nanoseconds) {
    stallLength = nanoseconds;
    stallAt = request;
  }

  private void accept() {
    try {
      while (true) {
        Socket client = socket.accept();
        var _ = Thread.ofVirtual().start(() -> serve(client));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void serve(Socket client) {
    byte[] buffer = new byte[8_192];
    try (client) {
      client.setTcpNoDelay(true);
      InputStream in = client.getInputStream();
      OutputStream out = client.getOutputStream();
      while (in.read(buffer) > 0) {
        int number = requests.getAndIncrement();
        String answer = answers.apply(number);
        if (number == stallAt) {
          stalledUntil = System.nanoTime() + stallLength;
        }
        for (long left = stalledUntil - System.nanoTime();
            left > 0;
            left = stalledUntil - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        if (answer.isEmpty()) {
          return;
        }
        // In two parts, as a network may bring it.
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        out.write(bytes, 0, bytes.length / 2);
        out.flush();
        out.write(bytes, bytes.length / 2, bytes.length - bytes.length / 2);
        out.flush();
      }
    } catch (IOException gone) {
      // The client hung up.
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
