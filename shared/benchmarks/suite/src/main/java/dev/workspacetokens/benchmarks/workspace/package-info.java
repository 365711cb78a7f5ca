/// What is measured on: a workspace with apps and tokens in the template's table, and the functions that serve it.
@NullMarked
package dev.workspacetokens.benchmarks.workspace;

import org.jspecify.annotations.NullMarked;
