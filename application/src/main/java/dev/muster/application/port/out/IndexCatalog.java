package dev.muster.application.port.out;

import dev.muster.domain.index.IndexPurpose;
import dev.muster.domain.index.IndexStatus;
import dev.muster.domain.path.AttributePath;
import dev.muster.domain.schema.ResourceType;
import java.util.List;

/** The indexes of the store. Adding one changes no result and lets no write fail or wait. */
public interface IndexCatalog {

  /** All of them, in no order. */
  List<IndexStatus> list();

  /** Whether an index could serve the purpose. */
  boolean supports(ResourceType type, AttributePath path, IndexPurpose purpose);

  /**
   * Builds an index and returns when it is complete, which may take minutes. If there is a valid
   * one, nothing is done; an invalid one is built anew.
   *
   * @throws dev.muster.domain.error.DirectoryUnavailable if another is being built, or if
   *     transactions under way hold it up for too long
   */
  void build(ResourceType type, AttributePath path, IndexPurpose purpose);

  /**
   * Removes an added index, also one of a type that the server does not know any more.
   *
   * @param type the name of the type, in any case
   * @param path in any case
   * @return whether there was one
   * @throws dev.muster.domain.error.DirectoryUnavailable as {@link #build} does
   */
  boolean drop(String type, String path, IndexPurpose purpose);
}
