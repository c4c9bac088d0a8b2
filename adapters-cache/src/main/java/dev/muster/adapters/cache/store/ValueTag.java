package dev.muster.adapters.cache.store;

/** What kind of value follows; the letter of each is part of the format. */
enum ValueTag {
  TEXT('t'),
  REFERENCE('r'),
  BINARY('b'),
  DECIMAL('n'),
  BOOLEAN('f'),
  INTEGER('i'),
  DATE_TIME('d'),
  COMPLEX('c'),
  MULTIPLE('m');

  private final byte letter;

  ValueTag(char letter) {
    this.letter = (byte) letter;
  }

  byte letter() {
    return letter;
  }

  static ValueTag of(byte letter) {
    for (ValueTag tag : values()) {
      if (tag.letter == letter) {
        return tag;
      }
    }
    throw new CorruptEntryException("an unknown kind of value");
  }
}
