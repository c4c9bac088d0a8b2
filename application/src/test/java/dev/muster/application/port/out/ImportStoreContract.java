package dev.muster.application.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.application.fixture.EveryResources;
import dev.muster.application.fixture.EveryType;
import dev.muster.application.fixture.GroupDraft;
import dev.muster.application.fixture.Groups;
import dev.muster.application.fixture.TenantGroups;
import dev.muster.application.fixture.Users;
import dev.muster.application.port.out.ImportStore.Candidate;
import dev.muster.application.port.out.ImportStore.Match;
import dev.muster.application.port.out.ImportStore.Membership;
import dev.muster.application.port.out.ImportStore.Missing;
import dev.muster.application.port.out.ImportStore.Outcome;
import dev.muster.application.port.out.ImportStore.Reference;
import dev.muster.application.port.out.ImportStore.Session;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.password.PasswordChange;
import dev.muster.domain.password.PasswordHash;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.query.Sort;
import dev.muster.domain.resource.MembershipChange;
import dev.muster.domain.resource.Meta;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.ResourceState;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.text.CaseFolding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The contract of {@link ImportStore}. */
public abstract class ImportStoreContract {

  private static final Outcome NONE = new Outcome(0, 0);

  private final List<Missing> missing = new ArrayList<>();

  public abstract ImportStore store();

  /** Users and groups of the same store. */
  public abstract ResourceRepository users();

  public abstract GroupRepository groups();

  /** Resources of {@link EveryType} in the same store. */
  public abstract ResourceRepository custom(ResourceType type);

  public abstract TenantId newTenant();

  private TenantGroups newDirectory() {
    return new TenantGroups(users(), groups(), newTenant());
  }

  private static Candidate user(long line, String userName, String... names) {
    return new Candidate(
        line, Users.newId(), null, CaseFolding.fold(userName), null, null, Set.of(names));
  }

  private static Candidate user(long line, ResourceId id, String userName) {
    return new Candidate(line, id, id, CaseFolding.fold(userName), null, null, Set.of());
  }

  private static Candidate group(
      long line, @Nullable String externalId, String displayName, String... names) {
    return new Candidate(
        line, Users.newId(), null, null, externalId, CaseFolding.fold(displayName), Set.of(names));
  }

  private static ResourceId known(Match match) {
    return assertInstanceOf(Match.Known.class, match).current().id();
  }

  @Test
  void match_usersThatAreThere_areFoundByIdOrElseByUserName() {
    TenantGroups directory = newDirectory();
    ResourceState ada = Users.user("Ada").with("title", "Countess").state();
    users().create(directory.tenant(), ada);
    directory.user("bob");
    try (Session session = store().open(directory.tenant())) {
      List<Match> matches =
          session.match(
              CoreSchemas.USER,
              List.of(
                  user(1, "aDA"),
                  user(2, directory.id("bob"), "renamed"),
                  user(3, "carol"),
                  user(4, Users.newId(), "dave")));

      assertEquals(new Match.Known(ada.stored(), Optional.empty()), matches.get(0));
      assertEquals(directory.id("bob"), known(matches.get(1)));
      assertEquals(new Match.Unknown(), matches.get(2));
      assertEquals(new Match.Unknown(), matches.get(3));
    }
  }

  @Test
  void match_userWithPassword_carriesTheHash() {
    TenantId tenant = newTenant();
    ResourceState draft = Users.user("ada").state();
    PasswordHash hash = new PasswordHash("$a$hash");
    users()
        .create(
            tenant,
            new ResourceState(
                draft.id(),
                draft.meta(),
                draft.content(),
                draft.document(),
                MembershipChange.NONE,
                new PasswordChange.Set(hash)));
    try (Session session = store().open(tenant)) {
      Match match = session.match(CoreSchemas.USER, List.of(user(1, "ada"))).getFirst();
      assertEquals(new Match.Known(draft.stored(), Optional.of(hash)), match);
    }
  }

  @Test
  void match_anotherHasTheUserName_isTaken() {
    TenantGroups directory = newDirectory();
    directory.user("ada");
    directory.user("bob");
    try (Session session = store().open(directory.tenant())) {
      assertEquals(
          List.of(new Match.Taken("userName"), new Match.Taken("userName")),
          session.match(
              CoreSchemas.USER,
              List.of(user(1, Users.newId(), "ADA"), user(2, directory.id("ada"), "Bob"))));
    }
  }

  @Test
  void match_groups_areFoundByExternalIdOrElseByDisplayName() {
    TenantGroups directory = newDirectory();
    directory.group(Groups.group("Numbered").with("externalId", "1"));
    directory.group("Named");
    directory.group("Twice");
    groups().create(directory.tenant(), Groups.group("twice").state());
    directory.group(Groups.group("A").with("externalId", "2"));
    directory.group(Groups.group("B").with("externalId", "2"));
    try (Session session = store().open(directory.tenant())) {
      List<Match> matches =
          session.match(
              CoreSchemas.GROUP,
              List.of(
                  group(1, "1", "Another name"),
                  group(2, null, "NAMED"),
                  group(3, "3", "Named"),
                  group(4, null, "Twice"),
                  group(5, "2", "A")));
      assertEquals(directory.id("Numbered"), known(matches.get(0)));
      assertEquals(directory.id("Named"), known(matches.get(1)));
      assertEquals(
          List.of(
              new Match.Unknown(),
              new Match.Ambiguous("displayName"),
              new Match.Ambiguous("externalId")),
          matches.subList(2, 5));
    }
  }

  @Test
  void match_anotherType_isFoundByIdOrElseByExternalId() {
    TenantId tenant = newTenant();
    ResourceState one = new EveryResources(new Random(7)).next();
    custom(EveryType.TYPE).create(tenant, one);
    try (Session session = store().open(tenant)) {
      List<Match> matches =
          session.match(
              EveryType.TYPE,
              List.of(
                  new Candidate(1, one.id(), one.id(), null, null, null, Set.of()),
                  new Candidate(2, Users.newId(), null, null, "none", null, Set.of())));
      assertEquals(one.id(), known(matches.get(0)));
      assertEquals(new Match.Unknown(), matches.get(1));
    }
  }

  @Test
  void match_anotherTenant_isNotFound() {
    TenantGroups other = newDirectory();
    ResourceId ada = other.user("ada");
    other.group("Named");
    try (Session session = store().open(newTenant())) {
      assertEquals(
          List.of(new Match.Unknown(), new Match.Unknown()),
          session.match(CoreSchemas.USER, List.of(user(1, "ada"), user(2, ada, "bob"))));
      assertEquals(
          List.of(new Match.Unknown()),
          session.match(CoreSchemas.GROUP, List.of(group(3, null, "Named"))));
    }
  }

  @Test
  void match_repeatedInTheFile_saysWhere() {
    try (Session session = store().open(newTenant())) {
      ResourceId id = Users.newId();
      assertEquals(
          List.of(new Match.Unknown(), new Match.Unknown(), new Match.Repeated(1)),
          session.match(
              CoreSchemas.USER, List.of(user(1, "ada"), user(2, id, "bob"), user(3, "ADA"))));
      assertEquals(
          List.of(new Match.Repeated(2), new Match.Repeated(1), new Match.Unknown()),
          session.match(
              CoreSchemas.USER, List.of(user(4, id, "x"), user(5, "ada"), user(6, "carol"))));
      assertEquals(
          List.of(new Match.Unknown(), new Match.Repeated(7), new Match.Unknown()),
          session.match(
              CoreSchemas.GROUP,
              List.of(
                  group(7, null, "carol", "cn=carol"),
                  group(8, "1", "Other", "cn=carol"),
                  group(9, "2", "Third"))));
    }
  }

  @Test
  void match_twoMeanTheSameResource_theSecondIsRepeated() {
    TenantGroups directory = newDirectory();
    ResourceId ada = directory.user("ada");
    ResourceId sales = directory.group(Groups.group("Sales").with("externalId", "1"));
    try (Session session = store().open(directory.tenant())) {
      List<Match> users =
          session.match(CoreSchemas.USER, List.of(user(1, ada, "renamed"), user(2, "ada")));
      assertEquals(ada, known(users.get(0)));
      assertEquals(new Match.Repeated(1), users.get(1));
      assertEquals(
          sales,
          known(session.match(CoreSchemas.GROUP, List.of(group(3, "1", "Else"))).getFirst()));
      assertEquals(
          List.of(new Match.Repeated(3)),
          session.match(CoreSchemas.GROUP, List.of(group(4, null, "sales"))));
    }
  }

  @Test
  void match_anotherImport_knowsNothingOfIt() {
    TenantId tenant = newTenant();
    try (Session session = store().open(tenant)) {
      session.match(CoreSchemas.USER, List.of(user(1, "ada")));
    }
    try (Session session = store().open(tenant)) {
      assertEquals(
          List.of(new Match.Unknown()), session.match(CoreSchemas.USER, List.of(user(2, "ada"))));
    }
  }

  private static Membership membership(long line, ResourceId group, Reference member) {
    return new Membership(line, Reference.to(group), member);
  }

  private static Reference named(String name) {
    return new Reference(name, null, null, null);
  }

  private Outcome bringIn(Session session, boolean trial) {
    missing.clear();
    return session.bringMembersIn(trial, missing::add);
  }

  @Test
  void bringMembersIn_references_areFollowed() {
    TenantGroups directory = newDirectory();
    directory.user(Users.user("ada").with("externalId", "a"));
    directory.user("bob");
    directory.user("carol");
    directory.group("Inner", "ada");
    ResourceId outer = directory.group("Outer");
    try (Session session = store().open(directory.tenant())) {
      session.match(
          CoreSchemas.USER, List.of(user(1, "carol", "uid=carol"), user(2, "nobody", "uid=x")));
      session.noteMembers(
          List.of(
              membership(3, outer, new Reference("uid=ada", null, "none", "a")),
              membership(4, outer, new Reference("uid=bob", null, "bob", "b")),
              membership(5, outer, named("uid=carol")),
              membership(6, outer, Reference.to(directory.id("Inner")))));
      assertEquals(new Outcome(4, 0), bringIn(session, false));
    }
    assertEquals(List.of(), missing);
    assertEquals(List.of("Inner", "ada", "bob", "carol"), directory.members("Outer"));
    assertEquals(2, directory.version("Outer"));
    assertEquals(1, directory.version("Inner"));
  }

  @Test
  void bringMembersIn_groupByName_isFollowed() {
    TenantGroups directory = newDirectory();
    directory.user("ada");
    directory.group("Staff");
    try (Session session = store().open(directory.tenant())) {
      session.match(CoreSchemas.GROUP, List.of(group(1, null, "staff", "cn=staff")));
      session.noteMembers(
          List.of(
              new Membership(2, named("cn=staff"), Reference.to(directory.id("ada"))),
              new Membership(3, named("cn=else"), Reference.to(directory.id("ada")))));
      assertEquals(new Outcome(1, 0), bringIn(session, false));
    }
    assertEquals(List.of(new Missing(3, named("cn=else"))), missing);
    assertEquals(List.of("ada"), directory.members("Staff"));
  }

  @Test
  void bringMembersIn_membersThatAreNobody_areToldInOrder() {
    TenantGroups directory = newDirectory();
    TenantGroups other = newDirectory();
    directory.user(Users.user("ada").with("externalId", "same"));
    directory.user(Users.user("bob").with("externalId", "same"));
    ResourceId staff = directory.group("Staff", "ada");
    List<Membership> noted =
        List.of(
            membership(5, staff, named("uid=gone")),
            membership(2, staff, Reference.to(other.user("eve"))),
            membership(3, staff, new Reference(null, null, "gone", "same")),
            membership(4, staff, Reference.to(directory.id("bob"))));
    try (Session session = store().open(directory.tenant())) {
      session.noteMembers(noted);
      assertEquals(new Outcome(1, 0), bringIn(session, false));
    }
    assertEquals(
        List.of(
            new Missing(2, noted.get(1).member()),
            new Missing(3, noted.get(2).member()),
            new Missing(5, noted.get(0).member())),
        missing);
    assertEquals(List.of("ada", "bob"), directory.members("Staff"));
  }

  @Test
  void bringMembersIn_groupThatIsGivenWhole_hasNoOthersAfterwards() {
    TenantGroups directory = newDirectory();
    directory.user("ada");
    directory.user("bob");
    directory.group("Inner");
    ResourceId given = directory.group("Given", "ada", "Inner");
    ResourceId emptied = directory.group("Emptied", "ada", "bob");
    directory.group("Other", "ada");
    try (Session session = store().open(directory.tenant())) {
      session.noteGroups(List.of(given, emptied));
      session.noteMembers(
          List.of(
              membership(1, given, Reference.to(directory.id("bob"))),
              membership(1, directory.id("Other"), Reference.to(directory.id("bob")))));
      assertEquals(new Outcome(2, 4), bringIn(session, false));
    }
    assertEquals(List.of("bob"), directory.members("Given"));
    assertEquals(List.of(), directory.members("Emptied"));
    assertEquals(List.of("ada", "bob"), directory.members("Other"));
  }

  @Test
  void bringMembersIn_groupThatTheImportMade_keepsItsDate() {
    TenantGroups directory = newDirectory();
    directory.user("ada");
    ResourceId old = directory.group("Old");
    GroupDraft made = Groups.group("Made");
    try (Session session = store().open(directory.tenant())) {
      ResourceId id = made.id();
      session.match(
          CoreSchemas.GROUP,
          List.of(new Candidate(1, id, id, null, null, "made", Set.of()), group(2, null, "old")));
      directory.group(made);
      Reference ada = Reference.to(directory.id("ada"));
      session.noteMembers(List.of(membership(1, id, ada), membership(2, old, ada)));
      assertEquals(new Outcome(2, 0), bringIn(session, false));
    }
    assertEquals(new Meta(2, Users.CREATED, Users.CREATED), directory.foundGroup("Made").meta());
    assertTrue(directory.foundGroup("Old").meta().lastModified().isAfter(Users.CREATED));
  }

  @Test
  void bringMembersIn_nothingNew_leavesTheVersions() {
    TenantGroups directory = newDirectory();
    directory.user("ada");
    ResourceId staff = directory.group("Staff", "ada");
    try (Session session = store().open(directory.tenant())) {
      session.noteGroups(List.of(staff));
      Reference ada = Reference.to(directory.id("ada"));
      session.noteMembers(List.of(membership(1, staff, ada), membership(2, staff, ada)));
      assertEquals(NONE, bringIn(session, false));
    }
    assertEquals(1, directory.version("Staff"));
  }

  @Test
  void bringMembersIn_many_allComeIn() {
    TenantGroups directory = newDirectory();
    List<ResourceId> users = directory.manyUsers(2_100);
    List<ResourceId> groups = new ArrayList<>();
    try (Session session = store().open(directory.tenant())) {
      for (int i = 0; i < 10; i++) {
        ResourceId group = directory.group("Group" + i);
        groups.add(group);
        session.noteMembers(
            users.stream().map(user -> membership(1, group, Reference.to(user))).toList());
      }
      session.noteMembers(
          List.of(membership(2, groups.getFirst(), Reference.to(groups.getLast()))));
      assertEquals(new Outcome(21_001, 0), bringIn(session, false));
    }
    for (ResourceId group : groups) {
      Filter inGroup = Filter.parse(CoreSchemas.USER, "groups.value eq \"" + group + "\"");
      assertEquals(
          users.size(),
          users()
              .search(
                  directory.tenant(),
                  new ResourceQuery(inGroup, Sort.BY_ID, 1, 0, TenantGroups.WITH_GROUPS))
              .totalResults());
    }
  }

  @Test
  void bringMembersIn_trial_countsAndChangesNothing() {
    TenantGroups directory = newDirectory();
    directory.user("ada");
    ResourceId staff = directory.group("Staff", "ada");
    try (Session session = store().open(directory.tenant())) {
      Candidate bob = user(1, Users.newId(), "bob");
      Candidate crew = group(2, null, "Crew", "cn=crew");
      session.match(CoreSchemas.USER, List.of(bob));
      session.match(CoreSchemas.GROUP, List.of(crew));
      session.noteGroups(List.of(staff, crew.proposed()));
      session.noteMembers(
          List.of(
              membership(3, staff, Reference.to(bob.proposed())),
              membership(3, staff, named("cn=crew")),
              membership(4, crew.proposed(), Reference.to(directory.id("ada"))),
              new Membership(5, named("cn=crew"), Reference.to(bob.proposed())),
              membership(6, crew.proposed(), Reference.to(Users.newId()))));
      assertEquals(new Outcome(4, 1), bringIn(session, true));
    }
    assertEquals(List.of(6L), missing.stream().map(Missing::line).toList());
    assertEquals(List.of("ada"), directory.members("Staff"));
    assertEquals(1, directory.version("Staff"));
  }

  @Test
  void bringMembersIn_groupThatWasDeleted_isToldOf() {
    TenantGroups directory = newDirectory();
    directory.user("ada");
    ResourceId gone = directory.group("Gone");
    groups().delete(directory.tenant(), gone, VersionCondition.NONE);
    try (Session session = store().open(directory.tenant())) {
      session.noteGroups(List.of(gone));
      session.noteMembers(List.of(membership(1, gone, Reference.to(directory.id("ada")))));
      assertEquals(NONE, bringIn(session, false));
    }
    assertEquals(List.of(new Missing(1, Reference.to(gone))), missing);
  }
}
