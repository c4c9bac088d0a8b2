package dev.muster.benchmarks.figure;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is measured, in the order in which it is: what changes the directory comes last. */
public enum Figure {
  READ_UNCACHED("read-uncached", "read by id, uncached", "GET", 200),
  READ_CACHED("read-cached", "read by id, cached", "GET", 200),
  LOOKUP("lookup", "userName lookup", "GET", 200),
  LIST("list", "list of 100 users", "GET", 200),
  SEARCH("search", "search by e-mail, sorted", "GET", 200),
  IS_MEMBER("is-member", "is a member of large group", "GET", 200),
  MEMBER_PAGE("member-page", "page of large group's members", "GET", 200),
  READ_GROUP("read-group", "read large group uncached", "GET", 200),
  ADD_MEMBER("add-member", "add member to large group", "PATCH", 204),
  CHANGE_MEMBER("change-member", "add, remove in large group", "PATCH", 204),
  RENAME_GROUP("rename-group", "rename large group", "PATCH", 204),
  PATCH("patch", "patch displayName", "PATCH", 200),
  CREATE("create", "create", "POST", 201),
  BULK("bulk", "bulk of 1,000 creates", "POST", 200);

  /** Operations of a bulk. */
  public static final int BULK_SIZE = 1_000;

  /** Users on a page of a list. */
  public static final int PAGE = 100;

  /** Members on a page; so few that a small group has a second one. */
  public static final int MEMBERS_PAGE = 5;

  private final String key;
  private final String title;
  private final String method;
  private final int status;

  Figure(String key, String title, String method, int status) {
    this.key = key;
    this.title = title;
    this.method = method;
    this.status = status;
  }

  /** Its name in options, paths and JSON. */
  public String key() {
    return key;
  }

  public String title() {
    return title;
  }

  public String method() {
    return method;
  }

  /** The status of every right answer. */
  public int status() {
    return status;
  }

  /** Whether each request adds users. */
  public boolean creates() {
    return this == CREATE || this == BULK;
  }

  /** Whether each request changes who is a member. */
  public boolean changesMembers() {
    return this == ADD_MEMBER || this == CHANGE_MEMBER;
  }

  /** Whether what it did has to be undone before the next phase, so that all start alike. */
  public boolean grows() {
    return creates() || changesMembers();
  }

  /** Whether its requests wait for each other, so that they are sent one after the other. */
  public boolean isSerial() {
    return this == RENAME_GROUP;
  }

  /** What it is compared with. */
  public Set<Ceiling> ceilings() {
    return switch (this) {
      case READ_CACHED -> EnumSet.of(Ceiling.BARE);
      case READ_UNCACHED, LOOKUP, LIST, SEARCH, ADD_MEMBER, PATCH, CREATE, BULK ->
          EnumSet.of(Ceiling.BARE, Ceiling.JDBC, Ceiling.DATABASE);
      case IS_MEMBER, MEMBER_PAGE, READ_GROUP, CHANGE_MEMBER, RENAME_GROUP ->
          EnumSet.of(Ceiling.SMALL);
    };
  }

  /** What the project wants of it, if it wants something. */
  public Optional<Goal> goal() {
    return switch (this) {
      case READ_UNCACHED -> Optional.of(new Goal(Ceiling.JDBC, 0.75));
      case READ_CACHED -> Optional.of(new Goal(Ceiling.BARE, 0.80));
      case LOOKUP, CREATE -> Optional.of(new Goal(Ceiling.JDBC, 0.70));
      case LIST -> Optional.of(new Goal(Ceiling.JDBC, 0.60));
      // A request may take 1.5 times what it takes in a small group.
      case IS_MEMBER, MEMBER_PAGE, READ_GROUP, CHANGE_MEMBER, RENAME_GROUP ->
          Optional.of(new Goal(Ceiling.SMALL, 0.67));
      case SEARCH, ADD_MEMBER, PATCH, BULK -> Optional.empty();
    };
  }

  /** The figure with the key. */
  public static Optional<Figure> of(String key) {
    return Arrays.stream(values()).filter(figure -> figure.key.equals(key)).findFirst();
  }

  /** All keys, for messages. */
  public static String keys() {
    return Arrays.stream(values()).map(Figure::key).collect(Collectors.joining(", "));
  }

  /** What a figure is compared with. */
  public enum Ceiling {
    /** A route that answers the same number of bytes. */
    BARE,
    /** A route that runs the same statements by plain JDBC. */
    JDBC,
    /** Threads that run the same statements by plain JDBC, without HTTP. */
    DATABASE,
    /** Muster itself, asked the same about a group of ten. */
    SMALL;

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The throughput as a part of a ceiling's that is to be reached. */
  public record Goal(Ceiling ceiling, double ratio) {}
}
