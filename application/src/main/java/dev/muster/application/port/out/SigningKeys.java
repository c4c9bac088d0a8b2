package dev.muster.application.port.out;

/** Secrets of the directory itself, with which its servers recognise what one of them wrote. */
@FunctionalInterface
public interface SigningKeys {

  /** How many bytes a key has. */
  int KEY_BYTES = 32;

  /**
   * The secret key of that name: random bytes, made when somebody asks for them first and from then
   * on the same for every server of the directory, across restarts too. The caller may keep the
   * array or change it.
   *
   * @throws dev.muster.domain.error.DirectoryUnavailable if the store does not answer
   */
  byte[] key(String name);
}
