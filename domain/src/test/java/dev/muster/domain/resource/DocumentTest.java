package dev.muster.domain.resource;

import static dev.muster.domain.value.Tree.object;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.muster.domain.schema.CoreSchemas;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DocumentTest {

  @Test
  void document_sameBytes_isEqual() {
    Document document = document("{\"id\":\"1\"}");
    assertEquals(document("{\"id\":\"1\"}"), document);
    assertEquals(document("{\"id\":\"1\"}").hashCode(), document.hashCode());
    assertNotEquals(document("{\"id\":\"2\"}"), document);
    assertEquals(10, document.length());
  }

  @Test
  void toString_doesNotTellTheContent() {
    assertFalse(document("{\"userName\":\"ada\"}").toString().contains("ada"));
  }

  @Test
  void stored_isTheStateWithoutItsTree() {
    Document document = document("{}");
    Resource content = new Resource(CoreSchemas.USER, object("userName", "ada"));
    assertEquals(
        new StoredResource(SampleUsers.ID, SampleUsers.META, document),
        new ResourceState(SampleUsers.ID, SampleUsers.META, content, document).stored());
  }

  private static Document document(String json) {
    return Document.ofBytes(json.getBytes(StandardCharsets.UTF_8));
  }
}
