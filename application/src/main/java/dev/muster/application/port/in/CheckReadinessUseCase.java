package dev.muster.application.port.in;

/** Telling load balancers whether to send requests. */
public interface CheckReadinessUseCase {

  /** Whether requests can be answered now. */
  boolean isReady();
}
