package dev.muster.domain.resource;

import java.util.Arrays;

/**
 * A resource as canonical JSON in UTF-8: {@code schemas}, {@code id} and the attributes that
 * clients own, without {@code meta}. Whoever makes one hands its bytes over and does not touch them
 * again.
 */
public final class Document {

  private final byte[] json;

  private Document(byte[] json) {
    this.json = json;
  }

  /** Takes the bytes over. */
  public static Document ofBytes(byte[] json) {
    return new Document(json);
  }

  /** The bytes themselves, not a copy: for reading only. */
  public byte[] bytes() {
    return json;
  }

  public int length() {
    return json.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Document document && Arrays.equals(json, document.json);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(json);
  }

  @Override
  public String toString() {
    return "Document of " + json.length + " bytes";
  }
}
