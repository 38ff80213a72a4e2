package dev.gradus.compiler.loop;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;

/** Finds the methods, constructors and fields that operations name, each once. */
final class Linkage {
  private final ClassLoader loader;
  private final Map<Operation, MethodHandle> resolved = new HashMap<>();

  Linkage(ClassLoader loader) {
    this.loader = loader;
  }

  /** A handle that takes and gives the operation's types, small integers as int. */
  MethodHandle handle(Operation operation) {
    return resolved.computeIfAbsent(operation, this::resolve);
  }

  Class<?> classOf(Type type) {
    try {
      String name = type.descriptor().replace('/', '.');
      if (type.isArray()) {
        return Class.forName(name, false, loader);
      }
      return type.kind() == Type.Kind.REFERENCE
          ? Class.forName(type.className().replace('/', '.'), false, loader)
          : MethodType.fromMethodDescriptorString("()" + type.descriptor(), loader).returnType();
    } catch (ClassNotFoundException e) {
      throw new LinkageError("no class " + type, e);
    }
  }

  private MethodHandle resolve(Operation operation) {
    try {
      return widened(find(operation));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("cannot link " + operation, e);
    }
  }

  private MethodHandle find(Operation operation) throws ReflectiveOperationException {
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    if (operation instanceof Operation.StaticCall c) {
      Class<?> owner = classOf(Type.reference(c.owner()));
      Class<?>[] parameters = parameters(c.descriptor());
      Method method = owner.getDeclaredMethod(c.name(), parameters);
      return lookup.unreflect(accessible(method));
    } else if (operation instanceof Operation.Construct c) {
      Class<?> owner = classOf(Type.reference(c.owner()));
      Constructor<?> constructor = owner.getDeclaredConstructor(parameters(c.descriptor()));
      return lookup.unreflectConstructor(accessible(constructor));
    } else if (operation instanceof Operation.ReadField f) {
      Field field = classOf(Type.reference(f.owner())).getDeclaredField(f.name());
      return lookup.unreflectGetter(accessible(field));
    }
    throw new IllegalArgumentException(operation + " names no member");
  }

  private Class<?>[] parameters(String descriptor) {
    return MethodType.fromMethodDescriptorString(descriptor, loader).parameterArray();
  }

  /** Public members are used as they are: those of the platform refuse to be opened. */
  private static <T extends java.lang.reflect.AccessibleObject & java.lang.reflect.Member>
      T accessible(T member) {
    boolean open =
        java.lang.reflect.Modifier.isPublic(member.getModifiers())
            && java.lang.reflect.Modifier.isPublic(member.getDeclaringClass().getModifiers());
    if (!open) {
      member.setAccessible(true);
    }
    return member;
  }

  private static MethodHandle widened(MethodHandle handle) {
    MethodType type = handle.type();
    for (int i = 0; i < type.parameterCount(); i++) {
      type = type.changeParameterType(i, widened(type.parameterType(i)));
    }
    type = type.changeReturnType(widened(type.returnType()));
    return MethodHandles.explicitCastArguments(handle, type);
  }

  private static Class<?> widened(Class<?> type) {
    return type == byte.class || type == char.class || type == short.class ? int.class : type;
  }
}
