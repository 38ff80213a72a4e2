package dev.gradus.compiler.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.compiler.loop.LoopProgram;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Judges what the compiler makes of one method: values to the last bit, derivatives against the
 * engine on dual numbers, that engine against difference quotients of the method itself.
 */
public final class Judge {
  /** How far arguments are moved to see whether results follow. */
  private static final double LAST_DIGITS = 0x1p-43;

  /** Up to so many coordinates, every element of the gradient is compared. */
  private static final int COORDINATES = 24;

  /** Runs to take every branch, at most. */
  private static final int MOST = 200;

  private final Subject subject;
  private final boolean isQuick;
  private final boolean isExact;
  private final Inputs inputs;
  private final DualEngine engine;
  private final String entry;
  private final Machine primal;
  private final Optional<ReverseJudge> reverse;
  private final Optional<ReverseJudge> aliased;
  private final Optional<ForwardJudge> forward;
  private final Optional<ForwardJudge> aliasedForward;

  private Judge(Subject subject, Differentiation compiler, boolean isQuick, boolean aliases) {
    this.subject = subject;
    this.isQuick = isQuick;
    isExact = compiler.isExact();
    inputs = Arguments.inputs(subject.method());
    LoopProgram read = compiler.read(subject.method());
    ClassLoader loader = subject.method().getDeclaringClass().getClassLoader();
    engine = new DualEngine(read, loader);
    entry = read.functions().get(0).name();
    primal = Machine.emitted(compiler.primal(subject.method()));
    boolean some = !subject.active().isEmpty();
    reverse = some ? reverse(compiler, false) : Optional.empty();
    aliased = some && aliases ? reverse(compiler, true) : Optional.empty();
    forward = some ? forward(compiler, false) : Optional.empty();
    aliasedForward = some && aliases ? forward(compiler, true) : Optional.empty();
  }

  private Optional<ReverseJudge> reverse(Differentiation compiler, boolean mayAlias) {
    return compiler
        .reverse(subject.method(), subject.active(), mayAlias)
        .map(p -> new ReverseJudge(p, isQuick, isExact));
  }

  private Optional<ForwardJudge> forward(Differentiation compiler, boolean mayAlias) {
    return compiler
        .forward(subject.method(), subject.active(), 2, mayAlias)
        .map(p -> new ForwardJudge(p, isExact));
  }

  /** A judge of one method. */
  public static Judge of(Method method, Differentiation compiler) {
    return new Judge(Subject.of(method), compiler, false, true);
  }

  /**
   * A judge that leaves out difference quotients, threads and single coordinates: for many methods.
   *
   * @param aliases whether runs with aliased arguments are to come
   */
  public static Judge quick(Method method, Differentiation compiler, boolean aliases) {
    return new Judge(Subject.of(method), compiler, true, aliases);
  }

  /** Judges runs until every branch was taken, then runs with aliased arguments. */
  public void judge() throws Throwable {
    for (int run = 0; run < inputs.runs() || run < MOST && !isCovered(); run++) {
      judge(Arguments.of(subject.method(), run), run, false);
    }
    for (int run = 0; inputs.aliases() && run < 2; run++) {
      Object[] arguments = Arguments.of(subject.method(), run);
      if (Aliases.make(arguments, subject)) {
        judge(arguments, run, true);
      } else if (Aliases.ofRows(arguments)) {
        judge(arguments, run, false);
      }
    }
    assertThat(isCovered()).as("branches that no run takes: %s", engine.unreached()).isTrue();
  }

  private boolean isCovered() {
    return engine.unreached().size() <= inputs.unreached();
  }

  /**
   * The derivative of a real result by a real parameter: by the compiled gradient if there is one.
   */
  public double derivative(@Nullable Object[] arguments, int parameter) throws Throwable {
    Point point = Point.of(subject, arguments);
    Direction direction = Direction.zero(subject, point.leaves());
    direction.scalars()[parameter] = 1;
    Cotangents one = new Cotangents(1, List.of(), Direction.zero(subject, point.leaves()).leaves());
    if (reverse.isPresent()) {
      Outcome primal = Outcome.of(subject::call, point.copy().arguments());
      return reverse.get().gradient(point, primal, one).along(subject, direction).value();
    }
    return point.derivative(engine, entry, direction, one).value();
  }

  /** Judges one run. */
  public void judge(@Nullable Object[] arguments, long seed, boolean isAliased) throws Throwable {
    Point point = Point.of(subject, arguments);
    Outcome primal = Outcome.of(subject::call, point.copy().arguments());
    values(point, primal);
    Random random = new Random(seed);
    Cotangents cotangents = Cotangents.random(subject, primal, point.leaves(), random);
    List<Direction.Named> directions = directions(point, random);
    List<Sum> expected = new ArrayList<>();
    if (primal.thrown() == null) {
      for (Direction.Named direction : directions) {
        expected.add(point.derivative(engine, entry, direction.direction(), cotangents));
      }
      if (isQuick && !expected.stream().allMatch(e -> Double.isFinite(e.size()))) {
        return;
      }
      if (!isExact && isQuick && !isStable(point, primal, directions)) {
        return;
      }
      quotients(point, cotangents, directions.get(0).direction(), expected.get(0));
    }
    Expectation expectation = new Expectation(point, primal, cotangents, directions, expected);
    (isAliased ? aliased : reverse).ifPresent(r -> r.judge(expectation));
    (isAliased ? aliasedForward : forward).ifPresent(f -> f.judge(expectation));
  }

  /**
   * Whether arguments that differ in their last digits give results that do: else nothing can be
   * said of a program that rounds otherwise.
   */
  private boolean isStable(Point point, Outcome primal, List<Direction.Named> directions) {
    for (Direction.Named direction : directions) {
      Point moved = point.moved(direction.direction(), LAST_DIGITS);
      if (Outcome.of(subject::call, moved.arguments()).difference(primal).isPresent()) {
        return false;
      }
    }
    return true;
  }

  private void values(Point point, Outcome expected) {
    Outcome dual =
        Outcome.of(
            a -> engine.call(entry, a, new double[a.length], new Shadows()).value(),
            point.copy().arguments());
    assertThat(dual.text()).as("value on dual numbers").isEqualTo(expected.text());
    Outcome optimised = Outcome.of(primal.callee(), point.copy().arguments());
    assertThat(optimised.text()).as("value after optimising").isEqualTo(expected.text());
  }

  /** Random directions, and all coordinates if they are few. */
  private List<Direction.Named> directions(Point point, Random random) {
    List<Direction.Named> directions = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Direction direction = Direction.random(subject, point.leaves(), random);
      directions.add(new Direction.Named("random direction " + i, direction));
    }
    List<Direction.Named> coordinates = Direction.coordinates(subject, point.leaves());
    if (!isQuick && coordinates.size() <= COORDINATES) {
      directions.addAll(coordinates);
    }
    return directions;
  }

  private void quotients(Point point, Cotangents cotangents, Direction direction, Sum expected)
      throws Throwable {
    assertThat(expected.value()).as("derivative on dual numbers").isFinite();
    if (isQuick || subject.isSingle() || !inputs.smooth()) {
      return;
    }
    double quotient = point.quotient(direction, cotangents, 0x1p-14);
    double tolerance = 1e-6;
    if (!(Math.abs(quotient - expected.value()) <= tolerance * (1 + expected.size()))) {
      // A jump or kink may lie that near: less exactly, but nearer.
      quotient = point.quotient(direction, cotangents, 0x1p-24);
      tolerance = 1e-4;
    }
    assertThat(Math.abs(quotient - expected.value()))
        .as("dual numbers %s, difference quotient %s", expected.value(), quotient)
        .isLessThanOrEqualTo(tolerance * (1 + expected.size()));
  }
}
