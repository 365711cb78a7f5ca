package dev.workspacetokens.emulators;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// YAML of CloudFormation as maps, lists and scalars; short tags (`!Sub x`) become their long form (`{"Fn::Sub":
/// "x"}`), and aliases (`*x`, `<<: *x`) become what they stand for, as SAM writes them out. A mapping that has a key
/// twice, one of them from `<<`, is refused: tools differ about which one counts.
final class CloudFormationYaml {

    private static final Set<String> TAGS = Set.of("Ref", "Condition", "Sub", "GetAtt", "If", "Join", "Equals", "Not",
            "And", "Or", "Select", "Split", "FindInMap");

    private static final String MERGE = "<<";

    /// The parser's own limit is 50. It is there for texts of strangers.
    private static final int MAX_ALIASES = 1_000;

    private final String name;

    private CloudFormationYaml(String name) {
        this.name = name;
    }

    /// Reads one document.
    ///
    /// @param name what errors call it
    static Map<String, Object> read(String text, String name) {
        try {
            var settings = LoadSettings.builder().setLabel(name).setMaxAliasesForCollections(MAX_ALIASES).build();
            Node root = new Compose(settings).composeString(text)
                    .orElseThrow(() -> new TemplateException(name, "is empty"));
            return new CloudFormationYaml(name).map(root);
        } catch (YamlEngineException e) {
            throw new TemplateException(name, "is no YAML: " + e.getMessage());
        }
    }

    private Object value(Node node) {
        // What this parser takes for a variable of the process, CloudFormation takes for a text: `Fn::Sub:
        // ${Parameter}`.
        if (node.getTag().equals(Tag.ENV_TAG)) {
            return plain(node, Tag.STR);
        }
        String tag = node.getTag().getValue();
        if (!tag.startsWith("!")) {
            return plain(node, node.getTag());
        }
        String function = tag.substring(1);
        if (!TAGS.contains(function)) {
            throw new TemplateException(place(node), "unknown intrinsic !" + function);
        }
        Object argument = plain(node, Tag.STR);
        if (function.equals("GetAtt") && argument instanceof String text) {
            argument = List.of((Object[]) text.split("\\.", 2));
        }
        return Map.of(function.equals("Ref") || function.equals("Condition") ? function : "Fn::" + function, argument);
    }

    private Object plain(Node node, Tag scalarTag) {
        return switch (node) {
            case ScalarNode scalar -> scalar(scalar, scalarTag);
            case SequenceNode sequence -> {
                var list = new ArrayList<Object>();
                sequence.getValue().forEach(element -> list.add(value(element)));
                yield List.copyOf(list);
            }
            default -> map(node);
        };
    }

    private Map<String, Object> map(Node node) {
        var map = new LinkedHashMap<String, Object>();
        add(node, map);
        return map;
    }

    private void add(Node node, Map<String, Object> map) {
        if (!(node instanceof MappingNode mapping)) {
            throw new TemplateException(place(node), "expected a mapping");
        }
        mapping.getValue().forEach(entry -> {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw new TemplateException(place(entry.getKeyNode()), "expected a name");
            }
            if (key.getValue().equals(MERGE)) {
                add(entry.getValueNode(), map);
            } else if (map.put(key.getValue(), value(entry.getValueNode())) != null) {
                throw new TemplateException(place(key), key.getValue() + " is there twice");
            }
        });
    }

    private Object scalar(ScalarNode node, Tag tag) {
        String text = node.getValue();
        if (tag.equals(Tag.NULL)) {
            throw new TemplateException(place(node), "null is no value of CloudFormation");
        }
        if (tag.equals(Tag.BOOL)) {
            return Boolean.valueOf(text);
        }
        if (tag.equals(Tag.INT)) {
            return Long.valueOf(text);
        }
        return tag.equals(Tag.FLOAT) ? new BigDecimal(text) : text;
    }

    private String place(Node node) {
        return name + node.getStartMark().map(mark -> ", line " + (mark.getLine() + 1)).orElse("");
    }
}
