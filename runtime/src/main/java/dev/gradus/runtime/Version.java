package dev.gradus.runtime;

/** The version of Gradus. */
public final class Version {
  /** As in the coordinates of its artifacts. */
  public static final String CURRENT = "0.1.0";

  private Version() {}
}
