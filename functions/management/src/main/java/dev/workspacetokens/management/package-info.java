/// The functions of workspace owners. Each handler reads a request, calls one use case that [ManagementWiring] made,
/// and writes the answer.
@NullMarked
package dev.workspacetokens.management;

import org.jspecify.annotations.NullMarked;
