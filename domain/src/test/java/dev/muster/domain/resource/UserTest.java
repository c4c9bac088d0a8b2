package dev.muster.domain.resource;

import static dev.muster.domain.value.Tree.object;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.schema.SampleSchemas;
import dev.muster.domain.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserTest {

  @ParameterizedTest
  @CsvSource({"Ada@X.example, ada@x.example", "\u00C9va, \u00E9va", "E\u0301VA, \u00E9va"})
  void uniqueKey_ignoresCase(String userName, String key) {
    User user = new User(of(CoreSchemas.USER, object("userName", userName)));
    assertEquals(userName, user.userName());
    assertEquals(key, user.uniqueKey());
  }

  @Test
  void userName_missing_isADefectOfTheCaller() {
    User user = new User(of(CoreSchemas.USER, object("title", "x")));
    assertThrows(IllegalStateException.class, user::userName);
  }

  @Test
  void withDefaults_newUser_isActive() {
    Resource user = of(CoreSchemas.USER, object("userName", "ada"));
    assertEquals(object("userName", "ada", "active", true), User.withDefaults(user).attributes());
  }

  @Test
  void withDefaults_userWithExtensions_isAUser() {
    Resource user = of(SampleSchemas.extendedUser(), object("userName", "ada"));
    assertEquals(object("userName", "ada", "active", true), User.withDefaults(user).attributes());
  }

  @Test
  void withDefaults_saidOtherwise_isLeftAlone() {
    Resource inactive = of(CoreSchemas.USER, object("userName", "ada", "active", false));
    assertSame(inactive, User.withDefaults(inactive));
    Resource group = of(CoreSchemas.GROUP, object("displayName", "x"));
    assertSame(group, User.withDefaults(group));
  }

  private static Resource of(ResourceType type, Value.Complex attributes) {
    return new Resource(type, attributes);
  }
}
