package dev.muster.bootstrap.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.muster.bootstrap.architecture.ProductionModule.PERSISTENCE;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaConstructor;
import dev.muster.adapters.persistence.search.SqlFragment;
import org.apache.ibatis.annotations.Param;
import org.junit.jupiter.api.Test;

/** Rules 7 and 8: tables, rows and SQL text are nobody else's business. */
final class PersistenceInteriorTest {

  private static final String ANNOTATIONS = "org.apache.ibatis.annotations..";

  private static final DescribedPredicate<JavaAccess<?>> MAKING_A_FRAGMENT =
      describe(
          "makes a SqlFragment",
          access ->
              access.getTargetOwner().isEquivalentTo(SqlFragment.class)
                  && access.getName().equals(JavaConstructor.CONSTRUCTOR_NAME));

  @Test
  void mappersAndRows_areHiddenInTheirPackageOrInPersistence() {
    classes()
        .that()
        .resideInAPackage(PERSISTENCE.packages())
        .and()
        .haveNameMatching(".*(Mapper|Row|Record)")
        .should()
        .bePackagePrivate()
        .orShould()
        .onlyHaveDependentClassesThat()
        .resideInAPackage(PERSISTENCE.packages())
        .check(ProductionClasses.all());
  }

  /** Its text is never checked again, so only the builder beside it may decide what it says. */
  @Test
  void sqlFragments_areMadeOnlyInTheirPackage() {
    noClasses()
        .that()
        .resideOutsideOfPackage(SqlFragment.class.getPackageName())
        .should()
        .accessTargetWhere(MAKING_A_FRAGMENT)
        .check(ProductionClasses.all());
  }

  @Test
  void statements_areNeverAnnotations() {
    noClasses()
        .should()
        .dependOnClassesThat(resideInAPackage(ANNOTATIONS).and(not(equivalentTo(Param.class))))
        .because("SQL lives in XML beside its mapper")
        .check(ProductionClasses.all());
  }

  @Test
  void parameterNames_areGivenOnlyInPersistence() {
    noClasses()
        .that()
        .resideOutsideOfPackage(PERSISTENCE.packages())
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Param.class)
        .check(ProductionClasses.all());
  }
}
