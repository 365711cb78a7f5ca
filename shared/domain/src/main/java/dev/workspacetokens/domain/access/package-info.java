/// Who may do what: roles and permissions ([AccessPolicy]), and the apps that a token reaches ([Access]).
@NullMarked
package dev.workspacetokens.domain.access;

import org.jspecify.annotations.NullMarked;
