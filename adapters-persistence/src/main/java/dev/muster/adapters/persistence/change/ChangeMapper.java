package dev.muster.adapters.persistence.change;

import org.apache.ibatis.annotations.Param;

/** The statements on the change log; their text is in ChangeMapper.xml. */
interface ChangeMapper {

  /** The oldest transaction that still runs (pg_snapshot_xmin), as text. */
  String oldestTransaction();

  /** Folds and removes changes of transactions before this one; how many, at most a batch. */
  int prune(@Param("before") String before, @Param("batch") int batch);
}
