package dev.muster.adapters.persistence.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.muster.adapters.persistence.mapping.MapperFactory;
import dev.muster.adapters.persistence.resource.PostgresResourceRepository;
import dev.muster.adapters.persistence.search.SearchStatement;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.query.Sort;
import dev.muster.domain.resource.MembershipChange;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.schema.CoreSchemas;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Which texts are composed once. */
final class GroupTextTest {

  private static final ResourceId ADA = new ResourceId(new UUID(1, 2));
  private static final ResourceId BOB = new ResourceId(new UUID(1, 3));

  private final MapperFactory mappers =
      new MapperFactory(
          new PGSimpleDataSource(),
          PostgresResourceRepository.mapperType(),
          PostgresGroupRepository.mapperType(),
          MembershipMapper.class);

  private String lookup(ResourceId group) {
    ResourceQuery query =
        new ResourceQuery(
            Filter.parse(CoreSchemas.GROUP, "id eq \"" + group + "\""),
            Sort.BY_ID,
            1,
            10,
            Projection.standard(CoreSchemas.GROUP));
    return mappers
        .bound(
            PostgresGroupRepository.mapperType(),
            "search",
            SearchStatement.of(new GroupTable(CoreSchemas.GROUP), 1, query))
        .sql();
  }

  @Test
  void lookup_isComposedOnce() {
    assertSame(lookup(ADA), lookup(BOB));
  }

  private String change(int tenant, ResourceId group, MembershipChange change) {
    return mappers
        .bound(
            MembershipMapper.class,
            "changeMembers",
            MembershipStatement.of(tenant, Map.of(group, change), null, true, Instant.EPOCH))
        .sql();
  }

  @Test
  void changeOfMembers_isComposedOnceForWhatItDoes() {
    Set<ResourceId> one = Set.of(ADA);
    Set<ResourceId> others = Set.of(BOB, new ResourceId(new UUID(1, 4)));
    List<List<MembershipChange>> alike =
        List.of(
            List.of(MembershipChange.NONE, MembershipChange.NONE),
            List.of(MembershipChange.add(one), MembershipChange.add(others)),
            List.of(MembershipChange.remove(one), MembershipChange.remove(others)),
            List.of(MembershipChange.replaceAll(one), MembershipChange.replaceAll(others)),
            List.of(MembershipChange.replaceAll(Set.of()), MembershipChange.replaceAll(Set.of())),
            List.of(
                MembershipChange.add(one).then(MembershipChange.remove(others)),
                MembershipChange.add(others).then(MembershipChange.remove(one))));
    Set<String> texts = new HashSet<>();
    for (List<MembershipChange> changes : alike) {
      String text = change(1, ADA, changes.getFirst());
      assertSame(text, change(2, BOB, changes.getLast()));
      texts.add(text);
    }
    assertEquals(alike.size(), texts.size());
  }
}
