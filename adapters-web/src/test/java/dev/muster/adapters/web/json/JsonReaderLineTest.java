package dev.muster.adapters.web.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.value.Value;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Objects that stand on a line of a larger file. */
class JsonReaderLineTest {

  private static Value.Complex read(String line) {
    return JsonReader.readLine(line.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readLine_brokenJson_namesTheColumnAlone() {
    InvalidRequest refused = assertThrows(InvalidRequest.class, () -> read("{\"a\":x}"));
    assertEquals(InvalidRequest.Reason.INVALID_SYNTAX, refused.reason());
    String message = String.valueOf(refused.getMessage());
    assertEquals("The line is not JSON: column 6.", message.replaceAll("[0-9]+", "6"));
  }

  @Test
  void readLine_object_isRead() {
    assertEquals(
        Value.Complex.EMPTY.with("a", new Value.Text("é")), read("{\"a\":\"é\",\"b\":null}"));
  }
}
