package dev.muster.application.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.application.fixture.EveryType;
import dev.muster.domain.filter.ComparisonOperator;
import dev.muster.domain.index.AttributeIndex;
import dev.muster.domain.index.IndexPurpose;
import dev.muster.domain.index.IndexStatus;
import dev.muster.domain.path.AttributePath;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.ResourceType;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The contract of {@link IndexCatalog}, whose adapters serve User, Group and Every. */
public abstract class IndexCatalogContract {

  private static final List<String> ADDED =
      List.of(
          "nickName",
          "name.middleName",
          "name.givenName",
          "profileUrl",
          "meta.created",
          "roles.value",
          "addresses.locality",
          CoreSchemas.ENTERPRISE_USER_URN + ":department",
          CoreSchemas.ENTERPRISE_USER_URN + ":manager.value");

  /** A catalog without added indexes. */
  public abstract IndexCatalog catalog();

  @Test
  void list_nothingAdded_hasStandardIndexesOnly() {
    List<IndexStatus> all = catalog().list();
    assertTrue(
        all.stream().allMatch(status -> status.valid() && status.index().standard()),
        all::toString);
    assertTrue(
        all.stream()
            .map(IndexStatus::index)
            .anyMatch(
                index -> index.isOf("User", "userName") && index.serves(ComparisonOperator.EQ)));
  }

  @Test
  void build_pathsOfEveryKind_areListedAndCanBeDropped() {
    IndexCatalog catalog = catalog();
    for (String text : ADDED) {
      AttributePath path = path(CoreSchemas.USER, text);
      assertTrue(catalog.supports(CoreSchemas.USER, path, IndexPurpose.COMPARING), text);
      catalog.build(CoreSchemas.USER, path, IndexPurpose.COMPARING);
      catalog.build(CoreSchemas.USER, path, IndexPurpose.COMPARING);
      assertEquals(
          List.of(
              new AttributeIndex(
                  "User",
                  path.toString(),
                  IndexPurpose.COMPARING.operators(path),
                  !path.attribute().multiValued(),
                  false)),
          added(catalog));
      assertTrue(catalog.drop("User", text, IndexPurpose.COMPARING), text);
      assertEquals(List.of(), added(catalog));
    }
  }

  @Test
  void build_customType_isItsOwn() {
    IndexCatalog catalog = catalog();
    for (String text : List.of("string", "integer", "boolean", "dateTime")) {
      AttributePath path = path(EveryType.TYPE, text);
      catalog.build(EveryType.TYPE, path, IndexPurpose.COMPARING);
      assertEquals("Every", added(catalog).getFirst().type());
      assertFalse(catalog.drop("User", text, IndexPurpose.COMPARING));
      assertTrue(catalog.drop("every", text.toUpperCase(Locale.ROOT), IndexPurpose.COMPARING));
    }
  }

  @Test
  void build_bothPurposes_areTwoIndexes() {
    IndexCatalog catalog = catalog();
    AttributePath title = path(CoreSchemas.USER, "title");
    catalog.build(CoreSchemas.USER, title, IndexPurpose.COMPARING);
    catalog.build(CoreSchemas.USER, title, IndexPurpose.CONTAINING);
    assertEquals(2, added(catalog).size());
    assertTrue(catalog.drop("User", "title", IndexPurpose.COMPARING));
    assertEquals(
        List.of(new AttributeIndex("User", "title", Set.of(ComparisonOperator.CO), false, false)),
        added(catalog));
    assertTrue(catalog.drop("User", "title", IndexPurpose.CONTAINING));
  }

  @Test
  void drop_standardOrAbsent_isFalse() {
    IndexCatalog catalog = catalog();
    int before = catalog.list().size();
    assertFalse(catalog.drop("User", "userName", IndexPurpose.COMPARING));
    assertFalse(catalog.drop("User", "nickName", IndexPurpose.COMPARING));
    assertFalse(catalog.drop("Nothing", "at.all", IndexPurpose.CONTAINING));
    assertEquals(before, catalog.list().size());
  }

  @Test
  void supports_whatNoIndexCouldServe_isFalse() {
    IndexCatalog catalog = catalog();
    for (String text :
        List.of("groups.display", "groups.value", "emails.type", "meta.version", "id")) {
      assertFalse(
          catalog.supports(CoreSchemas.USER, path(CoreSchemas.USER, text), IndexPurpose.COMPARING),
          text);
    }
    for (String text : List.of("roles.value", "active", "meta.created")) {
      assertFalse(
          catalog.supports(CoreSchemas.USER, path(CoreSchemas.USER, text), IndexPurpose.CONTAINING),
          text);
    }
  }

  private static AttributePath path(ResourceType type, String text) {
    return AttributePath.resolve(type, text).orElseThrow();
  }

  private static List<AttributeIndex> added(IndexCatalog catalog) {
    return catalog.list().stream()
        .map(IndexStatus::index)
        .filter(index -> !index.standard())
        .toList();
  }
}
