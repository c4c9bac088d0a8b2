package dev.muster.adapters.web.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.adapters.web.json.JsonReader;
import dev.muster.domain.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.DynamicTest;

/**
 * The cases in which Muster and a library are known to disagree: what Muster answers, and the
 * reason by the RFC. Every other case has to agree, and these have to differ.
 */
final class Differences {

  private record Difference(Answer muster, List<String> reasons) {}

  /** A case, what the library answered, and what Muster answers. */
  record Case(String name, Answer library, Answer muster) {}

  private final Map<String, String> reasons = new LinkedHashMap<>();
  private final Map<String, Difference> known = new LinkedHashMap<>();

  private Differences() {}

  static Differences read(String resource) {
    Value.Complex file = load(resource);
    Differences differences = new Differences();
    object(file, "reasons")
        .attributes()
        .forEach((key, text) -> differences.reasons.put(key, text.asText().orElseThrow()));
    for (Value.Complex entry : objects(file, "differences")) {
      Answer muster = Answer.read(entry, "muster", "refused");
      String name = entry.text("case").orElseThrow();
      Difference difference = new Difference(muster, texts(entry, "reasons"));
      assertNull(differences.known.put(name, difference), () -> "listed twice: " + name);
    }
    return differences;
  }

  DynamicTest test(Case compared) {
    // In brackets, since a filter may be blank and the name of a test may not.
    return DynamicTest.dynamicTest("[" + compared.name() + "]", () -> check(compared));
  }

  private void check(Case compared) {
    Difference difference = known.get(compared.name());
    boolean agree = compared.muster().agreesWith(compared.library());
    if (difference == null) {
      assertTrue(agree, () -> both(compared));
    } else {
      assertFalse(agree, () -> "agrees by now, so it is no longer a difference: " + both(compared));
      assertEquals(difference.muster(), compared.muster(), explained(difference));
    }
  }

  private String explained(Difference difference) {
    return String.join("\n", difference.reasons().stream().map(reasons::get).toList());
  }

  private static String both(Case compared) {
    return compared.name() + "\nMuster:  " + compared.muster() + "\nlibrary: " + compared.library();
  }

  /** That every listed difference is a case, every reason is explained and none is left over. */
  void checkListed(List<Case> cases) {
    Set<String> names = new HashSet<>();
    cases.forEach(compared -> assertTrue(names.add(compared.name()), compared::name));
    Set<String> used = new HashSet<>();
    known.forEach(
        (name, difference) -> {
          assertTrue(names.contains(name), () -> "no such case: " + name);
          used.addAll(difference.reasons());
        });
    assertEquals(reasons.keySet(), used);
    reasons.values().forEach(text -> assertTrue(text.contains("RFC 76"), text));
  }

  static Value.Complex load(String resource) {
    return load(resource, JsonReader::readObject);
  }

  static Value.Complex load(String resource, Function<InputStream, Value.Complex> reader) {
    try (InputStream json = Differences.class.getResourceAsStream(resource)) {
      if (json == null) {
        throw new IllegalStateException("no resource " + resource);
      }
      return reader.apply(json);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static Value.Complex object(Value.Complex tree, String name) {
    return (Value.Complex) tree.get(name).orElseThrow();
  }

  private static List<String> texts(Value.Complex tree, String name) {
    return ((Value.Multiple) tree.get(name).orElseThrow())
        .values().stream().map(text -> text.asText().orElseThrow()).toList();
  }

  static List<Value.Complex> objects(Value.Complex tree, String name) {
    return ((Value.Multiple) tree.get(name).orElseThrow()).complexValues();
  }
}
