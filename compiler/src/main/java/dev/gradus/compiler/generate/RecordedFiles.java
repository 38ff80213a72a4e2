package dev.gradus.compiler.generate;

import dev.gradus.compiler.read.ClassFiles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Class files that remember what of them was used. */
final class RecordedFiles implements ClassFiles {
  private static final String OURS = "dev/gradus/runtime/";

  private final ClassPathFiles files;
  private final Map<String, Set<String>> code = new TreeMap<>();
  private final Set<String> wholes = new TreeSet<>();
  private final Set<String> absent = new TreeSet<>();

  RecordedFiles(ClassPathFiles files) {
    this.files = files;
  }

  @Override
  public Optional<byte[]> find(String internalName) {
    if (internalName.startsWith(OURS)) {
      return files.find(internalName);
    }
    Optional<byte[]> own = files.own(internalName);
    if (own.isPresent()) {
      code.computeIfAbsent(internalName, n -> new TreeSet<>());
      return own;
    }
    Optional<byte[]> platform = files.find(internalName);
    if (platform.isEmpty()) {
      absent.add(internalName);
    }
    return platform;
  }

  @Override
  public List<ClassLoader> loaders() {
    return files.loaders();
  }

  @Override
  public void codeRead(String owner, String name, String descriptor) {
    if (isOwn(owner)) {
      code.computeIfAbsent(owner, n -> new TreeSet<>()).add(name + descriptor);
    }
  }

  @Override
  public void wholeRead(String owner) {
    if (isOwn(owner)) {
      wholes.add(owner);
    }
  }

  private boolean isOwn(String owner) {
    return !owner.startsWith(OURS) && files.own(owner).isPresent();
  }

  /** What was used so far. */
  Dependencies dependencies(CanonicalForms forms) {
    Map<String, Set<String>> all = new TreeMap<>(code);
    for (String name : forms.initialisedWith(wholes)) {
      all.put(name, Set.of(Dependencies.ALL));
    }
    return new Dependencies(all, absent);
  }
}
