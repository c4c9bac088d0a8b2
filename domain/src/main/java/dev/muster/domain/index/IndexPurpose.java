package dev.muster.domain.index;

import dev.muster.domain.filter.ComparisonOperator;
import dev.muster.domain.path.AttributePath;
import java.util.EnumSet;
import java.util.Set;

/** What an index is added for. */
public enum IndexPurpose {
  /** Comparing whole values or their beginnings and, of a single value, sorting. */
  COMPARING,
  /** Finding a part of the text, from three characters on. */
  CONTAINING;

  /** The operators that an added index of a path serves. */
  public Set<ComparisonOperator> operators(AttributePath path) {
    Set<ComparisonOperator> operators =
        switch (this) {
          case CONTAINING -> EnumSet.of(ComparisonOperator.CO);
          case COMPARING ->
              path.attribute().multiValued()
                  ? EnumSet.of(ComparisonOperator.EQ)
                  : EnumSet.of(
                      ComparisonOperator.EQ,
                      ComparisonOperator.SW,
                      ComparisonOperator.GT,
                      ComparisonOperator.GE,
                      ComparisonOperator.LT,
                      ComparisonOperator.LE);
        };
    operators.removeIf(operator -> !operator.fits(path.leaf().type()));
    return operators;
  }
}
