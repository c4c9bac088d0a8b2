package dev.muster.bootstrap.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.muster.bootstrap.architecture.ProductionModule.APPLICATION;
import static dev.muster.bootstrap.architecture.ProductionModule.BOOTSTRAP;
import static dev.muster.bootstrap.architecture.ProductionModule.DOMAIN;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.Test;

/** Rules 1 to 4: dependencies point inwards. */
final class DependencyDirectionTest {

  private static final String ADAPTERS = "dev.muster.adapters..";
  private static final String PORTS = APPLICATION.packages("port");

  /** The platform without the parts that reach a database or the network. */
  private static final DescribedPredicate<JavaClass> PLATFORM =
      resideInAnyPackage("java..", "org.jspecify..")
          .and(not(resideInAnyPackage("java.sql..", "java.net.http..")));

  @Test
  void domain_dependsOnlyOnItselfAndThePlatform() {
    classes()
        .that()
        .resideInAPackage(DOMAIN.packages())
        .should()
        .onlyDependOnClassesThat(resideInAPackage(DOMAIN.packages()).or(PLATFORM))
        .check(ProductionClasses.all());
  }

  @Test
  void application_dependsOnlyOnItselfTheDomainAndThePlatform() {
    classes()
        .that()
        .resideInAPackage(APPLICATION.packages())
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(APPLICATION.packages(), DOMAIN.packages()).or(PLATFORM))
        .check(ProductionClasses.all());
  }

  @Test
  void ports_doNotDependOnServices() {
    noClasses()
        .that()
        .resideInAPackage(PORTS)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(APPLICATION.packages("service"))
        .check(ProductionClasses.all());
  }

  @Test
  void adapters_seeOnlyThePortsOfTheApplication() {
    noClasses()
        .that()
        .resideInAPackage(ADAPTERS)
        .should()
        .dependOnClassesThat(
            resideInAPackage(APPLICATION.packages()).and(not(resideInAPackage(PORTS))))
        .check(ProductionClasses.all());
  }

  @Test
  void adapters_doNotDependOnEachOther() {
    slices()
        .matching("dev.muster.adapters.(*)..")
        .should()
        .notDependOnEachOther()
        .check(ProductionClasses.all());
  }

  @Test
  void adapters_doNotDependOnBootstrap() {
    noClasses()
        .that()
        .resideInAPackage(ADAPTERS)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(BOOTSTRAP.packages())
        .check(ProductionClasses.all());
  }
}
