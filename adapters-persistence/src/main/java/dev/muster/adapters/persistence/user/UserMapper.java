package dev.muster.adapters.persistence.user;

import dev.muster.adapters.persistence.search.SearchStatement;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** The statements on users; their text is in UserMapper.xml. */
interface UserMapper {

  /** Rows written: 0 if the userName is taken. */
  int insert(UserRecord user);

  /** Rows written: 0 if there is no such user in the version before. */
  int update(UserRecord user);

  /** Rows deleted: 0 if there is no such user in one of the versions; null accepts all. */
  int delete(
      @Param("tenant") int tenant,
      @Param("id") UUID id,
      @Param("versions") long @Nullable [] versions);

  @Nullable UserRow find(@Param("tenant") int tenant, @Param("id") UUID id);

  /** The user, whose row stays locked to the end of the transaction. */
  @Nullable UserRow findForUpdate(@Param("tenant") int tenant, @Param("id") UUID id);

  @Nullable UserRow findSelected(
      @Param("tenant") int tenant, @Param("id") UUID id, @Param("columns") String columns);

  @Nullable Long version(@Param("tenant") int tenant, @Param("id") UUID id);

  List<UserRow> search(SearchStatement search);

  long count(SearchStatement search);

  /** How many users the tenant has. */
  long total(@Param("tenant") int tenant);
}
