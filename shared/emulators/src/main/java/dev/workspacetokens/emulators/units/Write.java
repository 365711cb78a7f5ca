package dev.workspacetokens.emulators.units;

import java.util.function.DoubleSupplier;

/// Write units of a request that is about to be sent.
///
/// @param refused if a condition does not hold
/// @param done if it goes through; asked for afterwards
record Write(double refused, DoubleSupplier done) {}
