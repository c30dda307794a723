package dev.keyrota.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ConfigurationTemplateTest {
    private static final Pattern SETTING = Pattern.compile("(?m)^(\\s*)#(?=[^ \\n#])");

    @Test
    void can_be_read_as_it_is() throws ConfigurationException {
        Configuration read = Samples.parse(ConfigurationTemplate.text());
        assertThat(read.credential("heroku-platform").stores()).hasSize(2);
    }

    @Test
    void can_be_read_with_every_setting_it_shows() throws ConfigurationException {
        Configuration read = Samples.parse(uncommented());
        assertThat(read.credential("heroku-platform").stores()).hasSize(6);
    }

    @Test
    void shows_the_defaults_that_hold() throws ConfigurationException {
        Configuration shown = Samples.parse(uncommented());
        Configuration silent = Samples.parse(ConfigurationTemplate.text());
        assertThat(shown.timing()).isEqualTo(silent.timing());
        Credential of = shown.credential("heroku-platform");
        Credential without = silent.credential("heroku-platform");
        assertThat(List.of(of.mode(), of.overlap(), of.requiredTicket()))
                .isEqualTo(List.of(without.mode(), without.overlap(), without.requiredTicket()));
        assertThat(of.cadence()).isEqualTo(without.cadence());
    }

    @Test
    void shows_every_key_but_those_of_a_sandbox() {
        Set<String> shown = Pattern.compile("[a-z-]+(?=: )|[a-z-]+(?=:$)", Pattern.MULTILINE)
                .matcher(uncommented())
                .results()
                .map(match -> match.group())
                .collect(Collectors.toSet());
        Set<String> all =
                Twin.all().flatMap(twin -> twin.keys().names().stream()).collect(Collectors.toSet());
        all.removeAll(Set.of("sandbox", "control", "alerts", "installation"));
        assertThat(shown).containsAll(all);
    }

    private static String uncommented() {
        return SETTING.matcher(ConfigurationTemplate.text()).replaceAll("$1");
    }
}
