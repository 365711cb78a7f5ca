package dev.workspacetokens.console;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What makes the page look like a part of the product of whoever deploys it.
///
/// @param name what the page calls itself
/// @param logo a picture in place of our sign
/// @param icon a picture for the browser's tab
/// @param colors accents that can be read, by the name of the theme; where one is missing, the page has its own
/// @param links further pages
/// @param problems why a colour that was chosen is not among them: whole sentences
record Brand(String name, Optional<URI> logo, Optional<URI> icon, Map<String, SrgbColor> colors, List<BrandLink> links,
        List<String> problems) {

    private static final int LONGEST_NAME = 60;

    /// @throws IllegalStateException naming the parameter of the template whose value makes no sense
    static Brand of(StageVariables variables) {
        var colors = new LinkedHashMap<String, SrgbColor>();
        var problems = new ArrayList<String>();
        choose(Theme.LIGHT, "ConsoleColor", variables.optional("brand_color"), colors, problems);
        choose(Theme.DARK, "ConsoleColorDark", variables.optional("brand_color_dark"), colors, problems);
        return new Brand(printable("ConsoleName", variables.requiredText("brand_name"), LONGEST_NAME),
                url("ConsoleLogoUrl", variables.optionalText("brand_logo")),
                url("ConsoleIconUrl", variables.optionalText("brand_icon")), colors,
                BrandLink.listOf(variables.optionalText("brand_links")), problems);
    }

    private static void choose(Theme theme, String parameter, String hex, Map<String, SrgbColor> colors,
            List<String> problems) {
        if (!hex.isEmpty()) {
            SrgbColor color = SrgbColor.of(parameter, hex);
            theme.problem(parameter, color).ifPresentOrElse(problems::add, () -> colors.put(theme.name(), color));
        }
    }

    private static Optional<URI> url(String parameter, String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(HttpsUrl.of(parameter, text));
    }

    /// A text that people read.
    ///
    /// @throws IllegalStateException naming the parameter when it is blank, too long, or has control characters
    static String printable(String parameter, String text, int longest) {
        boolean control = text.codePoints().anyMatch(one -> Character.isISOControl(one) || one == 0x2028
                || one == 0x2029);
        if (text.isBlank() || control || text.codePointCount(0, text.length()) > longest) {
            throw new IllegalStateException(parameter + " must have texts of 1 to " + longest
                    + " characters, none of them a control character");
        }
        return text;
    }

    /// The origins that the page loads pictures from, besides its own.
    Set<String> imageOrigins() {
        var origins = new LinkedHashSet<String>();
        logo.ifPresent(url -> origins.add(HttpsUrl.originOf(url)));
        icon.ifPresent(url -> origins.add(HttpsUrl.originOf(url)));
        return origins;
    }

    /// The member `brand` of `/config.json`.
    void write(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("brand");
        json.writeStringField("name", name);
        if (logo.isPresent()) {
            json.writeStringField("logo_url", logo.get().toString());
        }
        if (icon.isPresent()) {
            json.writeStringField("icon_url", icon.get().toString());
        }
        json.writeObjectFieldStart("colors");
        for (var color : colors.entrySet()) {
            json.writeStringField(color.getKey(), color.getValue().toString());
        }
        json.writeEndObject();
        json.writeArrayFieldStart("links");
        for (BrandLink link : links) {
            json.writeStartObject();
            json.writeStringField("text", link.text());
            json.writeStringField("url", link.url().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("problems");
        for (String problem : problems) {
            json.writeString(problem);
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
