package dev.muster.bootstrap.transfer;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldif.LDIFException;
import com.unboundid.ldif.LDIFReader;
import com.unboundid.ldif.TrailingSpaceBehavior;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.text.CaseFolding;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An entry of an LDAP directory; values are text, names of attributes in any case. */
final class LdifEntry {

  private static final String USER_NAME = "uid";

  private final Entry entry;
  private final String name;

  private LdifEntry(Entry entry, String name) {
    this.entry = entry;
    this.name = name;
  }

  /**
   * @param lines unfolded, with no values by URL
   * @throws InvalidRequest (invalidSyntax) if they are not an entry
   */
  static LdifEntry read(List<String> lines) {
    try {
      Entry entry =
          LDIFReader.decodeEntry(
              true, TrailingSpaceBehavior.STRIP, null, lines.toArray(String[]::new));
      return new LdifEntry(entry, entry.getParsedDN().toNormalizedString());
    } catch (LDIFException | LDAPException malformed) {
      // Their messages repeat the entry, its password too.
      throw InvalidRequest.syntax("The entry is not LDIF: its dn, its attributes, or base64.");
    }
  }

  /** Its distinguished name, normalized. */
  String name() {
    return name;
  }

  boolean is(String objectClass) {
    return entry.hasObjectClass(objectClass);
  }

  Optional<String> first(String attribute) {
    return all(attribute).stream().findFirst();
  }

  /** The values that are not blank. */
  List<String> all(String attribute) {
    Attribute found = entry.getAttribute(attribute);
    List<String> values = new ArrayList<>();
    if (found != null) {
      for (byte[] bytes : found.getValueByteArrays()) {
        String text = text(attribute, bytes);
        if (!text.isBlank()) {
          values.add(text);
        }
      }
    }
    return values;
  }

  private static String text(String attribute, byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (text.indexOf('\0') < 0) {
        return text;
      }
    } catch (CharacterCodingException malformed) {
      // The same as NUL: it is not text.
    }
    throw InvalidRequest.syntax(attribute + " is not text in UTF-8 without NUL.");
  }

  /** A distinguished name in the form in which equal ones are equal; empty if it is none. */
  static Optional<DN> parse(String text) {
    try {
      return Optional.of(new DN(text));
    } catch (LDAPException malformed) {
      return Optional.empty();
    }
  }

  /** The userName that a distinguished name begins with, if it does. */
  static Optional<String> userName(DN name) {
    RDN own = name.getRDN();
    if (own != null) {
      for (Attribute attribute : own.getAttributes()) {
        if (attribute.getBaseName().equalsIgnoreCase(USER_NAME)) {
          return Optional.ofNullable(attribute.getValue());
        }
      }
    }
    return Optional.empty();
  }

  /** The name by which a {@code memberUid} refers to a user; no distinguished name is like it. */
  static String nameOfUser(String userName) {
    return "memberUid " + CaseFolding.fold(userName);
  }
}
