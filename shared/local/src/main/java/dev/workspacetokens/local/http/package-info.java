/// HTTP/1.1 on the loopback interface. Requests are handed on as they were sent: the JDK's own server rewrites the
/// names of headers, and what a gateway makes of them is just what is to be shown here.
@NullMarked
package dev.workspacetokens.local.http;

import org.jspecify.annotations.NullMarked;
