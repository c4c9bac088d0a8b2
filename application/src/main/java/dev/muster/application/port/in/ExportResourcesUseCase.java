package dev.muster.application.port.in;

/**
 * Takes all resources of a tenant out, such that importing them into an empty tenant makes the same
 * directory.
 */
public interface ExportResourcesUseCase {

  /**
   * Gives everything that the tenant has, as it was at one moment: users, then other types, then
   * groups, each in the order of their ids; the members of a group with it and right after it.
   * Takes memory for some of them only.
   *
   * @param tenant its name
   * @param passwords whether to give the hashes of passwords, too
   * @param receiver what it throws ends the export
   * @throws dev.muster.domain.error.ResourceNotFound if there is no such tenant
   * @throws dev.muster.domain.error.InvalidRequest if there are resources of a type that this
   *     server does not know
   * @throws dev.muster.domain.error.DirectoryUnavailable if the store goes away
   */
  void export(String tenant, boolean passwords, Receiver receiver);

  /** Takes what is exported. */
  interface Receiver {

    /**
     * Called first.
     *
     * @param resources how many will come
     */
    void begin(long resources);

    void add(ExportEntry entry);
  }
}
