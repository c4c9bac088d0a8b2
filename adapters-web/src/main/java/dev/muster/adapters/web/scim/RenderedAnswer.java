package dev.muster.adapters.web.scim;

import dev.muster.adapters.web.http.ResourceAnswer;

/** A resource as it is sent. */
final class RenderedAnswer implements ResourceAnswer {

  private final String baseUrl;
  private final ResourceRenderer.Description description;
  private final byte[] body;

  /** Takes the body over. */
  RenderedAnswer(String baseUrl, ResourceRenderer.Description description, byte[] body) {
    this.baseUrl = baseUrl;
    this.description = description;
    this.body = body;
  }

  /** The base URL of the SCIM endpoints that it shows. */
  String baseUrl() {
    return baseUrl;
  }

  ResourceRenderer.Description description() {
    return description;
  }

  @Override
  public String location() {
    return description.location();
  }

  @Override
  public String entityTag() {
    return description.entityTag();
  }

  @Override
  public byte[] body() {
    return body;
  }
}
