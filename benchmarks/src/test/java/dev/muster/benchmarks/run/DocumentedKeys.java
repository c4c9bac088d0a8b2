package dev.muster.benchmarks.run;

import dev.muster.benchmarks.figure.Figure.Ceiling;
import dev.muster.domain.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys of JSON, in a file that was written and in the tables of the README. */
final class DocumentedKeys {

  private static final Path README = Path.of("README.md");
  private static final Pattern KEY = Pattern.compile("^\\| `([A-Za-z0-9.\\[\\]*]+)` \\|");

  private DocumentedKeys() {}

  static Set<String> of(Value json) {
    Set<String> keys = new TreeSet<>();
    collect(json, "", keys);
    return keys;
  }

  /**
   * Paths of keys; elements of arrays are {@code []}, keys that are names of ceilings {@code *}.
   */
  private static void collect(Value value, String path, Set<String> keys) {
    switch (value) {
      case Value.Complex object ->
          object
              .attributes()
              .forEach(
                  (key, inner) -> {
                    boolean ceiling =
                        Arrays.stream(Ceiling.values()).anyMatch(each -> each.key().equals(key));
                    String below = (path.isEmpty() ? "" : path + ".") + (ceiling ? "*" : key);
                    keys.add(below);
                    collect(inner, below, keys);
                  });
      case Value.Multiple(List<Value> elements) ->
          elements.forEach(element -> collect(element, path + "[]", keys));
      case Value.Text _,
          Value.Reference _,
          Value.Binary _,
          Value.DateTime _,
          Value.Bool _,
          Value.WholeNumber _,
          Value.DecimalNumber _ -> {}
    }
  }

  /** What the table below a heading documents. */
  static Set<String> below(String heading) throws IOException {
    Set<String> keys = new TreeSet<>();
    boolean within = false;
    for (String line : Files.readAllLines(README)) {
      within = line.startsWith("#") ? line.equals(heading) : within;
      Matcher row = KEY.matcher(line);
      if (within && row.find()) {
        keys.add(row.group(1));
      }
    }
    return keys;
  }
}
