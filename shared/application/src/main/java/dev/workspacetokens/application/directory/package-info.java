/// Who owns what. [Directory] is what token management reads of it, and [Owners] decides who may manage tokens. The
/// SaaS keeps it through [Workspaces], [Apps] and [Members], by the use cases of the package `feed`.
@NullMarked
package dev.workspacetokens.application.directory;

import org.jspecify.annotations.NullMarked;
