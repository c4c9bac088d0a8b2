package dev.muster.benchmarks.run;

import dev.muster.benchmarks.technique.Technique;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * How to measure techniques.
 *
 * @param turn how long each turn lasts
 * @param warmup how long each variant warms up
 * @param connections of the load over HTTP
 * @param readers that miss memory at once
 * @param jvm options of each server's process
 * @param folder in which a temporary one is made
 */
public record TechniqueOptions(
    int users,
    Set<Technique> techniques,
    int rounds,
    Duration turn,
    Duration warmup,
    int connections,
    int readers,
    long seed,
    List<String> jvm,
    Path folder) {

  public TechniqueOptions {
    techniques = Set.copyOf(techniques);
    jvm = List.copyOf(jvm);
  }
}
