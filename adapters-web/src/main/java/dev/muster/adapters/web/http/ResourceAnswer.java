package dev.muster.adapters.web.http;

/** What is sent to who reads a resource. */
public interface ResourceAnswer {

  /** Its URI. */
  String location();

  /** As the header ETag has it. */
  String entityTag();

  /** SCIM. Nobody writes to it. */
  byte[] body();
}
