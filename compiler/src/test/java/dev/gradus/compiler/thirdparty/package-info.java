/** Methods of libraries, read from their jars and differentiated. */
package dev.gradus.compiler.thirdparty;
