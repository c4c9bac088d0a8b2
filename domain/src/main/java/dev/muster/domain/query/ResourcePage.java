package dev.muster.domain.query;

import dev.muster.domain.resource.FoundResource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param totalResults how many resources match in all
 * @param next where the next page begins; null if there is none, or the page began at an index
 * @param previous where the page before begins; null likewise
 */
public record ResourcePage(
    long totalResults,
    List<FoundResource> resources,
    @Nullable Position next,
    @Nullable Position previous) {

  public ResourcePage {
    resources = List.copyOf(resources);
  }

  /** A page that began at an index. */
  public ResourcePage(long totalResults, List<FoundResource> resources) {
    this(totalResults, resources, null, null);
  }
}
