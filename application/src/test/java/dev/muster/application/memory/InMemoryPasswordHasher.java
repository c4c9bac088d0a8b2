package dev.muster.application.memory;

import dev.muster.application.port.out.PasswordHasher;
import dev.muster.domain.error.DirectoryFault;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.password.HashScheme;
import dev.muster.domain.password.PasswordHash;
import dev.muster.domain.password.SaltedSha1Hash;
import dev.muster.domain.text.OpaqueString;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A salted SHA-256: quick, and so for tests only. */
public final class InMemoryPasswordHasher implements PasswordHasher {

  private static final Pattern HASH = Pattern.compile("\\$sha256\\$([0-9a-f-]+)\\$([0-9a-f]+)\\z");

  @Override
  public PasswordHash hash(String password) {
    return hash(password, UUID.randomUUID().toString());
  }

  @Override
  public Optional<PasswordHash> recognize(String text) {
    return HashScheme.of(text)
        .map(
            _ ->
                SaltedSha1Hash.parse(text)
                    .orElseThrow(() -> InvalidRequest.value("password: not a salted SHA-1."))
                    .encoded());
  }

  @Override
  public boolean matches(String password, PasswordHash hash) {
    Optional<SaltedSha1Hash> imported = SaltedSha1Hash.parse(hash.encoded());
    if (imported.isPresent()) {
      return imported.get().matches(password);
    }
    Matcher parts = HASH.matcher(hash.encoded());
    if (!parts.lookingAt()) {
      throw new DirectoryFault("A password hash cannot be read.");
    }
    return hash(password, parts.group(1)).equals(hash);
  }

  private static PasswordHash hash(String password, String salt) {
    if (password.length() > MAX_LENGTH) {
      throw InvalidRequest.value("The password is too long.");
    }
    try {
      ByteBuffer text =
          StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(OpaqueString.of(password)));
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(salt.getBytes(StandardCharsets.UTF_8));
      digest.update(text);
      return new PasswordHash("$sha256$" + salt + "$" + HexFormat.of().formatHex(digest.digest()));
    } catch (CharacterCodingException notText) {
      throw InvalidRequest.value("The password is not text.");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
