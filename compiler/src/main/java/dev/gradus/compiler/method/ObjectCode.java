package dev.gradus.compiler.method;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.objects.ParameterShape;
import java.util.ArrayList;
import java.util.List;

/** Puts gradients by the fields of an object into an object of the same class. */
final class ObjectCode {
  private ObjectCode() {}

  /** Whether objects of that shape, and those in them, can be made from their fields. */
  static boolean canBeMade(ParameterShape shape) {
    return !(shape instanceof ParameterShape.Exploded e)
        || e.constructor().isPresent()
            && e.components().stream().allMatch(c -> canBeMade(c.shape()));
  }

  /**
   * The gradient by a parameter: of a number or array its adjoint; of an object one with the
   * adjoints in place of its reals and its own values elsewhere.
   */
  static Value gradient(EntryCode code, ParameterShape shape, Adjoints adjoints) {
    if (shape instanceof ParameterShape.Leaf leaf) {
      boolean active = code.primal.parameters().get(leaf.index()).active();
      return active ? adjoints.of(code, leaf.index()) : code.own(leaf.index());
    }
    ParameterShape.Exploded object = (ParameterShape.Exploded) shape;
    List<Value> fields = new ArrayList<>();
    object.components().forEach(c -> fields.add(gradient(code, c.shape(), adjoints)));
    Type type = object.type();
    return code.f.apply(
        new Operation.Construct(type.className(), object.constructor().orElseThrow()),
        fields.toArray(Value[]::new));
  }
}
