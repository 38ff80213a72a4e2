package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Value;
import java.util.Map;
import java.util.Set;

/**
 * A function with what the reverse sweep will want besides: shadows of arrays, numbers of trips.
 *
 * @param shadows the shadow of each active array
 * @param trips the number of trips of each loop that runs backwards, by statement of the function
 * @param active statements with a part in the reverse sweep
 * @param twins the instruction of the primal behind each load of a shadow row
 * @param literals the ints that are literals
 */
record Augmented(
    Function function,
    Map<Value, Value> shadows,
    Map<Statement, Value> trips,
    Set<Statement> active,
    Map<Statement, Statement.Instruction> twins,
    Map<Value, Integer> literals) {}
