package dev.gradus.dsl.op;

import dev.gradus.runtime.Arithmetic;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;

/** An operation as declared in a {@link Family}. */
final class DeclaredOp implements ScalarOp {
  private static final Interval ORDINARY = new Interval(-3, 3);

  private final String name;
  private final Kind kind;
  private final List<String> operands;
  private final Notation notation;
  private final String definition;
  private final Supplier<Realisation> strict;
  private final Supplier<Realisation> fast;
  private final Supplier<Realisation> java;
  private final Map<Integer, Lazy<Formula>> partials;
  private final Map<Integer, Double> safePoints;
  private final Map<Integer, Interval> interiors;
  private final Set<Integer> refused;
  private final boolean commutative;
  private final OptionalDouble neutral;
  private final String domain;
  private final String edge;
  private final Map<Arithmetic, Lazy<ScalarFunction>> doubles = new EnumMap<>(Arithmetic.class);
  private final Map<Arithmetic, Lazy<ScalarFunction>> floats = new EnumMap<>(Arithmetic.class);
  private final Lazy<ScalarFunction> javaDouble = new Lazy<>(() -> linkJava(false));
  private final Lazy<ScalarFunction> javaFloat = new Lazy<>(() -> linkJava(true));

  DeclaredOp(Declaration declared) {
    name = declared.name;
    kind = declared.kind;
    operands = declared.operands;
    notation = declared.notation;
    definition = declared.definition;
    strict = declared.realisation(Arithmetic.STRICT);
    fast = declared.realisation(Arithmetic.FAST);
    java = declared.java != null ? declared.java : strict;
    partials = Map.copyOf(declared.partials);
    safePoints = Map.copyOf(declared.safePoints);
    interiors = Map.copyOf(declared.interiors);
    refused = Set.copyOf(declared.refused);
    commutative = declared.commutative;
    neutral = declared.neutral;
    domain = declared.domain;
    edge = declared.edge;
    for (Arithmetic arithmetic : Arithmetic.values()) {
      doubles.put(arithmetic, new Lazy<>(() -> link(arithmetic, false)));
      floats.put(arithmetic, new Lazy<>(() -> link(arithmetic, true)));
    }
  }

  private ScalarFunction link(Arithmetic arithmetic, boolean single) {
    return new Execution(op -> op.function(arithmetic, single), single)
        .of(realisation(arithmetic), arity());
  }

  private ScalarFunction linkJava(boolean single) {
    return new Execution(op -> op.javaFunction(single), single).of(javaRealisation(), arity());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int arity() {
    return operands.size();
  }

  @Override
  public List<String> operandNames() {
    return operands;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public Notation notation() {
    return notation;
  }

  @Override
  public String definition() {
    if (!definition.isEmpty()) {
      return definition;
    }
    return FormulaText.ofDefinition(this);
  }

  @Override
  public Realisation realisation(Arithmetic arithmetic) {
    return (arithmetic == Arithmetic.STRICT ? strict : fast).get();
  }

  @Override
  public Realisation javaRealisation() {
    return java.get();
  }

  @Override
  public Optional<Formula> partial(int operand) {
    return Optional.ofNullable(partials.get(operand)).map(Lazy::get);
  }

  @Override
  public boolean refuses(int operand) {
    return refused.contains(operand);
  }

  @Override
  public OptionalDouble safePoint(int operand) {
    Double point = safePoints.get(operand);
    return point == null ? OptionalDouble.empty() : OptionalDouble.of(point);
  }

  @Override
  public boolean commutative() {
    return commutative;
  }

  @Override
  public OptionalDouble neutral() {
    return neutral;
  }

  @Override
  public Interval interior(int operand) {
    return interiors.getOrDefault(operand, ORDINARY);
  }

  @Override
  public String domain() {
    return domain;
  }

  @Override
  public String edge() {
    return edge;
  }

  @Override
  public ScalarFunction function(Arithmetic arithmetic, boolean single) {
    return (single ? floats : doubles).get(arithmetic).get();
  }

  @Override
  public ScalarFunction javaFunction(boolean single) {
    return (single ? javaFloat : javaDouble).get();
  }

  @Override
  public String toString() {
    return name;
  }
}
