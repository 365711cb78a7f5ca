package dev.workspacetokens.console;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What an accent must be told from, in the light or in the dark form of the page. `console.css` has the same colours.
///
/// @param name `light` or `dark`
/// @param surfaces what links and marks in the accent stand on, by the name of the CSS variable
/// @param onAccent the text of a button in the accent
record Theme(String name, Map<String, SrgbColor> surfaces, SrgbColor onAccent) {

    /// What level AA of WCAG 2.2 asks of a text (success criterion 1.4.3).
    private static final double READABLE = 4.5;

    static final Theme LIGHT = new Theme("light", Map.of("page", new SrgbColor(0xf7f7fa), "surface",
            new SrgbColor(0xffffff), "raised", new SrgbColor(0xffffff), "sunken", new SrgbColor(0xf1f1f6)),
            new SrgbColor(0xffffff));

    static final Theme DARK = new Theme("dark", Map.of("page", new SrgbColor(0x101014), "surface",
            new SrgbColor(0x1a1a21), "raised", new SrgbColor(0x212129), "sunken", new SrgbColor(0x141419)),
            new SrgbColor(0x16111f));

    /// What keeps this accent from being used: a sentence for whoever deploys.
    Optional<String> problem(String parameter, SrgbColor accent) {
        String refused = parameter + " " + accent + " is not used: as ";
        return hardestSurface(accent)
                .map(surface -> refused + "text on the " + name + " theme's " + surface.getKey() + " colour "
                        + surface.getValue() + measured(surface.getValue().contrast(accent)))
                .or(() -> Optional.of(onAccent.contrast(accent)).filter(contrast -> contrast < READABLE)
                        .map(contrast -> refused + "a button of the " + name + " theme with the text " + onAccent
                                + measured(contrast)));
    }

    private Optional<Map.Entry<String, SrgbColor>> hardestSurface(SrgbColor accent) {
        return surfaces.entrySet().stream()
                .min(Comparator.comparingDouble((Map.Entry<String, SrgbColor> one) -> one.getValue().contrast(accent))
                        .thenComparing(Map.Entry::getKey))
                .filter(one -> one.getValue().contrast(accent) < READABLE);
    }

    /// Rounded down, so that what is too little never looks like enough.
    private static String measured(double contrast) {
        return String.format(Locale.ROOT, " it has a contrast of %.2f:1, and WCAG 2.2 AA asks for %.1f:1.",
                Math.floor(contrast * 100) / 100, READABLE);
    }
}
