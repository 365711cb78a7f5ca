/// An API as workspace tokens protect it: apps and their builds. [SampleWiring] says which class does which route, and
/// [SampleApi] is what they begin with.
///
/// It stands for an API of somebody's own, so it shows what such an API may rely on: it believes the authorizer's
/// verdict ([TokenCaller]) and nothing that the client sent, and where it lists more than the verdict was about
/// ([ReachedApps]), it follows the authorizer's rule.
@NullMarked
package dev.workspacetokens.sampleapi;

import org.jspecify.annotations.NullMarked;
