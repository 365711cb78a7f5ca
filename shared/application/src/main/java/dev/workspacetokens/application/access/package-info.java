/// Which access rights a caller may give a token: [AccessRules] turns the [WantedRoles] into rights.
@NullMarked
package dev.workspacetokens.application.access;

import org.jspecify.annotations.NullMarked;
