package dev.workspacetokens.lean;

import dev.workspacetokens.lambda.Variables;
import dev.workspacetokens.lambda.snapshot.Snapshots;
import java.time.InstantSource;

/// The lean clients of a process, but for their limits: they wait as long as the machine takes.
public final class PatientClients {

    private PatientClients() {}

    public static LeanClients of(Variables variables, Snapshots snapshots) {
        return new LeanClients(variables, InstantSource.system(), snapshots, Clients.PATIENT);
    }
}
