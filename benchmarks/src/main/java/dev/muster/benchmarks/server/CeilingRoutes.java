package dev.muster.benchmarks.server;

import dev.muster.adapters.web.http.Answers;
import dev.muster.adapters.web.http.Routes;
import dev.muster.benchmarks.population.Newcomer;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.Map;

/**
 * The ceilings behind HTTP: {@code /bare/figure} and {@code /jdbc/figure/number}. Both read the
 * request's body, answer the status of the figure, and at least as many bytes as Muster does.
 */
final class CeilingRoutes implements Routes {

  private final Map<String, CeilingFigure> figures;

  CeilingRoutes(Map<String, CeilingFigure> figures) {
    this.figures = figures;
  }

  @Override
  public void register(RoutesConfig routes) {
    all(routes, "/bare/{figure}", this::bare);
    all(routes, "/jdbc/{figure}/{number}", this::jdbc);
  }

  private static void all(RoutesConfig routes, String path, Handler handler) {
    routes.get(path, handler);
    routes.post(path, handler);
    routes.patch(path, handler);
  }

  private CeilingFigure figure(Context context) {
    CeilingFigure figure = figures.get(context.pathParam("figure"));
    if (figure == null) {
      throw new IllegalArgumentException("not a figure");
    }
    return figure;
  }

  private void bare(Context context) throws IOException {
    CeilingFigure figure = figure(context);
    read(context);
    send(context, figure, figure.filler());
  }

  private void jdbc(Context context) throws IOException, SQLException {
    CeilingFigure figure = figure(context);
    long number = Newcomer.creation(context.pathParam("number"));
    read(context);
    ByteArrayOutputStream body = new ByteArrayOutputStream(figure.length() + 512);
    figure.replay().run(figure.workload().identity(number), body);
    while (body.size() < figure.length()) {
      body.write('x');
    }
    send(context, figure, body.toByteArray());
  }

  private static void read(Context context) throws IOException {
    if (context.req().getContentLengthLong() > 0) {
      try (InputStream in = context.req().getInputStream()) {
        var _ = in.readAllBytes();
      }
    }
  }

  private static void send(Context context, CeilingFigure figure, byte[] body) {
    if (figure.figure().status() == 204) {
      context.status(204);
    } else {
      Answers.sendScim(context, figure.figure().status(), body);
    }
  }
}
