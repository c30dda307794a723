package dev.keyrota.config.yaml;

import dev.keyrota.config.problem.Mark;
import dev.keyrota.config.problem.Problems;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.SpecVersion;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;

/** Reads a text of exactly one YAML document. */
public final class Document {
    /** Whoever reads the text bounds its length; the library's own bound, of 3 MiB, is in the way of large fleets. */
    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();

    private Document() {}

    /**
     * The document's root.
     *
     * @param problems takes what is wrong with the text as YAML
     * @return empty if and only if something was; a tree of which a part is not understood is not handed out
     */
    public static Optional<Node> read(String text, Problems problems) {
        Events events = new Events(new Parse(SETTINGS).parseString(text).iterator());
        try {
            Optional<Node> root = compose(events, problems);
            return problems.isEmpty() ? root : Optional.empty();
        } catch (MalformedException e) {
            problems.add(e.mark(), "", e.what(), e.remedy());
        } catch (MarkedYamlEngineException e) {
            MalformedException malformed = MalformedException.of(e);
            problems.add(malformed.mark(), "", malformed.what(), malformed.remedy());
        } catch (ReaderException e) {
            int offset = text.offsetByCodePoints(0, Math.min(e.getPosition(), text.codePointCount(0, text.length())));
            problems.add(
                    Mark.of(text, offset),
                    "",
                    "a character that YAML does not allow (U+%04X)".formatted(e.getCodePoint()),
                    "take it out");
        } catch (YamlVersionException e) {
            problems.add(Mark.WHOLE, "", "a YAML version other than 1.2", "leave the line that begins with `%` out");
        } catch (YamlEngineException e) {
            // The library has some sentences without a place.
            MalformedException malformed = MalformedException.after(events.latest());
            problems.add(malformed.mark(), "", malformed.what(), malformed.remedy());
        }
        return Optional.empty();
    }

    private static Optional<Node> compose(Events events, Problems problems) throws MalformedException {
        events.next();
        if (!(events.next() instanceof DocumentStartEvent start)) {
            problems.add(Mark.WHOLE, "", "the file is empty", "`keyrota init` writes one to begin with");
            return Optional.empty();
        }
        refuseDirectives(start);
        Node root = new Composer(events, problems).node(events.next(), 1);
        events.next();
        Event last = events.next();
        if (last instanceof DocumentStartEvent) {
            problems.add(Marks.of(last), "", "a second document begins here", "keep one document in the file");
        }
        return Optional.of(root);
    }

    private static void refuseDirectives(DocumentStartEvent start) throws MalformedException {
        boolean other = start.getSpecVersion().filter(v -> !isCurrent(v)).isPresent();
        if (other || !start.getTags().isEmpty()) {
            throw new MalformedException(
                    Marks.of(start), "a line that begins with `%` and is not that of YAML 1.2", "leave that line out");
        }
    }

    private static boolean isCurrent(SpecVersion version) {
        return version.getMajor() == 1 && version.getMinor() == 2;
    }
}
