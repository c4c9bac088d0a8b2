package dev.muster.application.port.in;

import dev.muster.domain.index.IndexPurpose;
import dev.muster.domain.index.IndexStatus;
import java.util.List;

/** Administration of indexes, while the directory is used. */
public interface ManageIndexesUseCase {

  /**
   * Builds an index that serves filters on an attribute, in all tenants. What an interrupted build
   * of the same index left is built anew.
   *
   * @param type the name of a resource type, in any case
   * @param path as in a filter; a multi-valued complex attribute stands for its {@code value}
   * @return what is indexed, as TYPE:PATH
   * @throws dev.muster.domain.error.InvalidRequest if there is no such type or attribute, if one
   *     cannot filter by it, if an index serves it already, or if none could
   */
  String addIndex(String type, String path, IndexPurpose purpose);

  /** All of them by type and path; those that every directory has first. */
  List<IndexStatus> listIndexes();

  /**
   * Removes an index that was added, or what an interrupted build left.
   *
   * @return what was indexed, as TYPE:PATH
   * @throws dev.muster.domain.error.InvalidRequest if every directory has the index, or none has
   */
  String dropIndex(String type, String path, IndexPurpose purpose);
}
