package dev.gradus.compiler.read;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.Flavour;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.dsl.op.Catalogue;
import dev.gradus.dsl.op.Realisation;
import dev.gradus.dsl.op.ScalarOp;
import dev.gradus.dsl.op.SelectionOps;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.Gradients;
import dev.gradus.runtime.kernel.Fdlibm;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;

/** Which static calls are operations of the catalogue or of integer arithmetic. */
final class CatalogueCalls {
  private static final Map<String, Operation> OPERATIONS = new HashMap<>();

  private CatalogueCalls() {}

  static {
    for (ScalarOp op : Catalogue.all()) {
      if (op.kind() == ScalarOp.Kind.REAL) {
        add(op, op.javaRealisation(), Flavour.JAVA);
        add(op, op.realisation(Arithmetic.STRICT), Flavour.STRICT);
      }
    }
    String gradients = Type.getInternalName(Gradients.class);
    Operation stop = new Operation.Scalar(SelectionOps.STOP_GRADIENT, Flavour.STRICT);
    OPERATIONS.put(key(gradients, "stopGradient", descriptor("D", 1)), stop);
    OPERATIONS.put(key(gradients, "stopGradient", descriptor("F", 1)), stop);
    whole("abs", 1, WholeOp.ABS);
    whole("min", 2, WholeOp.MIN);
    whole("max", 2, WholeOp.MAX);
  }

  static Optional<Operation> operation(MethodInsnNode call) {
    return Optional.ofNullable(OPERATIONS.get(key(call.owner, call.name, call.desc)));
  }

  private static String key(String owner, String name, String descriptor) {
    return owner + "." + name + descriptor;
  }

  private static void add(ScalarOp op, Realisation realisation, Flavour flavour) {
    if (!(realisation instanceof Realisation.StaticCall call)) {
      return;
    }
    add(op, call, flavour, call.owner());
    boolean exact = call.owner() == Math.class && flavour == Flavour.STRICT;
    if (exact || call.owner() == Fdlibm.class) {
      // StrictMath has the same values, and user code calls those.
      add(op, call, flavour, StrictMath.class);
    }
  }

  private static void add(
      ScalarOp op, Realisation.StaticCall call, Flavour flavour, Class<?> holder) {
    Operation operation = new Operation.Scalar(op, flavour);
    String owner = Type.getInternalName(holder);
    OPERATIONS.putIfAbsent(key(owner, call.name(), descriptor("D", op.arity())), operation);
    if (call.hasFloat()) {
      OPERATIONS.putIfAbsent(key(owner, call.name(), descriptor("F", op.arity())), operation);
    }
  }

  private static void whole(String name, int arity, WholeOp op) {
    for (String owner : new String[] {"java/lang/Math", "java/lang/StrictMath"}) {
      OPERATIONS.put(key(owner, name, descriptor("I", arity)), new Operation.Whole(op));
      OPERATIONS.put(key(owner, name, descriptor("J", arity)), new Operation.Whole(op));
    }
  }

  private static String descriptor(String type, int arity) {
    return "(" + type.repeat(arity) + ")" + type;
  }
}
