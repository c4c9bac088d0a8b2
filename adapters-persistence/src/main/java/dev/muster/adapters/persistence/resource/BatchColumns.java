package dev.muster.adapters.persistence.resource;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Takes columns out of several rows.
 *
 * @param <R> a row as it is written
 */
public record BatchColumns<R>(List<R> rows) {

  public UUID[] ids(Function<R, UUID> column) {
    return rows.stream().map(column).toArray(UUID[]::new);
  }

  public long[] numbers(ToLongFunction<R> column) {
    return rows.stream().mapToLong(column).toArray();
  }

  /** In milliseconds since 1970. */
  public long[] moments(Function<R, Instant> column) {
    return rows.stream().mapToLong(row -> column.apply(row).toEpochMilli()).toArray();
  }

  public @Nullable String[] texts(Function<R, @Nullable String> column) {
    @Nullable String[] texts = new String[rows.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = column.apply(rows.get(i));
    }
    return texts;
  }
}
