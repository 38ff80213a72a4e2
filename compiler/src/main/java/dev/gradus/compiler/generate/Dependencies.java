package dev.gradus.compiler.generate;

import dev.gradus.runtime.method.GradientIndex;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a generated class depends on.
 *
 * @param classes by internal name of a class, the methods whose code was read, as name and
 *     descriptor; or {@link #ALL}
 * @param absent internal names of classes that were looked for in vain
 */
record Dependencies(Map<String, Set<String>> classes, Set<String> absent) {
  /** Instead of methods: all of the class. */
  static final String ALL = "*";

  Dependencies {
    classes = Collections.unmodifiableMap(new TreeMap<>(classes));
    absent = Collections.unmodifiableSet(new TreeSet<>(absent));
  }

  /**
   * The digest of all of it in canonical form; empty if something is not there any more, or is
   * there now.
   */
  Optional<String> key(CanonicalForms forms, String options) {
    StringBuilder text = new StringBuilder(options).append('\n');
    for (Map.Entry<String, Set<String>> entry : classes.entrySet()) {
      String name = entry.getKey();
      if (entry.getValue().contains(ALL)) {
        Optional<String> whole = forms.whole(name);
        if (whole.isEmpty()) {
          return Optional.empty();
        }
        text.append(name).append(' ').append(whole.get()).append('\n');
        continue;
      }
      Optional<String> declarations = forms.declarations(name);
      if (declarations.isEmpty()) {
        return Optional.empty();
      }
      text.append(name).append(' ').append(declarations.get()).append('\n');
      for (String method : entry.getValue()) {
        Optional<String> code = forms.code(name, method);
        if (code.isEmpty()) {
          return Optional.empty();
        }
        text.append(' ').append(method).append(' ').append(code.get()).append('\n');
      }
    }
    for (String name : absent) {
      if (forms.isPresent(name)) {
        return Optional.empty();
      }
      text.append("no ").append(name).append('\n');
    }
    return Optional.of(GradientIndex.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
  }

  /** SHA-256 of the class files; those that are not there are left out. */
  Map<String, String> digests(ClassPathFiles files) {
    Map<String, String> digests = new LinkedHashMap<>();
    for (String name : classes.keySet()) {
      files.own(name).ifPresent(bytes -> digests.put(name, GradientIndex.digest(bytes)));
    }
    return digests;
  }
}
