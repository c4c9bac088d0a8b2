package dev.muster.bootstrap.command;

import dev.muster.bootstrap.wiring.Directory;
import dev.muster.domain.access.Tenant;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Administration of tenants. */
@Command(
    name = "tenant",
    description = "Creates, lists and deletes tenants.",
    mixinStandardHelpOptions = true,
    subcommands = {
      TenantCommand.Create.class,
      TenantCommand.ListAll.class,
      TenantCommand.Delete.class
    })
final class TenantCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "One of create, list or delete is missing.");
  }

  @Command(name = "create", description = "Creates a tenant.", mixinStandardHelpOptions = true)
  static final class Create implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "NAME", description = "a-z, 0-9, dot, hyphen and underscore")
    private String name = "";

    @Override
    public void run() {
      try (Directory directory = Directory.administer(SettingOptions.read(spec))) {
        Tenant tenant = directory.tenants().createTenant(name);
        spec.commandLine().getOut().println("Created tenant " + tenant.name() + ".");
      }
    }
  }

  @Command(name = "list", description = "Lists the tenants.", mixinStandardHelpOptions = true)
  static final class ListAll implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
      try (Directory directory = Directory.administer(SettingOptions.read(spec))) {
        directory
            .tenants()
            .listTenants()
            .forEach(tenant -> spec.commandLine().getOut().println(tenant.name()));
      }
    }
  }

  @Command(
      name = "delete",
      description = "Deletes a tenant with its tokens and everything in it.",
      mixinStandardHelpOptions = true)
  static final class Delete implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "NAME", description = "the tenant")
    private String name = "";

    @Option(names = "--yes", description = "confirms that everything in it is to be deleted")
    private boolean confirmed;

    @Override
    public void run() {
      if (!confirmed) {
        throw new CommandLine.ParameterException(
            spec.commandLine(), "This deletes every user of the tenant; confirm it by --yes.");
      }
      try (Directory directory = Directory.administer(SettingOptions.read(spec))) {
        directory.tenants().deleteTenant(name);
        spec.commandLine().getOut().println("Deleted tenant " + name + ".");
      }
    }
  }
}
