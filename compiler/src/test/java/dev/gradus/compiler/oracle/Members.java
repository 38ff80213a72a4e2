package dev.gradus.compiler.oracle;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Type;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;

/** Finds the classes, methods and fields that operations name. */
final class Members {
  private final ClassLoader loader;

  Members(ClassLoader loader) {
    this.loader = loader;
  }

  Class<?> classOf(Type type) {
    return MethodType.fromMethodDescriptorString("()" + type.descriptor(), loader).returnType();
  }

  MethodHandle method(Operation.StaticCall call) {
    try {
      Class<?>[] parameters =
          MethodType.fromMethodDescriptorString(call.descriptor(), loader).parameterArray();
      Class<?> owner = classOf(Type.reference(call.owner()));
      return spread(
          MethodHandles.lookup()
              .unreflect(accessible(owner.getDeclaredMethod(call.name(), parameters))));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("cannot link " + call, e);
    }
  }

  MethodHandle constructor(Operation.Construct construct) {
    try {
      Class<?>[] parameters =
          MethodType.fromMethodDescriptorString(construct.descriptor(), loader).parameterArray();
      Class<?> owner = classOf(Type.reference(construct.owner()));
      return spread(
          MethodHandles.lookup()
              .unreflectConstructor(accessible(owner.getDeclaredConstructor(parameters))));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("cannot link " + construct, e);
    }
  }

  MethodHandle getter(Operation.ReadField field) {
    try {
      Class<?> owner = classOf(Type.reference(field.owner()));
      return spread(
          MethodHandles.lookup().unreflectGetter(accessible(owner.getDeclaredField(field.name()))));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("cannot link " + field, e);
    }
  }

  /** Takes its arguments as an array, gives a boxed result; small integers go as int. */
  private static MethodHandle spread(MethodHandle handle) {
    MethodType type = handle.type();
    for (int i = 0; i < type.parameterCount(); i++) {
      type = type.changeParameterType(i, widened(type.parameterType(i)));
    }
    type = type.changeReturnType(widened(type.returnType()));
    MethodHandle wide = MethodHandles.explicitCastArguments(handle, type);
    return wide.asType(type.generic()).asSpreader(Object[].class, type.parameterCount());
  }

  private static Class<?> widened(Class<?> type) {
    return type == byte.class || type == char.class || type == short.class ? int.class : type;
  }

  private static <T extends AccessibleObject & Member> T accessible(T member) {
    boolean open =
        Modifier.isPublic(member.getModifiers())
            && Modifier.isPublic(member.getDeclaringClass().getModifiers());
    if (!open) {
      member.setAccessible(true);
    }
    return member;
  }
}
