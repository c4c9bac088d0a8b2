package dev.muster.bootstrap.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rule 6: a use case is an incoming port, and one class answers it. */
final class UseCaseTest {

  private static GivenClassesConjunction useCases() {
    return classes().that().haveSimpleNameEndingWith("UseCase");
  }

  @Test
  void useCases_areInterfacesAmongTheIncomingPorts() {
    useCases()
        .should()
        .beInterfaces()
        .andShould()
        .resideInAPackage("dev.muster.application.port.in")
        .check(ProductionClasses.all());
  }

  @Test
  void useCases_haveExactlyOneImplementation() {
    useCases().should(new OneImplementation()).check(ProductionClasses.all());
  }

  private static final class OneImplementation extends ArchCondition<JavaClass> {

    OneImplementation() {
      super("have exactly one implementation");
    }

    @Override
    public void check(JavaClass useCase, ConditionEvents events) {
      List<String> implementations =
          useCase.getAllSubclasses().stream()
              .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
              .map(JavaClass::getName)
              .sorted()
              .toList();
      events.add(
          new SimpleConditionEvent(
              useCase,
              implementations.size() == 1,
              useCase.getName() + " is implemented by " + implementations));
    }
  }
}
