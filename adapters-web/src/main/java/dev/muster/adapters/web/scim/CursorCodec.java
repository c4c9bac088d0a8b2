package dev.muster.adapters.web.scim;

import dev.muster.domain.access.TenantId;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.error.InvalidRequest.Reason;
import dev.muster.domain.query.Position;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.text.CodePoints;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Cursors as clients see them (RFC 9865 §2): in base64url, so of unreserved characters only, a
 * version, the page size, the fingerprint of the query, flags, the place in the list, and a MAC
 * over all of it. The server keeps nothing of a cursor; one never expires. It is signed, not
 * encrypted: who may sort by an attribute may read it too.
 */
public final class CursorCodec {

  private static final String MAC = "HmacSHA256";
  private static final int MAC_BYTES = 16;
  private static final int MIN_SIGNING_KEY_BYTES = 32;

  private static final byte VERSION = 1;
  private static final byte HAS_KEY = 1;
  private static final byte BACKWARD = 2;
  private static final int BYTES_BEFORE_KEY =
      1 + Integer.BYTES + CursorScope.FINGERPRINT_BYTES + 1 + 2 * Long.BYTES;
  private static final int MAX_KEY_BYTES = 4_096;
  private static final int MAX_CHARACTERS = 8_192;

  private final SecretKeySpec signingKey;

  /**
   * @param signingKey 32 secret bytes or more, the same on every server of the directory
   */
  public CursorCodec(byte[] signingKey) {
    if (signingKey.length < MIN_SIGNING_KEY_BYTES) {
      throw new IllegalArgumentException("the key of cursors is too short");
    }
    this.signingKey = new SecretKeySpec(signingKey, MAC);
  }

  /**
   * @throws IllegalArgumentException if the sort key has more than 4,096 bytes in UTF-8 or cannot
   *     be stored
   */
  String encode(TenantId tenant, CursorScope scope, Position position) {
    byte[] key = keyBytes(position.key());
    int flags = (position.key() == null ? 0 : HAS_KEY) | (position.backward() ? BACKWARD : 0);
    UUID id = position.id().value();
    ByteBuffer cursor = ByteBuffer.allocate(BYTES_BEFORE_KEY + key.length + MAC_BYTES);
    cursor.put(VERSION).putInt(scope.count()).put(scope.fingerprint(tenant)).put((byte) flags);
    cursor.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()).put(key);
    byte[] signed = new byte[cursor.position()];
    cursor.get(0, signed);
    return text(cursor.put(mac(signed)).flip());
  }

  private static byte[] keyBytes(@Nullable String key) {
    if (key == null) {
      return new byte[0];
    }
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > MAX_KEY_BYTES || !CodePoints.isStorable(key)) {
      throw new IllegalArgumentException("a sort key that no cursor can hold");
    }
    return bytes;
  }

  /**
   * The place that a cursor stands for.
   *
   * @throws InvalidRequest (invalidCursor) if no server of this directory made it for this tenant
   *     and this query; whichever it is, the message is the same (RFC 9865 §5.2). Or (invalidCount)
   *     if only the page size differs
   */
  Position decode(TenantId tenant, CursorScope scope, String cursor) {
    byte[] bytes = bytes(cursor);
    int end = bytes.length - MAC_BYTES;
    if (end < BYTES_BEFORE_KEY) {
      throw invalidCursor();
    }
    byte[] signed = Arrays.copyOf(bytes, end);
    if (!MessageDigest.isEqual(mac(signed), Arrays.copyOfRange(bytes, end, bytes.length))) {
      throw invalidCursor();
    }
    ByteBuffer fields = ByteBuffer.wrap(signed);
    byte version = fields.get();
    int count = fields.getInt();
    byte[] fingerprint = new byte[CursorScope.FINGERPRINT_BYTES];
    fields.get(fingerprint);
    if (version != VERSION || !Arrays.equals(fingerprint, scope.fingerprint(tenant))) {
      throw invalidCursor();
    }
    if (count != scope.count()) {
      throw new InvalidRequest(
          Reason.INVALID_COUNT, "count must stay what it was when the cursor was made: " + count);
    }
    return position(fields);
  }

  private static Position position(ByteBuffer fields) {
    byte flags = fields.get();
    ResourceId id = new ResourceId(new UUID(fields.getLong(), fields.getLong()));
    String key = StandardCharsets.UTF_8.decode(fields).toString();
    return new Position((flags & HAS_KEY) == 0 ? null : key, id, (flags & BACKWARD) != 0);
  }

  private static String text(ByteBuffer bytes) {
    ByteBuffer text = Base64.getUrlEncoder().withoutPadding().encode(bytes);
    return StandardCharsets.US_ASCII.decode(text).toString();
  }

  private static byte[] bytes(String cursor) {
    if (cursor.length() > MAX_CHARACTERS) {
      throw invalidCursor();
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(cursor);
      // The decoder ignores padding and spare bits: without this, several texts were one cursor.
      if (!text(ByteBuffer.wrap(bytes)).equals(cursor)) {
        throw invalidCursor();
      }
      return bytes;
    } catch (IllegalArgumentException notBase64) {
      throw invalidCursor();
    }
  }

  private byte[] mac(byte[] signed) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(signingKey);
      return Arrays.copyOf(mac.doFinal(signed), MAC_BYTES);
    } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-256", impossible);
    }
  }

  private static InvalidRequest invalidCursor() {
    return new InvalidRequest(
        Reason.INVALID_CURSOR,
        "cursor must be empty, or one that this server gave for the same query.");
  }
}
