package dev.gradus.runtime;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All arrays that one thread needs to run a {@link Kernel}: parameters, gradients, optimiser
 * states, inputs, outputs and scratch, as {@link Layout} orders them. Generated code reads the
 * public fields directly. Not thread safe.
 */
public final class Workspace {
  public final double[][] doubles;
  public final float[][] floats;
  public final int[][] ints;
  public final boolean[] flags;

  /** Rows of the bound batch. */
  public int batch;

  /** Hyperparameters of the fused update, as the optimiser prepared them for this step. */
  public double[] hyper = new double[0];

  private final Layout layout;
  private int capacity;
  private @Nullable SharedRows sharedRows;

  /** Allocates every array but the inputs, which are bound by the caller. */
  public Workspace(Layout layout) {
    this.layout = layout;
    doubles = new double[count(DType.DOUBLE)][];
    floats = new float[count(DType.FLOAT)][];
    ints = new int[count(DType.INT)][];
    int first = layout.first(Layout.Role.FLAGS);
    flags = new boolean[first < 0 ? 0 : layout.buffers().get(first).length()];
    allocate(false);
    reset();
  }

  public Layout layout() {
    return layout;
  }

  /** Runs a kernel's loops over the rows of this workspace with several threads. */
  SharedRows sharedRows(GeneratedRows code) {
    SharedRows known = sharedRows;
    if (known == null || !known.runs(code)) {
      known = new SharedRows(code, this);
      sharedRows = known;
    }
    return known;
  }

  /** Sets parameters to their initial values and clears gradients and states. */
  public void reset() {
    List<Signature.Parameter> parameters = layout.signature().parameters();
    for (int p = 0; p < parameters.size(); p++) {
      setParameter(p, parameters.get(p).initial());
    }
    int begin = parameters.size();
    int end = begin * (2 + layout.states());
    for (int i = begin; i < end; i++) {
      if (layout.signature().dtype() == DType.DOUBLE) {
        Arrays.fill(doubles[i], 0.0);
      } else {
        Arrays.fill(floats[i], 0.0f);
      }
    }
  }

  /**
   * Sets the number of rows; grows the arrays that hold one entry per row where they are too short.
   */
  public void setBatch(int rows) {
    batch = rows;
    if (rows > capacity) {
      capacity = rows;
      allocate(true);
    }
  }

  /** Copies values, row-major, into a parameter; refuses a wrong number of them. */
  public void setParameter(int index, double[] values) {
    Signature.Parameter parameter = layout.signature().parameters().get(index);
    if (values.length != parameter.size()) {
      throw Problem.PARAMETER_LENGTH.exception(parameter.name(), parameter.size(), values.length);
    }
    if (layout.signature().dtype() == DType.DOUBLE) {
      System.arraycopy(values, 0, doubles[index], 0, values.length);
    } else {
      for (int i = 0; i < values.length; i++) {
        floats[index][i] = (float) values[i];
      }
    }
  }

  /** Copies values, row-major, into the parameter of that name. */
  public void setParameter(String name, double... values) {
    setParameter(layout.signature().parameter(name), values);
  }

  /** A copy of the parameter of that name, row-major. */
  public double[] parameter(String name) {
    return parameter(layout.signature().parameter(name));
  }

  /** A copy of the gradient for the parameter of that name; empty for a frozen parameter. */
  public double[] gradient(String name) {
    return gradient(layout.signature().parameter(name));
  }

  /** A copy of a parameter, row-major. */
  public double[] parameter(int index) {
    return copy(index);
  }

  /** A copy of a gradient, row-major; empty for a frozen parameter. */
  public double[] gradient(int index) {
    return copy(layout.signature().parameters().size() + index);
  }

  /**
   * A copy of a real output, row-major, for the rows of the batch; float values are widened. {@link
   * Kernel#outputs} fills it.
   */
  public double[] output(String name) {
    Signature.Output output = checkedOutput(name, true);
    int slot = slotOf(output);
    double[] all = copy(slot);
    return Arrays.copyOf(all, length(output));
  }

  /** A copy of an output of whole numbers or truth values, row-major, for the rows of the batch. */
  public int[] integerOutput(String name) {
    Signature.Output output = checkedOutput(name, false);
    return Arrays.copyOf(ints[slotOf(output)], length(output));
  }

  /** Binds a double array to an input, without copying; a batched input sets the batch size. */
  public void bind(String name, double[] values) {
    bind(bound(name, DType.DOUBLE, values.length), values);
  }

  /** Binds a float array to an input, without copying; a batched input sets the batch size. */
  public void bind(String name, float[] values) {
    bind(bound(name, DType.FLOAT, values.length), values);
  }

  /** Binds an int array to an input, without copying; a batched input sets the batch size. */
  public void bind(String name, int[] values) {
    bind(bound(name, DType.INT, values.length), values);
  }

  /** Binds an input to the array that another workspace of the same kernel has bound to it. */
  public void bindAs(int input, Workspace other) {
    int slot = layout.slot(layout.first(Layout.Role.INPUT) + input);
    switch (Layout.storage(layout.signature().inputs().get(input).dtype())) {
      case DOUBLE -> doubles[slot] = other.doubles[slot];
      case FLOAT -> floats[slot] = other.floats[slot];
      default -> ints[slot] = other.ints[slot];
    }
  }

  /** Refuses to go on unless every input is bound to an array that holds the whole batch. */
  public void requireInputs() {
    List<Signature.Input> inputs = layout.signature().inputs();
    for (int i = 0; i < inputs.size(); i++) {
      Signature.Input input = inputs.get(i);
      int slot = layout.slot(layout.first(Layout.Role.INPUT) + i);
      int length =
          switch (Layout.storage(input.dtype())) {
            case DOUBLE -> doubles[slot] == null ? -1 : doubles[slot].length;
            case FLOAT -> floats[slot] == null ? -1 : floats[slot].length;
            default -> ints[slot] == null ? -1 : ints[slot].length;
          };
      if (length < 0) {
        throw Problem.INPUT_UNBOUND.exception(input.name());
      }
      if (input.batched() && batch < 1) {
        throw Problem.NO_ROWS.exception("the batch");
      }
      int needed = input.size() * (input.batched() ? batch : 1);
      if (length < needed) {
        throw Problem.INPUT_LENGTH.exception(input.name(), length, needed);
      }
    }
  }

  /** Binds a double array to input number {@code input} of the signature, without copying. */
  public void bind(int input, double[] values) {
    doubles[layout.slot(layout.first(Layout.Role.INPUT) + input)] = values;
  }

  /** Binds a float array to input number {@code input} of the signature, without copying. */
  public void bind(int input, float[] values) {
    floats[layout.slot(layout.first(Layout.Role.INPUT) + input)] = values;
  }

  /** Binds an int array to input number {@code input} of the signature, without copying. */
  public void bind(int input, int[] values) {
    ints[layout.slot(layout.first(Layout.Role.INPUT) + input)] = values;
  }

  /** Checks an array for an input, sets the batch size if batched, and gives the input's number. */
  private int bound(String name, DType given, int length) {
    int index = layout.signature().input(name);
    Signature.Input input = layout.signature().inputs().get(index);
    if (Layout.storage(input.dtype()) != given) {
      throw Problem.INPUT_DTYPE.exception(name, given, input.dtype());
    }
    int size = input.size();
    if (input.batched() ? size > 0 && length % size != 0 : length != size) {
      throw Problem.INPUT_LENGTH.exception(name, length, size);
    }
    if (input.batched() && size > 0) {
      if (length == 0) {
        throw Problem.NO_ROWS.exception("input '" + name + "'");
      }
      setBatch(length / size);
    }
    return index;
  }

  private Signature.Output checkedOutput(String name, boolean real) {
    Signature signature = layout.signature();
    Signature.Output output = signature.outputs().get(signature.output(name));
    if (output.dtype().isReal() != real) {
      throw Problem.OUTPUT_DTYPE.exception(name, output.dtype());
    }
    return output;
  }

  private int slotOf(Signature.Output output) {
    int position = layout.signature().outputs().indexOf(output);
    return layout.slot(layout.first(Layout.Role.OUTPUT) + position);
  }

  private int length(Signature.Output output) {
    return output.size() * (output.batched() ? batch : 1);
  }

  private double[] copy(int slot) {
    if (layout.signature().dtype() == DType.DOUBLE) {
      return doubles[slot].clone();
    }
    double[] widened = new double[floats[slot].length];
    for (int i = 0; i < widened.length; i++) {
      widened[i] = floats[slot][i];
    }
    return widened;
  }

  private int count(DType storage) {
    return (int)
        layout.buffers().stream().filter(b -> Layout.storage(b.dtype()) == storage).count();
  }

  private void allocate(boolean perRow) {
    int nextDouble = 0;
    int nextFloat = 0;
    int nextInt = 0;
    for (Layout.Buffer b : layout.buffers()) {
      boolean wanted = b.role() != Layout.Role.INPUT && b.perRow() == perRow;
      DType storage = Layout.storage(b.dtype());
      int slot =
          switch (storage) {
            case DOUBLE -> nextDouble++;
            case FLOAT -> nextFloat++;
            default -> nextInt++;
          };
      if (wanted) {
        allocate(storage, slot, b);
      }
    }
  }

  private void allocate(DType storage, int slot, Layout.Buffer b) {
    int length = b.perRow() ? Math.multiplyExact(b.length(), capacity) : b.length();
    double[] constant = b.constant();
    switch (storage) {
      case DOUBLE -> {
        doubles[slot] = new double[length];
        System.arraycopy(constant, 0, doubles[slot], 0, constant.length);
      }
      case FLOAT -> {
        floats[slot] = new float[length];
        for (int i = 0; i < constant.length; i++) {
          floats[slot][i] = (float) constant[i];
        }
      }
      default -> {
        ints[slot] = new int[length];
        for (int i = 0; i < constant.length; i++) {
          ints[slot][i] = (int) constant[i];
        }
      }
    }
  }
}
