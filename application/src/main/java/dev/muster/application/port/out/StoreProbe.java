package dev.muster.application.port.out;

/** Tells whether what the directory is stored in answers. */
@FunctionalInterface
public interface StoreProbe {

  /** Asks now; takes at most about a second and never throws. */
  boolean answers();
}
