package dev.muster.benchmarks.technique;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One of two ways to do the same work, which comes in numbered pieces. */
public interface Variant {

  /** Makes the database what this variant finds. */
  default void prepare() throws SQLException {}

  /**
   * Does one piece.
   *
   * @return what the other variant has to answer as well
   */
  Object answer(long number) throws IOException;

  /**
   * Does pieces until the time is over, at least one.
   *
   * @throws IOException if one of them is not answered as it has to be
   */
  Done work(Duration time) throws IOException;

  /**
   * What was done.
   *
   * @param statements of the database; null: not counted
   * @param rows read or written; null likewise
   * @param bytes of documents or values that came through the port; null likewise
   */
  record Done(
      long pieces,
      double seconds,
      @Nullable Long statements,
      @Nullable Long rows,
      @Nullable Long bytes) {

    public double rate() {
      return pieces / seconds;
    }
  }
}
