package dev.gradus.compiler.oracle;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What to call a method of the catalogue with. Everything is drawn with a fixed seed. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Inputs {
  /** Least real number. */
  double low() default 0.3;

  /** Greatest real number. */
  double high() default 1.7;

  /** Length of arrays. */
  int length() default 4;

  /** Length of rows; 0 means {@link #length}. */
  int width() default 0;

  /** Added to the diagonal elements of matrices. */
  double diagonal() default 0;

  /** Values of whole parameters and elements, drawn from this list. */
  int[] ints() default {0, 1, 2, 3, 4};

  /** Least number of calls with different arguments; more are made until every branch was taken. */
  int runs() default 4;

  /** Branches that no argument reaches, at most. */
  int unreached() default 0;

  /** Whether difference quotients make sense: no jumps near the arguments. */
  boolean smooth() default true;

  /** Relative tolerance of comparisons between exact derivatives in double. */
  double tolerance() default 1e-9;

  /** Whether the method makes sense where arguments or rows are the same array. */
  boolean aliases() default true;

  /** Indices of parameters taken as constants. */
  int[] inactive() default {};
}
