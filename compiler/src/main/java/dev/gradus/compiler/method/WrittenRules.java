package dev.gradus.compiler.method;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.read.ClassFiles;
import dev.gradus.compiler.rule.CallRule;
import dev.gradus.compiler.rule.DerivativeRules;
import dev.gradus.runtime.Derivative;
import dev.gradus.runtime.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The rules that users write with {@link Derivative}: those in the class of the method called, and
 * those in classes that were named.
 */
final class WrittenRules implements DerivativeRules {
  private static final List<String> PLATFORM = List.of("java/", "javax/", "jdk/", "kotlin/");

  /** A method with the annotation. */
  private record Written(ClassNode owner, MethodNode method, int by) {
    Operation.StaticCall call() {
      boolean onInterface = (owner.access & Opcodes.ACC_INTERFACE) != 0;
      return new Operation.StaticCall(owner.name, method.name, method.desc, onInterface);
    }
  }

  private final ClassFiles files;
  private final List<String> named;
  private final Map<String, Map<String, List<Written>>> byClass = new HashMap<>();
  private final Map<Operation, Optional<CallRule>> known = new HashMap<>();
  private final Set<Operation> partials = new LinkedHashSet<>();

  /**
   * @param named internal names of classes with rules
   */
  WrittenRules(ClassFiles files, List<String> named) {
    this.files = files;
    this.named = named;
  }

  /** Whether a call is that of a rule: it can be read when it is to be differentiated. */
  boolean isPartial(Operation operation) {
    return partials.contains(operation);
  }

  @Override
  public Optional<CallRule> of(Operation operation) {
    if (!(operation instanceof Operation.StaticCall call)) {
      return Optional.empty();
    }
    Optional<CallRule> rule = known.get(operation);
    if (rule == null) {
      rule = find(call);
      known.put(operation, rule);
    }
    return rule;
  }

  private Optional<CallRule> find(Operation.StaticCall call) {
    Set<String> classes = new LinkedHashSet<>(named);
    if (PLATFORM.stream().noneMatch(call.owner()::startsWith)) {
      classes.add(call.owner());
    }
    Type[] types = Type.getArgumentTypes(call.descriptor());
    List<Optional<Operation>> slopes = new ArrayList<>();
    Set<Integer> unknown = new LinkedHashSet<>();
    for (int k = 0; k < types.length; k++) {
      slopes.add(Optional.empty());
      unknown.add(k);
    }
    for (String name : classes) {
      for (Written rule : rules(name).getOrDefault(key(call.owner(), call.name()), List.of())) {
        if (sameParameters(rule.method().desc, call.descriptor())) {
          require(rule, call, types);
          partials.add(rule.call());
          slopes.set(rule.by(), Optional.of(rule.call()));
          unknown.remove(rule.by());
        }
      }
    }
    boolean any = slopes.stream().anyMatch(Optional::isPresent);
    return any ? Optional.of(new CallRule.Partials(slopes, unknown)) : Optional.empty();
  }

  private static boolean sameParameters(String rule, String method) {
    return rule.substring(0, rule.indexOf(')')).equals(method.substring(0, method.indexOf(')')));
  }

  private static void require(Written rule, Operation.StaticCall call, Type[] types) {
    boolean isStatic = (rule.method().access & Opcodes.ACC_STATIC) != 0;
    Type result = Type.getReturnType(call.descriptor());
    boolean fits =
        isStatic
            && isReal(result)
            && Type.getReturnType(rule.method().desc).equals(result)
            && rule.by() >= 0
            && rule.by() < types.length
            && isReal(types[rule.by()]);
    if (!fits) {
      throw Problem.DERIVATIVE_RULE.exception(
          rule.owner().name.replace('/', '.') + "." + rule.method().name,
          call.owner().replace('/', '.') + "." + call.name(),
          rule.by());
    }
  }

  private static boolean isReal(Type type) {
    return type.getSort() == Type.DOUBLE || type.getSort() == Type.FLOAT;
  }

  /** The rules in a class by owner and name of the method that they are for. */
  private Map<String, List<Written>> rules(String name) {
    return byClass.computeIfAbsent(name, this::read);
  }

  private Map<String, List<Written>> read(String name) {
    Map<String, List<Written>> rules = new LinkedHashMap<>();
    Optional<byte[]> bytes = files.find(name);
    if (bytes.isEmpty()) {
      return rules;
    }
    ClassNode node = new ClassNode();
    new ClassReader(bytes.get()).accept(node, ClassReader.SKIP_CODE | ClassReader.SKIP_FRAMES);
    for (MethodNode method : node.methods) {
      for (AnnotationNode mark : Annotations.all(method.visibleAnnotations, Derivative.class)) {
        String owner = Annotations.type(mark, "owner").orElse(name);
        int by = Annotations.value(mark, "by").map(v -> (Integer) v).orElse(0);
        String of = Annotations.text(mark, "of").orElseThrow();
        rules
            .computeIfAbsent(key(owner, of), k -> new ArrayList<>())
            .add(new Written(node, method, by));
      }
    }
    return rules;
  }

  private static String key(String owner, String method) {
    return owner + "." + method;
  }
}
