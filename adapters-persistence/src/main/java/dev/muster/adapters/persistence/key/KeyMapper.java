package dev.muster.adapters.persistence.key;

import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** The statement on server keys; its text is in KeyMapper.xml. */
interface KeyMapper {

  /**
   * The secret of that name, which is the fresh one if there was none; null if another server made
   * it while this statement ran.
   */
  @Nullable KeyRow findOrInsert(@Param("name") String name, @Param("fresh") byte[] fresh);

  /** Of a row of server_keys. MyBatis takes a bare array for a list of rows. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record KeyRow(byte[] secret) {}
}
