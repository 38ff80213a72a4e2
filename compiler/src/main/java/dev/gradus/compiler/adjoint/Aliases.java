package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Label;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which arrays of a program may be the same. */
final class Aliases {
  private final Map<Value, AliasClass> classes = new HashMap<>();
  private final Map<String, Function> functions = new HashMap<>();
  private final Map<String, AliasClass> results = new HashMap<>();
  private final Map<Label, List<Value>> broken = new HashMap<>();
  private final Map<Label, List<Value>> continued = new HashMap<>();

  /** One class for each field read or method called, since it may give one array twice. */
  private final Map<Object, AliasClass> fields = new HashMap<>();

  private Aliases() {}

  /**
   * Analyses a program, whatever its jumps.
   *
   * @param active numbers of the entry's parameters that are differentiated by
   * @param aliasing whether array parameters of the entry function may be the same, or share rows;
   *     a differentiated one is never one that is not
   */
  static Aliases of(LoopProgram program, List<Integer> active, Aliasing aliasing) {
    Aliases aliases = new Aliases();
    program.functions().forEach(f -> aliases.functions.put(f.name(), f));
    program.functions().forEach(aliases::function);
    Function entry = program.functions().get(0);
    for (Value p : entry.parameters()) {
      if (p.type().isArray()) {
        aliases.mark(aliases.of(p), p.type());
        if (aliasing == Aliasing.POSSIBLE) {
          aliases.joinWithOthers(p, alike(p, entry.parameters(), active));
        }
      }
    }
    if (entry.result().isArray()) {
      markEscaping(aliases.result(entry.name()), entry.result());
    }
    return aliases;
  }

  /** Takes a function as called from outside: its arrays are seen there. */
  void markOutside(Function function) {
    function.parameters().stream()
        .filter(p -> p.type().isArray())
        .forEach(p -> mark(of(p), p.type()));
    if (function.result().isArray()) {
      markEscaping(result(function.name()), function.result());
    }
  }

  /** Takes an array as handed to code that is not read. */
  void markSeen(Value array) {
    mark(of(array), array.type());
  }

  private void mark(AliasClass alias, Type type) {
    markEscaping(alias, type);
    AliasClass level = alias;
    for (int rank = type.rank(); rank > 0; rank--) {
      level.find().outside = true;
      level = rank > 1 ? level.element() : level;
    }
  }

  private static void markEscaping(AliasClass alias, Type type) {
    AliasClass level = alias;
    for (int rank = type.rank(); rank > 0; rank--) {
      level.find().escapes = true;
      level = rank > 1 ? level.element() : level;
    }
  }

  /** The parameters that are differentiated by as this one is, or not as this one is not. */
  private static List<Value> alike(Value p, List<Value> parameters, List<Integer> active) {
    boolean isActive = active.contains(parameters.indexOf(p));
    return parameters.stream()
        .filter(q -> active.contains(parameters.indexOf(q)) == isActive)
        .toList();
  }

  private void joinWithOthers(Value p, List<Value> parameters) {
    for (Value q : parameters) {
      Type inner = q.type();
      AliasClass alias = inner.isArray() ? of(q) : new AliasClass();
      while (inner.isArray() && inner.rank() > p.type().rank()) {
        inner = inner.element();
        alias = alias.element();
      }
      if (inner.equals(p.type())) {
        AliasClass.unify(of(p), alias);
      }
    }
  }

  /** The class of an array value. */
  AliasClass of(Value array) {
    return classes.computeIfAbsent(array, a -> new AliasClass()).find();
  }

  /** The class of the arrays with the numbers themselves, at the innermost level of an array. */
  AliasClass numbers(Value array) {
    return numbers(of(array), array.type());
  }

  AliasClass numbers(AliasClass alias, Type type) {
    AliasClass level = alias;
    for (int rank = type.rank(); rank > 1; rank--) {
      level = level.element();
    }
    return level.find();
  }

  /** The class of the array that a function returns. */
  AliasClass result(String function) {
    return results.computeIfAbsent(function, f -> new AliasClass()).find();
  }

  private void unify(Value a, Value b) {
    if (Typing.isReference(a.type()) && Typing.isReference(b.type())) {
      AliasClass.unify(of(a), of(b));
    }
  }

  private void unify(List<Value> a, List<Value> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      unify(a.get(i), b.get(i));
    }
  }

  private void function(Function function) {
    block(function, function.body(), List.of());
  }

  private void block(Function function, Block block, List<Value> yielded) {
    block.statements().forEach(s -> statement(function, s));
    if (block.terminator() instanceof Terminator.Return r) {
      Optional<Value> array = r.value().filter(v -> v.type().isArray());
      array.ifPresent(v -> AliasClass.unify(result(function.name()), of(v)));
    } else if (block.terminator() instanceof Terminator.Yield y) {
      unify(yielded, y.values());
    } else if (block.terminator() instanceof Terminator.Break b) {
      unify(broken.getOrDefault(b.label(), List.of()), b.values());
    } else if (block.terminator() instanceof Terminator.Continue c) {
      unify(continued.getOrDefault(c.label(), List.of()), c.values());
    }
  }

  private void statement(Function function, Statement s) {
    if (s instanceof Statement.Instruction i) {
      instruction(i);
    } else if (s instanceof Statement.If i) {
      block(function, i.then(), i.results());
      block(function, i.otherwise(), i.results());
    } else if (s instanceof Statement.For l) {
      unify(l.carried(), l.initial());
      unify(l.carried(), l.results());
      broken.put(l.label(), l.results());
      continued.put(l.label(), l.carried());
      block(function, l.body(), l.carried());
    } else if (s instanceof Statement.Loop l) {
      unify(l.carried(), l.initial());
      broken.put(l.label(), l.results());
      continued.put(l.label(), l.carried());
      block(function, l.body(), l.carried());
    } else if (s instanceof Statement.Labelled l) {
      broken.put(l.label(), l.results());
      block(function, l.body(), l.results());
    }
  }

  private void instruction(Statement.Instruction i) {
    Operation operation = i.operation();
    List<Value> a = i.arguments();
    if (operation instanceof Operation.Call call) {
      Function callee = Optional.ofNullable(functions.get(call.function())).orElseThrow();
      unify(callee.parameters(), a);
      i.results().stream()
          .filter(r -> r.type().isArray())
          .forEach(r -> AliasClass.unify(of(r), result(callee.name())));
    } else if (operation instanceof Operation.Store && Typing.isReference(a.get(2).type())) {
      AliasClass.unify(of(a.get(0)).element(), of(a.get(2)));
    }
    if (i.results().isEmpty() || !Typing.isReference(i.results().get(0).type())) {
      return;
    }
    Value result = i.results().get(0);
    if (operation instanceof Operation.Load) {
      AliasClass.unify(of(a.get(0)).element(), of(result));
    } else if (operation instanceof Operation.CloneArray && result.type().rank() > 1) {
      AliasClass.unify(of(a.get(0)).element(), of(result).element());
    } else if (operation instanceof Operation.Choose) {
      unify(result, a.get(1));
      unify(result, a.get(2));
    } else if (operation instanceof Operation.Cast) {
      unify(result, a.get(0));
    } else if (operation instanceof Operation.ReadField field) {
      AliasClass shared = fields.computeIfAbsent(field, f -> new AliasClass());
      AliasClass.unify(shared, of(result));
      mark(of(result), result.type());
    } else if (operation instanceof Operation.StaticCall) {
      AliasClass shared = fields.computeIfAbsent(operation, f -> new AliasClass());
      AliasClass.unify(shared, of(result));
      a.stream().filter(v -> v.type().equals(result.type())).forEach(v -> unify(result, v));
      mark(of(result), result.type());
    }
  }

  /** The functions of the program by name. */
  Function function(String name) {
    return Optional.ofNullable(functions.get(name)).orElseThrow();
  }

  /** Visits every instruction of a function in program order. */
  static void forEachInstruction(
      Block block, java.util.function.Consumer<Statement.Instruction> visitor) {
    for (Statement s : block.statements()) {
      if (s instanceof Statement.Instruction i) {
        visitor.accept(i);
      }
      Values.blocks(s).forEach(b -> forEachInstruction(b, visitor));
    }
  }
}
