/// What is asked and answered keeps to `docs/openapi.yaml`: as the document reads, as clients made from it call, and as
/// a fuzzer calls.
@NullMarked
package dev.workspacetokens.acceptance.contract;

import org.jspecify.annotations.NullMarked;
