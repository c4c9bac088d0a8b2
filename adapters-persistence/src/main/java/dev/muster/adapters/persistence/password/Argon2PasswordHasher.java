package dev.muster.adapters.persistence.password;

import dev.muster.application.port.out.PasswordHasher;
import dev.muster.domain.error.DirectoryFault;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.password.HashScheme;
import dev.muster.domain.password.PasswordHash;
import dev.muster.domain.password.SaltedSha1Hash;
import dev.muster.domain.text.OpaqueString;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106) with 19 MiB, two iterations and one lane, the least that OWASP recommends.
 * One hash keeps a processor and its memory busy for tens of milliseconds; so no more than half of
 * the processors ever hash. Salted SHA-1 that was imported is compared with, too.
 */
public final class Argon2PasswordHasher implements PasswordHasher {

  private static final int MEMORY = 19_456;
  private static final int ITERATIONS = 2;
  private static final int PARALLELISM = 1;
  private static final int SALT_BYTES = 16;
  private static final int TAG_BYTES = 32;

  /** UTF-8 takes at most three bytes for a unit of UTF-16. */
  private static final int MAX_BYTES_PER_UNIT = 3;

  private static final int WAITING_PER_TURN = 64;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final SecureRandom random = new SecureRandom();
  private final HashingTurns turns;

  public Argon2PasswordHasher() {
    this(Runtime.getRuntime().availableProcessors());
  }

  /**
   * @param processors of the machine, not of the hasher
   */
  public Argon2PasswordHasher(int processors) {
    this(turnsFor(processors));
  }

  Argon2PasswordHasher(HashingTurns turns) {
    this.turns = turns;
  }

  private static HashingTurns turnsFor(int processors) {
    int atOnce = Math.max(1, processors / 2);
    return new HashingTurns(atOnce, atOnce * WAITING_PER_TURN, PATIENCE);
  }

  @Override
  public PasswordHash hash(String password) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    Argon2Hash empty = new Argon2Hash(MEMORY, ITERATIONS, PARALLELISM, salt, new byte[TAG_BYTES]);
    return new Argon2Hash(MEMORY, ITERATIONS, PARALLELISM, salt, tag(password, empty)).encode();
  }

  @Override
  public Optional<PasswordHash> recognize(String text) {
    return switch (HashScheme.of(text).orElse("")) {
      case "SSHA" ->
          Optional.of(
              SaltedSha1Hash.parse(text).orElseThrow(Argon2PasswordHasher::unusable).encoded());
      case "ARGON2" -> Optional.of(argon2(HashScheme.without(text)));
      case "" -> text.startsWith("$argon2") ? Optional.of(argon2(text)) : Optional.empty();
      default -> throw unusable();
    };
  }

  private static PasswordHash argon2(String text) {
    if (text.isEmpty()) {
      throw unusable();
    }
    try {
      return Argon2Hash.parse(new PasswordHash(text)).encode();
    } catch (DirectoryFault unreadable) {
      throw unusable();
    }
  }

  private static InvalidRequest unusable() {
    return InvalidRequest.value("password: a hash that this server cannot compare with.");
  }

  @Override
  public boolean matches(String password, PasswordHash hash) {
    Optional<SaltedSha1Hash> imported = SaltedSha1Hash.parse(hash.encoded());
    if (imported.isPresent()) {
      return imported.get().matches(password);
    }
    Argon2Hash expected = Argon2Hash.parse(hash);
    return MessageDigest.isEqual(expected.tag(), tag(password, expected));
  }

  /** The tag of a password, made as another one was and as long. */
  private byte[] tag(String password, Argon2Hash like) {
    byte[] clear = bytes(password);
    try {
      return turns.take(() -> tag(clear, like));
    } finally {
      Arrays.fill(clear, (byte) 0);
    }
  }

  private static byte[] tag(byte[] clear, Argon2Hash like) {
    Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
    argon2.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(like.memory())
            .withIterations(like.iterations())
            .withParallelism(like.parallelism())
            .withSalt(like.salt())
            .build());
    byte[] tag = new byte[like.tag().length];
    argon2.generateBytes(clear, tag);
    return tag;
  }

  /** The prepared password in UTF-8. No copy of these bytes stays behind. */
  private static byte[] bytes(String password) {
    if (password.length() > MAX_LENGTH) {
      throw InvalidRequest.value("The password is too long.");
    }
    CharBuffer prepared = CharBuffer.wrap(OpaqueString.of(password));
    byte[] longest = new byte[prepared.length() * MAX_BYTES_PER_UNIT];
    ByteBuffer encoded = ByteBuffer.wrap(longest);
    CoderResult result = StandardCharsets.UTF_8.newEncoder().encode(prepared, encoded, true);
    byte[] bytes = Arrays.copyOf(longest, encoded.position());
    Arrays.fill(longest, (byte) 0);
    if (result.isError()) {
      Arrays.fill(bytes, (byte) 0);
      throw InvalidRequest.value("The password has half a surrogate pair.");
    }
    return bytes;
  }
}
