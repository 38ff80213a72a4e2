package dev.gradus.compiler.read;

import dev.gradus.compiler.loop.LoopProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * A random method with any reducible flow: nested loops, jumps forward to anywhere, out of loops
 * and back to their heads, switches, returns. Its loops end when the fuel is used up.
 */
public final class RandomFlow {
  public static final String CLASS = "dev/gradus/compiler/read/Random";
  public static final String DESCRIPTOR = "(ID[DZ)D";

  /** Slots of the variables. */
  private static final int N = 0;

  private static final int X = 1;
  private static final int ARRAY = 3;
  private static final int FLAG = 4;
  private static final int FUEL = 5;
  private static final int[] INTS = {N, 6, 7};
  private static final int[] REALS = {X, 8, 10};

  /** Counters of counted loops by depth; set by those loops only, read anywhere. */
  private static final int[] COUNTERS = {12, 13, 14};

  private final Random random;
  private final MethodVisitor method;
  private final Label end = new Label();
  private int budget = 14;

  private RandomFlow(MethodVisitor method, long seed) {
    this.method = method;
    this.random = new Random(seed);
  }

  /** The program of the method of {@link #classFile}. */
  public static LoopProgram program(long seed) {
    byte[] bytes = classFile(seed);
    return MethodReader.read(
        n -> n.equals(CLASS) ? Optional.of(bytes) : Optional.empty(), CLASS, "f", DESCRIPTOR);
  }

  /** Arguments for one run. */
  public static Object[] arguments(Random random) {
    return new Object[] {
      random.nextInt(8) - 3,
      random.nextInt(5) - 2.0,
      random.doubles(4).toArray(),
      random.nextBoolean()
    };
  }

  /** A class with the method {@code f(int, double, double[], boolean)}, without stack maps. */
  public static byte[] classFile(long seed) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(
        Opcodes.V1_5,
        Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER,
        CLASS,
        null,
        "java/lang/Object",
        null);
    int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
    MethodVisitor method = writer.visitMethod(access, "f", DESCRIPTOR, null, null);
    method.visitCode();
    new RandomFlow(method, seed).write();
    method.visitMaxs(0, 0);
    method.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  private void write() {
    set(FUEL, 40);
    set(INTS[1], 1);
    set(INTS[2], -2);
    for (int counter : COUNTERS) {
      set(counter, 0);
    }
    for (int i = 1; i < REALS.length; i++) {
      method.visitInsn(Opcodes.DCONST_1);
      method.visitVarInsn(Opcodes.DSTORE, REALS[i]);
    }
    region(List.of(end), 0);
    method.visitLabel(end);
    method.visitVarInsn(Opcodes.DLOAD, real());
    method.visitInsn(Opcodes.DRETURN);
  }

  private void set(int slot, int value) {
    method.visitIntInsn(Opcodes.BIPUSH, value);
    method.visitVarInsn(Opcodes.ISTORE, slot);
  }

  /** Some blocks and loops in a row; each may jump to later ones and to the given places. */
  private void region(List<Label> outside, int depth) {
    int items = 1 + random.nextInt(4);
    List<Label> places = new ArrayList<>();
    for (int i = 0; i <= items; i++) {
      places.add(new Label());
    }
    for (int i = 0; i < items; i++) {
      method.visitLabel(places.get(i));
      List<Label> targets = new ArrayList<>(places.subList(i + 1, items + 1));
      targets.addAll(outside);
      if (depth < 3 && budget > 0 && random.nextInt(3) == 0) {
        switch (random.nextInt(3)) {
          case 0 -> loop(targets, depth);
          case 1 -> counted(targets, depth);
          default -> closedRange(targets, depth);
        }
      } else {
        work();
        jump(targets);
      }
    }
    method.visitLabel(places.get(items));
  }

  private void loop(List<Label> targets, int depth) {
    budget--;
    Label head = new Label();
    method.visitLabel(head);
    burn();
    List<Label> inside = new ArrayList<>(targets);
    inside.add(head);
    region(inside, depth + 1);
    if (random.nextBoolean()) {
      condition(head);
    } else {
      method.visitJumpInsn(Opcodes.GOTO, head);
    }
  }

  /** {@code for (k = …; k < …; k += …) region}. */
  private void counted(List<Label> targets, int depth) {
    budget--;
    Label head = new Label();
    Label next = new Label();
    int counter = COUNTERS[depth];
    boolean up = random.nextBoolean();
    start(counter, up);
    method.visitLabel(head);
    method.visitVarInsn(Opcodes.ILOAD, counter);
    bound();
    int strict = up ? Opcodes.IF_ICMPGE : Opcodes.IF_ICMPLE;
    int closed = up ? Opcodes.IF_ICMPGT : Opcodes.IF_ICMPLT;
    method.visitJumpInsn(random.nextBoolean() ? strict : closed, targets.get(0));
    burn();
    List<Label> inside = new ArrayList<>(targets);
    inside.add(next);
    region(inside, depth + 1);
    method.visitLabel(next);
    method.visitIincInsn(counter, (1 + random.nextInt(2)) * (up ? 1 : -1));
    method.visitJumpInsn(Opcodes.GOTO, head);
  }

  /** What kotlinc makes of {@code for (k in …..…) region}. */
  private void closedRange(List<Label> targets, int depth) {
    budget--;
    Label head = new Label();
    Label next = new Label();
    int counter = COUNTERS[depth];
    boolean up = random.nextBoolean();
    int bound = INTS[1 + random.nextInt(2)];
    start(counter, up);
    method.visitVarInsn(Opcodes.ILOAD, counter);
    method.visitVarInsn(Opcodes.ILOAD, bound);
    method.visitJumpInsn(up ? Opcodes.IF_ICMPGT : Opcodes.IF_ICMPLT, targets.get(0));
    method.visitLabel(head);
    burn();
    List<Label> inside = new ArrayList<>(targets);
    inside.add(next);
    region(inside, depth + 1);
    method.visitLabel(next);
    method.visitVarInsn(Opcodes.ILOAD, counter);
    method.visitVarInsn(Opcodes.ILOAD, bound);
    method.visitJumpInsn(Opcodes.IF_ICMPEQ, targets.get(0));
    method.visitIincInsn(counter, up ? 1 : -1);
    method.visitJumpInsn(Opcodes.GOTO, head);
  }

  private void start(int counter, boolean up) {
    if (random.nextInt(4) == 0) {
      method.visitVarInsn(Opcodes.ILOAD, readable());
      method.visitVarInsn(Opcodes.ISTORE, counter);
    } else {
      set(counter, up ? random.nextInt(3) - 1 : 3 + random.nextInt(3));
    }
  }

  private void bound() {
    switch (random.nextInt(3)) {
      case 0 -> method.visitVarInsn(Opcodes.ILOAD, INTS[random.nextInt(INTS.length)]);
      case 1 -> method.visitIntInsn(Opcodes.BIPUSH, random.nextInt(5));
      default -> {
        method.visitVarInsn(Opcodes.ALOAD, ARRAY);
        method.visitInsn(Opcodes.ARRAYLENGTH);
      }
    }
  }

  /** Leaves the method when the fuel is used up. */
  private void burn() {
    method.visitIincInsn(FUEL, -1);
    method.visitVarInsn(Opcodes.ILOAD, FUEL);
    method.visitJumpInsn(Opcodes.IFLE, end);
  }

  private void jump(List<Label> targets) {
    int kind = random.nextInt(9);
    if (kind == 0) {
      method.visitVarInsn(Opcodes.DLOAD, real());
      method.visitInsn(Opcodes.DRETURN);
    } else if (kind == 1) {
      method.visitVarInsn(Opcodes.ILOAD, readable());
      method.visitTableSwitchInsn(
          0, 3, any(targets), any(targets), any(targets), any(targets), any(targets));
    } else if (kind == 2) {
      method.visitJumpInsn(Opcodes.GOTO, any(targets));
    } else if (kind < 8) {
      condition(any(targets));
    }
  }

  private void condition(Label target) {
    switch (random.nextInt(4)) {
      case 0 -> {
        method.visitVarInsn(Opcodes.ILOAD, FLAG);
        method.visitJumpInsn(random.nextBoolean() ? Opcodes.IFEQ : Opcodes.IFNE, target);
      }
      case 1 -> {
        method.visitVarInsn(Opcodes.ILOAD, readable());
        method.visitVarInsn(Opcodes.ILOAD, readable());
        method.visitJumpInsn(Opcodes.IF_ICMPEQ + random.nextInt(6), target);
      }
      case 2 -> {
        method.visitVarInsn(Opcodes.ILOAD, readable());
        method.visitJumpInsn(Opcodes.IFEQ + random.nextInt(6), target);
      }
      default -> {
        method.visitVarInsn(Opcodes.DLOAD, real());
        method.visitVarInsn(Opcodes.DLOAD, real());
        method.visitInsn(random.nextBoolean() ? Opcodes.DCMPL : Opcodes.DCMPG);
        method.visitJumpInsn(Opcodes.IFEQ + random.nextInt(6), target);
      }
    }
  }

  private void work() {
    for (int i = random.nextInt(3); i >= 0; i--) {
      switch (random.nextInt(6)) {
        case 0 -> method.visitIincInsn(integer(), random.nextInt(5) - 2);
        case 1 -> {
          method.visitVarInsn(Opcodes.ILOAD, readable());
          method.visitVarInsn(Opcodes.ILOAD, readable());
          method.visitInsn(random.nextBoolean() ? Opcodes.IADD : Opcodes.IXOR);
          method.visitVarInsn(Opcodes.ISTORE, integer());
        }
        case 2 -> {
          method.visitVarInsn(Opcodes.DLOAD, real());
          method.visitVarInsn(Opcodes.DLOAD, real());
          method.visitInsn(random.nextBoolean() ? Opcodes.DADD : Opcodes.DSUB);
          method.visitVarInsn(Opcodes.DSTORE, real());
        }
        case 3 -> flag();
        case 4 -> store();
        default -> {
          method.visitVarInsn(Opcodes.DLOAD, real());
          method.visitVarInsn(Opcodes.DSTORE, real());
        }
      }
    }
  }

  /** {@code flag = !flag}, or a constant. */
  private void flag() {
    if (random.nextBoolean()) {
      method.visitInsn(random.nextBoolean() ? Opcodes.ICONST_0 : Opcodes.ICONST_1);
    } else {
      method.visitVarInsn(Opcodes.ILOAD, FLAG);
      method.visitInsn(Opcodes.ICONST_1);
      method.visitInsn(Opcodes.IXOR);
    }
    method.visitVarInsn(Opcodes.ISTORE, FLAG);
  }

  /** {@code array[n & 3] += real}. */
  private void store() {
    method.visitVarInsn(Opcodes.ALOAD, ARRAY);
    method.visitVarInsn(Opcodes.ILOAD, readable());
    method.visitInsn(Opcodes.ICONST_3);
    method.visitInsn(Opcodes.IAND);
    method.visitInsn(Opcodes.DUP2);
    method.visitInsn(Opcodes.DALOAD);
    method.visitVarInsn(Opcodes.DLOAD, real());
    method.visitInsn(Opcodes.DADD);
    method.visitInsn(Opcodes.DASTORE);
  }

  private Label any(List<Label> targets) {
    return targets.get(random.nextInt(targets.size()));
  }

  private int readable() {
    return random.nextInt(3) == 0 ? COUNTERS[random.nextInt(COUNTERS.length)] : integer();
  }

  private int integer() {
    return INTS[random.nextInt(INTS.length)];
  }

  private int real() {
    return REALS[random.nextInt(REALS.length)];
  }
}
