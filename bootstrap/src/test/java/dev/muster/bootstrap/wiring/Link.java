package dev.muster.bootstrap.wiring;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The network between a server and its database, which a test breaks and heals. */
final class Link implements AutoCloseable {

  /** What a network does. */
  enum State {
    OPEN,
    /** Connections end, and new ones are closed at once. */
    CUT,
    /** Connections stay, and nothing passes. */
    BLACKHOLED,
    /** Questions pass, and answers do not. */
    HALF_OPEN,
    /** Everything takes longer than the staleness bound. */
    DELAYED
  }

  private static final Duration DELAY = Duration.ofMillis(300);
  private static final int BUFFER_BYTES = 64 * 1024;

  private final ServerSocket listening;
  private volatile int target;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private State state = State.OPEN;

  Link(int target) throws IOException {
    this.target = target;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  /** Cuts what is connected; new connections lead to another port. */
  void leadTo(int port) {
    target = port;
    sockets.forEach(Link::close);
  }

  void become(State next) {
    synchronized (this) {
      state = next;
      notifyAll();
    }
    if (next == State.CUT) {
      sockets.forEach(Link::close);
    }
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket near = listening.accept();
        Thread.ofVirtual().start(() -> connect(near));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void connect(Socket near) {
    sockets.add(near);
    if (current() == State.CUT) {
      close(near);
      return;
    }
    try {
      int port = target;
      Socket far = new Socket(InetAddress.getLoopbackAddress(), port);
      sockets.add(far);
      if (port != target) {
        // It leads elsewhere since, and this one may have been missed.
        close(far);
      }
      Thread.ofVirtual().start(() -> carry(near, far, false));
      carry(far, near, true);
    } catch (IOException refused) {
      close(near);
    }
  }

  private void carry(Socket from, Socket to, boolean answers) {
    byte[] buffer = new byte[BUFFER_BYTES];
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        awaitPassage(answers);
        out.write(buffer, 0, count);
      }
    } catch (IOException ended) {
      // Both ends are closed.
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  private void awaitPassage(boolean answers) throws InterruptedException {
    if (current() == State.DELAYED) {
      Thread.sleep(DELAY);
    }
    synchronized (this) {
      while (state == State.BLACKHOLED || (answers && state == State.HALF_OPEN)) {
        wait();
      }
    }
  }

  private synchronized State current() {
    return state;
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  @Override
  public void close() throws IOException {
    become(State.CUT);
    listening.close();
  }
}
