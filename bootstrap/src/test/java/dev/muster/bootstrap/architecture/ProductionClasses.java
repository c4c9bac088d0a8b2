package dev.muster.bootstrap.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** The classes of all modules as they ship, read once from the class path. */
final class ProductionClasses {

  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(ProductionClasses::ships)
          .importPackages("dev.muster");

  private ProductionClasses() {}

  static JavaClasses all() {
    return ALL;
  }

  /**
   * ArchUnit's own option knows the folders of test classes. In a packaged build the fixtures of
   * the application arrive in a jar instead.
   */
  private static boolean ships(Location location) {
    return !location.contains("-tests.jar");
  }
}
