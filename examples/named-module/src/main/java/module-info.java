/** A named module. Its package is neither exported nor opened: {@code App} hands over a lookup. */
module com.example.climate {
  requires dev.gradus.runtime;
}
