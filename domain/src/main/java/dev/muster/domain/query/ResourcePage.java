package dev.muster.domain.query;

import dev.muster.domain.resource.FoundResource;
import java.util.List;

/**
 * One page of a list.
 *
 * @param totalResults how many resources match in all
 */
public record ResourcePage(long totalResults, List<FoundResource> resources) {

  public ResourcePage {
    resources = List.copyOf(resources);
  }
}
