package dev.muster.domain.query;

import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.path.AttributePath;
import dev.muster.domain.schema.Attribute;
import dev.muster.domain.schema.AttributeType;
import dev.muster.domain.schema.CommonAttributes;
import dev.muster.domain.schema.ResourceType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order of resources (RFC 7644 §3.4.2.3). Text is ordered by code point, folded first unless the
 * attribute is exact in case. Resources without a value come last in ascending and first in
 * descending order. Of a multi-valued attribute the primary value counts, else the first. Equal
 * resources follow in the order of their ids, ascending or descending as the whole.
 *
 * @param path ends at an attribute that is not complex
 */
public record Sort(AttributePath path, boolean descending) {

  public static final Sort BY_ID = new Sort(AttributePath.of(CommonAttributes.ID), false);

  /**
   * Reads the parameters sortBy and sortOrder.
   *
   * @param order {@code ascending} or {@code descending}; null means ascending
   * @throws InvalidRequest (invalidValue) if the attribute or the order makes no sense
   */
  public static Sort parse(ResourceType type, String by, @Nullable String order) {
    AttributePath path =
        AttributePath.resolve(type, by)
            .orElseThrow(() -> InvalidRequest.value("sortBy names an unknown attribute."));
    if (path.leaf().type() == AttributeType.COMPLEX) {
      Optional<Attribute> value =
          path.leaf().multiValued() ? path.leaf().subAttribute("value") : Optional.empty();
      AttributePath complex = path;
      path =
          value
              .map(complex::child)
              .orElseThrow(
                  () -> InvalidRequest.value("sortBy needs a sub-attribute of " + complex + "."));
    }
    if (!path.isSearchable()) {
      throw InvalidRequest.value(path + " cannot be sorted by.");
    }
    return new Sort(path, isDescending(order));
  }

  /**
   * Reads the parameter sortOrder.
   *
   * @param order null means ascending
   * @throws InvalidRequest (invalidValue) if it makes no sense
   */
  public static boolean isDescending(@Nullable String order) {
    if (order == null || order.equalsIgnoreCase("ascending")) {
      return false;
    }
    if (order.equalsIgnoreCase("descending")) {
      return true;
    }
    throw InvalidRequest.value("sortOrder must be ascending or descending.");
  }
}
