package dev.muster.bootstrap.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rule 9: packages can be read one after the other, and null is an exception in each. */
final class PackagesTest {

  @ParameterizedTest
  @EnumSource
  void packagesOfAModule_haveNoCycles(ProductionModule module) {
    slices()
        .assignedFrom(new PackageByPackage())
        .should()
        .beFreeOfCycles()
        .check(ProductionClasses.all().that(resideInAPackage(module.packages())));
  }

  @Test
  void packages_areNullMarked() {
    classes()
        .should(
            ArchCondition.from(
                describe(
                    "reside in a package with @NullMarked",
                    type -> type.getPackage().isAnnotatedWith(NullMarked.class))))
        .check(ProductionClasses.all());
  }

  /** Unlike a pattern with a capturing group, this sees the root package of a module too. */
  private static final class PackageByPackage implements SliceAssignment {

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return SliceIdentifier.of(type.getPackageName());
    }

    @Override
    public String getDescription() {
      return "packages";
    }
  }
}
