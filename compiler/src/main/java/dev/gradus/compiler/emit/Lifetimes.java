package dev.gradus.compiler.emit;

import dev.gradus.compiler.loop.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The last step at which each variable is needed. A variable set outside a loop and read inside is
 * needed until the loop's end. A loop-carried variable is needed until its last reading only: what
 * comes between that and the end of the iteration, where it is set anew, may use its slot.
 */
final class Lifetimes {
  private record OpenLoop(int begin, List<Value> read) {}

  /** The step that sets a variable; -1 for parameters, which are there before the first. */
  private final int[] set;

  private final int[] end;
  private final int[] extended;
  private final Deque<OpenLoop> loops = new ArrayDeque<>();

  Lifetimes(List<Step> code, int values) {
    set = new int[values];
    end = new int[values];
    extended = new int[values];
    Arrays.fill(set, -1);
    Arrays.fill(end, -1);
    Arrays.fill(extended, -1);
    for (int i = 0; i < code.size(); i++) {
      visit(code.get(i), i);
    }
  }

  /** The step after which the variable's slot is free; -1 if it is never read. */
  int end(Value value) {
    return end[value.id()];
  }

  private void visit(Step step, int at) {
    if (step instanceof Step.Get get) {
      read(get.value(), at);
    } else if (step instanceof Step.Set assignment) {
      assignment.targets().forEach(t -> define(t, at));
      // Where no instruction moves the source to the target, it lives on until it is the target.
      assignment.sources().forEach(s -> s.ifPresent(v -> keep(v, at - 1)));
    } else if (step instanceof Step.Define define) {
      define.values().forEach(v -> set[v.id()] = at);
    } else if (step instanceof Step.BeginLoop begin) {
      loops.push(new OpenLoop(at, new ArrayList<>()));
      begin.carried().forEach(c -> begin(c, at));
      begin.index().ifPresent(i -> begin(i, at));
      begin.index().ifPresent(i -> loops.element().read().add(i));
    } else if (step instanceof Step.EndLoop) {
      loops.pop().read().forEach(v -> end[v.id()] = at);
    }
  }

  private void define(Value value, int at) {
    if (set[value.id()] < 0) {
      set[value.id()] = at;
    }
  }

  private void keep(Value source, int until) {
    if (end[source.id()] >= 0) {
      end[source.id()] = Math.max(end[source.id()], until);
    }
  }

  private void begin(Value carried, int at) {
    set[carried.id()] = at;
    end[carried.id()] = at;
  }

  private void read(Value value, int at) {
    int id = value.id();
    end[id] = Math.max(end[id], at);
    OpenLoop outermost = null;
    for (OpenLoop loop : loops) {
      if (loop.begin() <= set[id]) {
        break;
      }
      outermost = loop;
    }
    if (outermost != null && extended[id] < outermost.begin()) {
      extended[id] = outermost.begin();
      outermost.read().add(value);
    }
  }
}
