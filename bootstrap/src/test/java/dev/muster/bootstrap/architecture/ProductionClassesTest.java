package dev.muster.bootstrap.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.muster.application.memory.InMemoryResourceRepository;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule 11: the other rules look at everything that ships and at nothing else. */
final class ProductionClassesTest {

  @ParameterizedTest
  @EnumSource
  void eachModule_isSeenByTheRules(ProductionModule module) {
    assertFalse(
        ProductionClasses.all().that(resideInAPackage(module.packages())).isEmpty(),
        () -> "no class in " + module.packages());
  }

  @Test
  void everyClass_belongsToAModuleThatTheRulesName() {
    classes()
        .should()
        .resideInAnyPackage(
            Arrays.stream(ProductionModule.values())
                .map(ProductionModule::packages)
                .toArray(String[]::new))
        .check(ProductionClasses.all());
  }

  @ParameterizedTest
  @ValueSource(classes = {InMemoryResourceRepository.class, ProductionClassesTest.class})
  void testClasses_fromAJarOrAFolder_areLeftOut(Class<?> testClass) {
    assertFalse(ProductionClasses.all().contain(testClass));
  }
}
