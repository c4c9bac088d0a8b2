package dev.muster.benchmarks.server;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement as Muster sent it.
 *
 * @param parameters in their order
 * @param named whether the driver may prepare it on the server
 */
public record RecordedStatement(String sql, ArrayList<Parameter> parameters, boolean named)
    implements Serializable {

  /**
   * A bound value.
   *
   * @param value null, an {@link Elements}, or what the driver takes
   * @param sqlType of a value that is null
   */
  public record Parameter(@Nullable Serializable value, int sqlType) implements Serializable {}

  /** An array. */
  public record Elements(String type, ArrayList<@Nullable Serializable> values)
      implements Serializable {}

  /** All of them in one word. */
  public static String encode(List<RecordedStatement> statements) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(statements.toArray(RecordedStatement[]::new));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  /**
   * What {@link #encode} made; only of one's own processes, for Java's serialization is trusting.
   */
  public static List<RecordedStatement> decode(String word) {
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(word)))) {
      return List.of((RecordedStatement[]) in.readObject());
    } catch (IOException | ClassNotFoundException broken) {
      throw new IllegalArgumentException("not recorded statements", broken);
    }
  }
}
