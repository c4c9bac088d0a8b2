package dev.muster.bootstrap.wiring;

import dev.muster.adapters.persistence.connection.ConnectionSettings;
import dev.muster.adapters.web.http.WebServer;
import dev.muster.application.port.in.ExplainSearchUseCase;
import dev.muster.application.port.in.ExportResourcesUseCase;
import dev.muster.application.port.in.ImportResourcesUseCase;
import dev.muster.application.port.in.ManageIndexesUseCase;
import dev.muster.application.port.in.ManageTenantsUseCase;
import dev.muster.application.port.in.ManageTokensUseCase;
import dev.muster.application.port.in.PrepareDirectoryUseCase;
import dev.muster.bootstrap.embedded.Occupant;
import dev.muster.bootstrap.schema.SchemaFolder;
import dev.muster.bootstrap.settings.Settings;
import dev.muster.domain.schema.SchemaRegistry;
import dev.muster.domain.schema.definition.SchemaDefinitions;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * The assembled directory: as a server, or for one administrative command. Closing it stops the
 * parts in the reverse order: requests, caches, connections, embedded database. So does the end of
 * the process, also while it starts.
 */
public final class Directory implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Directory.class);

  /** A command needs one at a time, an import two, and none is taken from a server. */
  private static final int COMMAND_POOL_SIZE = 2;

  private final Occupant occupant;
  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread shutdown = new Thread(this::stop, "shutdown");
  private @Nullable DatabaseLocation database;

  private Directory(Occupant occupant) {
    this.occupant = occupant;
  }

  /**
   * A server that answers requests when this returns.
   *
   * @param swapped configurations whose beans take the place of those with the same names: they are
   *     registered after the server's own, and the last bean of a name counts
   */
  public static Directory serve(Settings settings, Class<?>... swapped) {
    // Before the database is touched: this is what an operator is most likely to get wrong.
    SchemaRegistry schemas = schemas(settings);
    Stream<Class<?>> standard =
        Stream.of(
            PersistenceConfiguration.class,
            switch (settings.cache().backend()) {
              case EHCACHE, REDIS -> CachedConfiguration.class;
              case NONE -> UncachedConfiguration.class;
            },
            ApplicationConfiguration.class,
            ResourceConfiguration.class,
            ServerConfiguration.class);
    return open(
        settings,
        schemas,
        Occupant.SERVE,
        settings.poolSize(),
        Stream.concat(standard, Arrays.stream(swapped)).toArray(Class<?>[]::new));
  }

  /** The schemas of RFC 7643 and the operator's own. */
  public static SchemaRegistry schemas(Settings settings) {
    return settings
        .schemaDir()
        .map(SchemaFolder::read)
        .orElseGet(() -> new SchemaDefinitions().registry());
  }

  /** The directory without a server, for commands that touch no resources. */
  public static Directory administer(Settings settings) {
    return administer(settings, new SchemaDefinitions().registry());
  }

  /** The directory without a server. */
  public static Directory administer(Settings settings, SchemaRegistry schemas) {
    return open(
        settings,
        schemas,
        Occupant.COMMAND,
        COMMAND_POOL_SIZE,
        PersistenceConfiguration.class,
        UncachedConfiguration.class,
        ApplicationConfiguration.class,
        ResourceConfiguration.class);
  }

  private static Directory open(
      Settings settings,
      SchemaRegistry schemas,
      Occupant occupant,
      int poolSize,
      Class<?>... configuration) {
    Directory directory = new Directory(occupant);
    Runtime.getRuntime().addShutdownHook(directory.shutdown);
    try {
      directory.start(settings, schemas, poolSize, configuration);
      return directory;
    } catch (RuntimeException failure) {
      directory.close();
      throw cause(failure);
    }
  }

  private synchronized void start(
      Settings settings, SchemaRegistry schemas, int poolSize, Class<?>... configuration) {
    DatabaseLocation location = DatabaseLocation.open(settings, occupant);
    database = location;
    context.registerBean(Settings.class, () -> settings);
    context.registerBean(SchemaRegistry.class, () -> schemas);
    context.registerBean(ConnectionSettings.class, () -> location.connections(poolSize));
    context.register(configuration);
    context.refresh();
  }

  /** What went wrong itself, without the wrapping of the container. */
  private static RuntimeException cause(RuntimeException failure) {
    Throwable cause = failure;
    for (int depth = 0; cause.getCause() != null && depth < 16; depth++) {
      if (!(cause instanceof BeanCreationException)
          && !cause.getClass().getName().startsWith("org.springframework.beans.")) {
        break;
      }
      cause = cause.getCause();
    }
    return cause instanceof RuntimeException runtime ? runtime : failure;
  }

  public ManageTenantsUseCase tenants() {
    return context.getBean(ManageTenantsUseCase.class);
  }

  public ManageTokensUseCase tokens() {
    return context.getBean(ManageTokensUseCase.class);
  }

  public PrepareDirectoryUseCase preparation() {
    return context.getBean(PrepareDirectoryUseCase.class);
  }

  public ImportResourcesUseCase imports() {
    return context.getBean(ImportResourcesUseCase.class);
  }

  public ExportResourcesUseCase exports() {
    return context.getBean(ExportResourcesUseCase.class);
  }

  public ManageIndexesUseCase indexes() {
    return context.getBean(ManageIndexesUseCase.class);
  }

  public ExplainSearchUseCase explanations() {
    return context.getBean(ExplainSearchUseCase.class);
  }

  /** Only of a server. */
  public WebServer web() {
    return context.getBean(WebServer.class);
  }

  /** Waits until it is closed. */
  public void awaitClose() throws InterruptedException {
    closed.await();
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(shutdown);
    } catch (IllegalStateException ending) {
      // The process is ending, and the hook does the same as what follows.
    }
    stop();
  }

  /** Waits for a start that is under way, so that nothing which it started is left running. */
  private synchronized void stop() {
    if (closed.getCount() == 0) {
      return;
    }
    boolean serving = occupant == Occupant.SERVE && context.isActive();
    if (serving) {
      LOG.info("Stopping");
    }
    try {
      context.close();
    } finally {
      if (database != null) {
        database.close();
      }
      closed.countDown();
    }
    if (serving) {
      LOG.info("Stopped");
    }
  }
}
