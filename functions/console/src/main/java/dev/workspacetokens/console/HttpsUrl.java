package dev.workspacetokens.console;

import java.net.URI;
import java.util.regex.Pattern;

/// Addresses that whoever deploys may name. They have the form that template.yaml asks for, so that none can end the
/// directive of a Content-Security-Policy that it stands in.
final class HttpsUrl {

    private static final String ORIGIN = "https://[A-Za-z0-9]+((\\.|-+)[A-Za-z0-9]+)*(:[0-9]{1,5})?";
    private static final Pattern ONE = Pattern.compile(ORIGIN);
    private static final Pattern URL = Pattern.compile(ORIGIN + "(/([A-Za-z0-9/._~!$&()*+;=:@?,-]|%[0-9A-Fa-f]{2})*)?");

    private HttpsUrl() {}

    /// @param parameter which parameter of the template holds it
    /// @throws IllegalStateException naming the parameter when this is no such address
    static URI of(String parameter, String text) {
        if (!URL.matcher(text).matches()) {
            throw new IllegalStateException(parameter + " must be an https URL, without a fragment");
        }
        return URI.create(text);
    }

    /// The same of an origin.
    static String origin(String parameter, String text) {
        if (!ONE.matcher(text).matches()) {
            throw new IllegalStateException(
                    parameter + " must be https origins, without a path or a wildcard, separated by commas");
        }
        return text;
    }

    /// Of a URL what a Content-Security-Policy names.
    static String originOf(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority();
    }
}
