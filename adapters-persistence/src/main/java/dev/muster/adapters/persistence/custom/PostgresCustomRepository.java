package dev.muster.adapters.persistence.custom;

import dev.muster.adapters.persistence.connection.Database;
import dev.muster.adapters.persistence.index.SearchWatch;
import dev.muster.adapters.persistence.mapping.MapperFactory;
import dev.muster.adapters.persistence.resource.PostgresResourceRepository;
import dev.muster.domain.schema.ResourceType;
import java.time.Clock;

/** Resources of a type that the server's own schemas define, in PostgreSQL. */
public final class PostgresCustomRepository
    extends PostgresResourceRepository<CustomRecord, CustomBatch> {

  public PostgresCustomRepository(
      ResourceType type, Database database, MapperFactory mappers, SearchWatch watch, Clock clock) {
    super(
        database,
        new CustomTable(type),
        mappers.mapper(CustomMapper.class),
        new CustomRows(),
        watch,
        clock);
  }

  /** What the mapper factory has to know. */
  public static Class<?> mapperType() {
    return CustomMapper.class;
  }
}
