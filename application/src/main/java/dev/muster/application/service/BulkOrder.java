package dev.muster.application.service;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * The order in which the steps of a bulk are taken: as requested, but the creations that a step
 * refers to come right before it, if not earlier. Creations that refer to each other in circles
 * come side by side (Tarjan's strongly connected components), groups last, because only groups are
 * refused for what they refer to.
 */
final class BulkOrder {

  private static final Comparator<BulkStep> IN_CIRCLES =
      Comparator.comparing(BulkStep::isOfGroup).thenComparingInt(BulkStep::index);

  private final List<BulkStep> steps;
  private final int[] found;
  private final int[] reached;
  private final boolean[] placed;
  private final Deque<Integer> open = new ArrayDeque<>();
  private final List<BulkStep> order = new ArrayList<>();
  private int count;

  private BulkOrder(List<BulkStep> steps) {
    this.steps = steps;
    this.found = new int[steps.size()];
    this.reached = new int[steps.size()];
    this.placed = new boolean[steps.size()];
  }

  static List<BulkStep> of(List<BulkStep> steps) {
    BulkOrder order = new BulkOrder(steps);
    for (int i = 0; i < steps.size(); i++) {
      if (!order.placed[i]) {
        order.visit(i);
      }
    }
    return order.order;
  }

  private void visit(int index) {
    count++;
    found[index] = count;
    reached[index] = count;
    open.push(index);
    for (int needed : steps.get(index).needs().stream().sorted().toList()) {
      if (found[needed] == 0) {
        visit(needed);
        reached[index] = Math.min(reached[index], reached[needed]);
      } else if (!placed[needed]) {
        reached[index] = Math.min(reached[index], found[needed]);
      }
    }
    if (reached[index] == found[index]) {
      place(index);
    }
  }

  /** A circle of creations, or most often one step alone. */
  private void place(int first) {
    List<BulkStep> circle = new ArrayList<>();
    int index;
    do {
      index = open.pop();
      placed[index] = true;
      circle.add(steps.get(index));
    } while (index != first);
    circle.sort(IN_CIRCLES);
    order.addAll(circle);
  }
}
