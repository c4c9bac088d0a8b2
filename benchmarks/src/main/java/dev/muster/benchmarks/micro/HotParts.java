package dev.muster.benchmarks.micro;

import dev.muster.adapters.web.json.JacksonDocumentCodec;
import dev.muster.adapters.web.json.JsonReader;
import dev.muster.adapters.web.json.JsonWriter;
import dev.muster.application.port.out.DocumentCodec;
import dev.muster.benchmarks.population.Population;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.resource.Document;
import dev.muster.domain.resource.Meta;
import dev.muster.domain.resource.Resource;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.ResourceReader;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.schema.definition.SchemaDefinitions;
import dev.muster.domain.value.Value;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The parts that run for each request or each resource of an answer. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HotParts {

  private static final String BASE_URL = "https://directory.example.com/scim/v2";

  private final Population population = new Population(1, 1_000);
  private final ResourceType type = new SchemaDefinitions().registry().user();
  private final DocumentCodec codec = new JacksonDocumentCodec();
  private final ResourceId id = new ResourceId(population.id(7));
  private final byte[] body = population.body(7).getBytes(StandardCharsets.UTF_8);
  private final Resource resource = ResourceReader.read(type, parsed());
  private final Document document = codec.encode(id, resource);
  private final Meta meta =
      new Meta(
          3, Instant.ofEpochMilli(1_700_000_000_000L), Instant.ofEpochMilli(1_700_000_100_000L));
  private final StoredResource stored = new StoredResource(id, meta, document);
  private final Value.Complex described = resource.describe(id, meta, BASE_URL + "/Users/" + id);
  private final Projection narrow =
      Projection.of(type, List.of("userName", "emails.value", "name.familyName"), List.of());
  private final Projection whole = Projection.standard(type);
  private final Splice splice = Splice.of(type, codec);
  private final String filter =
      "emails[type eq \"work\" and value ew \"@example.com\"] and (active eq true or userName sw \"j\")";

  private Value.Complex parsed() {
    return JsonReader.readObject(new ByteArrayInputStream(body));
  }

  @Benchmark
  public Filter parseFilter() {
    return Filter.parse(type, filter);
  }

  @Benchmark
  public Value.Complex parseBody() {
    return parsed();
  }

  @Benchmark
  public Resource decodeDocument() {
    return codec.decode(type, document);
  }

  @Benchmark
  public byte[] renderDocument() {
    return JsonWriter.write(described);
  }

  @Benchmark
  public Value.Complex projectNarrow() {
    return narrow.apply(described);
  }

  @Benchmark
  public byte[] spliceMeta() {
    return splice.render(stored, whole, BASE_URL);
  }
}
