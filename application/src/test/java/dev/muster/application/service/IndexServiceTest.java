package dev.muster.application.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.muster.application.memory.InMemoryIndexCatalog;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.index.IndexPurpose;
import dev.muster.domain.schema.CoreSchemas;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IndexServiceTest {

  private final IndexService service =
      new IndexService(CoreSchemas.REGISTRY, new InMemoryIndexCatalog());

  @ParameterizedTest
  @CsvSource({
    "user, NICKNAME, User:nickName",
    "User, name.middlename, User:name.middleName",
    "User, roles, User:roles.value",
    "User, urn:ietf:params:scim:schemas:core:2.0:User:title, User:title",
    "User, urn:ietf:params:scim:schemas:extension:enterprise:2.0:user:department, "
        + "User:urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department"
  })
  void addIndex_names_areThoseOfTheSchema(String type, String path, String expected) {
    assertEquals(expected, service.addIndex(type, path, IndexPurpose.COMPARING));
    assertEquals(expected, service.dropIndex(type, path, IndexPurpose.COMPARING));
  }

  @ParameterizedTest
  @CsvSource({
    "Robot, name, There is no resource type Robot.",
    "User, nikName, User has no attribute nikName.",
    "User, name, name is complex: name a sub-attribute.",
    "User, password, User:password cannot be filtered by.",
    "User, meta.location, User:meta.location cannot be filtered by.",
    "User, username, User:userName has an index already.",
    "User, groups, User:groups.value cannot have an index for this.",
    "User, id, User:id cannot have an index for this."
  })
  void addIndex_whatCannotBe_isRefused(String type, String path, String message) {
    InvalidRequest refusal =
        assertThrows(
            InvalidRequest.class, () -> service.addIndex(type, path, IndexPurpose.COMPARING));
    assertEquals(message, refusal.getMessage());
    assertEquals(1, service.listIndexes().size());
  }

  @Test
  void addIndex_again_isRefused() {
    service.addIndex("User", "title", IndexPurpose.COMPARING);
    assertThrows(
        InvalidRequest.class, () -> service.addIndex("User", "title", IndexPurpose.COMPARING));
    service.addIndex("User", "title", IndexPurpose.CONTAINING);
    assertEquals(3, service.listIndexes().size());
  }

  @Test
  void listIndexes_standardOnesComeFirst() {
    service.addIndex("User", "title", IndexPurpose.COMPARING);
    service.addIndex("Group", "externalId", IndexPurpose.COMPARING);
    assertEquals(
        List.of("User:userName", "Group:externalId", "User:title"),
        service.listIndexes().stream()
            .map(status -> status.index().type() + ":" + status.index().path())
            .toList());
  }

  @Test
  void dropIndex_standardOrAbsent_isRefused() {
    InvalidRequest standard =
        assertThrows(
            InvalidRequest.class,
            () -> service.dropIndex("User", "userName", IndexPurpose.COMPARING));
    assertEquals(
        "User:userName has a default index, which cannot be dropped.", standard.getMessage());
    InvalidRequest absent =
        assertThrows(
            InvalidRequest.class, () -> service.dropIndex("Robot", "arm", IndexPurpose.COMPARING));
    assertEquals("Robot:arm has no such index.", absent.getMessage());
  }
}
