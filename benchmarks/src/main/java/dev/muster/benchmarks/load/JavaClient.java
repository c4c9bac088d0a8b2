package dev.muster.benchmarks.load;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** The JDK's client, which sends one GET whatever it is asked to; only to be compared with. */
public final class JavaClient implements Client {

  private final HttpClient client;
  private final HttpRequest request;
  private byte[] body = new byte[0];

  /**
   * @param client shared by all connections, of which it keeps a pool itself
   */
  public JavaClient(HttpClient client, URI uri) {
    this.client = client;
    this.request = HttpRequest.newBuilder(uri).build();
  }

  @Override
  public int exchange(byte[] ignored) throws IOException {
    try {
      HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      body = answer.body();
      return answer.statusCode();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  @Override
  public int bodyLength() {
    return body.length;
  }

  @Override
  public String body() {
    return new String(body, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    // The connections belong to the shared client.
  }
}
