/// Who may do what. The access policy ([AccessPolicy]) has the roles and what each protected route needs; it is made of
/// a [PolicyDraft] by [CheckedPolicy], and finds the route of a [RouteCall]. [Access] is the apps that a token reaches.
@NullMarked
package dev.workspacetokens.domain.access;

import org.jspecify.annotations.NullMarked;
