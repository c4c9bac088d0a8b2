package dev.muster.adapters.web.differential;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.adapters.web.json.JsonReader;
import dev.muster.adapters.web.json.JsonWriter;
import dev.muster.domain.patch.Patch;
import dev.muster.domain.resource.Resource;
import dev.muster.domain.resource.ResourceReader;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.value.Value;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Patches (RFC 7644 §3.5.2) come to what they do in npm's scim-patch. */
final class PatchDifferentialTest {

  /** Read as the body of a PATCH is, so that null in a value says what it does there. */
  private static final Value.Complex FILE = Differences.load("patches.json", JsonReader::readPatch);

  private static final List<Differences.Case> CASES =
      Differences.objects(FILE, "cases").stream().map(PatchDifferentialTest::answered).toList();

  private final Differences differences = Differences.read("patch-differences.json");

  @TestFactory
  Stream<DynamicTest> patch_comesToTheSame_orDiffersForAReason() {
    return CASES.stream().map(differences::test);
  }

  @Test
  void differences_areCases_andExplained() {
    differences.checkListed(CASES);
    assertTrue(CASES.size() > 290, () -> CASES.size() + " cases");
  }

  private static Differences.Case answered(Value.Complex given) {
    Value.Complex on =
        Differences.object(Differences.object(FILE, "resources"), given.text("on").orElseThrow());
    ResourceType type =
        CoreSchemas.REGISTRY.resourceTypeNamed(on.text("type").orElseThrow()).orElseThrow();
    Resource resource = ResourceReader.read(type, Differences.object(on, "resource"));
    Answer library = Answer.read(given, "result", "refused");
    return new Differences.Case(
        given.text("name").orElseThrow(),
        library instanceof Answer.Given(Value outcome)
            ? new Answer.Given(canonical(outcome))
            : library,
        Answer.of(
            () -> {
              Patch patch = Patch.read(type, Differences.object(given, "body"));
              return canonical(asSent(patch.apply(resource).attributes()));
            }));
  }

  private static Value asSent(Value.Complex attributes) {
    return JsonReader.readObject(new ByteArrayInputStream(JsonWriter.write(attributes)));
  }

  /** Without {@code schemas}, which is computed, and without what is unassigned (RFC 7643 §2.5). */
  private static Value canonical(Value resource) {
    return resource instanceof Value.Complex complex
        ? assigned(complex.without("schemas")).orElse(Value.Complex.EMPTY)
        : resource;
  }

  private static Optional<Value> assigned(Value value) {
    return switch (value) {
      case Value.Complex complex -> {
        Map<String, Value> parts = new LinkedHashMap<>();
        complex
            .attributes()
            .forEach((name, part) -> assigned(part).ifPresent(kept -> parts.put(name, kept)));
        yield parts.isEmpty() ? Optional.empty() : Optional.of(new Value.Complex(parts));
      }
      case Value.Multiple(List<Value> elements) -> {
        List<Value> kept = new ArrayList<>();
        elements.forEach(element -> assigned(element).ifPresent(kept::add));
        yield kept.isEmpty() ? Optional.empty() : Optional.of(new Value.Multiple(kept));
      }
      case Value.Text _,
          Value.Bool _,
          Value.WholeNumber _,
          Value.DecimalNumber _,
          Value.DateTime _,
          Value.Binary _,
          Value.Reference _ ->
          Optional.of(value);
    };
  }
}
