package dev.workspacetokens.domain.access;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds the templates of a path match that could both take a call, with different answers and neither more specific.
///
/// A template is more specific than another if it names the method and the other takes any, and its path is not the
/// wider one; or if the method is the same and its path is the narrower one. A path is narrower if it has a literal
/// where the two first differ. There are two ways to be neither:
///
/// * the same method and the same path but for the names of parameters: `GET /{app}`, `GET /{user}`;
/// * one names the method, the other has the narrower path: `GET /apps/{app}`, `ANY /apps/new`. They are let pass if a
///   third one takes all that they have in common, because it is more specific than one of them: `GET /apps/new`. What
///   that has in common with the other is looked at by itself.
final class Overlaps {

    /// Two templates; the first in alphabetical order comes first.
    ///
    /// @param common what both take
    record Pair(String first, String second, String common) {}

    private record Candidate(RouteTemplate template, RouteTemplate shape, RouteNeed need, int app) {

        boolean isForAnyMethod() {
            return template.method().equals(RouteTemplate.ANY_METHOD);
        }

        /// Whether both need the same, of the same app.
        boolean answersAs(Candidate other, RouteTemplate common) {
            return need.equals(other.need) && (!(need instanceof RouteNeed.OnApp) || app == other.app
                    || common.haveSameLiteral(app, other.app));
        }

        /// Whether this is the more specific one of the same method, for all that the other would take of this.
        boolean takesInPlaceOf(Candidate other, RouteTemplate common) {
            return template.method().equals(other.template.method()) && shape.covers(common)
                    && other.template.isWiderThan(template);
        }
    }

    private Overlaps() {}

    /// All pairs, whatever the order of the routes.
    static List<Pair> find(Map<RouteTemplate, RouteNeed> routes, String appParameter) {
        var byShape = new HashMap<RouteTemplate, List<Candidate>>();
        var byLength = new HashMap<Integer, List<Candidate>>();
        routes.forEach((template, need) -> {
            var one = new Candidate(template, template.shape(), need, template.place(appParameter));
            byShape.computeIfAbsent(one.shape(), _ -> new ArrayList<>()).add(one);
            byLength.computeIfAbsent(template.segments().size(), _ -> new ArrayList<>()).add(one);
        });
        List<Pair> pairs = new ArrayList<>();
        for (List<Candidate> same : byShape.values()) {
            for (int i = 0; i < same.size(); i++) {
                for (Candidate other : same.subList(0, i)) {
                    if (!other.answersAs(same.get(i), other.shape())) {
                        pairs.add(pair(same.get(i).template(), other.template()));
                    }
                }
            }
        }
        for (List<Candidate> group : byLength.values()) {
            List<Candidate> anys = group.stream().filter(Candidate::isForAnyMethod).toList();
            for (Candidate any : anys) {
                group.stream().filter(one -> !one.isForAnyMethod() && clash(one, any, group))
                        .forEach(one -> pairs.add(pair(one.template(), any.template())));
            }
        }
        return pairs;
    }

    /// Whether one names the method and the other has the narrower path, and nothing settles it.
    private static boolean clash(Candidate one, Candidate any, List<Candidate> group) {
        return one.template().isWiderThan(any.template()) && one.shape().meet(any.shape())
                .filter(common -> !one.answersAs(any, common) && group.stream().noneMatch(
                        third -> third.takesInPlaceOf(one, common) || third.takesInPlaceOf(any, common)))
                .isPresent();
    }

    private static Pair pair(RouteTemplate one, RouteTemplate other) {
        String common = (one.method().equals(RouteTemplate.ANY_METHOD) ? other.meet(one) : one.meet(other))
                .orElse(one).text();
        return one.text().compareTo(other.text()) < 0
                ? new Pair(one.text(), other.text(), common)
                : new Pair(other.text(), one.text(), common);
    }
}
