package dev.muster.adapters.persistence.transfer;

/** Memberships that came and went. */
record ChangedMembers(long added, long removed) {

  static final ChangedMembers NONE = new ChangedMembers(0, 0);

  ChangedMembers plus(ChangedMembers others) {
    return new ChangedMembers(added + others.added, removed + others.removed);
  }
}
