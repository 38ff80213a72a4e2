package dev.gradus.compiler.objects;

import dev.gradus.compiler.loop.Refusal;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import dev.gradus.runtime.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A place that several ways lead to, each with forms of the same variables. */
final class Merge {

  private record Exit(Draft draft, List<Form> forms, Function<List<Value>, Terminator> end) {}

  private final List<Exit> exits = new ArrayList<>();

  /** A block leads here with these forms. */
  void add(Draft draft, List<Form> forms, Function<List<Value>, Terminator> end) {
    exits.add(new Exit(draft, List.copyOf(forms), end));
    // Says that the block is ended; the values follow when all ways are known.
    draft.end(new Terminator.Yield(List.of()));
  }

  boolean isReached() {
    return !exits.isEmpty();
  }

  int size() {
    return exits.size();
  }

  /** Forgets the ways that were added last. */
  void shrinkTo(int size) {
    exits.subList(size, exits.size()).clear();
  }

  /** Forms that these and those of all ways fit into. */
  List<Form> joined(Code code, List<Form> first) {
    List<Form> joined = new ArrayList<>(first);
    for (Exit exit : exits) {
      for (int i = 0; i < joined.size(); i++) {
        Form a = joined.get(i);
        Form b = exit.forms().get(i);
        joined.set(
            i,
            Join.of(a, b)
                .orElseThrow(
                    () ->
                        Refusal.at(
                            code.position(),
                            Problem.OBJECT_CLASSES_DIFFER,
                            Describe.form(a),
                            Describe.form(b))));
      }
    }
    return joined;
  }

  /** Ends the blocks that lead here with the leaves of the variables' forms. */
  void close(Code code, List<Form> variables) {
    for (Exit exit : exits) {
      List<Value> leaves = new ArrayList<>();
      code.within(
          exit.draft(),
          () -> {
            for (int i = 0; i < variables.size(); i++) {
              leaves.addAll(fit(code, exit.forms().get(i), variables.get(i)));
            }
          });
      exit.draft().end(exit.end().apply(leaves));
    }
  }

  static List<Value> fit(Code code, Form form, Form variable) {
    return Join.fit(code, form, variable)
        .orElseThrow(
            () ->
                Refusal.at(
                    code.position(),
                    Problem.OBJECT_CLASSES_DIFFER,
                    Describe.form(variable),
                    Describe.form(form)));
  }

  /** The forms of the variables here, over fresh values; all ways are ended accordingly. */
  List<Form> variables(Code code, List<Value> originals) {
    List<Form> variables = new ArrayList<>();
    List<Form> joined = joined(code, exits.get(0).forms());
    for (int i = 0; i < originals.size(); i++) {
      variables.add(variable(code, joined.get(i), originals.get(i), i));
    }
    close(code, variables);
    return variables;
  }

  private Form variable(Code code, Form joined, Value original, int index) {
    if (!(joined instanceof Form.Plain plain)) {
      return code.like(joined, original.name());
    }
    boolean same =
        exits.stream()
            .allMatch(
                e -> e.forms().get(index) instanceof Form.Plain p && p.type().equals(plain.type()));
    Type type = same ? plain.type() : original.type();
    boolean usable = Typing.assignable(plain.type(), type);
    return new Form.Plain(code.fresh(usable ? type : plain.type(), original.name()));
  }
}
