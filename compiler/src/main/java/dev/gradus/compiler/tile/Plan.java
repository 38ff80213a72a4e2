package dev.gradus.compiler.tile;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Effects;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import dev.gradus.compiler.optimise.Regions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How a loop can run in tiles: what becomes of every instruction of its body. */
final class Plan {
  final Statement.For loop;
  final Uses uses;
  final Sums sums;
  final Memory memory;
  final Indices indices;
  final boolean hasLoops;
  private final Set<Value> varying;
  private final Map<Statement.Instruction, Role> roles = new IdentityHashMap<>();
  private final Map<Statement.For, RowKernels.Dots> rowDots = new IdentityHashMap<>();
  private final Map<Statement.For, RowKernels.Weighted> rowSums = new IdentityHashMap<>();
  private final List<RepeatedGathers.Gather> repeated = new ArrayList<>();
  private final Map<Statement.Instruction, RepeatedGathers.Gather> repeatedLoads =
      new IdentityHashMap<>();
  private final Map<Statement.For, List<RepeatedGathers.Gather>> repeating =
      new IdentityHashMap<>();
  private final Map<Role, Integer> counts = new EnumMap<>(Role.class);

  /** Sums → the products that go into them. */
  private final Map<Statement.Instruction, Statement.Instruction> contracted =
      new IdentityHashMap<>();

  /** Distances between iterations' elements, where they are no literals. */
  private final Set<Value> distances = new LinkedHashSet<>();

  private Plan(Statement.For loop, Uses uses, Sums sums, Memory memory, Set<Value> varying) {
    this.loop = loop;
    this.uses = uses;
    this.sums = sums;
    this.memory = memory;
    this.varying = varying;
    indices = new Indices(loop, uses, varying, sums.steps());
    hasLoops = Inside.hasLoops(loop.body());
  }

  /** The plan, if the loop can run in tiles and gains by it. */
  static Optional<Plan> of(Statement.For loop, Uses uses, Regions regions) {
    if (Math.abs(loop.step()) != 1 || !Inside.isStructured(loop.body())) {
      return Optional.empty();
    }
    Optional<Sums> sums = Sums.of(loop, uses);
    Optional<Boolean> saves = Saves.inside(loop, uses);
    if (sums.isEmpty() || saves.isEmpty()) {
      return Optional.empty();
    }
    Memory memory = new Memory(loop, uses, regions, saves.get());
    Varying varying = Varying.of(loop, sums.get(), memory);
    Plan plan = new Plan(loop, uses, sums.get(), memory, varying.values());
    if (!varying.isOneWay()
        || !memory.isIndependent(plan.indices)
        || !plan.assign(loop.body())
        || !plan.isWorthwhile()) {
      return Optional.empty();
    }
    plan.findRepeated();
    return Optional.of(plan);
  }

  private void findRepeated() {
    repeated.addAll(
        RepeatedGathers.in(
            loop,
            uses,
            i -> role(i) == Role.GATHER,
            array -> memory.isPrivate(array) || memory.isSaved(array)));
    for (RepeatedGathers.Gather g : repeated) {
      roles.put(g.load(), Role.GATHERED);
      repeatedLoads.put(g.load(), g);
      repeating.computeIfAbsent(g.around(), l -> new ArrayList<>()).add(g);
    }
  }

  /** What a loop inside reads again and again. */
  List<RepeatedGathers.Gather> repeated() {
    return repeated;
  }

  /** What one of these loads reads. */
  RepeatedGathers.Gather repeated(Statement.Instruction load) {
    return repeatedLoads.get(load);
  }

  /** What a loop repeats. */
  List<RepeatedGathers.Gather> repeatedBy(Statement.For l) {
    return repeating.getOrDefault(l, List.of());
  }

  boolean isVarying(Value value) {
    return varying.contains(value);
  }

  Role role(Statement.Instruction i) {
    return roles.get(i);
  }

  /** Numbers of elements between what consecutive iterations read, where it is no literal. */
  Set<Value> distances() {
    return distances;
  }

  /** Whether a loop inside is a kernel's work on the rows of a matrix. */
  private boolean isRows(Statement.For l) {
    Optional<RowKernels.Dots> dots =
        RowKernels.dots(l, loop, uses, this::isVarying).filter(d -> isVarying(l.results().get(0)));
    Optional<RowKernels.Weighted> weighted =
        RowKernels.weighted(l, loop, uses, this::isVarying).filter(w -> isAdded(l));
    boolean shared =
        dots.filter(d -> !memory.isPrivate(d.matrix())).isPresent()
            || weighted.filter(w -> !memory.isPrivate(w.matrix())).isPresent();
    if (!shared) {
      return false;
    }
    dots.ifPresent(d -> rowDots.put(l, d));
    weighted.ifPresent(w -> rowSums.put(l, w));
    return true;
  }

  /** Whether the only store of a loop is an addition to elements. */
  private boolean isAdded(Statement.For l) {
    return PrivateArrays.accesses(l.body()).stream()
        .filter(i -> i.operation() instanceof Operation.Store)
        .allMatch(i -> memory.addition(i).isPresent());
  }

  /** The loops inside that are kernels' work. */
  Set<Statement.For> rowLoops() {
    Set<Statement.For> loops = Collections.newSetFromMap(new IdentityHashMap<>());
    loops.addAll(rowDots.keySet());
    loops.addAll(rowSums.keySet());
    return loops;
  }

  /** The products that a loop inside computes, if it is such a loop. */
  Optional<RowKernels.Dots> dots(Statement.For l) {
    return Optional.ofNullable(rowDots.get(l));
  }

  /** The sums of rows that a loop inside computes, if it is such a loop. */
  Optional<RowKernels.Weighted> weighted(Statement.For l) {
    return Optional.ofNullable(rowSums.get(l));
  }

  private boolean isWorthwhile() {
    boolean adds = has(Role.ELEMENT_SUM) || !sums.isEmpty();
    boolean plain = !has(Role.SCALAR) && !has(Role.GATHER) && !has(Role.SCATTER_ADD);
    return has(Role.KERNEL) || adds && (plain || hasLoops);
  }

  private boolean has(Role role) {
    return counts.containsKey(role);
  }

  private boolean assign(Block block) {
    for (Statement s : block.statements()) {
      if (s instanceof Statement.Instruction i) {
        Optional<Role> role = role(i, i.operation(), block);
        if (role.isEmpty()) {
          return false;
        }
        Role found = role.get() == Role.ROW_READ && isStill(i, block) ? Role.ROW : role.get();
        roles.put(i, found);
        counts.merge(role.get(), 1, Integer::sum);
      }
      if (s instanceof Statement.For l && isRows(l)) {
        counts.merge(Role.KERNEL, 1, Integer::sum);
        continue;
      }
      for (Block inner : Values.blocks(s)) {
        if (!assign(inner)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether a row that is read stays as it is until the end of the block, and is used there. */
  private boolean isStill(Statement.Instruction read, Block block) {
    Value array = read.arguments().get(0);
    boolean used =
        uses.of(read.results().get(0)).stream()
            .allMatch(user -> block.statements().stream().anyMatch(s -> s == user));
    return used
        && PrivateArrays.accesses(block).stream()
            .noneMatch(
                i -> i.operation() instanceof Operation.Store && i.arguments().get(0) == array);
  }

  private Optional<Role> role(Statement.Instruction i, Operation operation, Block block) {
    if (sums.term(i).isPresent()) {
      return Optional.of(Role.SUM);
    } else if (memory.isAbsorbed(i)) {
      return Optional.of(Role.ABSORBED);
    } else if (operation instanceof Operation.Load) {
      return load(i);
    } else if (operation instanceof Operation.Store) {
      return store(i);
    }
    boolean differs = i.arguments().stream().anyMatch(varying::contains);
    if (!Effects.isPure(operation)) {
      boolean known =
          operation instanceof Operation.ArrayLength
              || operation instanceof Operation.Whole
              || Saves.isArea(i)
              || Saves.isReserve(i)
              || Saves.isRelease(i)
              || Saves.isExtent(i);
      return known && !differs ? Optional.of(Role.UNIFORM) : Optional.empty();
    }
    return differs ? computed(i, block) : Optional.of(Role.UNIFORM);
  }

  private Optional<Role> computed(Statement.Instruction i, Block block) {
    Type type = i.results().get(0).type();
    boolean counted = i.arguments().stream().allMatch(a -> !varying.contains(a) || isAddress(a));
    if (counted && !type.isReal()) {
      return Optional.of(Role.ADDRESS);
    } else if (Arithmetics.kernel(i.operation()).isPresent()) {
      return Optional.of(Role.KERNEL);
    } else if (isPartOfDot(i) || isContracted(i, block)) {
      return Optional.of(Role.ABSORBED);
    } else if (Arithmetics.isVectorised(i.operation(), type)) {
      return Optional.of(Role.VECTOR);
    }
    return hasRow(type) ? Optional.of(Role.SCALAR) : Optional.empty();
  }

  private boolean isAddress(Value value) {
    return value == loop.index()
        || sums.steps().containsKey(value)
        || uses.definition(value).filter(i -> roles.get(i) == Role.ADDRESS).isPresent();
  }

  /** Whether an instruction is a product of varying numbers that goes into a sum alone. */
  private boolean isPartOfDot(Statement.Instruction i) {
    Value result = i.results().get(0);
    if (!Arithmetics.isProduct(i.operation())
        || !uses.isUsedOnce(result)
        || !i.arguments().stream().allMatch(varying::contains)
        || !(uses.of(result).get(0) instanceof Statement.Instruction user)) {
      return false;
    }
    return sums.term(user).filter(t -> t.value() == result).isPresent()
        || memory.isAbsorbed(user) && isAddedToOneElement(user, result);
  }

  /**
   * Whether an instruction is a product that is added to something else in the same block, and used
   * nowhere else: the two become one fma.
   */
  private boolean isContracted(Statement.Instruction i, Block block) {
    Value result = i.results().get(0);
    if (Arithmetics.isProduct(i.operation())
        && uses.isUsedOnce(result)
        && uses.of(result).get(0) instanceof Statement.Instruction sum
        && Arithmetics.isAddition(sum.operation())
        && sums.term(sum).isEmpty()
        && !memory.isAbsorbed(sum)
        && block.statements().stream().anyMatch(s -> s == sum)) {
      return contracted.putIfAbsent(sum, i) == null;
    }
    return false;
  }

  /** The product that is computed together with a sum. */
  Optional<Statement.Instruction> contraction(Statement.Instruction sum) {
    return Optional.ofNullable(contracted.get(sum));
  }

  /** The product that is computed with the sum it goes into, where a value is one. */
  Optional<Statement.Instruction> product(Value value) {
    return uses.definition(value).filter(i -> roles.get(i) == Role.ABSORBED);
  }

  /** The operands of such a product. */
  Optional<List<Value>> factors(Value value) {
    return product(value).map(Statement.Instruction::arguments);
  }

  private boolean isAddedToOneElement(Statement.Instruction sum, Value value) {
    return uses.of(sum.results().get(0)).get(0) instanceof Statement.Instruction store
        && memory
            .addition(store)
            .filter(a -> a.value() == value && !varying.contains(a.index()))
            .isPresent();
  }

  /** Whether values of a type can stand in rows. */
  private static boolean hasRow(Type type) {
    return type.isReal() || type.equals(Type.INT) || type.equals(Type.BOOLEAN);
  }

  private Optional<Role> load(Statement.Instruction i) {
    Value array = i.arguments().get(0);
    Value index = i.arguments().get(1);
    Type type = i.results().get(0).type();
    if (varying.contains(array)) {
      return Optional.empty();
    } else if (memory.isPrivate(array) || memory.isSaved(array)) {
      Role role = memory.isPrivate(array) ? Role.ROW_READ : Role.SAVED_READ;
      return varying.contains(index) ? Optional.empty() : Optional.of(role);
    } else if (!varying.contains(index)) {
      return Optional.of(Role.UNIFORM);
    } else if (!hasRow(type)) {
      return Optional.empty();
    } else if (indices.stride(index).filter(n -> n == 1).isPresent() && isOfRowType(array)) {
      return Optional.of(Role.READ);
    }
    addDistance(index);
    return Optional.of(Role.GATHER);
  }

  /** Not an array of bytes or chars, whose elements become ints. */
  private static boolean isOfRowType(Value array) {
    return hasRow(array.type().element());
  }

  private Optional<Role> store(Statement.Instruction i) {
    Value array = i.arguments().get(0);
    Value index = i.arguments().get(1);
    boolean differs = varying.contains(index);
    if (varying.contains(array)) {
      return Optional.empty();
    } else if (memory.addition(i).isPresent()) {
      Role moving =
          memory.rows().contains(i) && isOfRowType(array) ? Role.ROW_ADD : Role.SCATTER_ADD;
      return Optional.of(differs ? moving : Role.ELEMENT_SUM);
    } else if (memory.isPrivate(array) || memory.isSaved(array)) {
      Role role = memory.isPrivate(array) ? Role.ROW_WRITE : Role.SAVED_WRITE;
      return differs ? Optional.empty() : Optional.of(role);
    } else if (!differs || !hasRow(i.arguments().get(2).type())) {
      return Optional.empty();
    }
    boolean consecutive = indices.stride(index).filter(n -> n == 1).isPresent();
    return Optional.of(consecutive && isOfRowType(array) ? Role.WRITE : Role.SCATTER);
  }

  /** Remembers d where an index is {@code i · d + …}. */
  private void addDistance(Value index) {
    uses.definition(index)
        .filter(i -> i.operation() instanceof Operation.Whole)
        .ifPresent(
            i -> {
              boolean product =
                  ((Operation.Whole) i.operation()).op() == Operation.WholeOp.MULTIPLY;
              for (Value a : i.arguments()) {
                if (!varying.contains(a)) {
                  if (product) {
                    distances.add(a);
                  }
                } else if (a != loop.index()) {
                  addDistance(a);
                }
              }
            });
  }
}
