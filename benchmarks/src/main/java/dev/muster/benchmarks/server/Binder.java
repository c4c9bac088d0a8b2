package dev.muster.benchmarks.server;

import dev.muster.benchmarks.figure.Identity;
import java.io.Serializable;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Binds the values that were recorded, with those of another request in place of what was special
 * to the recorded one.
 *
 * @param sample what was special to it
 * @param fresh whether every UUID is that of a new resource
 */
record Binder(RecordedStatement statement, Identity sample, boolean fresh) {

  /** The version that the recorded request wrote, because it was the first to change the user. */
  private static final long SAMPLE_VERSION = 2;

  /**
   * @param version the one that a statement before it read; 0: none did
   */
  void bind(PreparedStatement prepared, Identity identity, long version) throws SQLException {
    List<RecordedStatement.Parameter> parameters = statement.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      RecordedStatement.Parameter parameter = parameters.get(i);
      Serializable value = parameter.value();
      switch (value) {
        case null -> prepared.setNull(i + 1, parameter.sqlType());
        case RecordedStatement.Elements(String type, ArrayList<@Nullable Serializable> elements) ->
            prepared.setArray(
                i + 1,
                prepared
                    .getConnection()
                    .createArrayOf(
                        type, elements.stream().map(each -> instead(each, identity)).toArray()));
        case String text -> prepared.setString(i + 1, text(text, identity));
        case Integer number -> prepared.setInt(i + 1, number);
        case Long number ->
            prepared.setLong(i + 1, version > 0 && number == SAMPLE_VERSION ? version + 1 : number);
        case Boolean bool -> prepared.setBoolean(i + 1, bool);
        case byte[] bytes -> prepared.setBytes(i + 1, bytes);
        default -> prepared.setObject(i + 1, instead(value, identity));
      }
    }
  }

  private @Nullable Object instead(@Nullable Serializable value, Identity identity) {
    return switch (value) {
      case null -> null;
      case UUID id when fresh -> nextId();
      case UUID id -> id.equals(sample.id()) ? identity.id() : id;
      case String text -> text(text, identity);
      default -> value;
    };
  }

  private String text(String text, Identity identity) {
    return sample.text().isEmpty() ? text : text.replace(sample.text(), identity.text());
  }

  /** In the order of time, as Muster's are, so that it lands at the same place of the indexes. */
  private static UUID nextId() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new UUID(
        System.currentTimeMillis() << 16 | 0x7000L | random.nextLong() >>> 52,
        0x8000_0000_0000_0000L | random.nextLong() >>> 2);
  }
}
