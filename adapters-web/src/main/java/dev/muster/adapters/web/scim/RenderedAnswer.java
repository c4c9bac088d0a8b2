package dev.muster.adapters.web.scim;

/** A resource as it is sent. Nobody writes to the body. */
final class RenderedAnswer {

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

  byte[] body() {
    return body;
  }
}
