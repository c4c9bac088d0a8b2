package dev.muster.benchmarks.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The rules that hold for this module; bootstrap's tests do not see it. */
final class ArchitectureTest {

  private static final String BENCHMARKS = "dev.muster.benchmarks..";

  /** What JMH generates is not ours. */
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("jmh_generated"))
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("dev.muster");

  @Test
  void nothing_dependsOnTheBenchmarks() {
    assertFalse(ALL.that(resideInAPackage("dev.muster.bootstrap..")).isEmpty());
    noClasses()
        .that()
        .resideOutsideOfPackage(BENCHMARKS)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(BENCHMARKS)
        .check(ALL);
  }

  @Test
  void packages_haveNoCycles() {
    slices().matching("dev.muster.benchmarks.(*)..").should().beFreeOfCycles().check(ALL);
  }

  @Test
  void packages_areNullMarked() {
    classes()
        .that()
        .resideInAPackage(BENCHMARKS)
        .should(
            ArchConditions.have(
                DescribedPredicate.describe(
                    "a package with @NullMarked",
                    type -> type.getPackage().isAnnotatedWith(NullMarked.class))))
        .check(ALL);
  }
}
