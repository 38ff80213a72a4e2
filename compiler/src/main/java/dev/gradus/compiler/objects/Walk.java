package dev.gradus.compiler.objects;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Label;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Refusal;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.runtime.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Makes one function without objects, by following the statements of the function as read and of
 * those it calls with objects, and noting for every value what it has become. Branches known to be
 * taken are followed alone; variables that hold objects become variables of their leaves.
 */
final class Walk {
  private static final int DEEPEST = 24;

  private final Explosion.Part part;
  private final Code code = new Code();
  private final Instructions instructions;
  private final List<Value> results = new ArrayList<>();

  /** All merges begun; where a loop is followed again, ways noted meanwhile are forgotten. */
  private final Deque<Merge> merges = new ArrayDeque<>();

  Walk(Explosion explosion, Explosion.Part part) {
    this.part = part;
    this.instructions = new Instructions(explosion, this, code);
  }

  Function function() {
    Function source = part.source();
    Frame frame =
        new Frame(
            source, Explosion.key(source, part.parameters()), this::returns, Optional.empty());
    List<Value> parameters = new ArrayList<>();
    for (int i = 0; i < source.parameters().size(); i++) {
      Value original = source.parameters().get(i);
      Form form = code.like(part.parameters().get(i), original.name());
      parameters.addAll(form.leaves());
      frame.put(original, form);
    }
    for (Value leaf : part.result().map(Form::leaves).orElse(List.of())) {
      Value array = code.fresh(leaf.type().array(), leaf.name());
      results.add(array);
      parameters.add(array);
    }
    Draft body = new Draft();
    code.within(body, () -> block(source.body(), frame, new Merge()));
    Type result = part.result().isPresent() ? Type.VOID : source.result();
    return new Function(part.name(), parameters, result, body.finish());
  }

  /** The end of a function that puts the object it gives into arrays. */
  private void returns(Form result, Form wanted) {
    List<Value> leaves = Merge.fit(code, result, wanted);
    for (int i = 0; i < leaves.size(); i++) {
      Value zero = code.constant(0, Type.INT);
      code.run(new Operation.Store(), List.of(results.get(i), zero, leaves.get(i)));
    }
    code.draft().end(new Terminator.Return(Optional.empty()));
  }

  /** The end of the whole function. */
  private void returns(List<Form> result) {
    if (part.result().isPresent()) {
      returns(result.get(0), part.result().get());
      return;
    }
    Optional<Value> value =
        result.stream()
            .findFirst()
            .map(
                form ->
                    Boxes.plain(code, form, part.source().result())
                        .orElseThrow(
                            () ->
                                Refusal.at(
                                    code.position(), Problem.OBJECT_RESULT, Describe.form(form))));
    code.draft().end(new Terminator.Return(value));
  }

  /** Follows a block to its end; {@code yields} is where its normal end leads. */
  private void block(Block block, Frame frame, Merge yields) {
    for (Statement statement : block.statements()) {
      if (!statement(statement, frame)) {
        return;
      }
    }
    terminator(block.terminator(), frame, yields);
  }

  private void terminator(Terminator end, Frame frame, Merge yields) {
    Draft draft = code.draft();
    if (end instanceof Terminator.Yield y) {
      yields.add(draft, frame.forms(y.values()), Terminator.Yield::new);
    } else if (end instanceof Terminator.Break b) {
      Frame.Target target = frame.target(b.label());
      target
          .out()
          .add(draft, frame.forms(b.values()), v -> new Terminator.Break(target.label(), v));
    } else if (end instanceof Terminator.Continue c) {
      Frame.Target target = frame.target(c.label());
      target
          .next()
          .add(draft, frame.forms(c.values()), v -> new Terminator.Continue(target.label(), v));
    } else if (end instanceof Terminator.Return r) {
      frame.give(r.value().map(frame::form).map(List::of).orElse(List.of()));
    } else {
      Form exception = frame.form(((Terminator.Throw) end).exception());
      Value thrown = instructions.plain(exception, Type.reference("java/lang/Throwable"));
      code.draft().end(new Terminator.Throw(thrown));
    }
  }

  private Merge merge() {
    Merge merge = new Merge();
    merges.push(merge);
    return merge;
  }

  private Draft followed(Block block, Frame frame, Merge yields) {
    Draft draft = new Draft();
    code.within(draft, () -> block(block, frame, yields));
    return draft;
  }

  /** Follows a statement; false if the one after it is not reached. */
  private boolean statement(Statement statement, Frame frame) {
    code.at(statement.position());
    boolean goesOn = follow(statement, frame);
    code.at(statement.position());
    return goesOn;
  }

  private boolean follow(Statement statement, Frame frame) {
    if (statement instanceof Statement.Instruction i) {
      return instructions.follow(i, frame);
    } else if (statement instanceof Statement.If choice) {
      return choice(choice, frame);
    } else if (statement instanceof Statement.Labelled labelled) {
      return labelled(labelled, frame);
    } else if (statement instanceof Statement.Loop loop) {
      return loop(loop, frame);
    }
    return counted((Statement.For) statement, frame);
  }

  private boolean choice(Statement.If choice, Frame frame) {
    Value condition = instructions.plain(frame.form(choice.condition()), Type.BOOLEAN);
    Optional<Object> known = code.literal(condition);
    if (known.isPresent()) {
      return inLine((Boolean) known.get() ? choice.then() : choice.otherwise(), choice, frame);
    }
    Merge out = merge();
    Draft then = followed(choice.then(), frame, out);
    Draft otherwise = followed(choice.otherwise(), frame, out);
    code.at(choice.position());
    List<Value> results = finish(out, choice.results(), frame);
    code.draft()
        .addLater(
            () ->
                new Statement.If(
                    condition, then.finish(), otherwise.finish(), results, choice.position()));
    return out.isReached();
  }

  /** Follows the one side of a choice that is taken. */
  private boolean inLine(Block block, Statement.If choice, Frame frame) {
    for (Statement statement : block.statements()) {
      if (!statement(statement, frame)) {
        return false;
      }
    }
    if (block.terminator() instanceof Terminator.Yield y) {
      frame.put(choice.results(), frame.forms(y.values()));
      return true;
    }
    terminator(block.terminator(), frame, new Merge());
    return false;
  }

  /** Gives the results behind a statement their forms; the values of these. */
  private List<Value> finish(Merge out, List<Value> results, Frame frame) {
    if (!out.isReached()) {
      return List.of();
    }
    List<Form> forms = out.variables(code, results);
    frame.put(results, forms);
    return leaves(forms);
  }

  private static List<Value> leaves(List<Form> forms) {
    return forms.stream().flatMap(f -> f.leaves().stream()).toList();
  }

  private boolean labelled(Statement.Labelled labelled, Frame frame) {
    Merge out = merge();
    Label label = new Label(labelled.label().toString());
    frame.put(labelled.label(), new Frame.Target(label, out, out));
    Draft body = followed(labelled.body(), frame, out);
    code.at(labelled.position());
    List<Value> results = finish(out, labelled.results(), frame);
    code.draft()
        .addLater(() -> new Statement.Labelled(label, body.finish(), results, labelled.position()));
    return out.isReached();
  }

  /** A loop's body followed with carried forms that hold on every iteration. */
  private record Body(
      Label label, List<Form> carried, List<Value> initial, Draft draft, Merge out) {}

  private boolean loop(Statement.Loop loop, Frame frame) {
    List<Form> given = frame.forms(loop.initial());
    Body body =
        body(loop, loop.label(), loop.carried(), given, loop.body(), frame, false, () -> {});
    List<Value> results = finish(body.out(), loop.results(), frame);
    code.draft()
        .addLater(
            () ->
                new Statement.Loop(
                    body.label(),
                    leaves(body.carried()),
                    body.initial(),
                    body.draft().finish(),
                    results,
                    loop.position()));
    return body.out().isReached();
  }

  private boolean counted(Statement.For loop, Frame frame) {
    List<Form> given = frame.forms(loop.initial());
    Value from = instructions.plain(frame.form(loop.from()), Type.INT);
    Value to = instructions.plain(frame.form(loop.to()), Type.INT);
    Value index = code.fresh(Type.INT, loop.index().name());
    Body body =
        body(
            loop,
            loop.label(),
            loop.carried(),
            given,
            loop.body(),
            frame,
            true,
            () -> frame.put(loop.index(), new Form.Plain(index)));
    List<Form> results = new ArrayList<>();
    for (int i = 0; i < loop.results().size(); i++) {
      results.add(code.like(body.carried().get(i), loop.results().get(i).name()));
    }
    body.out().close(code, body.carried());
    frame.put(loop.results(), results);
    code.draft()
        .addLater(
            () ->
                new Statement.For(
                    body.label(),
                    index,
                    from,
                    to,
                    loop.step(),
                    leaves(body.carried()),
                    body.initial(),
                    body.draft().finish(),
                    leaves(results),
                    loop.position()));
    return true;
  }

  private Body body(
      Statement loop,
      Label original,
      List<Value> originals,
      List<Form> given,
      Block block,
      Frame frame,
      boolean givesCarried,
      Runnable before) {
    List<Form> wanted = given;
    while (true) {
      List<Integer> sizes = merges.stream().map(Merge::size).toList();
      Merge out = merge();
      Merge next = merge();
      Label label = new Label(original.toString());
      frame.put(original, new Frame.Target(label, out, next));
      List<Form> carried = carried(wanted, originals);
      frame.put(originals, carried);
      before.run();
      Draft draft = followed(block, frame, next);
      code.at(loop.position());
      List<Form> joined = next.joined(code, carried);
      joined = givesCarried ? out.joined(code, joined) : joined;
      if (structures(joined).equals(structures(carried))) {
        List<Value> initial = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
          initial.addAll(Merge.fit(code, given.get(i), carried.get(i)));
        }
        next.close(code, carried);
        return new Body(label, carried, initial, draft, out);
      }
      wanted = joined;
      forget(sizes);
    }
  }

  /** Forgets the merges begun since there were only these, and the ways noted since. */
  private void forget(List<Integer> sizes) {
    while (merges.size() > sizes.size()) {
      merges.pop();
    }
    int i = 0;
    for (Merge merge : merges) {
      merge.shrinkTo(sizes.get(i++));
    }
  }

  private List<Form> carried(List<Form> wanted, List<Value> originals) {
    List<Form> carried = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      Value original = originals.get(i);
      Form form = wanted.get(i);
      boolean plain = form instanceof Form.Plain;
      carried.add(
          plain
              ? new Form.Plain(code.fresh(original.type(), original.name()))
              : code.like(form, original.name()));
    }
    return carried;
  }

  private static List<String> structures(List<Form> forms) {
    return forms.stream().map(Form::structure).toList();
  }

  /**
   * Follows a function's body in place of its call.
   *
   * @return the result, {@link Form.Null} if it has none; empty if it never returns
   */
  Optional<Form> call(Function callee, List<Form> arguments, Frame caller) {
    if (caller.depth() > DEEPEST) {
      throw Refusal.at(code.position(), Problem.OBJECT_RECURSION, callee.name());
    }
    String key = Explosion.key(callee, arguments);
    Optional<Terminator.Return> only = SingleReturn.of(callee.body());
    Merge out = merge();
    Label exit = new Label(callee.name());
    Frame frame =
        new Frame(
            callee,
            key,
            result -> out.add(code.draft(), result, v -> new Terminator.Break(exit, v)),
            Optional.of(caller));
    frame.put(callee.parameters(), arguments);
    if (only.isPresent()) {
      for (Statement statement : callee.body().statements()) {
        if (!statement(statement, frame)) {
          return Optional.empty();
        }
      }
      return Optional.of(only.get().value().map(frame::form).orElse(new Form.Null()));
    }
    var place = code.position();
    Draft body = followed(callee.body(), frame, new Merge());
    code.at(place);
    boolean hasResult = !callee.result().equals(Type.VOID);
    List<Value> originals = hasResult ? List.of(new Value(-1, callee.result(), "")) : List.of();
    List<Form> forms = out.isReached() ? out.variables(code, originals) : List.of();
    List<Value> results = leaves(forms);
    code.draft().addLater(() -> new Statement.Labelled(exit, body.finish(), results, place));
    if (!out.isReached()) {
      return Optional.empty();
    }
    return Optional.of(hasResult ? forms.get(0) : new Form.Null());
  }
}
