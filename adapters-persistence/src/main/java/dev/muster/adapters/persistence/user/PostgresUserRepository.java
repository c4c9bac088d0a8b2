package dev.muster.adapters.persistence.user;

import dev.muster.adapters.persistence.connection.Database;
import dev.muster.adapters.persistence.index.SearchWatch;
import dev.muster.adapters.persistence.mapping.MapperFactory;
import dev.muster.adapters.persistence.resource.PostgresResourceRepository;
import dev.muster.domain.schema.ResourceType;
import java.time.Clock;

/** Users in PostgreSQL. */
public final class PostgresUserRepository
    extends PostgresResourceRepository<UserRecord, UserBatch> {

  /**
   * @param type User, perhaps with extensions of the server's own
   */
  public PostgresUserRepository(
      ResourceType type, Database database, MapperFactory mappers, SearchWatch watch, Clock clock) {
    super(
        database,
        new UserTable(type),
        mappers.mapper(UserMapper.class),
        new UserRows(),
        watch,
        clock);
  }

  /** What the mapper factory has to know. */
  public static Class<?> mapperType() {
    return UserMapper.class;
  }
}
