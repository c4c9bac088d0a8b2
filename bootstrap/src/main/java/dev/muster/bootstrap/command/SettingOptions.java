package dev.muster.bootstrap.command;

import dev.muster.bootstrap.settings.Setting;
import dev.muster.bootstrap.settings.SettingValues;
import dev.muster.bootstrap.settings.Settings;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Gives every command the flags of the settings that it uses. */
final class SettingOptions {

  private static final String FILE = "--config";

  private SettingOptions() {}

  static void addTo(CommandLine commands) {
    for (CommandLine command : commands.getSubcommands().values()) {
      if (command.getCommand() instanceof ProfileCommand) {
        // It asks a server, and needs no settings.
        continue;
      }
      if (command.getSubcommands().isEmpty()) {
        addTo(command.getCommandSpec(), setting -> isUsed(setting, command.getCommand()));
      } else {
        addTo(command);
      }
    }
  }

  private static boolean isUsed(Setting setting, Object command) {
    return setting.isForEveryCommand()
        || command instanceof ServeCommand
        || (setting == Setting.SCHEMA_DIR && knowsSchemas(command));
  }

  private static boolean knowsSchemas(Object command) {
    return command instanceof ImportCommand
        || command instanceof ExportCommand
        || command instanceof ExplainCommand
        || command instanceof IndexCommand.Add
        || command instanceof IndexCommand.ListAll
        || command instanceof IndexCommand.Drop;
  }

  private static void addTo(CommandSpec spec, Predicate<Setting> isUsed) {
    spec.addOption(
        OptionSpec.builder(FILE)
            .type(Path.class)
            .paramLabel("FILE")
            .description("a properties file with settings by their names in the environment")
            .build());
    for (Setting setting : Setting.values()) {
      if (isUsed.test(setting)) {
        spec.addOption(
            OptionSpec.builder(setting.flag())
                .type(String.class)
                .paramLabel("VALUE")
                .description(
                    setting.description()
                        + " ("
                        + setting.variable()
                        + (setting.standard().isEmpty() ? ")" : ", " + setting.standard() + ")"))
                .build());
      }
    }
  }

  /** The settings as flags, environment and file give them. */
  static Settings read(CommandSpec spec) {
    Map<Setting, String> flags = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      OptionSpec option = spec.findOption(setting.flag());
      String value = option == null ? null : option.getValue();
      if (value != null) {
        flags.put(setting, value);
      }
    }
    Path file = spec.findOption(FILE).getValue();
    return Settings.of(new SettingValues(flags, System.getenv(), file));
  }
}
