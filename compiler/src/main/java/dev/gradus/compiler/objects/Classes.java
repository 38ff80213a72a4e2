package dev.gradus.compiler.objects;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.read.MethodReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/** What class files say about classes: fields, superclasses, methods. */
final class Classes {
  /** Superclasses without a part in what their subclasses compute. */
  private static final Set<String> ROOTS =
      Set.of(
          "java/lang/Object",
          "java/lang/Record",
          "kotlin/jvm/internal/Lambda",
          "kotlin/jvm/internal/FunctionReference",
          "kotlin/jvm/internal/FunctionReferenceImpl",
          "kotlin/jvm/internal/AdaptedFunctionReference");

  /** Of the platforms' classes only these are exploded. */
  private static final List<String> PLATFORMS =
      List.of("java/", "javax/", "jdk/", "sun/", "kotlin/");

  private static final List<String> EXPLODED =
      List.of(
          "kotlin/jvm/internal/Ref$",
          "kotlin/Pair",
          "kotlin/Triple",
          "kotlin/ranges/Int",
          "kotlin/ranges/Long",
          "kotlin/ranges/Char",
          "kotlin/collections/IndexedValue");

  private final MethodReader reader;
  private final Map<String, Optional<ClassShape>> shapes = new HashMap<>();

  Classes(MethodReader reader) {
    this.reader = reader;
  }

  MethodReader reader() {
    return reader;
  }

  /** The shape of a class, if its objects can be exploded. */
  Optional<ClassShape> shape(String name) {
    Optional<ClassShape> known = shapes.get(name);
    if (known == null) {
      known = readShape(name);
      shapes.put(name, known);
    }
    return known;
  }

  static boolean isRoot(String name) {
    return ROOTS.contains(name);
  }

  static boolean isOfPlatform(String name) {
    return PLATFORMS.stream().anyMatch(name::startsWith);
  }

  private Optional<ClassShape> readShape(String name) {
    if (isOfPlatform(name) && EXPLODED.stream().noneMatch(name::startsWith)) {
      return Optional.empty();
    }
    Deque<ClassNode> chain = new ArrayDeque<>();
    for (String at = name; !isRoot(at); at = chain.element().superName) {
      if (at.equals("java/lang/Throwable")) {
        // What is thrown stays an object: it may refer to itself, and nothing is computed from it.
        return Optional.empty();
      }
      Optional<ClassNode> node = reader.classFile(at);
      if (node.isEmpty() || node.get().superName == null || isInterface(node.get())) {
        return Optional.empty();
      }
      chain.push(node.get());
    }
    List<ClassShape.Field> fields = new ArrayList<>();
    for (ClassNode node : chain) {
      for (FieldNode field : node.fields) {
        if ((field.access & Opcodes.ACC_STATIC) == 0) {
          boolean isFinal = (field.access & Opcodes.ACC_FINAL) != 0;
          boolean isFixed = isFinal || isHidden(node, field) && !isWritten(node, field);
          Type type = Typing.of(field.desc);
          fields.add(new ClassShape.Field(node.name, field.name, type, isFinal, isFixed));
        }
      }
    }
    return Optional.of(new ClassShape(name, fields));
  }

  private static boolean isInterface(ClassNode node) {
    return (node.access & Opcodes.ACC_INTERFACE) != 0;
  }

  /** Whether no other class file can write the field. */
  private static boolean isHidden(ClassNode node, FieldNode field) {
    boolean alone = node.nestHostClass == null && node.nestMembers == null;
    return alone && (field.access & Opcodes.ACC_PRIVATE) != 0;
  }

  /** Whether something but a constructor of this object writes the field. */
  private boolean isWritten(ClassNode node, FieldNode field) {
    reader.concluded(node.name);
    for (MethodNode method : node.methods) {
      for (AbstractInsnNode instruction : method.instructions) {
        if (instruction instanceof FieldInsnNode write
            && write.getOpcode() == Opcodes.PUTFIELD
            && write.owner.equals(node.name)
            && write.name.equals(field.name)
            && !method.name.equals("<init>")) {
          return true;
        }
      }
    }
    return false;
  }

  /** The form of every object of a class, if the class alone tells. Values mean nothing. */
  Optional<Form> form(String name) {
    return form(name, new HashSet<>());
  }

  private Optional<Form> form(String name, Set<String> outer) {
    Optional<ClassShape> shape = shape(name);
    if (shape.isEmpty() || !shape.get().isFixed() || !outer.add(name)) {
      return Optional.empty();
    }
    List<Cell> cells = new ArrayList<>();
    for (ClassShape.Field field : shape.get().fields()) {
      Type type = field.type();
      boolean primitive = type.kind() != Type.Kind.REFERENCE;
      Optional<Form> form =
          primitive
              ? Optional.of(new Form.Plain(new Value(-1, Typing.loaded(type), field.name())))
              : type.isArray() ? Optional.empty() : form(type.className(), outer);
      if (form.isEmpty()) {
        return Optional.empty();
      }
      cells.add(Cell.fixed(field, form.get()));
    }
    outer.remove(name);
    return Optional.of(new Form.Instance(shape.get(), cells));
  }

  /** Whether a type is of objects of a user's class, which may hold numbers, or arrays of such. */
  boolean isOfUser(Type type) {
    return Fields.isObject(type)
        && !isOfPlatform(type.className())
        && reader
            .classFile(type.className())
            .map(n -> (n.access & (Opcodes.ACC_ENUM | Opcodes.ACC_INTERFACE)) == 0)
            .orElse(true);
  }

  /** Whether objects of a class are objects of another class or interface. */
  boolean isSubclass(String name, String of) {
    if (of.equals("java/lang/Object")) {
      return true;
    }
    Deque<String> pending = new ArrayDeque<>(List.of(name));
    Set<String> seen = new HashSet<>();
    while (!pending.isEmpty()) {
      String at = pending.remove();
      if (at.equals(of)) {
        return true;
      }
      if (seen.add(at)) {
        pending.addAll(supertypes(at));
      }
    }
    return false;
  }

  private List<String> supertypes(String name) {
    List<String> supertypes = new ArrayList<>();
    reader
        .classFile(name)
        .ifPresent(
            node -> {
              if (node.superName != null) {
                supertypes.add(node.superName);
              }
              supertypes.addAll(node.interfaces);
            });
    return supertypes;
  }

  /** The method that a class has under a name: its own, a superclass's, or an interface's. */
  Optional<Operation.Call> method(String owner, String name, String descriptor) {
    Deque<String> interfaces = new ArrayDeque<>();
    for (String at = owner; at != null; ) {
      Optional<Operation.Call> own = reader.method(at, name, descriptor);
      if (own.isPresent()) {
        return own;
      }
      Optional<ClassNode> node = reader.classFile(at);
      node.ifPresent(n -> interfaces.addAll(n.interfaces));
      at = node.map(n -> n.superName).orElse(null);
    }
    while (!interfaces.isEmpty()) {
      String at = interfaces.remove();
      Optional<Operation.Call> given = reader.method(at, name, descriptor);
      if (given.isPresent()) {
        return given;
      }
      reader.classFile(at).ifPresent(n -> interfaces.addAll(n.interfaces));
    }
    return Optional.empty();
  }
}
