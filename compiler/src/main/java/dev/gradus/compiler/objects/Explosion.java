package dev.gradus.compiler.objects;

import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The functions of a program whose objects are exploded: one for each form of their arguments. */
final class Explosion {

  /**
   * A function to be made.
   *
   * @param parameters forms of the parameters; their values mean nothing
   * @param result form of the object that it gives, if it gives one: then it has further
   *     parameters, arrays of one element into which it puts the leaves
   */
  record Part(String name, Function source, List<Form> parameters, Optional<Form> result) {}

  private final Classes classes;
  private final StaticObjects statics;
  private final Map<String, Part> parts = new LinkedHashMap<>();
  private final Deque<Part> pending = new ArrayDeque<>();
  private final Set<String> names = new HashSet<>();

  Explosion(Classes classes) {
    this.classes = classes;
    this.statics = new StaticObjects(classes);
  }

  Classes classes() {
    return classes;
  }

  StaticObjects statics() {
    return statics;
  }

  /** Tells functions with forms of arguments apart. */
  static String key(Function function, List<Form> arguments) {
    StringBuilder key = new StringBuilder(function.name()).append('(');
    arguments.forEach(a -> key.append(a.structure()).append(','));
    return key.append(')').toString();
  }

  /** Asks for the function that the program starts with. */
  void entry(Function function, List<Form> arguments) {
    names.add(function.name());
    pending.add(new Part(function.name(), function, arguments, Optional.empty()));
  }

  /** The part for a function called with arguments of these forms. */
  Part part(Function function, List<Form> arguments) {
    String key = key(function, arguments);
    Part known = parts.get(key);
    if (known == null) {
      String name = function.name();
      for (int i = 2; !names.add(name); i++) {
        name = function.name() + "_" + i;
      }
      known = new Part(name, function, declared(function, arguments), result(function));
      parts.put(key, known);
      pending.add(known);
    }
    return known;
  }

  private Optional<Form> result(Function function) {
    return classes.isOfUser(function.result()) && !function.result().isArray()
        ? classes.form(function.result().className())
        : Optional.empty();
  }

  /** Arguments that are no exploded objects have the types that the function declares. */
  private static List<Form> declared(Function function, List<Form> arguments) {
    List<Form> forms = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      Type type = function.parameters().get(i).type();
      boolean plain = arguments.get(i) instanceof Form.Plain p && p.type().rank() == type.rank();
      forms.add(plain ? new Form.Plain(new Value(-1, type, "")) : arguments.get(i));
    }
    return forms;
  }

  /** Makes the functions of all parts, and of those that they call. */
  List<Function> functions() {
    List<Function> functions = new ArrayList<>();
    while (!pending.isEmpty()) {
      functions.add(new Walk(this, pending.remove()).function());
    }
    return functions;
  }
}
