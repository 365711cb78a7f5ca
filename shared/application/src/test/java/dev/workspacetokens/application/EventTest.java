package dev.workspacetokens.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.domain.Slug;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class EventTest {

    @Test
    void timeIsToldToTheMillisecond() {
        var event = new Event(Instant.parse("2040-01-01T00:00:00.123456789Z"), new Actor.Saas("arn"),
                new Event.AppDeleted(new Slug("acme"), new Slug("web")));
        assertThat(event.at()).isEqualTo("2040-01-01T00:00:00.123Z");
    }
}
