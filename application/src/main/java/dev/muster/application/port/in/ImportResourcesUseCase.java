package dev.muster.application.port.in;

import java.util.function.Consumer;

/**
 * Brings a directory's resources in from a file. A resource that is there already, by its id or
 * else by what names it (userName; externalId or else displayName of a group; externalId of another
 * type), becomes what the file says, as by PUT; what is the same already is left alone, so that
 * running an import again changes nothing.
 */
public interface ImportResourcesUseCase {

  /**
   * Begins an import.
   *
   * @param tenant its name
   * @param trial whether to find out what would change and change nothing
   * @param rejections told of each part of the file that does not come in, one at a time, by
   *     whatever thread
   * @throws dev.muster.domain.error.ResourceNotFound if there is no such tenant
   */
  Import begin(String tenant, boolean trial, Consumer<Rejection> rejections);

  /** An import under way. It is used by one thread at a time. */
  interface Import extends AutoCloseable {

    /**
     * Takes the next entry. It comes in together with others, a batch in a transaction.
     *
     * @throws dev.muster.domain.error.DirectoryException if the store cannot go on; batches that
     *     are in stay in, and running the import again completes it
     */
    void add(ImportEntry entry);

    /**
     * Brings in what is left, then the members of the groups.
     *
     * @throws dev.muster.domain.error.DirectoryException as {@link #add}
     */
    Progress finish();

    /** What came in so far; members not before the end. */
    Progress progress();

    /** Ends the import, finished or not. */
    @Override
    void close();
  }

  /**
   * @param line where the part begins
   * @param reason a sentence for the operator
   */
  record Rejection(long line, String reason) {}

  /**
   * What an import did, or in a trial would do.
   *
   * @param created resources
   * @param changed resources, apart from their members
   * @param unchanged resources that were as the file says
   * @param rejected resources, members and what could not be read
   * @param membersAdded memberships
   * @param membersRemoved memberships
   */
  record Progress(
      long created,
      long changed,
      long unchanged,
      long rejected,
      long membersAdded,
      long membersRemoved) {}
}
