package dev.muster.benchmarks.run;

import dev.muster.benchmarks.figure.Figure;
import dev.muster.benchmarks.figure.Workload;
import dev.muster.benchmarks.load.Client;
import dev.muster.benchmarks.load.Requests;
import dev.muster.benchmarks.population.Newcomer;
import dev.muster.benchmarks.population.Population.Crowd;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;

/** The requests of a workload as bytes, to Muster or to a ceiling. */
final class HttpRequests implements Requests {

  /** What the tokens of all measured servers is. */
  static final String TOKEN = "mst_benchmark-benchmark-benchmark-benchmark";

  private static final String CREATED = "\"status\":\"201\"";

  private final Workload workload;
  private final LongFunction<byte[]> maker;
  private final int leastBody;
  private final boolean looksInside;

  private HttpRequests(
      Workload workload, LongFunction<byte[]> maker, int leastBody, boolean looksInside) {
    this.workload = workload;
    this.maker = workload.figure().creates() ? new Tagged(maker.apply(0)) : maker;
    this.leastBody = leastBody;
    this.looksInside = looksInside;
  }

  /**
   * @param leastBody how long every right answer is, at the least
   */
  static HttpRequests toMuster(Workload workload, Crowd group, int leastBody) {
    return new HttpRequests(
        workload,
        number -> {
          Workload.Sent sent = workload.sent(number, group);
          return bytes(workload.figure().method(), "/scim/v2" + sent.path(), sent.body());
        },
        leastBody,
        workload.figure() == Figure.BULK);
  }

  static HttpRequests toJdbc(Workload workload, int length) {
    Figure figure = workload.figure();
    return new HttpRequests(
        workload,
        number -> {
          Workload.Sent sent = workload.sent(number, Crowd.LARGE_OF_CEILINGS);
          // Creations go by their tag, which is all that is put anew into each of their requests.
          String last = figure.creates() ? Newcomer.tag(number) : Long.toString(number);
          return bytes(figure.method(), "/jdbc/" + figure.key() + "/" + last, sent.body());
        },
        length,
        false);
  }

  static HttpRequests toBare(Workload workload, int length) {
    Figure figure = workload.figure();
    return new HttpRequests(
        workload,
        number -> {
          Workload.Sent sent = workload.sent(number, Crowd.LARGE_OF_CEILINGS);
          return bytes(figure.method(), "/bare/" + figure.key(), sent.body());
        },
        length,
        false);
  }

  /** All servers get the same head, but for the path. */
  static byte[] bytes(String method, String path, String body) {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    String head =
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: directory.example.com\r\nAuthorization: Bearer "
            + TOKEN
            + "\r\nAccept: application/scim+json\r\n"
            + (content.length == 0
                ? ""
                : "Content-Type: application/scim+json\r\nContent-Length: "
                    + content.length
                    + "\r\n")
            + "\r\n";
    byte[] first = head.getBytes(StandardCharsets.ISO_8859_1);
    byte[] all = new byte[first.length + content.length];
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(content, 0, all, first.length, content.length);
    return all;
  }

  @Override
  public byte[] request(long number) {
    return maker.apply(number);
  }

  @Override
  public boolean isExpected(int status, Client answer) {
    return status == workload.figure().status()
        && answer.bodyLength() >= leastBody
        && (!looksInside || answer.body().split(CREATED, -1).length == Figure.BULK_SIZE + 1);
  }

  @Override
  public long supply() {
    return workload.supply();
  }

  /** Requests that differ in their tag only; making a bulk anew each time would be load too. */
  private static final class Tagged implements LongFunction<byte[]> {

    private final byte[] model;
    private final List<Integer> places = new ArrayList<>();

    Tagged(byte[] model) {
      this.model = model;
      byte[] tag = Newcomer.tag(0).getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i <= model.length - tag.length; i++) {
        if (Arrays.equals(model, i, i + tag.length, tag, 0, tag.length)) {
          places.add(i);
        }
      }
    }

    @Override
    public byte[] apply(long number) {
      byte[] tag = Newcomer.tag(number).getBytes(StandardCharsets.US_ASCII);
      byte[] request = model.clone();
      for (int place : places) {
        System.arraycopy(tag, 0, request, place, tag.length);
      }
      return request;
    }
  }
}
