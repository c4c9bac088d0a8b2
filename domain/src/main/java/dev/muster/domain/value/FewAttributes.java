package dev.muster.domain.value;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A few attributes in their order, unchangeable. Most complex values have no more, and a hash table
 * for each of them takes much more memory. Views of it are made anew each time, because one that
 * was kept would stay in memory as long as the value.
 */
final class FewAttributes extends AbstractMap<String, Value> {

  private static final FewAttributes NONE = new FewAttributes(Map.of());

  private final String[] names;
  private final Value[] values;

  private FewAttributes(Map<String, Value> attributes) {
    names = attributes.keySet().toArray(String[]::new);
    values = attributes.values().toArray(Value[]::new);
    Arrays.stream(names).forEach(Objects::requireNonNull);
    Arrays.stream(values).forEach(Objects::requireNonNull);
  }

  /**
   * @param attributes at most {@link Value.Complex#FEW}, so that they are found by looking at all
   */
  static FewAttributes copyOf(Map<String, Value> attributes) {
    if (attributes instanceof FewAttributes unchangeable) {
      return unchangeable;
    }
    return attributes.isEmpty() ? NONE : new FewAttributes(attributes);
  }

  private int indexOf(@Nullable Object name) {
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public int size() {
    return names.length;
  }

  @Override
  public @Nullable Value get(@Nullable Object name) {
    int index = indexOf(name);
    return index < 0 ? null : values[index];
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return indexOf(name) >= 0;
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super Value> action) {
    for (int i = 0; i < names.length; i++) {
      action.accept(names[i], values[i]);
    }
  }

  @Override
  public Collection<Value> values() {
    return Collections.unmodifiableList(Arrays.asList(values));
  }

  @Override
  public Set<String> keySet() {
    return new View<>(index -> names[index]);
  }

  @Override
  public Set<Entry<String, Value>> entrySet() {
    return new View<>(index -> Map.entry(names[index], values[index]));
  }

  private final class View<T> extends AbstractSet<T> {

    private final IntFunction<T> element;

    View(IntFunction<T> element) {
      this.element = element;
    }

    @Override
    public int size() {
      return names.length;
    }

    @Override
    public Iterator<T> iterator() {
      return new Iterator<>() {
        private int next;

        @Override
        public boolean hasNext() {
          return next < names.length;
        }

        @Override
        public T next() {
          if (next >= names.length) {
            throw new NoSuchElementException();
          }
          return element.apply(next++);
        }
      };
    }
  }
}
