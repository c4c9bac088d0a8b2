package dev.muster.bootstrap.dialects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** An answer and the JSON in it. */
record Answer(HttpResponse<String> http) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Fails, and shows the body, unless the status is this. */
  Answer expect(int status) {
    assertEquals(status, http.statusCode(), http.body());
    return this;
  }

  /** Fails unless it is a SCIM error with the keyword. */
  Answer expect(int status, String scimType) {
    expect(status);
    assertEquals(scimType, text("/scimType"), http.body());
    return this;
  }

  int status() {
    return http.statusCode();
  }

  String body() {
    return http.body();
  }

  JsonNode json() {
    try {
      return JSON.readTree(http.body());
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException(http.body(), broken);
    }
  }

  /** The node at a JSON pointer; a missing node if there is none. */
  JsonNode at(String pointer) {
    return json().at(pointer);
  }

  /** The text at a JSON pointer; empty if there is none. */
  String text(String pointer) {
    return at(pointer).asText();
  }

  /** The texts at a JSON pointer within each element of a list. */
  List<String> texts(String list, String pointer) {
    List<String> texts = new ArrayList<>();
    at(list).forEach(element -> texts.add(element.at(pointer).asText()));
    return texts;
  }

  /** The boolean at a JSON pointer; fails if there is none. */
  boolean flag(String pointer) {
    assertTrue(at(pointer).isBoolean(), pointer + " of " + http.body());
    return at(pointer).booleanValue();
  }

  boolean has(String pointer) {
    return !at(pointer).isMissingNode();
  }

  String id() {
    return text("/id");
  }

  int total() {
    return at("/totalResults").intValue();
  }

  /** A header; empty if there is none. */
  String header(String name) {
    return http.headers().firstValue(name).orElse("");
  }

  String tag() {
    return header("ETag");
  }
}
