package dev.gradus.compiler.objects;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Refusal;
import dev.gradus.compiler.loop.Type;
import dev.gradus.runtime.GradusException;
import dev.gradus.runtime.Problem;

/** The refusals of operations on objects that nothing is known about. */
final class Unresolvable {
  private Unresolvable() {}

  /**
   * Says why an operation stays unresolved.
   *
   * @param object static type of the object it works on
   */
  static GradusException at(Position position, Operation.Unresolved operation, Type object) {
    if (operation instanceof Operation.MethodCall c) {
      return Refusal.at(position, Problem.VIRTUAL_CALL, className(c.owner()) + "." + c.name());
    } else if (operation instanceof Operation.WriteField f) {
      return Refusal.at(position, Problem.FIELD_WRITE, "the field " + f.name());
    } else if (operation instanceof Operation.InstanceOf) {
      return Refusal.at(position, Problem.TYPE_TEST, "instanceof");
    }
    return Refusal.at(position, Problem.DYNAMIC_CALL, "a lambda or method reference");
  }

  /** The refusal of a cast between these types. */
  static GradusException cast(Position position, Type from, Type to) {
    return Refusal.at(position, Problem.OBJECT_CAST, "a cast of " + from + " to " + to);
  }

  static String className(String internalName) {
    return internalName.replace('/', '.');
  }
}
