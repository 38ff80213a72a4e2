package dev.gradus.compiler.objects;

import dev.gradus.compiler.loop.Type;

/** What forms are called in messages. */
final class Describe {
  private Describe() {}

  static String form(Form form) {
    if (form instanceof Form.Plain plain) {
      return "a value of type " + plain.type();
    } else if (form instanceof Form.Instance instance) {
      return "an object of class " + className(instance.shape().name());
    } else if (form instanceof Form.Closure closure) {
      return "the lambda "
          + className(closure.lambda().body().owner())
          + "."
          + closure.lambda().body().name();
    } else if (form instanceof Form.Box box) {
      return "an object of class " + className(box.owner());
    } else if (form instanceof Form.Table table) {
      return "an array of what is " + form(table.element());
    } else if (form instanceof Form.Nullable nullable) {
      return form(nullable.object()) + " or null";
    }
    return "null";
  }

  static String type(Type type) {
    return type.kind() == Type.Kind.REFERENCE
        ? className(type.className()) + "[]".repeat(type.rank())
        : type.toString();
  }

  static String className(String internalName) {
    return internalName.replace('/', '.');
  }
}
