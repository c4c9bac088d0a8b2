package dev.muster.domain.password;

/** What a write does to a password. */
public sealed interface PasswordChange {

  PasswordChange KEEP = new Keep();
  PasswordChange CLEAR = new Clear();

  /** Leaves it as it is. */
  record Keep() implements PasswordChange {}

  /** There is none afterwards. */
  record Clear() implements PasswordChange {}

  record Set(PasswordHash hash) implements PasswordChange {}
}
