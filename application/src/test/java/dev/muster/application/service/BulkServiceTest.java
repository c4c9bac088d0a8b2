package dev.muster.application.service;

import static dev.muster.application.port.in.ExecuteBulkUseCase.NEVER;
import static dev.muster.application.service.Bulks.GROUPS;
import static dev.muster.application.service.Bulks.USERS;
import static dev.muster.application.service.Bulks.delete;
import static dev.muster.application.service.Bulks.group;
import static dev.muster.application.service.Bulks.ifVersion;
import static dev.muster.application.service.Bulks.operation;
import static dev.muster.application.service.Bulks.outcomes;
import static dev.muster.application.service.Bulks.patch;
import static dev.muster.application.service.Bulks.post;
import static dev.muster.application.service.Bulks.put;
import static dev.muster.application.service.Bulks.references;
import static dev.muster.application.service.Bulks.user;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.application.port.in.ExecuteBulkUseCase.Bulk;
import dev.muster.application.port.in.ExecuteBulkUseCase.Method;
import dev.muster.application.port.in.ExecuteBulkUseCase.Operation;
import dev.muster.application.port.in.ExecuteBulkUseCase.Outcome;
import dev.muster.application.port.in.ExecuteBulkUseCase.Result;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.projection.Projection;
import dev.muster.domain.query.ResourceQuery;
import dev.muster.domain.query.Sort;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.value.Value;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bulks (RFC 7644 §3.7). */
final class BulkServiceTest {

  private static final String UNKNOWN = "01900000-0000-7000-8000-00000000ffff";

  private final Bulks bulks = new Bulks();

  private static String id(List<Result> results, int index) {
    return Objects.requireNonNull(Bulks.id(results.get(index)));
  }

  private static String message(Result result) {
    return String.valueOf(((Outcome.Failed) result.outcome()).reason().getMessage());
  }

  private String created(String endpoint, Value.Complex data) {
    return id(bulks.execute(NEVER, post(endpoint, "one", data)), 0);
  }

  private long count() {
    ResourceQuery all =
        new ResourceQuery(null, Sort.BY_ID, 1, 100, Projection.standard(CoreSchemas.USER));
    return bulks.directory.users().search(bulks.tenant, all).totalResults();
  }

  @Test
  void execute_everyMethod_hasItsOutcomeInTheOrderOfTheRequest() {
    String ada = created(USERS, user("ada"));
    String bob = created(USERS, user("bob"));
    String crew = created(GROUPS, group("crew", ada));
    List<Result> results =
        bulks.execute(
            NEVER,
            post(USERS, "eve", user("eve")),
            patch(GROUPS, crew, operation("add", "members", references(bob))),
            put(USERS, bob, user("robert")),
            patch(USERS, ada, operation("add", "title", new Value.Text("Dr"))),
            delete(USERS, ada),
            delete(USERS, ada));
    assertEquals(
        List.of("created 1", "patched 2", "replaced 2", "patched 2", "deleted", "ResourceNotFound"),
        outcomes(results));
    assertEquals("/Groups/" + crew, results.get(1).path());
    assertEquals("/Users/" + ada, results.get(5).path());
    assertEquals(Set.of(bob), bulks.members(crew));
  }

  @Test
  void execute_forwardReference_findsWhatComesLater() {
    List<Result> results =
        bulks.execute(
            NEVER,
            post(GROUPS, "g", group("crew", "bulkId:u", "bulkId:h")),
            post(USERS, "u", user("ada")),
            post(GROUPS, "h", group("inner", "bulkId:u")));
    assertEquals(List.of("created 1", "created 1", "created 1"), outcomes(results));
    assertEquals(Set.of(id(results, 1), id(results, 2)), bulks.members(id(results, 0)));
    assertEquals(Set.of(id(results, 1)), bulks.members(id(results, 2)));
  }

  @Test
  void execute_circleOfGroups_createsThemAll() {
    List<Result> results =
        bulks.execute(
            1,
            post(GROUPS, "a", group("a", "bulkId:b", "bulkId:u")),
            post(GROUPS, "b", group("b", "bulkId:c")),
            post(USERS, "u", user("ada")),
            post(GROUPS, "c", group("c", "bulkId:a", "bulkId:c")));
    assertEquals(List.of("created 1", "created 1", "created 1", "created 1"), outcomes(results));
    assertEquals(Set.of(id(results, 1), id(results, 2)), bulks.members(id(results, 0)));
    assertEquals(Set.of(id(results, 0), id(results, 3)), bulks.members(id(results, 3)));
  }

  @Test
  void execute_circleWithAFailure_failsAsAWholeAndNamesTheBulkIds() {
    List<Result> results =
        bulks.execute(
            NEVER,
            post(GROUPS, "a", group("a", "bulkId:b")),
            post(GROUPS, "b", group("b", "bulkId:a", UNKNOWN)),
            post(GROUPS, "c", Value.Complex.EMPTY.with("members", references("bulkId:d"))),
            post(GROUPS, "d", group("d", "bulkId:c")));
    assertEquals(
        List.of("invalidValue", "invalidValue", "invalidValue", "invalidValue"), outcomes(results));
    assertTrue(message(results.get(0)).contains("bulkId:b"), message(results.get(0)));
    assertTrue(message(results.get(3)).contains("bulkId c "), message(results.get(3)));
    results.forEach(result -> assertNull(result.path()));
  }

  @Test
  void execute_referenceInThePath_isTheCreatedResource() {
    List<Result> results =
        bulks.execute(
            NEVER,
            patch(GROUPS, "bulkId:g", operation("add", "members", references("bulkId:u"))),
            post(GROUPS, "g", group("crew")),
            post(USERS, "u", user("ada")),
            delete(USERS, "bulkId:nobody"));
    assertEquals(List.of("patched 2", "created 1", "created 1", "invalidValue"), outcomes(results));
    assertEquals(results.get(1).path(), results.get(0).path());
    assertEquals(Set.of(id(results, 2)), bulks.members(id(results, 0)));
    assertTrue(message(results.get(3)).contains("nobody"), message(results.get(3)));
  }

  @Test
  void execute_referenceToACreationThatFails_failsToo() {
    created(USERS, user("ada"));
    List<Result> results =
        bulks.execute(
            NEVER,
            post(USERS, "report", user("bob", "bulkId:chief")),
            post(USERS, "chief", user("ADA")),
            post(USERS, "other", user("eve")),
            post(USERS, "reportOfReport", user("dan", "bulkId:report")),
            post(GROUPS, "crew", group("crew", "bulkId:other", "bulkId:report")));
    assertEquals(
        List.of("invalidValue", "UniquenessConflict", "created 1", "invalidValue", "invalidValue"),
        outcomes(results));
    assertTrue(message(results.get(0)).contains("chief"), message(results.get(0)));
    assertEquals(2, count());
  }

  @Test
  void execute_operationThatMakesNoSense_failsAlone() {
    List<Result> results =
        bulks.execute(
            NEVER,
            post("/Robots", "r", user("r2")),
            post(USERS, "s", user("ada", "bulkId:r")),
            put("/Robots", "7", user("r2")),
            delete(USERS, "not-an-id"),
            put(USERS, UNKNOWN, Value.Complex.EMPTY),
            put(USERS, UNKNOWN, user("ada")),
            new Operation(Method.POST, USERS, UNKNOWN, "t", user("ada"), VersionCondition.NONE),
            post(USERS, "u", user("ada")));
    assertEquals(
        List.of(
            "ResourceNotFound",
            "invalidValue",
            "ResourceNotFound",
            "ResourceNotFound",
            "invalidValue",
            "ResourceNotFound",
            "invalidValue",
            "created 1"),
        outcomes(results));
    assertEquals("/Robots/7", results.get(2).path());
  }

  @Test
  void execute_versions_areConditions() {
    String ada = created(USERS, user("ada"));
    String crew = created(GROUPS, group("crew"));
    List<Result> results =
        bulks.execute(
            NEVER,
            ifVersion(1, put(USERS, ada, user("ada2"))),
            ifVersion(1, put(USERS, ada, user("ada3"))),
            ifVersion(2, patch(USERS, ada, operation("add", "title", new Value.Text("Dr")))),
            ifVersion(1, patch(GROUPS, crew, operation("add", "members", references(ada)))),
            ifVersion(1, patch(GROUPS, crew, operation("remove", "members", references(ada)))),
            ifVersion(1, delete(USERS, ada)),
            ifVersion(3, delete(USERS, ada)));
    assertEquals(
        List.of(
            "replaced 2",
            "VersionMismatch",
            "patched 3",
            "patched 2",
            "VersionMismatch",
            "VersionMismatch",
            "deleted"),
        outcomes(results));
  }

  @Test
  void execute_patchThatHasToKnowTheMembers_comesAtItsPlace() {
    String ada = created(USERS, user("ada"));
    String bob = created(USERS, user("bob"));
    String crew = created(GROUPS, group("crew", ada));
    List<Result> results =
        bulks.execute(
            NEVER,
            patch(GROUPS, crew, operation("add", "members", references(bob))),
            patch(GROUPS, crew, operation("remove", "members[type eq \"User\"]", references())),
            patch(GROUPS, crew, operation("add", "members", references(ada))));
    assertEquals(List.of("patched 2", "patched 3", "patched 4"), outcomes(results));
    assertEquals(Set.of(ada), bulks.members(crew));
  }

  @Test
  void execute_changesOfTheMembersOfOneGroup_shareAVersionUnlessItCounts() {
    String ada = created(USERS, user("ada"));
    String bob = created(USERS, user("bob"));
    String crew = created(GROUPS, group("crew"));
    Operation addAda = patch(GROUPS, crew, operation("add", "members", references(ada)));
    Operation addBob = patch(GROUPS, crew, operation("add", "members", references(bob)));
    Operation removeAda = patch(GROUPS, crew, operation("remove", "members", references(ada)));
    assertEquals(List.of("patched 2", "patched 2"), outcomes(bulks.execute(NEVER, addAda, addBob)));
    assertEquals(Set.of(ada, bob), bulks.members(crew));
    assertEquals(
        List.of("patched 3", "patched 4", "deleted"),
        outcomes(bulks.execute(NEVER, removeAda, addAda, ifVersion(4, delete(GROUPS, crew)))));
  }

  /** What a later patch takes back was to be there all the same. */
  @ParameterizedTest
  @CsvSource({"1,1", "2,4", "3,5"})
  void execute_unknownMembersAmongMany_failByThemselves(int failOnErrors, int appearing) {
    String ada = created(USERS, user("ada"));
    String bob = created(USERS, user("bob"));
    String crew = created(GROUPS, group("crew"));
    List<Result> results =
        bulks.execute(
            failOnErrors,
            patch(GROUPS, crew, operation("add", "members", references(UNKNOWN))),
            patch(GROUPS, crew, operation("remove", "members", references(UNKNOWN))),
            patch(GROUPS, crew, operation("add", "members", references(ada))),
            patch(GROUPS, crew, operation("add", "members", references(UNKNOWN, bob))),
            patch(GROUPS, crew, operation("add", "members", references(bob))));
    assertEquals(appearing, results.size(), outcomes(results).toString());
    assertEquals("invalidValue", outcomes(results).getFirst());
    assertEquals(
        appearing == 1 ? Set.of() : appearing == 4 ? Set.of(ada) : Set.of(ada, bob),
        bulks.members(crew));
  }

  /** Each failure is of another sort: when read, when written, when looked up. */
  @ParameterizedTest
  @CsvSource({"1,2,1", "2,4,2", "3,7,3", "4,9,4", "5,9,4"})
  void execute_failOnErrors_nothingMoreTakesEffectOrAppears(
      int failOnErrors, int appearing, int created) {
    List<Result> results =
        bulks.execute(
            failOnErrors,
            post(USERS, "a", user("ada")),
            post(USERS, "b", user("ADA")),
            post(USERS, "c", user("cleo")),
            post(USERS, "d", Value.Complex.EMPTY),
            post(USERS, "e", user("eve")),
            post(GROUPS, "f", group("crew", "bulkId:e")),
            delete(USERS, UNKNOWN),
            post(USERS, "g", user("gil")),
            post(USERS, "h", user("hal", "bulkId:b")));
    assertEquals(appearing, results.size(), outcomes(results).toString());
    assertEquals(created, count());
  }

  @Test
  void execute_failOnErrors_countsWhatWasTriedFirst() {
    created(USERS, user("ada"));
    List<Result> results =
        bulks.execute(
            1,
            post(GROUPS, "g", group("crew", "bulkId:u")),
            post(USERS, "v", user("vic")),
            post(USERS, "u", user("ada")));
    assertEquals(List.of("UniquenessConflict"), outcomes(results));
    assertEquals("u", results.getFirst().operation().bulkId());
    assertEquals(1, count());
  }

  @Test
  void execute_password_isTakenOutOfTheDocument() {
    String ada = created(USERS, user("ada").with("password", new Value.Text("open sesame")));
    String document =
        bulks
            .directory
            .users()
            .find(bulks.tenant, ResourceId.parse(ada).orElseThrow())
            .orElseThrow()
            .document()
            .toString();
    assertTrue(!document.contains("sesame"), document);
  }

  @Test
  void bulk_creationWithoutANameOfItsOwn_isRefusedAsAWhole() {
    Operation named = post(USERS, "a", user("ada"));
    Operation unnamed =
        new Operation(named.method(), USERS, null, null, named.data(), named.condition());
    for (List<Operation> operations : List.of(List.of(named, unnamed), List.of(named, named))) {
      InvalidRequest refused =
          assertThrows(InvalidRequest.class, () -> new Bulk(operations, NEVER));
      assertTrue(message(refused).startsWith("Operation 2: "), message(refused));
    }
    assertThrows(InvalidRequest.class, () -> new Bulk(List.of(), 0));
  }

  private static String message(InvalidRequest refused) {
    return String.valueOf(refused.getMessage());
  }
}
