/// What requests to DynamoDB cost, counted by AWS's rules, because DynamoDB Local reports other numbers: 0 units for 50
/// keys that are not there, 2 for a transaction that costs 8.
///
/// A [UnitCounter] watches a client and adds up [Units]. [ItemSize] says how many bytes an item counts, [Rates] how many
/// units that many bytes cost, [Reads] and [Writes] which items a request touches.
///
/// The rules are those of the DynamoDB developer guide: "DynamoDB item sizes and formats"
/// (`CapacityUnitCalculations.html`), "DynamoDB read and write operations" (`read-write-operations.html`), "Working with
/// items and attributes" (`WorkingWithItems.html`, failed conditions) and "Amazon DynamoDB Transactions: How it works"
/// (`transaction-apis.html`). A test holds the counter to their worked examples. Where they are silent, the dearer of
/// two readings counts, and the class that reads them so says it.
@NullMarked
package dev.workspacetokens.emulators.units;

import org.jspecify.annotations.NullMarked;
