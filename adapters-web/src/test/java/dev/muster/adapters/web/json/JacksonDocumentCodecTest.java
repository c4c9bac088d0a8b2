package dev.muster.adapters.web.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.application.port.out.DocumentCodec;
import dev.muster.application.port.out.DocumentCodecContract;
import dev.muster.domain.resource.Document;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class JacksonDocumentCodecTest extends DocumentCodecContract {

  @Override
  public DocumentCodec codec() {
    return new JacksonDocumentCodec();
  }

  @Test
  void decode_whatIsRequiredSinceTheDocumentWasStored_mayBeMissing() {
    ResourceType stricter =
        new ResourceType(
            "User",
            "User",
            "/Users",
            "",
            CoreSchemas.USER_SCHEMA,
            List.of(new ResourceType.Extension(CoreSchemas.ENTERPRISE_USER_SCHEMA, true)));
    Document stored = Document.ofBytes("{\"userName\":\"ada\"}".getBytes(StandardCharsets.UTF_8));
    assertEquals(
        Value.Complex.EMPTY.with("userName", new Value.Text("ada")),
        codec().decode(stricter, stored).attributes());
  }
}
