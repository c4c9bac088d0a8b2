package dev.muster.adapters.web.http;

import dev.muster.application.port.profile.RequestProfile;
import dev.muster.application.port.profile.RequestSteps;

/** The trace of one request. */
public interface RequestTrace extends RequestSteps {

  /** By which it is found among the traces. */
  String id();

  /** The answer is ready. */
  void end(AnsweredRequest answered, RequestProfile profile);
}
