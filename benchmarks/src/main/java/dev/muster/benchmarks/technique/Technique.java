package dev.muster.benchmarks.technique;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is switched off, one at a time. */
public enum Technique {
  CACHE(
      "cache",
      Place.HTTP,
      "read one of at most 10,000 users by id",
      "MUSTER_CACHE=ehcache",
      "MUSTER_CACHE=none"),
  POOL(
      "pool",
      Place.PORT,
      "read a user by id",
      "connections from the pool",
      "a new connection, with the same settings, for each use"),
  PROJECTION(
      "projection",
      Place.PORT,
      "page of 100 users, attributes=userName",
      "the column of the attribute",
      "all documents, decoded and projected by the application"),
  DATABASE_SEARCH(
      "database-search",
      Place.PORT,
      "name.familyName eq, sorted by userName, 20 of them",
      "filter, order and page in SQL",
      "all documents of the tenant, filtered and sorted by the application"),
  BATCH(
      "batch",
      Place.PORT,
      "create a hundredth of the users in a batch, at most 1,000, and delete them again",
      "statements for the whole batch",
      "a statement and a commit for each user"),
  INDEX(
      "index",
      Place.PORT,
      "externalId eq",
      "with the index users_external_id",
      "the same statement, the index dropped"),
  SINGLE_FLIGHT(
      "single-flight",
      Place.PORT,
      "64 threads read one user at once that is not in memory",
      "one read for all",
      "the same memory, each thread with reads of its own"),
  JOIN(
      "join",
      Place.PORT,
      "page of 100 users with their groups",
      "groups in the statement of the page",
      "a statement for the groups of each user"),
  PAGES(
      "pages",
      Place.HTTP,
      "search by an address that ten users share, sorted",
      "MUSTER_CACHE_PAGES=1000",
      "MUSTER_CACHE_PAGES=0"),
  PAGES_MISSED(
      "pages-missed",
      Place.HTTP,
      "userName eq, mostly of users that nobody asked for lately",
      "MUSTER_CACHE_PAGES=200",
      "MUSTER_CACHE_PAGES=0"),
  COHERENCE(
      "coherence",
      Place.PORT,
      "change displayName of a user",
      "a cache before it, which follows all changes and forgets what is written",
      "no cache; the row in changes is written all the same"),
  PROFILE(
      "profile",
      Place.HTTP,
      "read a user by id from the database",
      "requests and statements counted and timed, Server-Timing in each answer",
      "no request is watched, no statement is timed"),
  PROFILE_CACHED(
      "profile-cached",
      Place.HTTP,
      "read one of at most 10,000 users by id from the cache",
      "requests and statements counted and timed, Server-Timing in each answer",
      "no request is watched, no statement is timed"),
  MISSES(
      "misses",
      Place.PORT,
      "virtual threads read one user at once that is not in memory",
      "one read for all, in a small heap",
      "");

  /** Where the work is asked for. */
  public enum Place {
    /** Of a server's process, on 16 connections. */
    HTTP("over HTTP"),
    /** Of the outgoing port, in this process. */
    PORT("at the port");

    private final String title;

    Place(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  private final String key;
  private final Place place;
  private final String work;
  private final String with;
  private final String without;

  Technique(String key, Place place, String work, String with, String without) {
    this.key = key;
    this.place = place;
    this.work = work;
    this.with = with;
    this.without = without;
  }

  /** Whether it leaves changes and dead rows behind, in the way of those that come after it. */
  public boolean leavesTraces() {
    return this == BATCH || this == COHERENCE;
  }

  /** Its name in options and JSON. */
  public String key() {
    return key;
  }

  public Place place() {
    return place;
  }

  /** What both variants do. */
  public String work() {
    return work;
  }

  /** How Muster does it. */
  public String with() {
    return with;
  }

  /** How it is done instead; empty: it is not compared with anything. */
  public String without() {
    return without;
  }

  public static Optional<Technique> of(String key) {
    return Arrays.stream(values()).filter(technique -> technique.key.equals(key)).findFirst();
  }

  public static List<String> keys() {
    return Arrays.stream(values()).map(Technique::key).toList();
  }
}
