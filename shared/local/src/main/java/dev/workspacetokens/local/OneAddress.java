package dev.workspacetokens.local;

import dev.workspacetokens.emulators.Api;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// On AWS each API has a host of its own, and that of a REST API a stage in its path; on this machine all have
/// one address.
final class OneAddress {

    private static final String HOST = "https://[a-z0-9]+\\.execute-api\\.[a-z0-9-]+\\.amazonaws\\.com";

    private OneAddress() {}

    /// The APIs, whose stage variables name this address in place of each other's.
    static List<Api> of(List<Api> apis, String address) {
        String stages = apis.stream().filter(api -> api.kind() == Api.Kind.REST)
                .map(api -> Pattern.quote("/" + api.stage()) + "(?![^/])").collect(Collectors.joining("|"));
        var theirs = Pattern.compile(HOST + "(" + stages + ")?");
        return apis.stream()
                .map(api -> api.withStageVariables(value -> theirs.matcher(value).replaceAll(address))).toList();
    }
}
