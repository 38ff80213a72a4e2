package dev.gradus.runtime;

import java.util.Locale;

/**
 * Every message a user can get: what is wrong and where (a {@link String#format} template), and
 * what to do about it. {@code docs/problems.md} is generated from this table.
 */
public enum Problem {
  // Block kernels
  NO_VECTOR_KERNELS(
      "system property %s asks for vector kernels, but this JVM cannot load them",
      "start it with --add-modules jdk.incubator.vector and gradus-vector on the class path"),
  UNKNOWN_KERNELS(
      "system property %s is '%s', which names no kernels",
      "use 'scalar' or 'vector', or leave it out"),

  // Graphs
  BATCH_AXIS(
      "%s cannot treat the batch axis of %s so (at %s): %s",
      "keep the batch axis first, and sum over it only at the end"),
  ELEMENT_TYPE_MISMATCH(
      "%s does not take element types %s (at %s): %s", "convert an operand with cast"),
  FOREIGN_TENSOR(
      "the tensor %s belongs to another model or to the outside of this scan body (used at %s)",
      "use only tensors made inside this block, and pass others to a scan as constants"),
  INDEX_OUT_OF_RANGE(
      "an index is %d where 0 … %d is allowed (looked up at %s)",
      "check the index input, and the extent of the table"),
  INPUT_MISMATCH(
      "'%s' is declared as %s but is given as %s", "bind an array of the declared shape and type"),
  OPERAND_NOT_DIFFERENTIABLE(
      "%s has no derivative by its operand '%s', which depends on a parameter",
      "pass a value that no parameter reaches, or stop the gradient there"),
  SHAPE_MISMATCH(
      "%s does not take shapes %s (at %s): %s",
      "reshape, transpose or broadcast an operand so that the shapes fit"),
  UNDECLARED_INPUT(
      "the result depends on '%s' (declared at %s), which is not among the inputs",
      "declare it as a parameter or input of this model"),

  // Model definitions.
  ALL_FROZEN("every parameter of model '%s' is frozen", "leave at least one parameter unfrozen"),
  AXIS_TWICE("%s was given axis %d of %s more than once (at %s)", "name every axis once"),
  BAD_NAME(
      "'%s' is no name (at %s)", "use letters, digits, '_', '-' and '.', and at least one of them"),
  BROADCAST(
      "%s cannot broadcast shapes %s (at %s)",
      "extents are aligned at the end and must be equal, or one of them 1 or missing; reshape or"
          + " expandDims an operand"),
  EINSUM(
      "einsum cannot follow '%s' (at %s): %s",
      "write one letter per axis, commas between operands, and '->' before the result: bi,ij->bj"),
  INITIAL_VALUES(
      "%d initial values were given for parameter '%s' of shape %s, which has %d elements",
      "give one value per element, row-major"),
  LOSS_SHAPES(
      "%s compares a prediction of shape %s with a target of shape %s (at %s)",
      "reshape one of them so that they match element by element"),
  MODEL_COMPLETE(
      "a tensor of model '%s' is used after its definition, or its scan body, has ended (at %s)",
      "build expressions inside the block that defines them"),
  MODEL_TYPE("a model cannot compute in %s", "choose DOUBLE or FLOAT"),
  NAME_TWICE(
      "'%s' is declared twice in model '%s': at %s and at %s",
      "give every parameter, input and output its own name"),
  NO_OPERANDS("%s was given no tensor (at %s)", "give it at least one"),
  NO_PARAMETER_REACHED(
      "no parameter reaches the objective of model '%s' differentiably; %s",
      "replace what has no derivative by something smooth, such as softmax for argmax or sigmoid"
          + " for a comparison"),
  NO_PARAMETERS("model '%s' has no parameters", "declare what is to be trained with parameter(…)"),
  NO_SUCH_AXIS(
      "%s was given axis %d, which %s does not have (at %s)",
      "count axes from 0 or back" + " from -1"),
  NO_SUCH_POSITION(
      "position %d of axis %d lies outside of %s (at %s)",
      "count positions from 0, or back from -1"),
  OBJECTIVE_NOT_SCALAR(
      "the objective of model '%s' is not scalar: it has shape %s (at %s)",
      "reduce it with mean() or sum()"),
  OBJECTIVE_TYPE(
      "the objective of model '%s' is %s where the model computes in %s (at %s)",
      "convert it with toReal()"),
  OPTIONS_TOO_LATE(
      "the options of model '%s' are set after something was declared (at %s)",
      "set element type and arithmetic first"),
  PARAMETER_PER_ROW(
      "parameter '%s' of shape %s would have a batch axis (at %s)",
      "give parameters fixed extents; what differs by row is an input"),
  PRODUCT_OVER_BATCH(
      "prod over the batch axis of %s is not supported (at %s)",
      "take the product over other axes, or sum logarithms: x.log().sum().exp()"),
  RAGGED_CONSTANT(
      "row %d of a constant has %d elements, the first one has %d (at %s)",
      "give all rows the same length"),
  RESHAPE_OPEN_EXTENT(
      "%s cannot be reshaped to %s (at %s): the extent written -1 has no one solution",
      "write -1 once, besides the batch axis, and let the others divide the number of elements"),
  SCAN_CARRIES(
      "the step of a scan hands on %d carries where %d go in (at %s)",
      "hand on one next value per initial carry, and emit or hand on at least one"),
  SCAN_CARRY_TYPE(
      "carry %d of a scan goes in as %s and comes out as %s (at %s)",
      "give the initial value the shape and type that the step computes, with broadcastTo or toReal"),
  SCAN_LENGTH(
      "a per-step operand of shape %s must have, as axis %d, the number of steps (%d; at %s)",
      "stack per-step operands along axis 0, or along axis 1 behind a batch axis, all of one length"),
  SCAN_LENGTH_UNKNOWN(
      "nothing says how many steps a scan takes (at %s)", "give it operands with over or times(n)"),
  SLICE_STEP("a step of %d was given (at %s)", "choose a step of at least 1"),
  SQUEEZE("axis %d of %s has an extent other than 1 (at %s)", "squeeze axes of extent 1 only"),
  TENSOR_ESCAPED_SCAN(
      "a tensor of shape %s made inside a scan is used outside of it (at %s)",
      "hand it on as a carry or emit it, and use the scan's result"),
  TENSOR_OF_ANOTHER_MODEL(
      "a tensor of model '%s' is used in model '%s' (at %s)",
      "declare what a model needs inside its own definition"),
  TOO_MANY_INDICES("%d indices were given for shape %s (at %s)", "give at most one per axis"),
  UNKNOWN_PARAMETER("'%s' is no parameter of model '%s'; it has: %s", "use one of these names"),

  // Tables of numbers.
  CSV_BAD_HEADER(
      "%s: column %d has an empty name or one that occurs before ('%s')",
      "give every column a name of its own in the first row"),
  CSV_EMPTY("%s: no rows", "expected a first row of column names and at least one row of numbers"),
  CSV_MISSING(
      "%s, line %d, column %d (%s): the cell is empty", "fill in the cell or leave out the row"),
  CSV_NOT_A_NUMBER(
      "%s, line %d, column %d (%s): '%s' is not a finite number",
      "write a decimal number such as -1.5e3, with a point and without a unit"),
  CSV_NOT_AN_INTEGER(
      "%s, row %d, column %s: %s is not an integer", "read the column as real numbers instead"),
  CSV_RAGGED(
      "%s, line %d: %d cells where the first row has %d",
      "give every row one cell per column, separated by commas"),
  CSV_UNKNOWN_COLUMN(
      "%s: no column is called '%s' among %s", "use a name of the first row, spelled alike"),
  CSV_UNREADABLE("%s cannot be read (%s)", "check the path and that the file is UTF-8 text"),

  // Results on disk.
  NO_FONTS(
      "text cannot be drawn on this system (%s)",
      "install fonts, for example with: apt-get install fontconfig fonts-dejavu-core"),
  OUTPUT_OUTSIDE("'%s' is not a file inside %s", "use a relative name without '..'"),
  OUTPUT_UNWRITABLE(
      "the output directory %s cannot be written (%s)",
      "make it a directory that you may write, or choose another one"),
  PLOT_EMPTY(
      "plot '%s' has no point to show",
      "add a curve with finite values, positive ones on a logarithmic axis"),
  PLOT_LENGTHS(
      "'%s', '%s': %d values on one side and %d on the other", "pass arrays of the same length"),
  UNKNOWN_CLASS("class %d is not one of 0 … %d", "number the classes from 0 without gaps"),
  // Methods read from class files: place (class, method, file and line), construct
  CLASS_FILE_NOT_FOUND(
      "the class file of %s cannot be found", "put the class on the class path of the compiler"),
  DYNAMIC_CALL("%s uses %s, which cannot be read", "write what it does as a static method"),
  ENDLESS_LOOP("%s holds %s", "give the loop an exit"),
  EXCEPTION_HANDLER(
      "%s uses %s, which cannot be read",
      "move try/catch/finally out of the method, or test the condition before it"),
  FIELD_WRITE(
      "%s writes %s, which cannot be read",
      "keep the value in a local variable or an array, or return it"),
  IRREDUCIBLE_FLOW("%s holds %s", "compile the method from ordinary structured source code"),
  METHOD_NOT_FOUND(
      "class %s has no method %s with code", "name a static method that the class itself declares"),
  NUMBER_FROM_TEXT(
      "%s makes a number of a text (%s), through which no derivative can be followed",
      "pass the number as a parameter"),
  OBJECT_CAST("%s uses %s, which cannot be read", "declare the variable with that class"),
  OBJECT_CLASSES_DIFFER(
      "at %s one variable, element or field holds now %s, now %s",
      "give it objects of one class (of one lambda) only, or branch around the whole computation"),
  OBJECT_ESCAPES(
      "%s passes %s on to code that is not read, or keeps it where it cannot be followed",
      "keep the object in local variables, or pass its fields"),
  OBJECT_IDENTITY(
      "%s compares %s with %s by ==",
      "compare the fields, or decide by a number or an enum constant"),
  OBJECT_PARAMETER(
      "%s reads field '%s' of an object of class %s, which is not taken apart into numbers and"
          + " arrays",
      "use a record, a data class or a class all of whose fields are final, or pass the fields"),
  OBJECT_RECURSION(
      "%s calls %s recursively, which gives an object or makes one",
      "return a number, or write results into an array that is passed along"),
  OBJECT_RESULT("%s returns %s", "return a number or an array: write the fields into a new array"),
  STATIC_ARRAY_NOT_CONSTANT(
      "%s reads %s, an array that may change",
      "pass it as a parameter, or make it private and final, and only read it once it is set"),
  STATIC_FIELD_PRIVATE(
      "%s reads %s, which is private and no constant",
      "pass its value as a parameter, or make the field a final number or array of numbers"),
  STATIC_VALUE_UNKNOWN(
      "%s reads %s, but %s", "set the field from constants, or pass its value as a parameter"),
  SYNCHRONIZED_BLOCK("%s uses %s, which cannot be read", "take the lock outside the method"),
  TYPE_TEST("%s uses %s, which cannot be read", "decide by class outside the method"),
  UNREADABLE_INSTRUCTION(
      "%s uses %s, which cannot be read",
      "use local variables, arrays, arithmetic and calls of static methods only"),
  VIRTUAL_CALL(
      "%s calls %s, whose target is known only when it runs",
      "call a static method, or a method of a final class whose class file is at hand"),

  // Derivatives of methods
  GRADIENT_ALIASING(
      "%s of %s are %s, whereas %s are %s",
      "pass one adjoint or tangent for one array, and different ones for different arrays"),
  GRADIENT_ARGUMENT_NULL("'%s' of %s is null", "pass an array"),
  GRADIENT_ARRAY_SHARED(
      "'%s' of %s is the very array that is passed as '%s'", "pass an array of its own"),
  GRADIENT_CLASS_STALE(
      "the generated class %s does not implement %s",
      "build the project again, so that the class is generated from the present interface"),
  GRADIENT_CLASS_OUTDATED(
      "the class generated for %s is out of date: %s",
      "build the project again with gradus-maven-plugin or gradus-cli, or have dev.gradus:gradus-compiler"
          + " on the class path, which compiles it anew; where class files are rewritten after the"
          + " build (coverage, shading), run with -Dgradus.stale=ignore"),
  GRADIENT_STALE_OPTION(
      "system property gradus.stale is '%s'", "use 'refuse', 'warn' or 'ignore', or leave it out"),
  GRADIENT_COMPILER_MISSING(
      "%s has no generated class, and no compiler is on the class path",
      "add the dependency dev.gradus:gradus-compiler, or generate the class at build time with"
          + " gradus-maven-plugin"),
  GRADIENT_CYCLE(
      "the derivatives of %s need themselves, by way of %s",
      "let a method call derivatives only of methods that do not call its own"),
  GRADIENT_FIELD_HIDDEN(
      "field '%s' of %s, an object of which is a parameter, cannot be read from outside",
      "give it a public accessor that returns it"),
  GRADIENT_INTERFACE_NOT_PUBLIC(
      "%s is not public, so that a class generated elsewhere cannot implement it",
      "make it public, or pass MethodHandles.lookup() of its package to Gradients.load"),
  GRADIENT_INTERFACE_UNMARKED(
      "%s is no interface with the annotation GradientOf", "pass an interface that has it"),
  GRADIENT_INTERFACE_UNCLEAR(
      "the annotation GradientOf of %s names %s", "give either owner or ownerName"),
  GRADIENT_LENGTH("'%s' of %s has length %d, but '%s' needs %d", "pass an array of that length"),
  GRADIENT_LOOKUP(
      "the lookup %s must not define %s", "pass MethodHandles.lookup() of the same package"),
  GRADIENT_METHOD_AMBIGUOUS(
      "class %s has several static methods '%s': %s", "name the parameter types"),
  GRADIENT_METHOD_UNKNOWN(
      "class %s has no static method '%s'; it has: %s",
      "use one of these, with its parameter types"),
  GRADIENT_NESTED_SAVES(
      "%s cannot be differentiated in reverse mode, because a derivative of second order that it"
          + " calls keeps tangents of its own",
      "take the outer derivative in forward mode: mode = DerivativeMode.FORWARD"),
  GRADIENT_NOT_ACTIVE(
      "%s has no parameter to differentiate by",
      "mark a parameter of type double, float, or an array of these, with @Active, or remove"
          + " @Inactive"),
  GRADIENT_NOT_EXPORTED(
      "the generated class of %s is in a package that its module does not export",
      "pass MethodHandles.lookup() of that package to Gradients.load"),
  GRADIENT_OBJECTS(
      "fresh gradients by objects are not made by the handle of %s",
      "pass the adjoints, or declare an interface with a method 'gradient' that returns a record"),
  GRADIENT_SIGNATURE("%s does not fit %s; what would fit:%s", "declare one of these"),
  GRADIENT_TYPED_CALL(
      "%s was called like a method with parameters %s and result double",
      "pass its own arguments, cast to Object, to the general form"),
  GRADIENT_ARGUMENTS(
      "%s of %s takes %s arguments but was given %d",
      "pass the arguments in the order of GradientOf"),
  METHOD_OBJECTIVE_MISSING(
      "nothing was said about the parameters %s of %s",
      "name each once: parameter(…), constant(…), input(…) or batchSize(…)"),
  METHOD_OBJECTIVE_NOT_ACTIVE(
      "parameter '%s' of %s cannot be trained, since it is not differentiated by",
      "make it a constant, or mark it @Active in the method"),
  METHOD_OBJECTIVE_RESULT(
      "%s returns %s, which cannot be minimised",
      "return a double, or a float where the trained parameters are floats"),
  METHOD_OBJECTIVE_TYPE(
      "parameter '%s' of %s takes %s but was given %s", "give a value of that type"),
  METHOD_OBJECTIVE_UNKNOWN(
      "%s has no parameter '%s'; it has: %s",
      "use one of these names; compile the class with -g or -parameters to have its own ones"),
  SPARSITY_INCOMPLETE(
      "the pattern of a sparse matrix of derivatives leaves out elements of %s %d that are not zero",
      "name every element that can differ from zero, at any argument"),
  SPARSITY_SHAPE(
      "a sparse matrix of derivatives has %d rows and %d columns, but %s has %d and %d",
      "give the pattern one row for each element of the result and one column for each of the"
          + " argument"),
  GRADIENT_RESULT(
      "%s returns an object (%s), which has no derivative",
      "differentiate a method that returns a double or float, or its numbers in a fresh array, or"
          + " that fills an array it is given"),
  GRADIENT_UNAVAILABLE(
      "%s of %s is not available for a method of this kind; available: %s", "use one of these"),

  // Generation at build time
  CLASS_FILE_UNREADABLE(
      "%s is no class file that can be read (%s)",
      "compile the project anew, with a JDK that this version of Gradus knows"),
  CLASS_PATH_UNREADABLE("%s cannot be read (%s)", "check the class path, and build what is on it"),
  GENERATION_GRADIENT_WRONG(
      "%s by %s is %s, but finite differences give %s%s, at the arguments %s",
      "look for a wrong @Derivative rule among what the method calls; where the function has a jump"
          + " or a kink there, or ends a search or an iteration early, give other arguments with"
          + " @SamplePoint"),
  GENERATION_SAMPLE_POINT(
      "%s, marked @SamplePoint, %s",
      "write a static method without parameters that returns a Point, some of them, or an Object[]"
          + " of arguments"),
  GENERATION_OBJECTIVE(
      "%s, marked @Objective, %s",
      "write a static method without parameters that returns a Model, and name methods that return"
          + " an Optimizer"),
  GENERATION_NOT_VERIFIED(
      "the gradient of %s was not compared with finite differences: %s",
      "give arguments with a method marked @SamplePoint, or set gradus.verify=false"),
  GENERATION_UNREADABLE(
      "%s cannot be read (%s)", "delete the directory, and build the project again"),
  GENERATION_UNWRITABLE("%s cannot be written (%s)", "name directories that can be written to"),

  // Methods differentiated: place (class, method, file and line), construct
  ACTIVE_OBJECT(
      "%s puts differentiated values into an object (%s)",
      "keep them in local variables, arrays of reals, or small objects that do not leave the"
          + " method"),
  ACTIVE_OPERAND(
      "%s: %s has no derivative by its operand '%s', which depends on a differentiated parameter",
      "pass a value that no differentiated parameter reaches"),
  CALL_WITHOUT_DERIVATIVE(
      "%s calls %s on differentiated values, and no derivative of it is known",
      "give a derivative with @Derivative, or call a method whose class file can be read"),
  DERIVATIVE_RULE(
      "%s is no partial derivative of %s by parameter number %d",
      "write a static method with the parameters and the result of that one, which must be"
          + " a double or float, and name a parameter that is a double or float with 'by'"),
  CHECKPOINT_STATE(
      "%s: the state of this loop cannot be kept and restored (@Checkpoint): %s",
      "make arrays before the loop and copy their contents instead of exchanging them, compute"
          + " before the loop what cannot be repeated, or leave @Checkpoint out"),
  INACTIVE_ARRAY(
      "%s puts differentiated values into the array %s, which is not differentiated",
      "differentiate by that array, too, or write to a copy or a new array"),

  MEMBER_HIDDEN(
      "%s uses %s, which is hidden from the class generated for the gradient",
      "make it public, and its class; or at least not private, and pass a MethodHandles.lookup()"
          + " of its package to Gradients.load or Gradients.of"),
  PARTIAL_UNKNOWN(
      "%s calls %s, whose derivative by parameter number %d is not known, with a differentiated"
          + " value there",
      "write a rule for that parameter (@Derivative, by = its number), or pass a value that"
          + " nothing differentiated reaches"),

  // Compilation.
  BATCH_AXIS_NOT_FIRST(
      "a tensor of shape %s has its batch axis behind another one and is used by something other"
          + " than a contraction (at %s)",
      "keep the batch axis first; matmul, dot and einsum take transposed operands as they are"),
  CALL_ARGUMENT(
      "method %s cannot be called inside a model on an argument %s (at %s)",
      "pass double scalars and vectors without a batch axis; reshape what has more axes"),
  CALL_METHOD(
      "class %s has no public static method %s(%s) that returns a double (called at %s)",
      "call one with these parameter types"),
  CALL_NOT_DIFFERENTIABLE(
      "the call of method %s inside a model has no second derivative (at %s)",
      "write the expression with tensor operations, or differentiate the method itself"),
  CALL_NOT_RECORDED(
      "the scalar tape cannot record the call of method %s (at %s)",
      "use the tensor tape, the interpreter or the compiler"),
  CODE_TOO_LARGE(
      "%s: the generated function %s takes %d bytes of code and cannot be cut further; a JVM"
          + " compiles at most %d",
      "move parts of the code into methods or loops of their own, with fewer variables that stay"
          + " in use from one to the next"),
  DUMP_UNWRITABLE(
      "the stages of a compilation cannot be written to %s (%s)",
      "choose a directory that you may write, or leave the dump off"),
  KERNEL_CLASS_UNUSABLE(
      "the class %s, generated for objective '%s', cannot be used (%s)",
      "build the project again; in a named module, export the package of the objective"),
  KERNEL_INPUT_SHORT(
      "input '%s' of '%s' is bound to an array of %d elements but the batch needs %d",
      "bind a longer array or set a smaller batch"),
  KERNEL_INPUT_UNBOUND(
      "input '%s' of '%s' is not bound", "bind an array to it in the workspace before the call"),
  KERNEL_NO_ROWS("'%s' was run on a batch of zero rows", "set the batch to at least one row"),
  KERNEL_STEP_COUNT(
      "%d steps of '%s' were asked for, with room for the objectives of %d",
      "ask for at least one step and give an array with an element for each"),
  KERNEL_THREADS(
      "%d threads were asked for in calls of '%s'",
      "ask for at least one thread, which is the calling one"),
  NO_COMPILER(
      "no compiler for objective '%s' is on the class path",
      "add the dependency dev.gradus:gradus-compiler, or generate the gradient class at build time"),

  // Data
  COLUMN_NOT_WHOLE_ROWS(
      "column '%s' has %d values, which are not whole rows of length %d",
      "give the row length that the flat array was written with"),
  COLUMN_TWICE("the data set already has a column '%s'", "give every column its own name"),
  COLUMN_UNKNOWN("the data set has no column '%s'; it has: %s", "use one of these names"),
  INPUT_DTYPE(
      "input '%s' was given values of type %s but takes %s",
      "convert the values, or declare the input with their type"),
  INPUT_LENGTH(
      "input '%s' was given rows of %d values but takes %d",
      "give one row per example, flat and row-major, as long as the input's shape says"),
  INPUT_NOT_BOOLEAN(
      "input '%s' holds %s at row %d, column %d (counted from 0), which is not a truth value",
      "use 0 and 1"),
  INPUT_NOT_FINITE(
      "input '%s' holds %s at row %d, column %d (counted from 0), which is not a finite number"
          + " of its type",
      "remove or replace missing values, and scale values that are too large"),
  INPUT_TWICE(
      "input '%s' is bound by itself and by a column of the data set", "bind it in one place"),
  INPUT_NOT_IN_DATA(
      "input '%s' has no column in the data set, which has: %s",
      "add a column of that name, or rename one"),
  INPUT_UNBOUND(
      "input '%s' is not bound",
      "give the trainer batches with a column of that name, or bind an array to it"),
  INPUT_UNKNOWN("there is no input '%s'; there are: %s", "use one of these names"),
  NO_ROWS("%s holds no rows", "give at least one row"),
  OUTPUT_DTYPE(
      "output '%s' holds values of type %s",
      "ask for whole numbers and truth values with the integer method, for others with the real one"),
  OUTPUT_UNKNOWN("there is no output '%s'; there are: %s", "use one of these names"),
  ROWS_RAGGED(
      "column '%s' has a ragged row %d (counted from 0): %d values instead of %d",
      "make all rows as long as the first"),
  ROW_COUNTS_DIFFER(
      "column '%s' has %d rows but '%s' has %d", "give every column one row per example"),
  SPLIT_EMPTY(
      "a split with training fraction %s of %d rows leaves one part empty",
      "choose a fraction between 0 and 1 that leaves rows in both parts"),

  // Optimisers.
  HYPERPARAMETER_OUT_OF_RANGE("%s is %s but must be %s", "choose a value in that range"),
  UPDATE_FORMULA_MIXED(
      "update formula '%s' uses a symbol of another formula",
      "take every symbol from the builder that is passed in"),

  // Training
  BOUNDS_EMPTY(
      "the bounds of parameter '%s' are %s and %s", "give a lower bound at most the upper one"),
  GRADIENT_NOT_FINITE(
      "the gradient of '%s' for parameter '%s' is %s at element %d in iteration %d%s",
      "lower the learning rate or clip the gradient; look for roots and logarithms at 0; diagnose()"
          + " on the trainer finds the operation"),
  GRADIENT_NOT_KEPT(
      "the gradient of iteration %d of '%s' is no longer there",
      "read it between evaluation and update, in a listener that does not claim to read the"
          + " objective only"),
  NO_OPTIMIZER("the trainer of '%s' has no optimiser", "give it one: with(Sgd.rate(0.1))"),
  NO_STOP_CONDITION(
      "the training of '%s' would never end", "say when to stop: stopWhen(iterations(100))"),
  NOTHING_TO_TRAIN(
      "objective '%s' has no parameter to train; its parameters are: %s",
      "declare a parameter, or let one be trained that is frozen"),
  OBJECTIVE_NOT_FINITE(
      "objective '%s' is %s in iteration %d; the largest parameter element is %s%s",
      "lower the learning rate or clip the gradient if the parameter has grown; look for logarithms,"
          + " roots and divisions outside their domain if not; diagnose() on the trainer finds the"
          + " operation"),
  PARAMETER_FROZEN(
      "parameter '%s' is frozen and cannot be trained",
      "leave it out of only(…), or declare it without freezing it"),
  PARAMETER_LENGTH(
      "parameter '%s' has %d elements but was given or asked for %d",
      "give all elements, row-major"),
  PARAMETER_NOT_FINITE(
      "parameter '%s' became %s at element %d by the update of iteration %d",
      "lower the learning rate or clip the gradient; diagnose() on the trainer finds the operation"),
  PARAMETER_UNCHANGED(
      "parameter '%s' is where it was before %d updates",
      "check that the objective depends on it differentiably at its starting values"),
  PARAMETER_UNKNOWN("there is no parameter '%s'; there are: %s", "use one of these names"),
  START_NOT_FINITE("the start of parameter '%s' is %s at element %d", "start from finite numbers"),
  TRAINING_OPTION_OUT_OF_RANGE("%s is %s but must be %s", "choose a value in that range"),
  UPDATE_FORGOTTEN(
      "%d gradients of '%s' were evaluated but no update was made",
      "call update() after evaluate(), or step() for both"),
  UPDATE_WITHOUT_GRADIENT(
      "update of '%s' without a new gradient", "call evaluate() before each update()"),

  // Checks of gradients in users' tests.
  TESTKIT_CLOSED(
      "%s cannot be called by the test kit: module %s does not open package %s",
      "open the package to dev.gradus.runtime, or to all in the test run (--add-opens)"),
  TESTKIT_HANDLE(
      "%s is no handle of derivatives",
      "pass what Gradients.of gives, or an object that implements an interface marked @GradientOf"),
  TESTKIT_METHOD(
      "%s fits %d methods '%s' where it must fit one",
      "let the interface declare a method whose signature tells them apart"),
  TESTKIT_NO_POINTS("no point was given to check a gradient at", "give at least one"),
  TESTKIT_NOTHING(
      "%s declares no derivative that could be checked",
      "declare gradient, valueAndGradient, accumulateGradient, vjp, jvp or jacobian"),
  TESTKIT_OBJECT(
      "an object of class %s cannot be taken apart and put together (%s)",
      "use a record, or a class whose constructor takes all its fields in their order"),
  TESTKIT_POINT("a point has %d arguments where the method takes %d", "give all, in order");

  private final String what;
  private final String remedy;

  Problem(String what, String remedy) {
    this.what = what;
    this.remedy = remedy;
  }

  /** Template of the first sentence. */
  public String what() {
    return what;
  }

  /** What the user should do. */
  public String remedy() {
    return remedy;
  }

  /** The message as users see it. */
  public String message(Object... details) {
    return String.format(Locale.ROOT, what, details) + "; " + remedy + " [" + name() + "]";
  }

  /** An exception carrying this problem. */
  public GradusException exception(Object... details) {
    return new GradusException(this, message(details), null);
  }

  /** An exception about a place in the user's source. */
  public GradusException exceptionAt(StackTraceElement place, Object... details) {
    return new GradusException(this, message(details), place);
  }
}
