package dev.muster.bootstrap.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How PostgreSQL's programs are run so that they accept to: they refuse to work for root.
 *
 * <p>An ordinary user runs them as they are. Root runs them as the user to whom the data belongs.
 * When that is root too, they run in a user namespace in which root's number is another one, and
 * files stay root's. Where user namespaces are forbidden the folder is given, once, to the user
 * {@code postgres} or, if there is none, {@code nobody}.
 *
 * @param prefix the words to put before a command
 */
record Privileges(List<String> prefix) {

  private static final Logger log = LoggerFactory.getLogger(Privileges.class);
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final List<String> NAMESPACE = List.of("unshare", "-U");

  Privileges {
    prefix = List.copyOf(prefix);
  }

  /**
   * Decides how programs work on {@code folder}, and gives the folder away if that is needed. The
   * caller holds the folder's lock.
   *
   * @throws EmbeddedDatabaseException if this process is root and there is no way
   */
  static Privileges on(DataFolder folder) {
    if (!succeedsWith("0", List.of("id", "-u"))) {
      return new Privileges(List.of());
    }
    try {
      if (folder.owner().isRoot() && namespacesWork()) {
        return new Privileges(NAMESPACE);
      }
      return folder.owner().isRoot() ? giveAway(folder) : becoming(folder.owner());
    } catch (IOException e) {
      throw new EmbeddedDatabaseException(
          "The owner of data folder " + folder.root() + " cannot be told or changed: " + e, e);
    }
  }

  /** The words of a program's call, preceded by what makes it run with these privileges. */
  List<String> command(Path program, List<String> arguments) {
    List<String> words = new ArrayList<>(prefix);
    words.add(program.toString());
    words.addAll(arguments);
    return words;
  }

  /**
   * Checks, for another user than ours, that {@code program} can be run with these privileges, and
   * the folder be written to.
   *
   * @throws EmbeddedDatabaseException if not; the message says what to do about it
   */
  void requireReach(DataFolder folder, Path program) {
    if (!prefix.isEmpty()) {
      String root = folder.root().toString();
      require(folder, "-x", program.toString(), "-a", "-w", root, "-a", "-x", root);
    }
  }

  private void require(DataFolder folder, String... condition) {
    if (!Command.run(command(Path.of("test"), List.of(condition)), LIMIT).succeeded()) {
      throw new EmbeddedDatabaseException(
          "PostgreSQL, which does not run as root and is started by \""
              + String.join(" ", prefix)
              + "\", cannot reach data folder "
              + folder.root()
              + ": set MUSTER_DATA_DIR to a folder below ones that everybody may enter, for example"
              + " /var/lib/muster, or run Muster as the user to whom the folder belongs");
    }
  }

  private static boolean namespacesWork() {
    Command.Outcome outcome = Command.run(new Privileges(NAMESPACE).userId(), LIMIT);
    return outcome.succeeded() && !outcome.output().equals("0");
  }

  private static Privileges giveAway(DataFolder folder) throws IOException {
    FileOwner user = named("postgres", "nobody");
    Privileges privileges = becoming(user);
    // Asked first, because a folder that was given away in vain would be lost to root's own way.
    privileges.require(folder, "-x", folder.root().resolveSibling("").toString());
    user.take(folder.root());
    log.info("Data folder {} now belongs to user id {}", folder.root(), user.user());
    return privileges;
  }

  private static FileOwner named(String... names) {
    for (String name : names) {
      Command.Outcome user = Command.run(List.of("id", "-u", name), LIMIT);
      Command.Outcome group = Command.run(List.of("id", "-g", name), LIMIT);
      if (user.succeeded() && group.succeeded()) {
        return new FileOwner(Integer.parseInt(user.output()), Integer.parseInt(group.output()));
      }
    }
    throw new EmbeddedDatabaseException(
        "PostgreSQL does not run as root, user namespaces are not available, and there is no user"
            + " postgres or nobody to run it as: run Muster as an ordinary user");
  }

  private static Privileges becoming(FileOwner owner) {
    Privileges privileges =
        new Privileges(
            List.of(
                "setpriv",
                "--reuid=" + owner.user(),
                "--regid=" + owner.group(),
                "--clear-groups"));
    if (!succeedsWith(Integer.toString(owner.user()), privileges.userId())) {
      throw new EmbeddedDatabaseException(
          "PostgreSQL does not run as root, and setpriv cannot become user id "
              + owner.user()
              + ": run Muster as an ordinary user");
    }
    return privileges;
  }

  private List<String> userId() {
    return command(Path.of("id"), List.of("-u"));
  }

  private static boolean succeedsWith(String output, List<String> words) {
    Command.Outcome outcome = Command.run(words, LIMIT);
    return outcome.succeeded() && outcome.output().equals(output);
  }
}
