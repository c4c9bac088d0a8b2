package dev.muster.application.port.profile;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one request costs. Whoever serves a request begins its profile on the thread that does the
 * work; the adapters below add to it without knowing of requests. Work that one request does for
 * others, as when they share a read, is in its profile only. Times are nanoseconds.
 */
public final class RequestProfile {

  private static final ThreadLocal<@Nullable RequestProfile> CURRENT = new ThreadLocal<>();

  /** Where a resource was found. */
  public enum CacheResult {
    HIT("hit"),
    MISS("miss"),
    /** Memory was not asked: the changes of other servers are not known well enough. */
    BYPASS("bypass");

    private final String keyword;

    CacheResult(String keyword) {
      this.keyword = keyword;
    }

    /** As operators and clients read it. */
    public String keyword() {
      return keyword;
    }
  }

  private long authentication;
  private long poolWait;
  private long database;
  private int statements;
  private long renderingSince;
  private @Nullable CacheResult cache;

  private final @Nullable RequestSteps steps;
  private final boolean disclosed;

  private RequestProfile(@Nullable RequestSteps steps, boolean disclosed) {
    this.steps = steps;
    this.disclosed = disclosed;
  }

  /** Begins the profile of a request on this thread. */
  public static RequestProfile begin() {
    return begin(null, false);
  }

  /**
   * Begins the profile of a request on this thread.
   *
   * @param steps if not null, told of each step
   * @param disclosed whether the client is told what the request cost
   */
  public static RequestProfile begin(@Nullable RequestSteps steps, boolean disclosed) {
    RequestProfile profile = new RequestProfile(steps, disclosed);
    CURRENT.set(profile);
    return profile;
  }

  /** That of the request that this thread works for, if its client is told. */
  public static Optional<RequestProfile> currentIfDisclosed() {
    RequestProfile profile = CURRENT.get();
    return profile != null && profile.disclosed ? Optional.of(profile) : Optional.empty();
  }

  /** Ends the profile of the request that this thread works for, if there is one. */
  public static Optional<RequestProfile> end() {
    RequestProfile profile = CURRENT.get();
    if (profile != null) {
      // Who asks after a removal makes a new entry, which costs more than an empty one does.
      CURRENT.set(null);
    }
    return Optional.ofNullable(profile);
  }

  /**
   * A statement was run.
   *
   * @param name of the mapper and the statement
   */
  public static void addStatement(
      String name, long duration, long waitedForConnection, boolean failed) {
    RequestProfile profile = CURRENT.get();
    if (profile != null) {
      profile.statements++;
      profile.database += duration;
      profile.poolWait += waitedForConnection;
      if (profile.steps != null) {
        profile.steps.statementRan(name, duration, failed);
      }
    }
  }

  /**
   * A transaction was run around statements.
   *
   * @param waitedForConnection before the first of them
   * @param commit after the last of them
   */
  public static void addTransaction(long waitedForConnection, long commit) {
    RequestProfile profile = CURRENT.get();
    if (profile != null) {
      profile.poolWait += waitedForConnection;
      profile.database += commit;
    }
  }

  /** The time as {@link System#nanoTime}, for who tells of a step; 0 if nobody asks how long. */
  public static long beginStep() {
    RequestProfile profile = CURRENT.get();
    return profile == null || profile.steps == null ? 0 : System.nanoTime();
  }

  /**
   * Memory was asked for a resource; the last answer counts.
   *
   * @param began as {@link #beginStep} said before
   */
  public static void cacheAnswered(CacheResult result, long began) {
    RequestProfile profile = CURRENT.get();
    if (profile != null) {
      profile.cache = result;
      if (profile.steps != null) {
        profile.steps.cacheAnswered(result, System.nanoTime() - began);
      }
    }
  }

  /** What follows is rendering. */
  public static void beginRendering() {
    RequestProfile profile = CURRENT.get();
    if (profile != null && profile.renderingSince == 0) {
      profile.renderingSince = System.nanoTime();
    }
  }

  /** Who is told of each step, as {@link #begin} was given it. */
  public Optional<RequestSteps> steps() {
    return Optional.ofNullable(steps);
  }

  /** The token was checked, with its statement if there was one. */
  public void authenticated(long duration) {
    authentication = duration;
  }

  public long authentication() {
    return authentication;
  }

  public long poolWait() {
    return poolWait;
  }

  /** Without the waiting for connections. */
  public long database() {
    return database;
  }

  public int statements() {
    return statements;
  }

  public Optional<CacheResult> cache() {
    return Optional.ofNullable(cache);
  }

  /** Until now; 0 if it did not begin. */
  public long rendering() {
    return renderingSince == 0 ? 0 : System.nanoTime() - renderingSince;
  }
}
