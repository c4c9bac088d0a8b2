package dev.muster.adapters.persistence.resource;

import dev.muster.adapters.persistence.search.SearchStatement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/**
 * The statements that every table of resources has. Those whose text is the same are composed from
 * the fragments in ResourceMapper.xml.
 *
 * @param <R> a row as it is written
 * @param <B> several rows as they are written, as an array for each column
 */
public interface ResourceMapper<R, B> {

  /** Rows written: 0 if a unique value is taken. */
  int insert(R row);

  /** The ids of the rows that were written; the others had a unique value that is taken. */
  List<UUID> insertAll(B rows);

  /** Rows written: 0 if there is no such resource in the version before. */
  int update(R row);

  /** Writes rows that are locked: all or, if another row has a unique value of theirs, none. */
  int updateAll(B rows);

  /** Rows deleted: 0 if there is no such resource in one of the versions; null accepts all. */
  int delete(
      @Param("key") ResourceKey key,
      @Param("versions") long @Nullable [] versions,
      @Param("now") Instant now);

  /** The ids of those that were deleted; those of other versions than accepted were not. */
  List<UUID> deleteAll(DeletedRows rows);

  @Nullable ResourceRow find(ResourceKey key);

  @Nullable ResourceRow findSelected(
      @Param("key") ResourceKey key, @Param("columns") String columns);

  /** The resources, whose rows stay locked to the end of the transaction. */
  List<ResourceRow> lockAll(
      @Param("tenant") int tenant, @Param("type") String type, @Param("ids") UUID[] ids);

  @Nullable Long version(ResourceKey key);

  List<ResourceRow> search(SearchStatement search);

  long count(SearchStatement search);

  /** How many resources of the type the tenant has. */
  long total(@Param("tenant") int tenant, @Param("type") String type);
}
