package dev.workspacetokens.emulators.iam;

import java.util.List;

/// What somebody may do: the statements of all of its policies together. What none of them allows is refused, and so is
/// what one of them denies.
///
/// @param name who it is, for messages
/// @param statements in no order
public record ExecutionRole(String name, List<Statement> statements) {

    public ExecutionRole {
        statements = List.copyOf(statements);
    }

    /// Says whether a call is allowed.
    public boolean allows(AwsCall call) {
        var about = statements.stream().filter(statement -> statement.isAbout(call)).map(Statement::effect).toList();
        return about.contains(Statement.Effect.ALLOW) && !about.contains(Statement.Effect.DENY);
    }
}
