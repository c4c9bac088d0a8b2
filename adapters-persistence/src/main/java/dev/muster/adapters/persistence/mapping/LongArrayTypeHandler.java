package dev.muster.adapters.persistence.mapping;

import java.util.Arrays;

/** The type bigint[]. */
public final class LongArrayTypeHandler extends ArrayTypeHandler<long[]> {

  public LongArrayTypeHandler() {
    super("bigint");
  }

  @Override
  Object[] toElements(long[] value) {
    return Arrays.stream(value).boxed().toArray();
  }

  @Override
  long[] fromElements(Object elements) {
    return Arrays.stream((Long[]) elements).mapToLong(Long::longValue).toArray();
  }
}
