package dev.muster.application.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.muster.application.fixture.EveryType;
import dev.muster.application.fixture.HostileTexts;
import dev.muster.application.fixture.JsonDocuments;
import dev.muster.application.fixture.RandomUsers;
import dev.muster.application.fixture.Users;
import dev.muster.domain.error.DirectoryFault;
import dev.muster.domain.resource.Document;
import dev.muster.domain.resource.Resource;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.value.Value;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The contract of {@link DocumentCodec}. */
public abstract class DocumentCodecContract {

  private static final ResourceId ID = Users.user("any").id();

  public abstract DocumentCodec codec();

  @Test
  void encode_smallestUser_isCanonical() {
    Resource user = Users.user("bj").resource();
    assertEquals(
        "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"id\":\""
            + ID
            + "\",\"userName\":\"bj\"}",
        new String(codec().encode(ID, user).bytes(), StandardCharsets.UTF_8));
  }

  @Test
  void decode_everyTypeOfValue_isWhatWasEncoded() {
    Map<String, Value> all = new LinkedHashMap<>(simpleValues());
    simpleValues().forEach((name, v) -> all.put(name + "s", new Value.Multiple(List.of(v))));
    all.put("complex", new Value.Complex(simpleValues()));
    all.put(
        "complexs",
        new Value.Multiple(
            List.of(
                new Value.Complex(simpleValues()),
                Value.Complex.EMPTY.with("string", new Value.Text("second")))));
    Map<String, Value> withExtension = new LinkedHashMap<>(all);
    withExtension.put(EveryType.EXTENSION_URN, new Value.Complex(all));
    assertRoundTrip(new Resource(EveryType.TYPE, new Value.Complex(withExtension)));
  }

  private static Map<String, Value> simpleValues() {
    Map<String, Value> values = new LinkedHashMap<>();
    values.put("string", new Value.Text("text"));
    values.put("boolean", new Value.Bool(false));
    values.put("integer", new Value.WholeNumber(-42));
    values.put("decimal", new Value.DecimalNumber(new BigDecimal("0.10")));
    values.put("dateTime", new Value.DateTime(Instant.parse("2011-05-13T04:42:34.007Z")));
    values.put("binary", new Value.Binary("QUJD+/=="));
    values.put("reference", new Value.Reference("../Users/2819c223"));
    return values;
  }

  @Test
  void decode_numbersAtTheirLimits_areExact() {
    List<Value> integers =
        Stream.of(0L, -1L, Long.MIN_VALUE, Long.MAX_VALUE, (1L << 53) + 1)
            .map(number -> (Value) new Value.WholeNumber(number))
            .toList();
    List<Value> decimals =
        Stream.of(
                "0",
                "5",
                "-5.5",
                "1000000",
                "1E+30",
                "1E-30",
                "0.1",
                "9007199254740993",
                "-123456789012345678901234567890.123456789012345678901234567890")
            .map(number -> (Value) new Value.DecimalNumber(new BigDecimal(number)))
            .toList();
    assertRoundTrip(
        new Resource(
            EveryType.TYPE,
            Value.Complex.EMPTY
                .with("integers", new Value.Multiple(integers))
                .with("decimals", new Value.Multiple(decimals))));
  }

  @Test
  void decode_momentsAtTheirLimits_areExact() {
    List<Value> moments =
        Stream.of("0001-01-01T00:00:00Z", "1969-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z")
            .map(moment -> (Value) new Value.DateTime(Instant.parse(moment)))
            .toList();
    assertRoundTrip(
        new Resource(
            EveryType.TYPE, Value.Complex.EMPTY.with("dateTimes", new Value.Multiple(moments))));
  }

  @Test
  void decode_anyText_isExact() {
    List<Value> texts = new ArrayList<>();
    HostileTexts.ALL.forEach(text -> texts.add(new Value.Text(text)));
    texts.add(new Value.Text(""));
    texts.add(new Value.Text("e\u0301 is not \u00E9"));
    texts.add(new Value.Text("x".repeat(100_000)));
    for (int start = 1; start < 0x11_0000; start += 0x1000) {
      StringBuilder text = new StringBuilder();
      for (int c = start; c < start + 0x1000 && c <= Character.MAX_CODE_POINT; c++) {
        if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
          text.appendCodePoint(c);
        }
      }
      texts.add(new Value.Text(text.toString()));
    }
    assertRoundTrip(
        new Resource(
            EveryType.TYPE, Value.Complex.EMPTY.with("strings", new Value.Multiple(texts))));
  }

  @Test
  void decode_attributes_keepTheirOrder() {
    Value text = new Value.Text("x");
    Value.Complex name = Value.Complex.EMPTY.with("givenName", text).with("familyName", text);
    Resource resource =
        new Resource(
            CoreSchemas.USER,
            Value.Complex.EMPTY
                .with("title", text)
                .with(CoreSchemas.ENTERPRISE_USER_URN, Value.Complex.EMPTY.with("division", text))
                .with("name", name)
                .with("userName", text)
                .with("displayName", text));
    Resource decoded = assertRoundTrip(resource);
    assertEquals(
        List.of("title", CoreSchemas.ENTERPRISE_USER_URN, "name", "userName", "displayName"),
        List.copyOf(decoded.attributes().attributes().keySet()));
  }

  @Test
  void decode_randomUsers_areExact() {
    RandomUsers users = new RandomUsers(new Random(20260102));
    for (int i = 0; i < 200; i++) {
      assertRoundTrip(users.next(i).resource());
    }
  }

  @Test
  void decode_whatIsNoDocument_isAFault() {
    byte[] whole = codec().encode(ID, Users.user("bjensen").resource()).bytes();
    String start = new String(whole, 0, whole.length - 1, StandardCharsets.UTF_8);
    for (String garbage :
        List.of(
            "",
            " ",
            "garbage",
            "null",
            "[]",
            "\"text\"",
            "{",
            start,
            start + "}}",
            start + ",}",
            start + ",\"active\":\"maybe\"}",
            start + ",\"title\":7}",
            start + ",\"emails\":\"x\"}",
            start + ",\"name\":[]}")) {
      Document document = Document.ofBytes(garbage.getBytes(StandardCharsets.UTF_8));
      assertThrows(DirectoryFault.class, () -> codec().decode(CoreSchemas.USER, document), garbage);
    }
    for (int length : List.of(1, 10, whole.length / 2, whole.length - 2)) {
      Document cut = Document.ofBytes(Arrays.copyOf(whole, length));
      assertThrows(DirectoryFault.class, () -> codec().decode(CoreSchemas.USER, cut));
    }
    byte[] notUnicode = (start + ",\"title\":\"x\"}").getBytes(StandardCharsets.UTF_8);
    notUnicode[notUnicode.length - 3] = (byte) 0xFF;
    assertThrows(
        DirectoryFault.class, () -> codec().decode(CoreSchemas.USER, Document.ofBytes(notUnicode)));
  }

  private Resource assertRoundTrip(Resource resource) {
    DocumentCodec codec = codec();
    Document document = codec.encode(ID, resource);
    assertEquals(
        new String(JsonDocuments.encode(ID, resource).bytes(), StandardCharsets.UTF_8),
        new String(document.bytes(), StandardCharsets.UTF_8));
    Resource decoded = codec.decode(resource.type(), document);
    assertEquals(resource, decoded);
    assertEquals(resource.toString(), decoded.toString(), "the order of the attributes");
    assertEquals(document, codec.encode(ID, decoded));
    return decoded;
  }
}
