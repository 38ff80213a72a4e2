package dev.gradus.compiler.method;

import dev.gradus.compiler.loop.Type;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;

/** Writes the checks of the arguments of a derivative method. */
final class CheckCode {
  private static final String OBJECT = "Ljava/lang/Object;";
  private static final String STRING = "Ljava/lang/String;";

  private final Code code;
  private final Primal primal;
  private final Form form;
  private final List<Slot> slots;
  private final String method;
  private final Set<Integer> written;

  CheckCode(Code code, Primal primal, Form form, String method, Set<Integer> written) {
    this.code = code;
    this.primal = primal;
    this.form = form;
    this.slots = form.slots();
    this.method = method;
    this.written = written;
  }

  void write() {
    for (int i = 0; i < primal.declared().size(); i++) {
      if (primal.declared().get(i).isObject()) {
        code.local(i);
        code.text(primal.declared().get(i).name());
        code.text(method);
        code.check("present", "(" + OBJECT + STRING + STRING + ")V");
      }
    }
    for (int i = 0; i < slots.size(); i++) {
      if (slots.get(i).role() == Slot.Role.PRIMAL && isReference(i)) {
        present(i);
      }
    }
    for (int i = 0; i < slots.size(); i++) {
      if (slots.get(i).role() != Slot.Role.PRIMAL && isReference(i)) {
        own(i);
      }
    }
    pairs();
  }

  private boolean isReference(int slot) {
    return dev.gradus.compiler.loop.Typing.isReference(slots.get(slot).type());
  }

  private void present(int slot) {
    code.argument(slot);
    code.text(slots.get(slot).name());
    code.text(method);
    code.check("present", "(" + OBJECT + STRING + STRING + ")V");
  }

  /** An array that is none of the method's arguments. */
  private void own(int slot) {
    Slot s = slots.get(slot);
    switch (s.role()) {
      case ADJOINT, TANGENT -> companion(slot, position(s.index()));
      case SCALAR_ADJOINTS -> {
        int count = primal.activeScalars(s.type().element()).size();
        code.argument(slot);
        code.number(count);
        lengths("length", "the scalar parameters", s.name());
      }
      case RESULT_TANGENT -> {
        code.argument(slot);
        code.number(1);
        lengths("length", "the result", s.name());
      }
      case OUT -> out(slot);
      default -> present(slot);
    }
  }

  private void companion(int slot, int x) {
    Type type = slots.get(slot).type();
    boolean flat = type.rank() == 1;
    String descriptor = flat ? type.descriptor() : "[" + OBJECT;
    if (!flat) {
      code.checks();
    }
    code.argument(x);
    code.argument(slot);
    code.text(slots.get(x).name());
    code.text(slots.get(slot).name());
    code.text(method);
    String signature = "(" + descriptor + descriptor + STRING + STRING + STRING + ")V";
    if (flat) {
      code.check("companion", signature);
    } else {
      code.checkByObject("companion", signature);
    }
  }

  private void out(int slot) {
    Slot s = slots.get(slot);
    if (form.kind() == dev.gradus.runtime.method.DerivativeKind.JACOBIAN) {
      present(slot);
      return;
    }
    code.argument(slot);
    int first = position(primal.active().get(0));
    if (slots.get(first).type().isArray()) {
      code.argument(first);
      code.method.visitInsn(Opcodes.ARRAYLENGTH);
    } else {
      code.number(primal.active().size());
    }
    if (s.type().rank() == 1) {
      lengths("length", slots.get(first).name(), s.name());
    } else {
      code.text(slots.get(first).name());
      code.text(s.name());
      code.text(method);
      code.check("square", "([" + OBJECT + "I" + STRING + STRING + STRING + ")V");
    }
  }

  private void lengths(String check, String of, String name) {
    code.text(of);
    code.text(name);
    code.text(method);
    code.check(check, "(" + OBJECT + "I" + STRING + STRING + STRING + ")V");
  }

  /** Which arguments may be one array. */
  private void pairs() {
    for (int b = 0; b < slots.size(); b++) {
      for (int a = 0; a < b; a++) {
        Slot first = slots.get(a);
        Slot second = slots.get(b);
        boolean own = second.role() == Slot.Role.PRIMAL;
        if (own && AliasGuard.mustDiffer(primal, written, second.index(), first.index())) {
          disjoint(a, b);
        }
        if (!own && shareRows(first, second)) {
          mirrored(a, b, true);
        }
        if (own || !first.type().equals(second.type()) || !Primal.isRealArray(first.type())) {
          continue;
        }
        if (first.role() == second.role() && first.index() != second.index()) {
          mirrored(a, b, false);
        } else if (first.role() != Slot.Role.PRIMAL || first.index() != second.index()) {
          distinct(b, a);
        }
      }
    }
  }

  /** An array written to that is a constant under another name has no clear derivative. */
  private void disjoint(int a, int b) {
    code.argument(a);
    code.argument(b);
    code.text(slots.get(a).name());
    code.text(slots.get(b).name());
    code.text(method);
    code.check("disjoint", "(" + OBJECT + OBJECT + STRING + STRING + STRING + ")V");
  }

  private void distinct(int own, int other) {
    code.argument(own);
    code.argument(other);
    code.text(slots.get(own).name());
    code.text(slots.get(other).name());
    code.text(method);
    code.check("distinct", "(" + OBJECT + OBJECT + STRING + STRING + STRING + ")V");
  }

  /** Whether two adjoints, or two tangents, may have rows in common. */
  private static boolean shareRows(Slot first, Slot second) {
    return first.role() == second.role()
        && (first.role() == Slot.Role.ADJOINT || first.role() == Slot.Role.TANGENT)
        && first.type().kind() == second.type().kind()
        && first.type().isArray()
        && second.type().isArray()
        && first.type().rank() + second.type().rank() > 2;
  }

  private void mirrored(int a, int b, boolean byRows) {
    if (byRows) {
      code.checks();
    }
    int x = position(slots.get(a).index());
    int y = position(slots.get(b).index());
    for (int slot : List.of(x, y, a, b)) {
      code.argument(slot);
    }
    code.text("'" + slots.get(x).name() + "' and '" + slots.get(y).name() + "'");
    code.text("'" + slots.get(a).name() + "' and '" + slots.get(b).name() + "'");
    code.text(method);
    String descriptor = "(" + OBJECT.repeat(4) + STRING.repeat(3) + ")V";
    if (byRows) {
      code.checkByObject("rowsMirrored", descriptor);
    } else {
      code.check("mirrored", descriptor);
    }
  }

  /** Position of the method's parameter of that number among the slots. */
  private int position(int parameter) {
    for (int i = 0; i < slots.size(); i++) {
      if (slots.get(i).role() == Slot.Role.PRIMAL && slots.get(i).index() == parameter) {
        return i;
      }
    }
    throw new IllegalStateException("no parameter " + parameter);
  }
}
