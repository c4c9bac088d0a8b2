package dev.muster.adapters.persistence.search;

import dev.muster.domain.resource.Relations;
import dev.muster.domain.schema.Attribute;
import java.util.UUID;

/** An attribute whose values are not in the document but in tables of relations. */
public interface Relation {

  /** One value of {@link #array}. */
  String ENTRY = "type || ' ' || value || ' ' || display";

  Attribute attribute();

  /**
   * The values of the resource at hand as an item of FROM with the columns value (uuid), display
   * and type.
   */
  String values();

  /** Adds a condition that holds if one of the values leads to that resource; by an index. */
  void leadsTo(UUID id, Conditions conditions);

  /** Whether it is read apart where it is large, so that other reads may leave it out. */
  boolean isReadApart();

  /** As one text[]: type, value and display of each, with blanks between. */
  default String array() {
    return "array(select " + ENTRY + " from " + values() + " order by value)";
  }

  /** The same array; null where it would be longer than is shown. Reads no more than that. */
  default String shownArray() {
    return "(select case when count(*) <= "
        + Relations.MAX_SHOWN
        + " then coalesce(array_agg(entry order by value), '{}') end from (select value, "
        + ENTRY
        + " as entry from "
        + values()
        + " limit "
        + (Relations.MAX_SHOWN + 1)
        + ") as first_ones)";
  }
}
