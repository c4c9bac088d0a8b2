package dev.muster.adapters.web.scim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.adapters.web.http.ProtocolException;
import dev.muster.adapters.web.json.JsonReader;
import dev.muster.application.port.in.ExecuteBulkUseCase;
import dev.muster.application.port.in.ExecuteBulkUseCase.Bulk;
import dev.muster.application.port.in.ExecuteBulkUseCase.Method;
import dev.muster.application.port.in.ExecuteBulkUseCase.Operation;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.value.Value;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** BulkRequest messages (RFC 7644 §3.7). */
final class BulkReaderTest {

  private static final String URN = "urn:ietf:params:scim:api:messages:2.0:BulkRequest";

  private static Bulk read(String json) {
    return BulkReader.read(
        JsonReader.readObject(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))));
  }

  private static Bulk readOperations(String operations) {
    return read("{\"schemas\":[\"" + URN + "\"],\"Operations\":[" + operations + "]}");
  }

  @Test
  void read_wholeMessage_inAnyCase() {
    Bulk bulk =
        read(
            """
            {"SCHEMAS":["urn:x","%s"],"FAILONERRORS":2,"operations":[
              {"METHOD":"post","Path":"/Users","BulkID":"a","DATA":{"userName":"ada"}},
              {"method":"Delete","path":"Groups/1","version":"W/\\"7\\""},
              {"method":"PUT","path":"/Users/bulkId:a","bulkId":"a","data":{}},
              {"method":"PATCH","path":"/Users/","data":{}}]}
            """
                .formatted(URN));
    assertEquals(2, bulk.failOnErrors());
    assertEquals(
        new Operation(
            Method.POST,
            "/Users",
            null,
            "a",
            Value.Complex.EMPTY.with("userName", new Value.Text("ada")),
            VersionCondition.NONE),
        bulk.operations().get(0));
    assertEquals(
        new Operation(
            Method.DELETE,
            "/Groups",
            "1",
            null,
            Value.Complex.EMPTY,
            VersionCondition.oneOf(Set.of(7L))),
        bulk.operations().get(1));
    assertEquals("bulkId:a", bulk.operations().get(2).id());
    assertNull(bulk.operations().get(3).id());
  }

  @Test
  void read_noOperations_isABulkOfNone() {
    Bulk bulk = readOperations("");
    assertTrue(bulk.operations().isEmpty());
    assertEquals(ExecuteBulkUseCase.NEVER, bulk.failOnErrors());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          invalidSyntax | {"path":"/Users","bulkId":"a","data":{}}
          invalidSyntax | {"method":"GET","path":"/Users/1"}
          invalidSyntax | {"method":5,"path":"/Users/1"}
          invalidSyntax | {"method":"POST","bulkId":"a","data":{}}
          invalidSyntax | {"method":"POST","path":["/Users"],"bulkId":"a","data":{}}
          invalidSyntax | {"method":"POST","path":"/Users","bulkId":"a"}
          invalidSyntax | {"method":"PUT","path":"/Users/1","data":null}
          invalidSyntax | {"method":"PATCH","path":"/Users/1","data":"x"}
          invalidSyntax | {"method":"DELETE","path":"/Users/1","version":7}
          invalidSyntax | {"method":"DELETE","METHOD":"PUT","path":"/Users/1"}
          invalidSyntax | 7
          invalidValue  | {"method":"POST","path":"/Users","data":{}}
          invalidValue  | {"method":"POST","path":"/Users","bulkId":"b","data":{}}
          """)
  void read_badOperation_isRefusedAsAWhole(String scimType, String operation) {
    String first = "{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":\"b\",\"data\":{}}";
    InvalidRequest refused =
        assertThrows(InvalidRequest.class, () -> readOperations(first + "," + operation));
    assertEquals(scimType, refused.reason().keyword());
    assertTrue(String.valueOf(refused.getMessage()).startsWith("Operation 2: "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          invalidSyntax | {"Operations":[]}
          invalidSyntax | {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[]}
          invalidSyntax | {"schemas":"urn:ietf:params:scim:api:messages:2.0:BulkRequest","Operations":[]}
          invalidSyntax | {"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"]}
          invalidSyntax | {"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],"Operations":{}}
          invalidValue  | {"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],"Operations":[],"failOnErrors":0}
          invalidValue  | {"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],"Operations":[],"failOnErrors":"1"}
          """)
  void read_badMessage_isRefused(String scimType, String json) {
    assertEquals(scimType, assertThrows(InvalidRequest.class, () -> read(json)).reason().keyword());
  }

  @Test
  void read_asManyOperationsAsPublished_butNotOneMore() {
    String one = "{\"method\":\"DELETE\",\"path\":\"/Users/1\"}";
    String most = (one + ",").repeat(ExecuteBulkUseCase.MAX_OPERATIONS - 1) + one;
    assertEquals(ExecuteBulkUseCase.MAX_OPERATIONS, readOperations(most).operations().size());
    assertThrows(ProtocolException.class, () -> readOperations(most + "," + one));
  }
}
