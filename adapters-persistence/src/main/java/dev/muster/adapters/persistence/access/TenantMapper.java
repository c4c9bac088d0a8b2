package dev.muster.adapters.persistence.access;

import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** The statements on tenants; their text is in TenantMapper.xml. */
interface TenantMapper {

  /** The number of the new tenant; null if the name is taken. */
  @Nullable Integer insert(@Param("name") String name);

  @Nullable TenantRow find(@Param("name") String name);

  List<TenantRow> list();

  int deleteTokens(@Param("tenant") int tenant);

  /**
   * Rows deleted, at most a batch.
   *
   * @param table a constant
   */
  int deleteRows(
      @Param("table") String table, @Param("tenant") int tenant, @Param("batch") int batch);

  int deleteTotals(@Param("tenant") int tenant);

  int delete(@Param("tenant") int tenant);

  /** The numbers of tenants that are gone and of which there are users or totals. */
  List<Integer> leftovers();

  /** A row of tenants. */
  record TenantRow(int id, String name) {}
}
