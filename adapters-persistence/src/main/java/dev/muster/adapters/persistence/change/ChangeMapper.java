package dev.muster.adapters.persistence.change;

import java.util.List;
import org.apache.ibatis.annotations.Param;

/** The statements on the change log; their text is in ChangeMapper.xml. */
interface ChangeMapper {

  /** The oldest transaction that still runs (pg_snapshot_xmin), as text. */
  String oldestTransaction();

  /**
   * Folds and removes changes of transactions before this one, and says that they may be gone; how
   * many, at most a batch.
   */
  int prune(@Param("before") String before, @Param("batch") int batch);

  /** The snapshot at hand, with which following begins. */
  List<PolledRow> beginning();

  /**
   * What became visible since a snapshot.
   *
   * @param limit of changes
   */
  List<PolledRow> since(@Param("previous") String previous, @Param("limit") int limit);
}
