package dev.workspacetokens.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.emulators.Route;
import dev.workspacetokens.emulators.RouteAuthorizer;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RouteTableTest {

    private final RouteTable routes = new RouteTable(Stream.of("ANY /{proxy+}", "GET /pets/{proxy+}", "GET /pets/{id}",
            "GET /pets/dog", "ANY /pets/{id}", "POST /pets/dog/{id}/walk", "GET /pets/{kind}/{id}")
            .map(one -> new Route(one.split(" ", 2)[0], one.split(" ", 2)[1], one, new RouteAuthorizer.None()))
            .toList());

    @ParameterizedTest
    @CsvSource({"GET,/pets/dog,GET /pets/dog", "GET,/pets/cat,GET /pets/{id}", "PUT,/pets/cat,ANY /pets/{id}",
            "PUT,/pets/dog,ANY /pets/{id}", "GET,/pets/dog/1,'GET /pets/{kind}/{id}'",
            "GET,/pets/a/b/c,'GET /pets/{proxy+}'",
            "POST,/pets/dog/1/walk,'POST /pets/dog/{id}/walk'", "PUT,/pets/dog/1/walk,'ANY /{proxy+}'",
            "GET,/x,'ANY /{proxy+}'"})
    void literalBeatsParameterBeatsGreedyParameter(String method, String path, String expected) {
        assertThat(routes.find(method, path)).map(match -> match.route().function()).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"/,$default", "//x,$default", "/x,/{proxy+}", "/x/y,/{proxy+}", "/pets,/pets"})
    void defaultRouteTakesWhatNoOtherDoes(String path, String expected) {
        var proxy = new RouteTable(Stream.of("$default", "/{proxy+}", "/pets")
                .map(one -> new Route("ANY", one, one, new RouteAuthorizer.None())).toList());
        assertThat(proxy.find("GET", path)).map(match -> match.route().path()).contains(expected);
    }

    @Test
    void restApiChoosesTheResourceBeforeTheMethod() {
        assertThat(routes.findOfResource("PUT", "/pets/dog")).isEmpty();
        assertThat(routes.findOfResource("GET", "/pets/dog")).map(match -> match.route().path()).contains("/pets/dog");
        assertThat(routes.findOfResource("GET", "/pets/cat")).map(match -> match.route().method()).contains("GET");
    }

    @Test
    void pathParametersAreDecoded() {
        var match = routes.find("GET", "/pets/a%20b%2Fc/100%25%zz").orElseThrow();
        assertThat(match.pathParameters()).isEqualTo(Map.of("kind", "a b/c", "id", "100%%zz"));
        assertThat(routes.find("GET", "/pets/a/b/c%20d").orElseThrow().pathParameters())
                .isEqualTo(Map.of("proxy", "a/b/c d"));
    }

    @ParameterizedTest
    @CsvSource({"/", "/me/", "//", "/apps/x/"})
    void emptySegmentIsNoParameter(String path) {
        var strict = new RouteTable(Stream.of("/me", "/apps/{app}").map(one -> new Route("GET", one, one,
                new RouteAuthorizer.None())).toList());
        assertThat(strict.find("GET", path)).isEmpty();
    }
}
