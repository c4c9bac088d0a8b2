package dev.muster.bootstrap.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.adapters.web.http.NearRoute;
import dev.muster.adapters.web.json.JacksonDocumentCodec;
import dev.muster.adapters.web.scim.CursorCodec;
import dev.muster.application.fixture.SequentialIds;
import dev.muster.application.fixture.SettableClock;
import dev.muster.application.memory.InMemoryDirectory;
import dev.muster.application.memory.InMemoryPasswordHasher;
import dev.muster.application.port.out.DocumentCodec;
import dev.muster.application.port.out.ResourceRepository;
import dev.muster.application.service.ResourceService;
import dev.muster.application.service.ResourceServices;
import dev.muster.bootstrap.settings.Setting;
import dev.muster.bootstrap.settings.SettingValues;
import dev.muster.bootstrap.settings.Settings;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.schema.ResourceType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which reads a server may answer from memory before its routes. */
final class ResourceRoutesTest {

  private final SettableClock clock = new SettableClock(Instant.parse("2026-07-08T09:10:11.123Z"));
  private final InMemoryDirectory directory = new InMemoryDirectory(clock);
  private final DocumentCodec codec = new JacksonDocumentCodec();

  private ResourceService service(ResourceType type, ResourceRepository repository) {
    return new ResourceService(
        type, repository, codec, new InMemoryPasswordHasher(), new SequentialIds(), clock);
  }

  private List<String> near(Map<Setting, String> cache) {
    Settings settings = Settings.of(new SettingValues(cache, Map.of(), null));
    ServerConfiguration server = new ServerConfiguration();
    return server
        .resourceRoutes(
            new ResourceServices(
                List.of(
                    service(CoreSchemas.USER, directory.users()),
                    service(CoreSchemas.GROUP, directory.groups()))),
            server.shared(
                codec, new CursorCodec(new byte[32]), server.publicAddress(settings), settings),
            settings)
        .near()
        .stream()
        .map(NearRoute::pattern)
        .toList();
  }

  @Test
  void usersInTheHeap_areNear() {
    assertEquals(List.of("/scim/v2/Users/{id}"), near(Map.of(Setting.CACHE, "ehcache")));
  }

  @Test
  void elsewhere_nobodyIs() {
    assertEquals(List.of(), near(Map.of(Setting.CACHE, "none")));
    assertEquals(
        List.of(), near(Map.of(Setting.CACHE, "redis", Setting.REDIS_URL, "redis://127.0.0.1:1")));
  }
}
