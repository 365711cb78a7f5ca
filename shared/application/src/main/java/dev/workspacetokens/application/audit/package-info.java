/// The audit trail: what actors had done ([Deed]), as it was noted ([Event]), and who may read it ([ListEvents]).
///
/// Whatever changes something takes the deed along, and notes it in the same transaction.
@NullMarked
package dev.workspacetokens.application.audit;

import org.jspecify.annotations.NullMarked;
