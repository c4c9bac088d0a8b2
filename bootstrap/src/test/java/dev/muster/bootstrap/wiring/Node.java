package dev.muster.bootstrap.wiring;

import dev.muster.adapters.persistence.PostgresPersistence;
import dev.muster.adapters.persistence.connection.ConnectionSettings;
import dev.muster.application.port.out.ChangeFeed;
import dev.muster.application.port.out.TenantRepository;
import dev.muster.application.port.out.TokenRepository;
import dev.muster.bootstrap.embedded.EmbeddedDatabase;
import dev.muster.bootstrap.settings.Setting;
import dev.muster.bootstrap.settings.SettingValues;
import dev.muster.bootstrap.settings.Settings;
import dev.muster.domain.access.TenantId;
import dev.muster.domain.schema.SchemaRegistry;
import dev.muster.domain.schema.definition.SchemaDefinitions;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** A server as far as its repositories: cached, and following the changes of others. */
final class Node implements AutoCloseable {

  private static final int POOL_SIZE = 8;

  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();

  private Node(String url, EmbeddedDatabase database, Map<Setting, String> cache) {
    Map<Setting, String> values = new EnumMap<>(Setting.class);
    values.putAll(cache);
    values.put(Setting.DATABASE_URL, url);
    values.put(Setting.DATABASE_USER, database.user());
    values.put(Setting.DATABASE_PASSWORD, database.password());
    Settings settings = Settings.of(new SettingValues(values, Map.of(), null));
    context.registerBean(Settings.class, () -> settings);
    context.registerBean(SchemaRegistry.class, () -> new SchemaDefinitions().registry());
    context.registerBean(
        ConnectionSettings.class,
        () -> new ConnectionSettings(url, database.user(), database.password(), POOL_SIZE));
    context.register(PersistenceConfiguration.class, CachedConfiguration.class);
    context.refresh();
  }

  /**
   * @param cache the settings of it that are not standard
   */
  static Node on(EmbeddedDatabase database, Map<Setting, String> cache) {
    return new Node(database.jdbcUrl(), database, cache);
  }

  /** One that reaches the database over a link only. */
  static Node over(Link link, EmbeddedDatabase database, Map<Setting, String> cache) {
    String server = "127.0.0.1:" + port(database);
    return new Node(
        database.jdbcUrl().replace(server, "127.0.0.1:" + link.port()), database, cache);
  }

  static int port(EmbeddedDatabase database) {
    return URI.create(database.jdbcUrl().substring("jdbc:".length())).getPort();
  }

  ResourceRepositories resources() {
    return context.getBean(ResourceRepositories.class);
  }

  /** The log of changes, as a poll names it. */
  String log() {
    try (ChangeFeed feed =
        context.getBean(PostgresPersistence.class).changeFeed(Duration.ofSeconds(10))) {
      return feed.poll().polled().log();
    }
  }

  TokenRepository tokens() {
    return context.getBean("tokens", TokenRepository.class);
  }

  TenantId newTenant(String name) {
    return context.getBean("tenants", TenantRepository.class).create(name).id();
  }

  @Override
  public void close() {
    context.close();
  }
}
