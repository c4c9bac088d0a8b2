package dev.muster.benchmarks.technique;

import dev.muster.application.port.profile.StatementProfile;
import dev.muster.application.port.profile.StatementProfiles;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Work at a port, by some threads of this process.
 *
 * @param piece does one; throws if the answer is not the expected one
 * @param bytes how many came so far; null: not of interest
 * @param statements of the database behind the port, null: they are not counted
 */
public record PortVariant(
    LongFunction<?> piece,
    @Nullable LongSupplier bytes,
    int threads,
    @Nullable StatementProfiles statements,
    Preparation preparation)
    implements Variant {

  /** What comes before the work. */
  @FunctionalInterface
  public interface Preparation {
    void run() throws SQLException;
  }

  /** Work that needs no preparation. */
  public PortVariant(LongFunction<?> piece, int threads, @Nullable StatementProfiles statements) {
    this(piece, null, threads, statements, () -> {});
  }

  @Override
  public void prepare() throws SQLException {
    preparation.run();
  }

  @Override
  public Object answer(long number) {
    return piece.apply(number);
  }

  @Override
  public Done work(Duration time) throws IOException {
    AtomicLong next = new AtomicLong();
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    long calls = sum(StatementProfile::calls);
    long rows = sum(StatementProfile::rows);
    long bytesBefore = bytes == null ? 0 : bytes.getAsLong();
    long start = System.nanoTime();
    List<Thread> all = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      all.add(
          Thread.ofPlatform()
              .name("work")
              .uncaughtExceptionHandler((thread, thrown) -> failure.set(thrown))
              .start(
                  () -> {
                    do {
                      var _ = piece.apply(next.getAndIncrement());
                    } while (System.nanoTime() - start < time.toNanos() && failure.get() == null);
                  }));
    }
    join(all);
    double seconds = (System.nanoTime() - start) / 1e9;
    Throwable thrown = failure.get();
    if (thrown != null) {
      throw new IOException("a piece of the work failed", thrown);
    }
    return new Done(
        next.get(),
        seconds,
        statements == null ? null : sum(StatementProfile::calls) - calls,
        statements == null ? null : sum(StatementProfile::rows) - rows,
        bytes == null ? null : bytes.getAsLong() - bytesBefore);
  }

  private long sum(ToLongFunction<StatementProfile> quantity) {
    return statements == null ? 0 : statements.statements().stream().mapToLong(quantity).sum();
  }

  private static void join(List<Thread> threads) throws InterruptedIOException {
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }
}
