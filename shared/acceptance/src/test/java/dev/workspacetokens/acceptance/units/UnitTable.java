package dev.workspacetokens.acceptance.units;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.emulators.units.Units;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What each call costs at each size: a row for a call, a column for a size.
final class UnitTable {

    private static final Pattern CELL = Pattern.compile("([0-9,.]+) RU, ([0-9,.]+) WU");

    private final Map<String, List<Units>> rows = new LinkedHashMap<>();

    void add(String call, Units units) {
        rows.computeIfAbsent(call, _ -> new ArrayList<>()).add(units);
    }

    /// Reads a table as this class prints it.
    static UnitTable parse(String text) {
        var table = new UnitTable();
        text.lines().forEach(line -> {
            String[] cells = line.split(" *\\| *", -1);
            Arrays.stream(cells).skip(2).filter(cell -> !cell.isEmpty())
                    .forEach(cell -> table.add(cells[1], units(cell)));
        });
        return table;
    }

    private static Units units(String cell) {
        var match = CELL.matcher(cell);
        assertThat(match.matches()).as(cell).isTrue();
        return new Units(Double.parseDouble(match.group(1).replace(",", "")),
                Double.parseDouble(match.group(2).replace(",", "")));
    }

    /// Checks that no call costs more than another table allows it, and that each has its row there.
    void assertAtMost(UnitTable bars) {
        assertThat(rows.keySet()).containsExactlyElementsOf(bars.rows.keySet());
        assertThat(rows).as("what was measured:%n%s", this).allSatisfy((call, costs) -> {
            for (int size = 0; size < costs.size(); size++) {
                Units bar = bars.rows.getOrDefault(call, List.of()).get(size);
                assertThat(costs.get(size).read()).as("%s: reads", call).isLessThanOrEqualTo(bar.read());
                assertThat(costs.get(size).write()).as("%s: writes", call).isLessThanOrEqualTo(bar.write());
            }
        });
    }

    @Override
    public String toString() {
        return rows.entrySet().stream().map(row -> "| " + row.getKey() + " | "
                + row.getValue().stream().map(Units::toString).collect(Collectors.joining(" | ")) + " |")
                .collect(Collectors.joining("\n"));
    }
}
