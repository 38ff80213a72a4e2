package dev.gradus.compiler.objects;

import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Label;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One activation of a function being exploded: what its values and labels have become. */
final class Frame {

  /** Where a jump to a label leads now. */
  record Target(Label label, Merge out, Merge next) {}

  /** Ends the open block with the forms that the function returns. */
  interface Returning {
    void give(List<Form> result);
  }

  private final Function function;
  private final String key;
  private final Returning returning;
  private final Optional<Frame> caller;
  private final Map<Value, Form> forms = new HashMap<>();
  private final Map<Label, Target> targets = new IdentityHashMap<>();

  /**
   * @param key tells the function and the forms of its arguments
   */
  Frame(Function function, String key, Returning returning, Optional<Frame> caller) {
    this.function = function;
    this.key = key;
    this.returning = returning;
    this.caller = caller;
  }

  Function function() {
    return function;
  }

  void put(Value value, Form form) {
    forms.put(value, form);
  }

  void put(List<Value> values, List<Form> given) {
    for (int i = 0; i < values.size(); i++) {
      forms.put(values.get(i), given.get(i));
    }
  }

  Form form(Value value) {
    Form form = forms.get(value);
    if (form == null) {
      throw new IllegalStateException(value + " has no form in " + function.name());
    }
    return form;
  }

  List<Form> forms(List<Value> values) {
    List<Form> list = new ArrayList<>(values.size());
    values.forEach(v -> list.add(form(v)));
    return list;
  }

  void put(Label label, Target target) {
    targets.put(label, target);
  }

  Target target(Label label) {
    return Optional.ofNullable(targets.get(label)).orElseThrow();
  }

  void give(List<Form> result) {
    returning.give(result);
  }

  /** Whether the same function with arguments of the same forms is being exploded already. */
  boolean isInside(String other) {
    for (Optional<Frame> at = Optional.of(this); at.isPresent(); at = at.get().caller) {
      if (at.get().key.equals(other)) {
        return true;
      }
    }
    return false;
  }

  int depth() {
    int depth = 0;
    for (Optional<Frame> at = caller; at.isPresent(); at = at.get().caller) {
      depth++;
    }
    return depth;
  }
}
