package dev.muster.adapters.web.differential;

import dev.muster.adapters.web.json.JsonWriter;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** What an implementation answers to a case. */
sealed interface Answer {

  /**
   * @param outcome the names of the resources that a filter matches, or the patched resource
   */
  record Given(Value outcome) implements Answer {
    @Override
    public String toString() {
      return new String(JsonWriter.write(outcome), StandardCharsets.UTF_8);
    }
  }

  /**
   * @param why the {@code scimType} if Muster refuses, the message if a library does
   */
  record Refused(String why) implements Answer {
    @Override
    public String toString() {
      return "refused: " + why;
    }
  }

  /** Muster's answer. */
  static Answer of(Supplier<Value> attempt) {
    try {
      return new Given(attempt.get());
    } catch (InvalidRequest refused) {
      return new Refused(refused.reason().keyword());
    }
  }

  /** The answer in the member of that name, or the refusal. */
  static Answer read(Value.Complex written, String member, String refusal) {
    return written
        .get(member)
        .<Answer>map(Given::new)
        .orElseGet(() -> new Refused(written.text(refusal).orElseThrow()));
  }

  /** Whether both give the same or both refuse, for whatever reason. */
  default boolean agreesWith(Answer other) {
    return this instanceof Refused ? other instanceof Refused : equals(other);
  }
}
