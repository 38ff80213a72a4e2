package dev.gradus.maven;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows of what generates at build time; {@code ArchitectureTest} holds the others. */
@AnalyzeClasses(packages = "dev.gradus", importOptions = ImportOption.DoNotIncludeTests.class)
class ArrowsTest {
  @ArchTest
  static final ArchRule thePluginKnowsTheEngineAndMaven =
      classes()
          .that()
          .resideInAPackage("dev.gradus.maven..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.gradus.maven..",
              "dev.gradus.compiler.generate..",
              "dev.gradus.runtime..",
              "org.apache.maven..",
              "javax.inject..",
              "org.jspecify.annotations..",
              "java..");

  @ArchTest
  static final ArchRule theCommandLineKnowsTheEngine =
      classes()
          .that()
          .resideInAPackage("dev.gradus.cli..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.gradus.cli..",
              "dev.gradus.compiler.generate..",
              "dev.gradus.runtime..",
              "picocli..",
              "org.jspecify.annotations..",
              "java..");

  @ArchTest
  static final ArchRule theEngineKnowsNeither =
      noClasses()
          .that()
          .resideInAnyPackage("dev.gradus.compiler..", "dev.gradus.dsl..", "dev.gradus.runtime..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.gradus.maven..", "dev.gradus.cli..", "org.apache.maven..");

  @ArchTest
  static final ArchRule programsThatCompileDoNotGenerate =
      noClasses()
          .that()
          .resideInAPackage("dev.gradus.compiler..")
          .and()
          .resideOutsideOfPackage("dev.gradus.compiler.generate..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.gradus.compiler.generate..");
}
