package dev.muster.bootstrap.schema;

import dev.muster.adapters.web.json.JsonReader;
import dev.muster.bootstrap.settings.Setting;
import dev.muster.bootstrap.settings.SettingException;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.schema.SchemaRegistry;
import dev.muster.domain.schema.definition.DefinitionException;
import dev.muster.domain.schema.definition.SchemaDefinitions;
import dev.muster.domain.value.Value;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the files {@code *.json} of a folder, not of the folders in it: each a schema, a resource
 * type, or a list of them as {@code /Schemas} answers it.
 */
public final class SchemaFolder {

  private static final Logger LOG = LoggerFactory.getLogger(SchemaFolder.class);

  private static final int MAX_BYTES = 1 << 20;

  private SchemaFolder() {}

  /**
   * The schemas and types in the folder together with those of RFC 7643.
   *
   * @throws SettingException naming the file, and the place in it, that cannot be used
   */
  public static SchemaRegistry read(Path folder) {
    SchemaDefinitions definitions = new SchemaDefinitions();
    List<Path> files = files(folder);
    if (files.isEmpty()) {
      LOG.warn("{} names a folder without *.json: {}", Setting.SCHEMA_DIR.variable(), folder);
    }
    try {
      for (Path file : files) {
        String name = visible(file);
        definitions.add(name, json(file, name));
      }
      return definitions.registry();
    } catch (DefinitionException unusable) {
      throw refused(String.valueOf(unusable.getMessage()));
    }
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw refused(visible(folder) + " is not a folder.");
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> entry.toString().endsWith(".json") && !Files.isDirectory(entry))
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException unreadable) {
      throw refused("the folder " + visible(folder) + " cannot be read.");
    }
  }

  private static Value.Complex json(Path file, String name) {
    try {
      return JsonReader.readObject(new ByteArrayInputStream(bytes(file, name)), "The file");
    } catch (InvalidRequest broken) {
      throw refused(name + ": " + broken.getMessage());
    }
  }

  private static byte[] bytes(Path file, String name) {
    if (!Files.isRegularFile(file)) {
      throw refused(name + " is not a file.");
    }
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] bytes = stream.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw refused(name + " is larger than " + MAX_BYTES + " bytes.");
      }
      return bytes;
    } catch (IOException unreadable) {
      throw refused(name + " cannot be read.");
    }
  }

  /** The path on one line, whatever characters it has. */
  private static String visible(Path path) {
    return path.toString().replaceAll("[\\p{Cntrl}\\u2028\\u2029]", "?");
  }

  private static SettingException refused(String problem) {
    return new SettingException(Setting.SCHEMA_DIR, problem);
  }
}
