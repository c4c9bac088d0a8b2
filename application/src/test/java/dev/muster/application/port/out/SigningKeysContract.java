package dev.muster.application.port.out;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The contract of {@link SigningKeys}. */
public abstract class SigningKeysContract {

  private static final int SERVERS = 8;

  /** Those that one server of the directory sees. */
  public abstract SigningKeys keys();

  /** Those that another server of the same directory sees. */
  public abstract SigningKeys keysOfAnotherServer();

  @Test
  void key_has32RandomBytes() {
    byte[] key = keys().key("cursors");
    assertEquals(32, key.length);
    assertNotEquals(1, Arrays.stream(HexFormat.of().formatHex(key).split("")).distinct().count());
  }

  @Test
  void key_askedAgain_isTheSame() {
    byte[] key = keys().key("cursors");
    assertArrayEquals(key, keys().key("cursors"));
    assertArrayEquals(key, keysOfAnotherServer().key("cursors"));
  }

  @Test
  void key_madeByAnotherServer_isTheSame() {
    byte[] key = keysOfAnotherServer().key("cursors");
    assertArrayEquals(key, keys().key("cursors"));
  }

  @Test
  void key_ofAnotherName_isAnother() {
    Set<String> different = new HashSet<>();
    List<String> names = List.of("cursors", "Cursors", "cursors ", "events", "", "\u00E9");
    for (String name : names) {
      different.add(HexFormat.of().formatHex(keys().key(name)));
    }
    assertEquals(names.size(), different.size());
  }

  @Test
  void key_changedByTheCaller_staysWhatItIs() {
    byte[] key = keys().key("cursors");
    byte[] copy = key.clone();
    Arrays.fill(key, (byte) 0);
    assertArrayEquals(copy, keys().key("cursors"));
  }

  @Test
  void key_askedForFirstByManyAtOnce_isOne() throws Exception {
    List<SigningKeys> servers = List.of(keys(), keysOfAnotherServer());
    for (int round = 0; round < 20; round++) {
      String name = "round " + round;
      CyclicBarrier start = new CyclicBarrier(SERVERS);
      List<Future<byte[]>> asked = new ArrayList<>();
      try (ExecutorService threads = Executors.newFixedThreadPool(SERVERS)) {
        for (int i = 0; i < SERVERS; i++) {
          SigningKeys server = servers.get(i % servers.size());
          asked.add(
              threads.submit(
                  () -> {
                    start.await();
                    return server.key(name);
                  }));
        }
      }
      byte[] key = keys().key(name);
      for (Future<byte[]> one : asked) {
        assertArrayEquals(key, one.get());
      }
    }
  }
}
