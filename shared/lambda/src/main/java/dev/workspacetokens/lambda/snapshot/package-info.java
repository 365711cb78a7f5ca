/// Around a snapshot of the process, as Lambda SnapStart takes one of each version of a function that asks for it in
/// template.yaml: what is warmed up and dropped before it, and what is drawn, derived and connected anew behind each
/// restore ([Snapshots]).
@NullMarked
package dev.workspacetokens.lambda.snapshot;

import org.jspecify.annotations.NullMarked;
