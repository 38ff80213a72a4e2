package dev.gradus.compiler.method;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Refusal;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Values;
import dev.gradus.compiler.read.ClassFiles;
import dev.gradus.runtime.Problem;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

/**
 * Whether generated code may use what it calls and reads: methods with rules of their own stay
 * calls, and fields that change are read where they are. Without this check the JVM would say so,
 * when the code first runs.
 */
final class MemberAccess {
  private static final List<String> OPEN =
      List.of("java/", "javax/", "kotlin/", "dev/gradus/runtime/");

  private final ClassFiles files;
  private final Optional<String> beside;
  private final Map<String, Optional<ClassNode>> classes = new HashMap<>();

  private MemberAccess(ClassFiles files, Optional<String> beside) {
    this.files = files;
    this.beside = beside;
  }

  /**
   * Checks a program.
   *
   * @param beside internal name of a class whose package the generated class joins, in the same
   *     loader; empty where it has a loader of its own
   * @throws dev.gradus.runtime.GradusException if it uses something that is hidden from it
   */
  static void check(LoopProgram program, ClassFiles files, Optional<String> beside) {
    MemberAccess access = new MemberAccess(files, beside.map(MemberAccess::packageOf));
    for (Function f : program.functions()) {
      Deque<Block> blocks = new ArrayDeque<>(List.of(f.body()));
      while (!blocks.isEmpty()) {
        for (Statement s : blocks.remove().statements()) {
          blocks.addAll(Values.blocks(s));
          if (s instanceof Statement.Instruction i) {
            access.instruction(i);
          }
        }
      }
    }
  }

  private void instruction(Statement.Instruction i) {
    Operation operation = i.operation();
    if (operation instanceof Operation.StaticCall c) {
      require(i, c.owner(), "." + c.name(), method(c.owner(), c.name(), c.descriptor()));
    } else if (operation instanceof Operation.Construct c) {
      require(i, c.owner(), "'s constructor", method(c.owner(), "<init>", c.descriptor()));
    } else if (operation instanceof Operation.ReadField f) {
      Optional<Integer> flags =
          find(f.owner())
              .flatMap(n -> n.fields.stream().filter(d -> d.name.equals(f.name())).findFirst())
              .map(d -> d.access);
      require(i, f.owner(), "." + f.name(), flags);
    }
  }

  private Optional<Integer> method(String owner, String name, String descriptor) {
    return find(owner)
        .flatMap(
            n ->
                n.methods.stream()
                    .filter(m -> m.name.equals(name) && m.desc.equals(descriptor))
                    .findFirst())
        .map(m -> m.access);
  }

  /**
   * @param flags those of the member; empty where it is inherited
   */
  private void require(
      Statement.Instruction i, String owner, String member, Optional<Integer> flags) {
    int all = flags.orElse(Opcodes.ACC_PUBLIC);
    boolean open =
        find(owner).map(n -> (n.access & Opcodes.ACC_PUBLIC) != 0).orElse(true)
            && (all & Opcodes.ACC_PUBLIC) != 0;
    boolean near =
        beside.filter(packageOf(owner)::equals).isPresent() && (all & Opcodes.ACC_PRIVATE) == 0;
    if (!open && !near) {
      throw Refusal.at(i.position(), Problem.MEMBER_HIDDEN, owner.replace('/', '.') + member);
    }
  }

  private Optional<ClassNode> find(String owner) {
    return OPEN.stream().anyMatch(owner::startsWith)
        ? Optional.empty()
        : classes.computeIfAbsent(owner, o -> ClassNodes.find(files, o));
  }

  private static String packageOf(String internalName) {
    return internalName.substring(0, internalName.lastIndexOf('/') + 1);
  }
}
