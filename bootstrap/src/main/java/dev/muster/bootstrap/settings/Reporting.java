package dev.muster.bootstrap.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * What a server tells operators of its requests.
 *
 * @param serverTiming whether answers say what they cost
 * @param accessLog whether each request is logged
 * @param slowStatement of those that take longer the plan is kept; 0: of none
 * @param collector of traces, by OTLP over HTTP; empty: none are made
 */
public record Reporting(
    LogFormat logFormat,
    Switch serverTiming,
    Switch accessLog,
    Duration slowStatement,
    Optional<URI> collector) {

  private static final String COLLECTOR = "http://127.0.0.1:4318";

  /** How lines of the log look. */
  public enum LogFormat {
    TEXT,
    JSON
  }

  /** Of something that can be done without. */
  public enum Switch {
    ON,
    OFF
  }

  static Reporting of(SettingValues values) {
    return new Reporting(
        SettingTypes.choice(values, Setting.LOG_FORMAT, LogFormat.class),
        SettingTypes.choice(values, Setting.SERVER_TIMING, Switch.class),
        SettingTypes.choice(values, Setting.ACCESS_LOG, Switch.class),
        SettingTypes.durationOrZero(values, Setting.SLOW_STATEMENT),
        values
            .get(Setting.TRACES_ENDPOINT)
            .map(text -> SettingTypes.address(Setting.TRACES_ENDPOINT, text, COLLECTOR)));
  }
}
