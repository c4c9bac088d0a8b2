package dev.muster.benchmarks.server;

import dev.muster.benchmarks.control.Control;
import dev.muster.bootstrap.settings.Setting;
import dev.muster.bootstrap.settings.SettingValues;
import dev.muster.bootstrap.settings.Settings;
import dev.muster.bootstrap.wiring.Directory;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The process of Muster: what {@code muster serve} runs, with a line to be asked over. */
public final class MusterServer {

  /** A variable that, if it is there, puts a recorder between Muster and the driver. */
  public static final String RECORDS = "BENCH_RECORDS";

  /** A variable that, if it is there, has nothing measured that Muster measures of itself. */
  public static final String UNWATCHED = "BENCH_UNWATCHED";

  /** Forgets what was recorded. */
  public static final String CLEAR = "clear";

  /** Answers the statements that were recorded. */
  public static final String RECORDED = "recorded";

  private MusterServer() {}

  public static void main(String[] arguments) throws IOException, SQLException {
    Recorder recorder = System.getenv().containsKey(RECORDS) ? RecordingDriver.install() : null;
    Settings settings =
        Settings.of(new SettingValues(Map.of(Setting.PORT, "0"), System.getenv(), null));
    try (Directory directory = Directory.serve(settings, swapped())) {
      var _ = directory.preparation().prepare(settings.token().orElse(null));
      control(recorder).serve(directory.web().port());
    }
  }

  private static Class<?>[] swapped() {
    return System.getenv().containsKey(UNWATCHED)
        ? new Class<?>[] {UnwatchedConfiguration.class}
        : new Class<?>[0];
  }

  private static Control control(@Nullable Recorder recorder) {
    Control control = new Control();
    if (recorder == null) {
      return control;
    }
    return control
        .on(
            CLEAR,
            ignored -> {
              recorder.clear();
              return "";
            })
        .on(RECORDED, ignored -> RecordedStatement.encode(recorder.recorded()));
  }
}
