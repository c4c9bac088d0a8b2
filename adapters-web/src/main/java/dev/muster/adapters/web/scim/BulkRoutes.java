package dev.muster.adapters.web.scim;

import dev.muster.adapters.web.http.Answers;
import dev.muster.adapters.web.http.ErrorMapper;
import dev.muster.adapters.web.http.PublicAddress;
import dev.muster.adapters.web.http.RequestBody;
import dev.muster.adapters.web.http.RequestPrincipal;
import dev.muster.adapters.web.http.Routes;
import dev.muster.adapters.web.http.WebServer;
import dev.muster.adapters.web.json.JsonWriter;
import dev.muster.application.port.in.ExecuteBulkUseCase;
import dev.muster.application.port.in.ExecuteBulkUseCase.Outcome;
import dev.muster.application.port.in.ExecuteBulkUseCase.Result;
import dev.muster.domain.error.DirectoryException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;

/** Many changes with one request (RFC 7644 §3.7); what each came to is in the answer. */
public final class BulkRoutes implements Routes {

  /** In bytes; the limit of other bodies does not count here. */
  static final long MAX_PAYLOAD_SIZE = 16L * 1024 * 1024;

  private static final String PATH = WebServer.SCIM + "/Bulk";

  private final ExecuteBulkUseCase bulks;
  private final PublicAddress address;
  private final RequestBody body = new RequestBody(MAX_PAYLOAD_SIZE);

  public BulkRoutes(ExecuteBulkUseCase bulks, PublicAddress address) {
    this.bulks = bulks;
    this.address = address;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.post(PATH, this::execute);
  }

  private void execute(Context context) {
    List<Result> results =
        bulks.execute(RequestPrincipal.tenant(context), BulkReader.read(body.readPatch(context)));
    results.stream()
        .filter(result -> result.outcome() instanceof Outcome.Failed)
        .map(result -> ((Outcome.Failed) result.outcome()).reason())
        .distinct()
        .forEach((DirectoryException reason) -> ErrorMapper.log(reason, context));
    String baseUrl = address.of(context) + WebServer.SCIM;
    Answers.sendScim(context, 200, JsonWriter.write(BulkRenderer.render(results, baseUrl)));
  }
}
