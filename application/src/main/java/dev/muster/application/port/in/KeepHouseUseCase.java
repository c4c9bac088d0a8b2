package dev.muster.application.port.in;

/** Work that is done from time to time, outside requests. */
public interface KeepHouseUseCase {

  /**
   * Writes down when tokens were used, prunes the change log, removes what deleted tenants and
   * groups left.
   */
  void keepHouse();
}
