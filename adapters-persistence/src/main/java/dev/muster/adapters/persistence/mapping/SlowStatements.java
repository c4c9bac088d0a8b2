package dev.muster.adapters.persistence.mapping;

import dev.muster.application.port.profile.SlowCall;
import java.util.Optional;
import java.util.function.Supplier;

/** Is told of statements that took long, by the thread that ran them, and must not take long. */
public interface SlowStatements {

  /** Nothing takes long. */
  SlowStatements NONE =
      new SlowStatements() {
        @Override
        public boolean isSlow(long duration) {
          return false;
        }

        @Override
        public void add(String id, Supplier<BoundStatement> statement, long duration) {}

        @Override
        public Optional<SlowCall> last(String id) {
          return Optional.empty();
        }
      };

  /**
   * @param duration in nanoseconds
   */
  boolean isSlow(long duration);

  /**
   * Never fails: the statement it is told of is done.
   *
   * @param id of MyBatis
   * @param statement made only if it is wanted
   */
  void add(String id, Supplier<BoundStatement> statement, long duration);

  /** What is known of the last slow call of the statement with this id. */
  Optional<SlowCall> last(String id);
}
