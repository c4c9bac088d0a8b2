package dev.muster.adapters.web.scim;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.muster.domain.resource.StoredResource;
import java.util.function.Supplier;

/**
 * What whole resources were rendered to. A resource that is kept in memory is the same object at
 * each read, and never changes: its answer is found by that very object, and is forgotten with it.
 * So nothing here can be out of date; what is read anew is rendered anew. An answer is kept from
 * the second time that its object is seen, because most that are not in memory are never seen
 * again.
 */
public final class RenderedAnswers {

  /** Of each answer beside its body: references, head, node of the cache. */
  private static final int OVERHEAD = 512;

  /** Instead of the answer of an object that was seen once. */
  private static final RenderedAnswer SEEN =
      new RenderedAnswer("", new ResourceRenderer.Description("", ""), new byte[0]);

  private final Cache<StoredResource, RenderedAnswer> answers;

  /**
   * @param maxBytes of all answers together; those that were not asked for lately are forgotten
   */
  public RenderedAnswers(long maxBytes) {
    this.answers =
        Caffeine.newBuilder()
            .weakKeys()
            .maximumWeight(maxBytes)
            .weigher((StoredResource resource, RenderedAnswer answer) -> weight(answer))
            .executor(Runnable::run)
            .build();
  }

  /**
   * The answer that shows a resource.
   *
   * @param baseUrl the base URL of the SCIM endpoints, which it shows too
   */
  RenderedAnswer of(StoredResource resource, String baseUrl, Supplier<RenderedAnswer> rendering) {
    RenderedAnswer known = answers.getIfPresent(resource);
    if (known != null && known.baseUrl().equals(baseUrl)) {
      return known;
    }
    RenderedAnswer rendered = rendering.get();
    answers.put(resource, known == null ? SEEN : rendered);
    return rendered;
  }

  private static int weight(RenderedAnswer answer) {
    return answer.body().length
        + answer.baseUrl().length()
        + answer.description().location().length()
        + OVERHEAD;
  }
}
