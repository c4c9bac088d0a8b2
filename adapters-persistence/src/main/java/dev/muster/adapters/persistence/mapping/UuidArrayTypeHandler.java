package dev.muster.adapters.persistence.mapping;

import java.util.UUID;

/** The type uuid[]. */
public final class UuidArrayTypeHandler extends ArrayTypeHandler<UUID[]> {

  public UuidArrayTypeHandler() {
    super("uuid");
  }

  @Override
  Object[] toElements(UUID[] value) {
    return value;
  }

  @Override
  UUID[] fromElements(Object elements) {
    return (UUID[]) elements;
  }
}
