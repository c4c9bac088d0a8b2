package dev.muster.adapters.web.scim;

import dev.muster.adapters.web.http.NearRoute;
import dev.muster.adapters.web.http.WebServer;
import dev.muster.application.port.in.ReadResourceUseCase;
import dev.muster.application.port.profile.RequestProfile;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.resource.StoredResource;
import java.util.Optional;
import org.eclipse.jetty.server.Request;

/** The resources of one type that are in memory, as the endpoint of the type shows them. */
final class NearResources implements NearRoute {

  private final String pattern;
  private final Projection whole;
  private final ReadResourceUseCase read;
  private final ResourceRoutes.Shared shared;
  private final ResourceRenderer renderer;

  /**
   * @param whole the standard projection of the type, which is the whole document
   */
  NearResources(
      String pattern,
      Projection whole,
      ReadResourceUseCase read,
      ResourceRoutes.Shared shared,
      ResourceRenderer renderer) {
    this.pattern = pattern;
    this.whole = whole;
    this.read = read;
    this.shared = shared;
    this.renderer = renderer;
  }

  @Override
  public String pattern() {
    return pattern;
  }

  @Override
  public Optional<RenderedAnswer> answer(TenantId tenant, String id, Request request) {
    return read.readNear(tenant, id, whole).map(found -> answer(found, request));
  }

  private RenderedAnswer answer(StoredResource found, Request request) {
    RequestProfile.beginRendering();
    String baseUrl = shared.address().of(request) + WebServer.SCIM;
    return shared.answers().of(found, baseUrl, () -> renderer.answer(found, whole, baseUrl));
  }
}
