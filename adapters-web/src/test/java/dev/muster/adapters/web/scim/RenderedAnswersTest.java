package dev.muster.adapters.web.scim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.muster.domain.resource.Document;
import dev.muster.domain.resource.Meta;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.StoredResource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RenderedAnswersTest {

  private static final String HERE = "https://here.example/scim/v2";
  private static final ResourceId ID =
      ResourceId.parse("2819c223-7f76-453a-919d-413861904646").orElseThrow();

  private final RenderedAnswers answers = new RenderedAnswers(100_000);
  private int rendered;

  private static StoredResource resource() {
    return new StoredResource(
        ID,
        new Meta(1, Instant.EPOCH, Instant.EPOCH),
        Document.ofBytes("{}".getBytes(StandardCharsets.UTF_8)));
  }

  private RenderedAnswer ask(RenderedAnswers from, StoredResource resource, String baseUrl) {
    return from.of(
        resource,
        baseUrl,
        () -> {
          rendered++;
          return new RenderedAnswer(
              baseUrl, new ResourceRenderer.Description(baseUrl, "W/\"1\""), new byte[1_000]);
        });
  }

  @Test
  void of_sameObject_isKeptFromItsSecondTime() {
    StoredResource resource = resource();
    RenderedAnswer first = ask(answers, resource, HERE);
    RenderedAnswer second = ask(answers, resource, HERE);
    assertNotSame(first, second);
    assertSame(second, ask(answers, resource, HERE));
    assertEquals(2, rendered);
  }

  /** What was read anew may differ in what equality does not tell. */
  @Test
  void of_equalObject_isRenderedAnew() {
    StoredResource resource = resource();
    StoredResource again = resource();
    assertEquals(resource, again);
    ask(answers, resource, HERE);
    RenderedAnswer kept = ask(answers, resource, HERE);
    assertNotSame(kept, ask(answers, again, HERE));
    assertSame(kept, ask(answers, resource, HERE));
  }

  @Test
  void of_otherAddress_isRenderedAnew() {
    StoredResource resource = resource();
    ask(answers, resource, HERE);
    ask(answers, resource, HERE);
    String there = "https://there.example/scim/v2";
    assertEquals(there, ask(answers, resource, there).baseUrl());
    assertEquals(HERE, ask(answers, resource, HERE).baseUrl());
  }

  @Test
  void of_largerThanAllTheRoom_isNotKept() {
    RenderedAnswers small = new RenderedAnswers(1_000);
    StoredResource resource = resource();
    ask(small, resource, HERE);
    ask(small, resource, HERE);
    ask(small, resource, HERE);
    assertEquals(3, rendered);
  }
}
