package dev.gradus.compiler.emit;

/**
 * A class file.
 *
 * @param name binary name of the class, with dots
 * @param bytes its content, not copied
 */
@SuppressWarnings("ArrayRecordComponent")
public record GeneratedClass(String name, byte[] bytes) {}
