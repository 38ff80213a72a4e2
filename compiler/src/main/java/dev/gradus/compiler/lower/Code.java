package dev.gradus.compiler.lower;

import dev.gradus.compiler.loop.FunctionBuilder;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.Comparison;
import dev.gradus.compiler.loop.Operation.LogicOp;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.dsl.op.Realisation;
import dev.gradus.dsl.op.ScalarOp;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.Layout;
import java.util.List;

/**
 * A function under construction, in terms of tensors' element types and the arrays of a workspace.
 */
class Code {
  /** Parameters of every entry function, in order. */
  static final List<Type> ENTRY_PARAMETERS =
      List.of(
          Type.DOUBLE.array().array(),
          Type.FLOAT.array().array(),
          Type.INT.array().array(),
          Type.BOOLEAN.array(),
          Type.INT,
          Type.DOUBLE.array());

  final String name;
  final FunctionBuilder f;
  final Arithmetic arithmetic;
  private final Value doubles;
  private final Value floats;
  private final Value ints;
  private final Value flags;
  private final Value batch;
  private final Value hyper;

  Code(String name, Type result, Arithmetic arithmetic) {
    this.name = name;
    this.f = new FunctionBuilder(name, result);
    this.arithmetic = arithmetic;
    this.doubles = f.parameter(ENTRY_PARAMETERS.get(0), "doubles");
    this.floats = f.parameter(ENTRY_PARAMETERS.get(1), "floats");
    this.ints = f.parameter(ENTRY_PARAMETERS.get(2), "ints");
    this.flags = f.parameter(ENTRY_PARAMETERS.get(3), "flags");
    this.batch = f.parameter(ENTRY_PARAMETERS.get(4), "batch");
    this.hyper = f.parameter(ENTRY_PARAMETERS.get(5), "hyper");
  }

  /** The parameters that every entry function has, to be handed on. */
  final Value[] common() {
    return new Value[] {doubles, floats, ints, flags, batch, hyper};
  }

  /** All parameters of this entry function, to be handed on. */
  Value[] parameters() {
    return common();
  }

  Value flags() {
    return flags;
  }

  Value batch() {
    return batch;
  }

  /** First row of the batch that loops over rows run through. */
  Value firstRow() {
    return index(0);
  }

  /** The row behind the last one. */
  Value endRow() {
    return batch;
  }

  Value hyper() {
    return hyper;
  }

  boolean isFast() {
    return arithmetic == Arithmetic.FAST;
  }

  /** The loop type of an element held in a local; truth values are booleans there. */
  static Type type(DType dtype) {
    return switch (dtype) {
      case DOUBLE -> Type.DOUBLE;
      case FLOAT -> Type.FLOAT;
      case INT -> Type.INT;
      case BOOL -> Type.BOOLEAN;
    };
  }

  /** Descriptor of an array that stores elements of a type. */
  static String arrayDescriptor(DType dtype) {
    return switch (Layout.storage(dtype)) {
      case DOUBLE -> "[D";
      case FLOAT -> "[F";
      default -> "[I";
    };
  }

  Value constant(double value, DType dtype) {
    return switch (dtype) {
      case DOUBLE -> f.constant(value);
      case FLOAT -> f.constant((float) value);
      case INT -> f.constant((int) value);
      case BOOL -> f.constant(value != 0.0);
    };
  }

  Value index(int value) {
    return f.constant(value);
  }

  Value plus(Value a, Value b) {
    return f.whole(WholeOp.ADD, a, b);
  }

  Value times(Value a, int factor) {
    return factor == 1 ? a : f.whole(WholeOp.MULTIPLY, a, f.constant(factor));
  }

  /** The workspace array in a slot of the table for a type. */
  Value array(Slot slot) {
    return f.load(table(slot.dtype()), f.constant(slot.number()));
  }

  /** The table of the arrays that store values of a type. */
  Value table(DType dtype) {
    return switch (Layout.storage(dtype)) {
      case DOUBLE -> doubles;
      case FLOAT -> floats;
      default -> ints;
    };
  }

  /** An element of an array that stores values of a type. */
  Value load(Value array, Value index, DType dtype) {
    Value element = f.load(array, index);
    return dtype == DType.BOOL ? f.compare(Comparison.NE, element, f.constant(0)) : element;
  }

  void store(Value array, Value index, Value element, DType dtype) {
    Value stored = dtype == DType.BOOL ? f.choose(element, f.constant(1), f.constant(0)) : element;
    f.store(array, index, stored);
  }

  /** An operation of the catalogue on elements. */
  Value scalar(ScalarOp op, List<Value> operands) {
    Realisation r = op.realisation(arithmetic);
    if (r instanceof Realisation.Compare c) {
      return f.compare(Comparison.valueOf(c.relation().name()), operands.get(0), operands.get(1));
    } else if (r instanceof Realisation.Logic l) {
      return f.logic(LogicOp.valueOf(l.connective().name()), operands.toArray(Value[]::new));
    } else if (r instanceof Realisation.Choose) {
      return f.choose(operands.get(0), operands.get(1), operands.get(2));
    } else if (r instanceof Realisation.Identity) {
      return operands.get(0);
    }
    Operation.Flavour flavour = isFast() ? Operation.Flavour.FAST : Operation.Flavour.STRICT;
    return f.scalar(op, flavour, operands.toArray(Value[]::new));
  }

  Value cast(Value element, DType from, DType to) {
    if (from == to) {
      return element;
    }
    if (from == DType.BOOL) {
      return f.choose(element, constant(1.0, to), constant(0.0, to));
    }
    return f.convert(type(to), element);
  }
}
