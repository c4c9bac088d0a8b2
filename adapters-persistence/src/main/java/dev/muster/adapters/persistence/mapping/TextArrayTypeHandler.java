package dev.muster.adapters.persistence.mapping;

/** The type text[]. */
public final class TextArrayTypeHandler extends ArrayTypeHandler<String[]> {

  public TextArrayTypeHandler() {
    super("text");
  }

  @Override
  Object[] toElements(String[] value) {
    return value;
  }

  @Override
  String[] fromElements(Object elements) {
    return (String[]) elements;
  }
}
