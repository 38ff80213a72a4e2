package dev.gradus.compiler.objects;

import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import dev.gradus.runtime.GradusException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;

/**
 * Objects in static final fields: {@code static final Complex I = new Complex(0, 1)}. An object
 * that never changes is as good as one made anew where it is read, of which everything is known.
 */
final class StaticObjects {
  private final Classes classes;
  private final Map<String, Optional<Recipe>> recipes = new HashMap<>();

  /** The instructions of the class initialiser that make the object. */
  private record Recipe(Function initialiser, List<Statement.Instruction> steps, Value object) {}

  StaticObjects(Classes classes) {
    this.classes = classes;
  }

  /** The object of a static field, made again; empty where it is not known how. */
  Optional<Form> again(
      Operation.ReadField read, Frame frame, Instructions instructions, Code code) {
    String key = read.owner() + "." + read.name();
    Optional<Recipe> recipe = recipes.get(key);
    if (recipe == null) {
      recipe = recipe(read);
      recipes.put(key, recipe);
    }
    if (recipe.isEmpty() || frame.isInside(key)) {
      return Optional.empty();
    }
    Frame own = new Frame(recipe.get().initialiser(), key, r -> code.draft(), Optional.of(frame));
    var place = code.position();
    for (Statement.Instruction step : recipe.get().steps()) {
      code.at(step.position());
      if (!instructions.follow(step, own)) {
        throw new IllegalStateException("the initialiser of " + key + " only throws");
      }
    }
    code.at(place);
    return Optional.of(own.form(recipe.get().object())).filter(StaticObjects::isFixed);
  }

  /** Whether one object is as good as another that was made in the same way. */
  private static boolean isFixed(Form form) {
    if (form instanceof Form.Instance instance) {
      return instance.cells().stream()
          .allMatch(c -> c.known().isPresent() && isFixed(c.known().get()));
    } else if (form instanceof Form.Closure closure) {
      return closure.captured().stream().allMatch(StaticObjects::isFixed);
    }
    return form instanceof Form.Plain plain && !Typing.isReference(plain.type())
        || form instanceof Form.Box
        || form instanceof Form.Null;
  }

  private Optional<Recipe> recipe(Operation.ReadField read) {
    if (!Fields.isObject(read.type()) || read.type().isArray() || !isConstant(read)) {
      return Optional.empty();
    }
    Optional<Function> initialiser = initialiser(read.owner());
    return initialiser.flatMap(f -> recipe(f, read));
  }

  private boolean isConstant(Operation.ReadField read) {
    boolean isEnum =
        classes
            .reader()
            .classFile(read.owner())
            .map(owner -> (owner.access & Opcodes.ACC_ENUM) != 0)
            .orElse(true);
    return !isEnum
        && !Classes.isOfPlatform(read.owner())
        && (access(read) & Opcodes.ACC_FINAL) != 0;
  }

  /** Whether generated code must not read the field. */
  boolean isPrivate(Operation.ReadField read) {
    return (access(read) & Opcodes.ACC_PRIVATE) != 0;
  }

  private int access(Operation.ReadField read) {
    Optional<ClassNode> owner = classes.reader().classFile(read.owner());
    for (FieldNode field : owner.map(o -> o.fields).orElse(List.of())) {
      if (field.name.equals(read.name())) {
        return field.access;
      }
    }
    return 0;
  }

  private Optional<Function> initialiser(String owner) {
    try {
      return classes
          .reader()
          .method(owner, "<clinit>", "()V")
          .map(call -> classes.reader().function(call.function()));
    } catch (GradusException unreadable) {
      // Then nothing is known about the object, and its use is refused where it matters.
      return Optional.empty();
    }
  }

  private Optional<Recipe> recipe(Function initialiser, Operation.ReadField read) {
    List<Statement> statements = initialiser.body().statements();
    for (int i = 0; i < statements.size(); i++) {
      if (statements.get(i) instanceof Statement.Instruction write
          && write.operation() instanceof Operation.WriteField f
          && f.isStatic()
          && f.owner().equals(read.owner())
          && f.name().equals(read.name())) {
        Value object = write.arguments().get(0);
        return steps(statements.subList(0, i), object)
            .map(steps -> new Recipe(initialiser, steps, object));
      }
    }
    return Optional.empty();
  }

  /** The instructions that a value needs, if these are all and nothing can change it. */
  private Optional<List<Statement.Instruction>> steps(List<Statement> before, Value object) {
    Set<Value> needed = new HashSet<>(Set.of(object));
    List<Statement.Instruction> steps = new ArrayList<>();
    for (int i = before.size() - 1; i >= 0; i--) {
      Statement statement = before.get(i);
      if (statement.results().stream().noneMatch(needed::contains)) {
        continue;
      }
      if (!(statement instanceof Statement.Instruction step) || !isRepeatable(step.operation())) {
        return Optional.empty();
      }
      steps.add(step);
      needed.addAll(step.arguments());
    }
    Collections.reverse(steps);
    return Optional.of(steps);
  }

  private boolean isRepeatable(Operation operation) {
    if (operation instanceof Operation.Construct c) {
      return classes.shape(c.owner()).map(ClassShape::isFixed).orElse(false);
    }
    return operation instanceof Operation.Constant
        || operation instanceof Operation.Scalar
        || operation instanceof Operation.Whole
        || operation instanceof Operation.Convert
        || operation instanceof Operation.Lambda
        || operation instanceof Operation.Call
        || operation instanceof Operation.ReadField read
            && read.isStatic()
            && (access(read) & Opcodes.ACC_FINAL) != 0;
  }
}
