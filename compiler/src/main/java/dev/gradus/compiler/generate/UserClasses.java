package dev.gradus.compiler.generate;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/**
 * A loader of the user's classes, the generated ones among them. The runtime they meet is the one
 * that the compiler runs with.
 */
final class UserClasses extends URLClassLoader {
  private static final String RUNTIME = "dev.gradus.runtime.";

  UserClasses(List<Path> classPath) {
    super(urls(classPath), ClassLoader.getPlatformClassLoader());
  }

  private static URL[] urls(List<Path> classPath) {
    URL[] urls = new URL[classPath.size()];
    for (int i = 0; i < urls.length; i++) {
      try {
        urls[i] = classPath.get(i).toUri().toURL();
      } catch (MalformedURLException e) {
        throw new IllegalArgumentException(classPath.get(i) + " has no URL", e);
      }
    }
    return urls;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    return name.startsWith(RUNTIME)
        ? UserClasses.class.getClassLoader().loadClass(name)
        : super.findClass(name);
  }
}
