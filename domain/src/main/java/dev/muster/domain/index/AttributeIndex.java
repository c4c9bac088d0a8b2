package dev.muster.domain.index;

import dev.muster.domain.filter.ComparisonOperator;
import java.util.Set;

/**
 * An index in terms of the schemas.
 *
 * @param type the name of the resource type
 * @param path of the attribute that it serves
 * @param operators with which filters on the attribute it serves
 * @param sorts whether it serves sorting by the attribute
 * @param standard whether every directory has it; an added one can be dropped
 */
public record AttributeIndex(
    String type, String path, Set<ComparisonOperator> operators, boolean sorts, boolean standard) {

  public AttributeIndex {
    operators = Set.copyOf(operators);
  }

  /** Whether it is about this attribute; names are in any case (RFC 7643 §2.1). */
  public boolean isOf(String otherType, String otherPath) {
    return type.equalsIgnoreCase(otherType) && path.equalsIgnoreCase(otherPath);
  }

  /** Whether filters that compare the attribute by the operator are served. */
  public boolean serves(ComparisonOperator operator) {
    return operators.contains(operator);
  }

  /** Whether it does what an index for the purpose is added for. */
  public boolean serves(IndexPurpose purpose) {
    return switch (purpose) {
      case COMPARING -> serves(ComparisonOperator.EQ);
      case CONTAINING -> serves(ComparisonOperator.CO);
    };
  }
}
