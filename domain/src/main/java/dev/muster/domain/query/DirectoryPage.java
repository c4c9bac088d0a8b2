package dev.muster.domain.query;

import dev.muster.domain.resource.FoundResource;
import dev.muster.domain.schema.ResourceType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list of several types.
 *
 * @param totalResults how many resources match in all
 * @param next where the next page begins; null if there is none, or the page began at an index
 * @param previous where the page before begins; null likewise
 */
public record DirectoryPage(
    long totalResults,
    List<TypedResource> resources,
    @Nullable Position next,
    @Nullable Position previous) {

  /** A resource and what it is. */
  public record TypedResource(ResourceType type, FoundResource resource) {}

  public DirectoryPage {
    resources = List.copyOf(resources);
  }
}
