package dev.keyrota.cli;

import dev.keyrota.fuzz.Seeds;
import dev.keyrota.fuzz.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The variables that a command reads, one a line: whatever they say, it ends in one of its ways. */
public final class EnvironmentTarget implements Target {
    @Override
    public List<byte[]> seeds() {
        return Seeds.of(
                "KEYROTA_HOME=/nowhere\nKEYROTA_CONFIG=/nowhere.yaml\nXDG_STATE_HOME=/nowhere\nXDG_DATA_HOME=/nowhere",
                "GITHUB_ACTIONS=true\nGITHUB_RUN_ID=7\nNO_COLOR=1\nTERM=dumb\nCOLUMNS=80",
                "GITHUB_RUN_ID=99999999999999999999\nGITHUB_ACTIONS=true",
                "XDG_STATE_HOME=relative\nKEYROTA_HOME=\u001b[2J/\u202e\nKEYROTA_CONFIG=\u001b[2J\u0007",
                "HOSTNAME=\u001b[2J\nUSER=\nLANG=C\nCI=true");
    }

    @Override
    public List<String> words() {
        return List.of(
                "KEYROTA_HOME=",
                "KEYROTA_CONFIG=",
                "XDG_STATE_HOME=/",
                "XDG_DATA_HOME=/",
                "GITHUB_RUN_ID=",
                "GITHUB_ACTIONS=true",
                "/");
    }

    @Override
    public void read(byte[] input) {
        Map<String, String> environment = new LinkedHashMap<>();
        // No system lets a variable hold a NUL.
        for (String line : Seeds.text(input).replace("\0", "").split("\n", -1)) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                environment.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        for (String[] words : new String[][] {{"status"}, {"audit", "verify"}, {"plan", "x", "-ojson"}}) {
            Stand stand = Stand.of(environment);
            stand.judge(new Program(stand.surroundings()).run(words));
        }
    }
}
