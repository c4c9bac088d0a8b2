package dev.muster.domain.text;

import java.text.Normalizer;

/**
 * The profile for passwords (RFC 8265 §4.2), which RFC 7644 §7.8 asks for: what people type on
 * different keyboards and systems becomes the same text where it looks the same.
 */
public final class OpaqueString {

  private OpaqueString() {}

  /**
   * Maps every other space to U+0020 and normalises to NFC; nothing else: letters keep their case,
   * spaces at the ends stay. Control and unassigned characters, which the profile disallows, are
   * let through: a password that was accepted elsewhere shall work here.
   */
  public static String of(String text) {
    StringBuilder mapped = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> Character.getType(c) == Character.SPACE_SEPARATOR ? ' ' : c)
        .forEach(mapped::appendCodePoint);
    return Normalizer.normalize(mapped, Normalizer.Form.NFC);
  }
}
