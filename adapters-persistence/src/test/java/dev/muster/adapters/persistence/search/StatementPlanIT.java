package dev.muster.adapters.persistence.search;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.adapters.persistence.LargeDirectory;
import dev.muster.adapters.persistence.PostgresPersistence;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.query.Sort;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.ResourceType;
import org.junit.jupiter.api.Test;

/**
 * The plans of statements that the server prepares, for their parameters and for any, among 200,000
 * users.
 */
final class StatementPlanIT {

  private static final TenantId TENANT = LargeDirectory.TENANT;
  private static final ResourceId USER = LargeDirectory.user(777);

  private final LargeDirectory directory = LargeDirectory.loaded();
  private final PostgresPersistence persistence = directory.persistence();

  @Test
  void resource_isReadByItsKey() throws Exception {
    assertRead(persistence.users(), USER, "users_pk");
    assertRead(persistence.groups(), LargeDirectory.BIG_GROUP, "groups_pk");
  }

  private void assertRead(ResourceRepository repository, ResourceId id, String index)
      throws Exception {
    directory.statements().forget();
    assertTrue(repository.find(TENANT, id).isPresent());
    assertServed(index);
  }

  @Test
  void membersOfAGroup_areReadByTheirIndexes() throws Exception {
    directory.statements().forget();
    Projection all = Projection.standard(CoreSchemas.GROUP);
    assertTrue(persistence.groups().find(TENANT, LargeDirectory.group(777), all).isPresent());
    assertServed("group_members_pk", "group_nesting_pk");
  }

  @Test
  void groupsOfAUser_areReadByTheirIndexes() throws Exception {
    directory.statements().forget();
    Projection all = Projection.standard(CoreSchemas.USER);
    assertTrue(persistence.users().find(TENANT, USER, all).isPresent());
    assertServed("group_members_member", "group_nesting_child");
  }

  /** They are prepared, as nobody has more than one match. */
  @Test
  void lookup_isServedByTheUniqueKey() throws Exception {
    String userName = "userName eq \"user777@example.org\"";
    assertLookup(CoreSchemas.USER, userName, "users_user_name");
    assertLookup(CoreSchemas.USER, userName + " and active eq true", "users_user_name");
    assertLookup(
        CoreSchemas.GROUP,
        "id eq \"" + LargeDirectory.BIG_GROUP + "\" and members.value eq \"" + USER + "\"",
        "groups_pk");
  }

  private void assertLookup(ResourceType type, String filter, String index) throws Exception {
    directory.statements().forget();
    ResourceQuery query =
        new ResourceQuery(Filter.parse(type, filter), Sort.BY_ID, 1, 10, Projection.standard(type));
    var _ = (type.isUser() ? persistence.users() : persistence.groups()).search(TENANT, query);
    assertServed(index);
  }

  private void assertServed(String... indexes) throws Exception {
    for (String plan : directory.statements().takePlans()) {
      for (String index : indexes) {
        assertTrue(plan.contains(index), plan);
      }
      assertFalse(plan.contains("Function Scan"), plan);
      assertFalse(plan.contains("Seq Scan"), plan);
    }
  }
}
