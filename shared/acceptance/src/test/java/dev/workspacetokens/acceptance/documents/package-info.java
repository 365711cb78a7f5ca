/// The pages for people: their links, their commands, and their tables hold.
@NullMarked
package dev.workspacetokens.acceptance.documents;

import org.jspecify.annotations.NullMarked;
