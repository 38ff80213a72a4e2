package dev.gradus;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between the modules, as {@code docs/architecture.md} draws them. */
@AnalyzeClasses(packages = "dev.gradus", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String RUNTIME = "dev.gradus.runtime..";
  private static final String[] ANY_JDK = {"java..", "javax..", "jdk.."};

  @ArchTest
  static final ArchRule runtimeNeedsNothing =
      classes()
          .that()
          .resideInAPackage(RUNTIME)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(RUNTIME, "java..", "org.jspecify.annotations.."));

  @ArchTest
  static final ArchRule vectorNeedsTheRuntimeOnly =
      classes()
          .that()
          .resideInAPackage("dev.gradus.vector..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(ANY_JDK)
                  .or(
                      resideInAnyPackage(
                          RUNTIME, "dev.gradus.vector..", "org.jspecify.annotations..")));

  @ArchTest
  static final ArchRule trainingNeedsTheRuntimeOnly =
      noClasses()
          .that()
          .resideInAPackage("dev.gradus.training..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.gradus.dsl..", "dev.gradus.compiler..", "dev.gradus.vector..");

  @ArchTest
  static final ArchRule dslDoesNotKnowTheCompiler =
      noClasses()
          .that()
          .resideInAPackage("dev.gradus.dsl..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.gradus.compiler..", "dev.gradus.training..", "dev.gradus.vector..");

  @ArchTest
  static final ArchRule onlyTheCompilerKnowsAsm =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.gradus.compiler..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.objectweb.asm..");

  @ArchTest
  static final ArchRule loopProgramsDoNotKnowWhoMadeThem =
      noClasses()
          .that()
          .resideInAnyPackage("dev.gradus.compiler.loop..", "dev.gradus.compiler.emit..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.gradus.dsl.graph..",
              "dev.gradus.compiler.lower..",
              "dev.gradus.compiler.plan..",
              "dev.gradus.compiler.read..",
              "dev.gradus.compiler.differentiate..");

  @ArchTest
  static final ArchRule partsOfTheCompilerHaveNoCycles =
      slices().matching("dev.gradus.compiler.(*)..").should().beFreeOfCycles();
}
