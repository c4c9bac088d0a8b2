package dev.muster.benchmarks.population;

import java.util.UUID;

/**
 * Users numbered from 0, and groups. All of it follows from the seed, so that every process of a
 * measurement knows it without being told.
 *
 * @param size the number of users
 */
public record Population(long seed, int size) {

  /** How many people share one team mailbox, and the small group has as members. */
  public static final int TEAM = 10;

  /** Users of the large groups are added from a reserve; no more of them than this. */
  private static final int MAX_RESERVE = 20_000;

  private static final long FIRST_MOMENT = 1_700_000_000_000L;
  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final long GROUPS = 0x6772_6f75_7073L;

  public Population {
    if (size < 2 * TEAM) {
      throw new IllegalArgumentException("a population has at least " + 2 * TEAM + " users");
    }
  }

  /** The groups of every population. */
  public enum Crowd {
    SMALL(1),
    /** Changed through Muster. */
    LARGE(2),
    /** Another as large, changed by ceilings, so that neither makes a change the other made. */
    LARGE_OF_CEILINGS(3);

    private final int number;

    Crowd(int number) {
      this.number = number;
    }

    /** Its place among all of them, from 0. */
    public int place() {
      return number - 1;
    }
  }

  /** Ids of version 7 that grow with the number, as if one user came each millisecond. */
  public UUID id(int user) {
    return id(FIRST_MOMENT + user, mix(seed ^ user));
  }

  public UUID groupId(Crowd group) {
    return id(FIRST_MOMENT - 1_000 + group.number, mix(seed ^ GROUPS ^ group.number));
  }

  private static UUID id(long moment, long random) {
    return new UUID(moment << 16 | VERSION_7 | random >>> 52, VARIANT | mix(random) >>> 2);
  }

  /** The finalizer of SplittableRandom: numbers side by side give results that look random. */
  public static long mix(long number) {
    long z = number + 0x9e3779b97f4a7c15L;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }

  /** In lower case and ASCII, so that it is its own key. */
  public String externalId(int user) {
    return Person.of(this, user).externalId();
  }

  public String userName(int user) {
    return Person.of(this, user).userName();
  }

  /** A mailbox that this user shares with up to {@link #TEAM} others, stored far apart. */
  public String teamMail(int user) {
    return "team-%06d@mail.example.com".formatted(user % teams());
  }

  private int teams() {
    return size / TEAM;
  }

  /** As clients send it: about 1 KB of JSON. */
  public String body(int user) {
    return Person.of(this, user).body();
  }

  /** Users that belong to the large groups from the start: the first ones. */
  public int members(Crowd group) {
    return switch (group) {
      case SMALL -> TEAM;
      case LARGE, LARGE_OF_CEILINGS -> size - reserve();
    };
  }

  /** Users that can be added to the large groups: the last ones. */
  public int reserve() {
    return Math.min(size / 2, MAX_RESERVE);
  }
}
