package dev.muster.adapters.cache.mutation;

import dev.muster.adapters.cache.ResourceCaches;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.junit.platform.launcher.listeners.TestExecutionSummary.Failure;

/**
 * How the tests of coherence ended that need no services.
 *
 * @param green how many passed
 * @param red those of which an assertion failed
 * @param broken those that failed in any other way, with the reason
 */
record TestRun(long green, List<String> red, List<String> broken) {

  /** Whoever watches the tests of the build is not told of these, which are meant to fail. */
  private static final LauncherConfig UNWATCHED =
      LauncherConfig.builder()
          .enableLauncherSessionListenerAutoRegistration(false)
          .enableLauncherDiscoveryListenerAutoRegistration(false)
          .enablePostDiscoveryFilterAutoRegistration(false)
          .enableTestExecutionListenerAutoRegistration(false)
          .build();

  /** By name: they are hidden in their packages. */
  private static final List<String> TESTS =
      Stream.of(
              "CachingResourceRepositoryTest", "ChangeFollowerTest", "freshness.SharedTimelineTest")
          .map(test -> ResourceCaches.class.getPackageName() + "." + test)
          .toList();

  /** Settings of the build are not theirs. */
  private static LauncherDiscoveryRequest tests(ClassLoader classes) {
    return LauncherDiscoveryRequestBuilder.request()
        .selectors(
            TESTS.stream().map(test -> DiscoverySelectors.selectClass(classes, test)).toList())
        .enableImplicitConfigurationParameters(false)
        .build();
  }

  static TestRun with(ClassLoader classes) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    try (LauncherSession session = LauncherFactory.openSession(UNWATCHED)) {
      session.getLauncher().execute(tests(classes), listener);
    }
    return of(listener.getSummary());
  }

  private static TestRun of(TestExecutionSummary summary) {
    Predicate<Failure> isRed = failure -> failure.getException() instanceof AssertionError;
    return new TestRun(
        summary.getTestsSucceededCount(),
        summary.getFailures().stream()
            .filter(isRed)
            .map(failure -> name(failure.getTestIdentifier()))
            .sorted()
            .toList(),
        summary.getFailures().stream()
            .filter(isRed.negate())
            .map(failure -> name(failure.getTestIdentifier()) + ": " + failure.getException())
            .sorted()
            .toList());
  }

  private static String name(TestIdentifier test) {
    return test.getSource().orElse(null) instanceof MethodSource method
        ? method.getJavaClass().getSimpleName() + "." + method.getMethodName()
        : test.getDisplayName();
  }
}
