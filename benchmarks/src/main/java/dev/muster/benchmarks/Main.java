package dev.muster.benchmarks;

import dev.muster.benchmarks.command.BenchCommand;

/** Starts the command line. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(BenchCommand.runOnTerminal(arguments));
  }
}
