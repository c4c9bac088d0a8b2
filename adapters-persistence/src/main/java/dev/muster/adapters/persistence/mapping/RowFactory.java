package dev.muster.adapters.persistence.mapping;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;
import org.apache.ibatis.reflection.ReflectionException;
import org.apache.ibatis.reflection.factory.DefaultObjectFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes rows by their canonical constructors, looked up once each. MyBatis looks a constructor up
 * for each row, and learns from an exception each time that it is not public.
 */
final class RowFactory extends DefaultObjectFactory {

  private static final long serialVersionUID = 1;

  private static final ClassValue<Constructor<?>> CANONICAL =
      new ClassValue<>() {
        @Override
        protected Constructor<?> computeValue(Class<?> type) {
          Class<?>[] components =
              Stream.of(type.getRecordComponents())
                  .map(RecordComponent::getType)
                  .toArray(Class<?>[]::new);
          try {
            Constructor<?> canonical = type.getDeclaredConstructor(components);
            canonical.setAccessible(true);
            return canonical;
          } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException("every record has its constructor", impossible);
          }
        }
      };

  @Override
  public <T> T create(
      Class<T> type, @Nullable List<Class<?>> parameters, @Nullable List<Object> arguments) {
    if (!type.isRecord() || arguments == null) {
      return super.create(type, parameters, arguments);
    }
    try {
      return type.cast(CANONICAL.get(type).newInstance(arguments.toArray()));
    } catch (ReflectiveOperationException | IllegalArgumentException failure) {
      throw new ReflectionException("No row of " + type.getSimpleName() + " can be made", failure);
    }
  }
}
