package dev.keyrota.config;

import dev.keyrota.config.problem.Mark;
import dev.keyrota.config.problem.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Gets the text out of a file. */
final class ConfigurationFile {
    /** 16 MiB: some forty thousand credentials. */
    static final int LIMIT = 16 << 20;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private ConfigurationFile() {}

    /** The text; empty if and only if there was a problem. */
    static Optional<String> text(Path file, Problems problems) {
        try {
            byte[] bytes = bytes(file);
            if (bytes.length > LIMIT) {
                return wrong(problems, "more than 16 MiB", "a configuration is smaller: is this the right file?");
            }
            return Optional.of(withoutMark(decode(bytes)));
        } catch (NoSuchFileException _) {
            return wrong(problems, "there is no such file", "`keyrota init` writes one; `--config FILE` names another");
        } catch (AccessDeniedException _) {
            return wrong(problems, "the file may not be read", "allow it to the user who runs keyrota");
        } catch (CharacterCodingException _) {
            return wrong(problems, "the file is not UTF-8", "save it as UTF-8");
        } catch (IOException _) {
            return wrong(problems, "the file cannot be read", "name a file, not a folder");
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(LIMIT + 1);
        }
    }

    private static String decode(byte[] bytes) throws CharacterCodingException {
        CharBuffer text = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes));
        return text.toString();
    }

    private static String withoutMark(String text) {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static Optional<String> wrong(Problems problems, String what, String remedy) {
        problems.add(Mark.WHOLE, "", what, remedy);
        return Optional.empty();
    }
}
