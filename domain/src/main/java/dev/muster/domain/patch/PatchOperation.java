package dev.muster.domain.patch;

import dev.muster.domain.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * One change (RFC 7644 §3.5.2), its path resolved and its value read by the schema. An operation
 * that came without a path, or with a whole extension, is here as one operation for each attribute
 * that it gave, all with the same number.
 */
public sealed interface PatchOperation {

  /** The place of the operation in the request, from 1. */
  int number();

  PatchPath path();

  /**
   * Sets a singular attribute, merges into a complex one, appends to a multi-valued one.
   *
   * @param value of the type to which the path leads: {@link Value.Multiple} for all values of a
   *     multi-valued attribute, one value if the path has a filter
   */
  record Add(int number, PatchPath path, Value value) implements PatchOperation {}

  /**
   * Sets a singular attribute, merges into a complex one, replaces the values of a multi-valued
   * one.
   *
   * @param value as in {@link Add}
   */
  record Replace(int number, PatchPath path, Value value) implements PatchOperation {}

  /**
   * Makes an attribute unassigned, or takes values from a multi-valued one.
   *
   * @param values which ones go from a multi-valued attribute: those that are equal in their
   *     sub-attribute "value", and in "type" if one is given; null: everything to which the path
   *     leads
   */
  record Remove(int number, PatchPath path, Value.@Nullable Multiple values)
      implements PatchOperation {}
}
