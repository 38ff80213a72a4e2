/** Methods of every construct that can be differentiated, each judged in {@link CatalogueTest}. */
package dev.gradus.compiler.catalogue;
