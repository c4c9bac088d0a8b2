package dev.muster.bootstrap.wiring;

import dev.muster.application.port.in.KeepHouseUseCase;
import dev.muster.domain.error.DirectoryException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the directory keep house every few seconds, and once more when the server stops. */
final class Housekeeper implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Housekeeper.class);
  private static final long PERIOD_SECONDS = 5;
  private static final long STOP_SECONDS = 10;

  private final KeepHouseUseCase house;
  private final ScheduledExecutorService timer;

  Housekeeper(KeepHouseUseCase house) {
    this.house = house;
    ThreadFactory threads = Thread.ofPlatform().name("housekeeping").daemon().factory();
    this.timer = new ScheduledThreadPoolExecutor(1, threads);
    // The task ends with the timer, and reports its failures itself.
    var _ =
        timer.scheduleWithFixedDelay(
            this::keepHouse, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
  }

  private void keepHouse() {
    try {
      house.keepHouse();
    } catch (DirectoryException failure) {
      LOG.warn("Housekeeping has to wait: {}", failure.getMessage());
    } catch (RuntimeException failure) {
      LOG.error("Housekeeping failed", failure);
    }
  }

  @Override
  public void close() {
    timer.shutdown();
    try {
      if (timer.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        keepHouse();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
