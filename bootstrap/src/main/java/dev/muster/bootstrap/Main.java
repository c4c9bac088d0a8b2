package dev.muster.bootstrap;

import dev.muster.bootstrap.command.MusterCommand;

/** Starts the command line. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(MusterCommand.runOnTerminal(arguments));
  }
}
