package dev.muster.bootstrap.command;

import dev.muster.adapters.persistence.migration.MigrationMode;
import dev.muster.bootstrap.settings.Settings;
import dev.muster.bootstrap.wiring.Directory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Brings the tables up to date without serving. */
@Command(
    name = "migrate",
    description = "Brings the tables of the database up to date.",
    mixinStandardHelpOptions = true)
final class MigrateCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    Settings settings = SettingOptions.read(spec);
    Directory.administer(settings.withMigration(MigrationMode.AUTO)).close();
    spec.commandLine().getOut().println("The tables are up to date.");
  }
}
