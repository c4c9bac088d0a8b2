package dev.muster.bootstrap.embedded;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * A server that this process brought up and must stop.
 *
 * @param server the server as its clients see it
 * @param postmaster what stops it
 */
record OwnedServer(Server server, Postmaster postmaster) {

  /** How long a start may take even when the caller has less patience; recovery needs its time. */
  private static final Duration LEAST_START_LIMIT = Duration.ofMinutes(5);

  private static final Duration LONGEST_START_LIMIT = Duration.ofHours(1);

  /**
   * Brings the server of {@code folder} up, from whatever state the folder is in. The caller holds
   * the folder's lock.
   *
   * @throws EmbeddedDatabaseException if it fails; nothing that this started runs then
   */
  static OwnedServer in(DataFolder folder, Duration patience) {
    boolean clusterExists = Cluster.exists(folder);
    Privileges privileges = Privileges.on(folder);
    Binaries binaries = Binaries.unpacked(folder);
    privileges.requireReach(folder, binaries.program("postgres"));
    Postmaster postmaster = new Postmaster(folder, binaries, privileges);
    Cluster.deleteUnfinished(folder);
    if (!clusterExists) {
      Password.createIfMissing(folder);
      Cluster.create(folder, binaries, privileges);
    }
    String password = Password.read(folder);
    Duration limit = startLimit(patience);
    OptionalInt adopted = new Orphan(folder, postmaster).adopt(limit);
    int port = adopted.isPresent() ? adopted.getAsInt() : postmaster.start(limit);
    Server server = new Server(port, password);
    try {
      server.prepare();
    } catch (RuntimeException e) {
      postmaster.stop();
      throw e;
    }
    binaries.deleteOthers(folder);
    return new OwnedServer(server, postmaster);
  }

  private static Duration startLimit(Duration patience) {
    Duration limit = patience.compareTo(LEAST_START_LIMIT) > 0 ? patience : LEAST_START_LIMIT;
    return limit.compareTo(LONGEST_START_LIMIT) < 0 ? limit : LONGEST_START_LIMIT;
  }
}
