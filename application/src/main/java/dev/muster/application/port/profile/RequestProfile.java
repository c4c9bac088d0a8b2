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
    HIT,
    MISS,
    /** Memory was not asked: the changes of other servers are not known well enough. */
    BYPASS
  }

  private long authentication;
  private long poolWait;
  private long database;
  private int statements;
  private long renderingSince;
  private @Nullable CacheResult cache;

  private RequestProfile() {}

  /** Begins the profile of a request on this thread. */
  public static RequestProfile begin() {
    RequestProfile profile = new RequestProfile();
    CURRENT.set(profile);
    return profile;
  }

  /** Ends the profile of the request that this thread works for, if there is one. */
  public static Optional<RequestProfile> end() {
    RequestProfile profile = CURRENT.get();
    CURRENT.remove();
    return Optional.ofNullable(profile);
  }

  /** A statement was run. */
  public static void addStatement(long duration, long waitedForConnection) {
    RequestProfile profile = CURRENT.get();
    if (profile != null) {
      profile.statements++;
      profile.database += duration;
      profile.poolWait += waitedForConnection;
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

  /** Memory was asked for a resource; the last answer counts. */
  public static void cacheAnswered(CacheResult result) {
    RequestProfile profile = CURRENT.get();
    if (profile != null) {
      profile.cache = result;
    }
  }

  /** What follows is rendering. */
  public static void beginRendering() {
    RequestProfile profile = CURRENT.get();
    if (profile != null && profile.renderingSince == 0) {
      profile.renderingSince = System.nanoTime();
    }
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
