package dev.workspacetokens.console;

import java.net.URI;
import java.util.Arrays;
import java.util.List;

/// A link to a page of whoever deploys, such as their documentation.
///
/// @param text what people read, 1 to 40 characters
record BrandLink(String text, URI url) {

    private static final String PARAMETER = "ConsoleLinks";
    private static final int MOST = 5;
    private static final int LONGEST_TEXT = 40;

    /// @param list links as `text=url`, separated by commas; empty: none
    /// @throws IllegalStateException when it is no such list, or has more than five
    static List<BrandLink> listOf(String list) {
        List<String> links = list.isEmpty() ? List.of() : Arrays.asList(list.split(",", -1));
        if (links.size() > MOST) {
            throw new IllegalStateException(PARAMETER + " must be at most " + MOST + " links");
        }
        return links.stream().map(BrandLink::of).toList();
    }

    private static BrandLink of(String link) {
        int equals = link.indexOf('=');
        if (equals < 0) {
            throw new IllegalStateException(PARAMETER + " must be links as text=https://…, separated by commas");
        }
        return new BrandLink(Brand.printable(PARAMETER, link.substring(0, equals), LONGEST_TEXT),
                HttpsUrl.of(PARAMETER, link.substring(equals + 1)));
    }
}
