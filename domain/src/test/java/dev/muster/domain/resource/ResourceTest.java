package dev.muster.domain.resource;

import static dev.muster.domain.value.Tree.list;
import static dev.muster.domain.value.Tree.uri;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.value.Value;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ResourceTest {

  private static final String ENTERPRISE = CoreSchemas.ENTERPRISE_USER_URN;

  @Test
  void describe_addsWhatTheDirectoryKnows() {
    Resource resource = ResourceReader.read(CoreSchemas.USER, SampleUsers.enterprise());
    Value.Complex shown = resource.describe(SampleUsers.ID, SampleUsers.META);
    assertEquals(
        Set.of("schemas", "id", "userName", ENTERPRISE, "meta"), shown.attributes().keySet());
    assertEquals(
        Optional.of(list(uri(CoreSchemas.USER_URN), uri(ENTERPRISE))), shown.get("schemas"));
    assertEquals(Optional.of(SampleUsers.ID.toString()), shown.text("id"));
    Value.Complex meta = (Value.Complex) shown.get("meta").orElseThrow();
    assertEquals(Optional.of("User"), meta.text("resourceType"));
    assertEquals(Optional.of("W/\"3\""), meta.text("version"));
    assertEquals(Optional.of(new Value.DateTime(SampleUsers.META.created())), meta.get("created"));
    assertEquals(
        Optional.of(new Value.DateTime(SampleUsers.META.lastModified())), meta.get("lastModified"));
    assertEquals(Optional.empty(), meta.get("location"));
  }
}
