package dev.muster.bootstrap.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static dev.muster.bootstrap.architecture.ProductionModule.BOOTSTRAP;
import static dev.muster.bootstrap.architecture.ProductionModule.CACHE;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rule 10: habits that no module may fall into. */
final class CodingRulesTest {

  private static final List<Class<?>> GENERIC_EXCEPTIONS =
      List.of(Throwable.class, Exception.class, RuntimeException.class, Error.class);

  private static final DescribedPredicate<JavaAccess<?>> MAKING_A_GENERIC_EXCEPTION =
      describe(
          "makes a generic exception",
          access ->
              access.getName().equals(JavaConstructor.CONSTRUCTOR_NAME)
                  && GENERIC_EXCEPTIONS.stream().anyMatch(access.getTargetOwner()::isEquivalentTo)
                  && !isCallOfSuper(access));

  private static final DescribedPredicate<JavaAccess<?>> PRINTING_A_STACK_TRACE =
      describe(
          "prints a stack trace",
          access ->
              access.getName().equals("printStackTrace")
                  && access.getTargetOwner().isAssignableTo(Throwable.class));

  private static final DescribedPredicate<JavaAccess<?>> READING_THE_WALL_CLOCK =
      describe(
          "reads the wall clock",
          access ->
              access.getTargetOwner().isAssignableTo(Clock.class)
                  || access.getTarget().getFullName().startsWith("java.lang.System.currentTime")
                  || (access.getTargetOwner().getPackageName().equals("java.time")
                      && access.getName().equals("now")));

  private static boolean isCallOfSuper(JavaAccess<?> access) {
    JavaClass caller = access.getOriginOwner();
    return access.getOrigin().isConstructor()
        && caller.getRawSuperclass().filter(access.getTargetOwner()::equals).isPresent();
  }

  @Test
  void standardStreams_belongToTheCommandLine() {
    noClasses()
        .that()
        .resideOutsideOfPackage(BOOTSTRAP.packages("command"))
        .should(ACCESS_STANDARD_STREAMS)
        .orShould()
        .accessField(System.class, "in")
        .orShould()
        .accessClassesThat()
        .areAssignableTo(IO.class)
        .orShould()
        .accessTargetWhere(PRINTING_A_STACK_TRACE)
        .check(ProductionClasses.all());
  }

  /** It jumps; how old an entry is must not. */
  @Test
  void caches_doNotReadTheWallClock() {
    noClasses()
        .that()
        .resideInAnyPackage(CACHE.packages())
        .should()
        .accessTargetWhere(READING_THE_WALL_CLOCK)
        .check(ProductionClasses.all());
  }

  @Test
  void dependencies_comeThroughConstructors() {
    NO_CLASSES_SHOULD_USE_FIELD_INJECTION.check(ProductionClasses.all());
  }

  /** A constructor of a subclass still calls that of its superclass. */
  @Test
  void exceptions_areNeverGeneric() {
    noClasses()
        .should()
        .accessTargetWhere(MAKING_A_GENERIC_EXCEPTION)
        .check(ProductionClasses.all());
  }
}
