package dev.muster.bootstrap.wiring;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.application.fixture.Groups;
import dev.muster.application.fixture.NearFirst;
import dev.muster.application.fixture.TenantGroups;
import dev.muster.application.fixture.Tokens;
import dev.muster.application.fixture.Users;
import dev.muster.application.port.out.ChangedGroup;
import dev.muster.application.port.out.RelationScope;
import dev.muster.application.port.out.TokenRepository;
import dev.muster.domain.access.AccessToken;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.query.Sort;
import dev.muster.domain.resource.FoundResource;
import dev.muster.domain.resource.MembershipChange;
import dev.muster.domain.resource.Meta;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.ResourceState;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.schema.CoreSchemas;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/** All that a cache keeps, as subjects of one tenant. */
final class Subjects {

  private static final double SEARCHES = 0.2;

  private final TenantId tenant;

  Subjects(TenantId tenant) {
    this.tenant = tenant;
  }

  /** A user that is replaced; the states are its versions. Read by id and by a search. */
  Subject user(Node server, String userName) {
    ResourceState first = Users.user(userName).state();
    server.resources().users().create(tenant, first);
    return new Subject() {
      @Override
      public long change(Node by) {
        return by.resources()
            .users()
            .update(
                tenant,
                first.id(),
                RelationScope.NONE,
                current -> Optional.of(Users.next(current, Users.user(userName))))
            .orElseThrow()
            .meta()
            .version();
      }

      @Override
      public long read(Node by, RandomGenerator random) {
        return (random.nextDouble() < SEARCHES
                ? byUserName(by, userName).orElseThrow().meta()
                : NearFirst.findDocument(by.resources().users(), tenant, first.id())
                    .orElseThrow()
                    .meta())
            .version();
      }
    };
  }

  /** A group that is replaced; the states are its versions. Read with its members. */
  Subject group(Node server, String displayName) {
    ResourceState first = Groups.group(displayName).state();
    server.resources().groups().create(tenant, first);
    return new Subject() {
      @Override
      public long change(Node by) {
        return by.resources()
            .groups()
            .update(
                tenant,
                first.id(),
                RelationScope.NONE,
                current -> Optional.of(Groups.next(current, Groups.group(displayName))))
            .orElseThrow()
            .meta()
            .version();
      }

      @Override
      public long read(Node by, RandomGenerator random) {
        return NearFirst.find(
                by.resources().groups(), tenant, first.id(), TenantGroups.WITH_MEMBERS)
            .orElseThrow()
            .meta()
            .version();
      }
    };
  }

  /**
   * Who joins and leaves groups, one at a time. Which groups these are tells the number of the
   * state: from one code word of Gray's code to the next, one bit changes.
   *
   * @param groups at most 30; as many changes as there are code words are too many
   */
  Subject member(Node server, String userName, List<ResourceId> groups) {
    ResourceState user = Users.user(userName).state();
    server.resources().users().create(tenant, user);
    return new Subject() {
      private int code;

      @Override
      public synchronized long change(Node by) {
        int bit = Integer.numberOfTrailingZeros(code + 1);
        boolean joins = (gray(code) >> bit & 1) == 0;
        List<ResourceId> members = List.of(user.id());
        Optional<ChangedGroup> changed =
            by.resources()
                .groups()
                .changeMembers(
                    tenant,
                    groups.get(bit),
                    joins ? MembershipChange.add(members) : MembershipChange.remove(members),
                    VersionCondition.NONE);
        assertTrue(changed.isPresent());
        code++;
        return code + 1L;
      }

      @Override
      public long read(Node by, RandomGenerator random) {
        FoundResource found =
            random.nextDouble() < SEARCHES
                ? byUserName(by, userName).orElseThrow()
                : NearFirst.find(
                        by.resources().users(), tenant, user.id(), TenantGroups.WITH_GROUPS)
                    .orElseThrow();
        int word =
            TenantGroups.values(found, "groups").stream()
                .map(group -> ResourceId.parse(group.text("value").orElseThrow()).orElseThrow())
                .mapToInt(group -> 1 << groups.indexOf(group))
                .sum();
        return number(word) + 1L;
      }
    };
  }

  private static int gray(int number) {
    return number ^ number >> 1;
  }

  private static int number(int gray) {
    int number = 0;
    for (int rest = gray; rest != 0; rest >>= 1) {
      number ^= rest;
    }
    return number;
  }

  /**
   * A user that is created, deleted, created again, with the number as version. Read by userName
   * and by the last id.
   */
  Subject comingUser(String userName) {
    return new Coming<ResourceState>() {
      @Override
      ResourceState draft(long number) {
        return Users.user(userName)
            .withMeta(new Meta(number, Users.CREATED, Users.CREATED))
            .state();
      }

      @Override
      void create(Node server, ResourceState draft) {
        server.resources().users().create(tenant, draft);
      }

      @Override
      void delete(Node server, ResourceState user) {
        assertTrue(server.resources().users().delete(tenant, user.id(), VersionCondition.NONE));
      }

      @Override
      OptionalLong find(Node server, ResourceState user, long number, RandomGenerator random) {
        Optional<? extends FoundResource> found =
            random.nextBoolean()
                ? byUserName(server, userName)
                : NearFirst.findDocument(server.resources().users(), tenant, user.id());
        return found.stream().mapToLong(one -> one.meta().version()).findFirst();
      }
    };
  }

  /** A token that is revoked, and given again with another secret. */
  Subject token(String name) {
    return new Coming<AccessToken>() {
      @Override
      AccessToken draft(long number) {
        return Tokens.token(name, tenant);
      }

      @Override
      void create(Node server, AccessToken draft) {
        server.tokens().create(draft);
      }

      @Override
      void delete(Node server, AccessToken token) {
        assertTrue(server.tokens().delete(tenant, name));
      }

      @Override
      OptionalLong find(Node server, AccessToken token, long number, RandomGenerator random) {
        TokenRepository tokens = server.tokens();
        return tokens.findNear(token.digest()).or(() -> tokens.find(token.digest())).isPresent()
            ? OptionalLong.of(number)
            : OptionalLong.empty();
      }
    };
  }

  private Optional<FoundResource> byUserName(Node by, String userName) {
    Filter filter = Filter.parse(CoreSchemas.USER, "userName eq \"" + userName + "\"");
    ResourceQuery query = new ResourceQuery(filter, Sort.BY_ID, 1, 10, TenantGroups.WITH_GROUPS);
    return by.resources().users().search(tenant, query).resources().stream().findFirst();
  }
}
