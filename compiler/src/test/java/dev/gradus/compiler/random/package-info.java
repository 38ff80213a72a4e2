/**
 * Random Java sources whose derivatives are compared with a run on dual numbers, and the cases that
 * once went wrong, made small.
 */
package dev.gradus.compiler.random;
