package dev.gradus.compiler.tile;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Label;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes one tile: the body of the loop, statement by statement for all iterations. */
final class TileCode {
  private final Frame frame;

  TileCode(Frame frame) {
    this.frame = frame;
  }

  void block(Block block, Code code) {
    Segment segment = new Segment(frame);
    for (Statement s : block.statements()) {
      if (s instanceof Statement.Instruction i) {
        segment.add(i);
      } else {
        segment.write(code);
        segment = new Segment(frame);
        code.at(s.position());
        if (s instanceof Statement.For l) {
          loop(l, block, code);
        } else {
          choice((Statement.If) s, code);
        }
      }
    }
    segment.write(code);
  }

  private boolean isVarying(Value value) {
    return frame.plan.isVarying(value);
  }

  private boolean isRunning(Value value) {
    return frame.plan.sums.isRunning(value);
  }

  private void loop(Statement.For l, Block block, Code code) {
    Optional<RowKernels.Dots> dots = frame.plan.dots(l);
    Optional<RowKernels.Weighted> weighted = frame.plan.weighted(l);
    if (dots.isPresent()) {
      new RowLoops(frame, code).write(l, dots.get());
      return;
    } else if (weighted.isPresent()) {
      new RowLoops(frame, code).write(weighted.get());
      return;
    }
    List<RepeatedGathers.Gather> gathers = frame.plan.repeatedBy(l);
    if (!gathers.isEmpty()) {
      RepeatedGathers.write(gathers, l, frame, code);
    }
    List<Value> yielded = ((Terminator.Yield) l.body().terminator()).values();
    List<Integer> kept = new ArrayList<>();
    for (int k = 0; k < l.carried().size(); k++) {
      Value carried = l.carried().get(k);
      if (isVarying(carried)) {
        Value initial = l.initial().get(k);
        if (isHandedOver(initial, block)) {
          frame.putRow(carried, frame.row(initial, code));
        } else {
          frame.assign(frame.newRow(carried), initial, code);
        }
        frame.carryOn(yielded.get(k), carried);
      } else if (!isRunning(carried)) {
        kept.add(k);
      }
    }
    Value index = code.fresh(Type.INT, l.index().name());
    frame.putUniform(l.index(), index);
    List<Value> carried = new ArrayList<>();
    List<Value> initial = new ArrayList<>();
    List<Value> results = new ArrayList<>();
    for (int k : kept) {
      Value own = l.carried().get(k);
      initial.add(frame.uniform(l.initial().get(k)));
      carried.add(code.fresh(own.type(), own.name()));
      results.add(code.fresh(own.type(), own.name()));
      frame.putUniform(own, carried.get(carried.size() - 1));
    }
    Code body = code.inner();
    block(l.body(), body);
    advance(l, yielded, body);
    List<Value> next = kept.stream().map(k -> frame.uniform(yielded.get(k))).toList();
    Value from = frame.uniform(l.from());
    Value to = frame.uniform(l.to());
    Label label = new Label(l.label().toString());
    code.add(
        new Statement.For(
            label,
            index,
            from,
            to,
            l.step(),
            carried,
            initial,
            body.yielding(next),
            results,
            l.position()));
    for (int k = 0; k < kept.size(); k++) {
      frame.putUniform(l.results().get(kept.get(k)), results.get(k));
    }
    for (int k = 0; k < l.carried().size(); k++) {
      if (isVarying(l.carried().get(k))) {
        frame.putRow(l.results().get(k), frame.knownRow(l.carried().get(k)).orElseThrow());
      }
    }
  }

  /** Whether a loop of a block can go on in the row of its initial value: nothing else reads it. */
  private boolean isHandedOver(Value initial, Block block) {
    return isVarying(initial)
        && frame.plan.uses.isUsedOnce(initial)
        && block.statements().stream().anyMatch(s -> s.results().contains(initial))
        && frame.knownRow(initial).filter(frame.rows::contains).isPresent();
  }

  /** Puts what an iteration of a loop inside yields where the next one looks for it. */
  private void advance(Statement.For l, List<Value> yielded, Code body) {
    List<Value> sources = new ArrayList<>(yielded);
    for (int k = 0; k < yielded.size(); k++) {
      Value y = yielded.get(k);
      if (l.carried().contains(y) && isVarying(y) && y != l.carried().get(k)) {
        // Another carried value, which may be overwritten before its turn.
        Value aside = body.fresh(y.type(), "");
        Value row = frame.rows.take(y.type());
        frame.assign(row, y, body);
        frame.putRow(aside, row);
        sources.set(k, aside);
      }
    }
    for (int k = 0; k < yielded.size(); k++) {
      Value carried = l.carried().get(k);
      if (isVarying(carried) && sources.get(k) != carried) {
        Value to = frame.knownRow(carried).orElseThrow();
        Optional<Value> from = frame.knownRow(sources.get(k));
        if (from.isPresent()) {
          if (from.get() != to) {
            Value zero = body.constant(0);
            frame.copy(from.get(), zero, to, zero, body);
          }
        } else {
          frame.assign(to, sources.get(k), body);
        }
      }
    }
  }

  private void choice(Statement.If i, Code code) {
    List<Integer> kept = new ArrayList<>();
    for (int k = 0; k < i.results().size(); k++) {
      if (isVarying(i.results().get(k))) {
        frame.newRow(i.results().get(k));
      } else {
        kept.add(k);
      }
    }
    Block then = branch(i.then(), i, kept, code);
    Block otherwise = branch(i.otherwise(), i, kept, code);
    List<Value> results = new ArrayList<>();
    for (int k : kept) {
      Value own = i.results().get(k);
      Value result = code.fresh(own.type(), own.name());
      results.add(result);
      frame.putUniform(own, result);
    }
    Value condition = frame.uniform(i.condition());
    code.add(new Statement.If(condition, then, otherwise, results, i.position()));
  }

  private Block branch(Block block, Statement.If i, List<Integer> kept, Code code) {
    Code inner = code.inner();
    block(block, inner);
    List<Value> yielded = ((Terminator.Yield) block.terminator()).values();
    for (int k = 0; k < yielded.size(); k++) {
      Value result = i.results().get(k);
      if (isVarying(result)) {
        frame.assign(frame.knownRow(result).orElseThrow(), yielded.get(k), inner);
      }
    }
    return inner.yielding(kept.stream().map(k -> frame.uniform(yielded.get(k))).toList());
  }
}
