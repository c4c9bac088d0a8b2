package dev.muster.benchmarks.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * HTTP/1.1 on one socket that is kept open, as cheap as it can be: a write, and reads until the
 * answer is whole. Understands answers with Content-Length and, for streamed ones, chunked.
 */
public final class SocketClient implements Client {

  private static final int TIMEOUT_MILLISECONDS = 30_000;
  private static final int INITIAL_BUFFER = 16 * 1024;
  private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CODING = "transfer-encoding:".getBytes(StandardCharsets.US_ASCII);

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private byte[] buffer = new byte[INITIAL_BUFFER];
  private int filled;
  private int bodyStart;
  private int bodyLength;

  private SocketClient(Socket socket) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
  }

  /** Connects to a port of this machine. */
  public static SocketClient connect(int port) throws IOException {
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(TIMEOUT_MILLISECONDS);
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLISECONDS);
      return new SocketClient(socket);
    } catch (IOException failed) {
      socket.close();
      throw failed;
    }
  }

  @Override
  public int exchange(byte[] request) throws IOException {
    filled = 0;
    bodyLength = 0;
    out.write(request);
    bodyStart = headEnd();
    if (buffer[0] != 'H' || buffer[8] != ' ') {
      throw new ProtocolException("not an answer of HTTP");
    }
    int status = (buffer[9] - '0') * 100 + (buffer[10] - '0') * 10 + (buffer[11] - '0');
    readBody(status);
    return status;
  }

  /** Reads until the empty line that ends the head; the place after it. */
  private int headEnd() throws IOException {
    int seen = 0;
    while (true) {
      fill();
      for (int i = Math.max(3, seen); i < filled; i++) {
        if (buffer[i] == '\n' && buffer[i - 1] == '\r' && buffer[i - 2] == '\n') {
          return i + 1;
        }
      }
      seen = filled;
    }
  }

  private void fill() throws IOException {
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    int count = in.read(buffer, filled, buffer.length - filled);
    if (count < 0) {
      throw new EOFException("the server closed the connection");
    }
    filled += count;
  }

  private void readBody(int status) throws IOException {
    int length = status == 204 || status == 304 ? 0 : -1;
    for (int line = nextLine(0); line < bodyStart - 2; line = nextLine(line)) {
      if (startsWith(line, LENGTH)) {
        length = number(line + LENGTH.length, 10);
      } else if (startsWith(line, CODING)) {
        readChunks();
        return;
      }
    }
    if (length < 0) {
      throw new ProtocolException("an answer without length");
    }
    while (filled < bodyStart + length) {
      fill();
    }
    bodyLength = length;
  }

  /** Moves the content of the chunks together, right after the head. */
  private void readChunks() throws IOException {
    int position = bodyStart;
    int end = bodyStart;
    while (true) {
      int line = lineFrom(position);
      int size = number(position, 16);
      while (filled < line + size + 2) {
        fill();
      }
      if (size == 0) {
        break;
      }
      System.arraycopy(buffer, line, buffer, end, size);
      end += size;
      position = line + size + 2;
    }
    bodyLength = end - bodyStart;
  }

  /** Where the line after the one at the position starts, once it was read. */
  private int lineFrom(int position) throws IOException {
    int i = position;
    while (true) {
      for (; i < filled; i++) {
        if (buffer[i] == '\n') {
          return i + 1;
        }
      }
      fill();
    }
  }

  private int nextLine(int from) {
    int i = from;
    while (buffer[i] != '\n') {
      i++;
    }
    return i + 1;
  }

  private boolean startsWith(int position, byte[] name) {
    for (int i = 0; i < name.length; i++) {
      if ((buffer[position + i] | 0x20) != (name[i] | 0x20)) {
        return false;
      }
    }
    return true;
  }

  private int number(int from, int radix) {
    int position = from;
    while (buffer[position] == ' ') {
      position++;
    }
    int number = 0;
    for (int digit = Character.digit(buffer[position], radix);
        digit >= 0;
        digit = Character.digit(buffer[++position], radix)) {
      number = number * radix + digit;
    }
    return number;
  }

  @Override
  public int bodyLength() {
    return bodyLength;
  }

  @Override
  public String body() {
    return new String(buffer, bodyStart, bodyLength, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException gone) {
      // It is closed either way.
    }
  }
}
