package dev.gradus.dsl.op;

import dev.gradus.dsl.op.Formula.Operand;
import dev.gradus.dsl.op.Formula.Output;
import dev.gradus.dsl.op.Notation.Position;
import dev.gradus.dsl.op.Realisation.Recipe;
import dev.gradus.dsl.op.Realisation.StaticCall;
import dev.gradus.dsl.op.ScalarOp.Kind;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.kernel.FastMath;
import dev.gradus.runtime.kernel.Fdlibm;
import dev.gradus.runtime.kernel.Special;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One operation of the catalogue as it is being written down. Every operand needs a partial, or
 * {@link #flat} or {@link #refuses}; realisations not given follow STRICT.
 */
final class Declaration {
  final String name;
  final List<String> operands;
  final Map<Arithmetic, Supplier<Realisation>> realisations = new EnumMap<>(Arithmetic.class);
  final Map<Integer, Lazy<Formula>> partials = new HashMap<>();
  final Map<Integer, Double> safePoints = new HashMap<>();
  final Map<Integer, Interval> interiors = new HashMap<>();
  final Set<Integer> flat = new HashSet<>();
  final Set<Integer> refused = new HashSet<>();
  Kind kind = Kind.REAL;
  Notation notation;
  String definition = "";
  String domain = "all reals";
  String edge = "";
  boolean commutative;
  OptionalDouble neutral = OptionalDouble.empty();
  @Nullable Supplier<Realisation> java;
  private final Consumer<ScalarOp> catalogue;

  Declaration(Consumer<ScalarOp> catalogue, String name, List<String> operands) {
    this.catalogue = catalogue;
    this.name = name;
    this.operands = List.copyOf(operands);
    this.notation = Notation.function(name);
  }

  Declaration kind(Kind kind) {
    this.kind = kind;
    return this;
  }

  Declaration between(String symbol, int precedence) {
    notation = new Notation(symbol, precedence, Position.BETWEEN);
    return this;
  }

  Declaration before(String symbol, int precedence) {
    notation = new Notation(symbol, precedence, Position.BEFORE);
    return this;
  }

  Declaration after(String symbol, int precedence) {
    notation = new Notation(symbol, precedence, Position.AFTER);
    return this;
  }

  /** The value as mathematics, where neither name nor recipe says it. */
  Declaration means(String definition) {
    this.definition = definition;
    return this;
  }

  Declaration strict(Realisation realisation) {
    realisations.put(Arithmetic.STRICT, () -> realisation);
    return this;
  }

  Declaration fast(Realisation realisation) {
    realisations.put(Arithmetic.FAST, () -> realisation);
    return this;
  }

  /** As {@link Math} does it, for user code that calls that. */
  Declaration java(Realisation realisation) {
    java = () -> realisation;
    return this;
  }

  Declaration recipe(Rule.One rule) {
    return composed(Rule.of(rule));
  }

  Declaration recipe(Rule.Two rule) {
    return composed(Rule.of(rule));
  }

  Declaration recipe(Rule.Three rule) {
    return composed(Rule.of(rule));
  }

  private Declaration composed(Rule rule) {
    realisations.put(Arithmetic.STRICT, new Lazy<>(() -> new Recipe(rule.in(variables()))));
    return this;
  }

  /**
   * {@code double Math.name(double…)}, exactly specified there, so that every arithmetic uses it.
   */
  Declaration exact() {
    return strict(call(Math.class, name));
  }

  /** As {@link #exact}, with an overload on floats. */
  Declaration exactWithFloat() {
    return strict(new StaticCall(Math.class, name, true, ""));
  }

  /** {@link StrictMath} in STRICT, {@link FastMath} in FAST, {@link Math} in the user's code. */
  Declaration elementary() {
    return strict(call(StrictMath.class, name)).fast(fastMath("")).java(call(Math.class, name));
  }

  /** {@link #elementary}, by {@link Fdlibm} in STRICT, for {@link StrictMath} allocates. */
  Declaration elementaryOfFdlibm() {
    return elementary().strict(call(Fdlibm.class, name));
  }

  /** {@link Special} in STRICT, {@link FastMath} in FAST. */
  Declaration special() {
    return strict(call(Special.class, name)).fast(fastMath(""));
  }

  /** There is a block kernel of the same name for FAST. */
  Declaration onBlocks() {
    return fast(fastMath(name));
  }

  private StaticCall fastMath(String block) {
    return new StaticCall(FastMath.class, name, true, block);
  }

  static StaticCall call(Class<?> owner, String name) {
    return new StaticCall(owner, name, false, "");
  }

  /** Derivative of a function of one variable, over operand and output. */
  Declaration derivative(Rule.Two rule) {
    return partial(0, Rule.of(rule));
  }

  Declaration partial(String operand, Rule.Three rule) {
    return partial(operands.indexOf(operand), Rule.of(rule));
  }

  Declaration partial(String operand, Rule.Four rule) {
    return partial(operands.indexOf(operand), Rule.of(rule));
  }

  private Declaration partial(int operand, Rule rule) {
    partials.put(
        operand, new Lazy<>(() -> rule.in(Stream.concat(variables().stream(), output()).toList())));
    return this;
  }

  /** The derivative by these operands (none named: by all) is zero, or taken as zero. */
  Declaration flat(String... operands) {
    List<String> named = operands.length == 0 ? this.operands : List.of(operands);
    named.forEach(o -> flat.add(this.operands.indexOf(o)));
    return this;
  }

  /** There is a derivative by this operand, but the catalogue does not offer it. */
  Declaration refuses(String operand) {
    refused.add(operands.indexOf(operand));
    return this;
  }

  Declaration safeAt(double point) {
    safePoints.put(0, point);
    return this;
  }

  Declaration safeAt(String operand, double point) {
    safePoints.put(operands.indexOf(operand), point);
    return this;
  }

  Declaration commutative() {
    commutative = true;
    return this;
  }

  Declaration neutral(double element) {
    neutral = OptionalDouble.of(element);
    return this;
  }

  Declaration interior(double low, double high) {
    interiors.put(0, new Interval(low, high));
    return this;
  }

  Declaration interior(String operand, double low, double high) {
    interiors.put(operands.indexOf(operand), new Interval(low, high));
    return this;
  }

  Declaration domain(String domain) {
    this.domain = domain;
    return this;
  }

  Declaration edge(String edge) {
    this.edge = edge;
    return this;
  }

  /** Completes the declaration. */
  ScalarOp declare() {
    List<Integer> accounted = new ArrayList<>(partials.keySet());
    accounted.addAll(flat);
    accounted.addAll(refused);
    List<Integer> expected = IntStream.range(0, operands.size()).boxed().toList();
    if (!accounted.stream().sorted().toList().equals(expected)) {
      throw new IllegalArgumentException(name + ": account for the derivative by each operand");
    }
    if (!realisations.containsKey(Arithmetic.STRICT)) {
      throw new IllegalArgumentException(name + ": give a realisation");
    }
    ScalarOp op = new DeclaredOp(this);
    catalogue.accept(op);
    return op;
  }

  private List<Formula> variables() {
    return IntStream.range(0, operands.size()).<Formula>mapToObj(Operand::new).toList();
  }

  private static Stream<Formula> output() {
    return Stream.of(new Output());
  }

  Supplier<Realisation> realisation(Arithmetic arithmetic) {
    return realisations.getOrDefault(arithmetic, realisations.get(Arithmetic.STRICT));
  }
}
