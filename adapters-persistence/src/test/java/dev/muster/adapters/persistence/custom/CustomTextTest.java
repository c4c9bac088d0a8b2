package dev.muster.adapters.persistence.custom;

import static org.junit.jupiter.api.Assertions.assertSame;

import dev.muster.adapters.persistence.mapping.MapperFactory;
import dev.muster.adapters.persistence.resource.PostgresResourceRepository;
import dev.muster.adapters.persistence.search.SearchStatement;
import dev.muster.application.fixture.EveryType;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.query.Sort;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Which texts are composed once. */
final class CustomTextTest {

  private final MapperFactory mappers =
      new MapperFactory(
          new PGSimpleDataSource(),
          PostgresResourceRepository.mapperType(),
          PostgresCustomRepository.mapperType());

  private String lookup(UUID id) {
    ResourceQuery query =
        new ResourceQuery(
            Filter.parse(EveryType.TYPE, "id eq \"" + id + "\""),
            Sort.BY_ID,
            1,
            10,
            Projection.standard(EveryType.TYPE));
    return mappers
        .bound(
            PostgresCustomRepository.mapperType(),
            "search",
            SearchStatement.of(new CustomTable(EveryType.TYPE), 1, query))
        .sql();
  }

  @Test
  void lookup_isComposedOnce() {
    assertSame(lookup(new UUID(1, 2)), lookup(new UUID(1, 3)));
  }
}
