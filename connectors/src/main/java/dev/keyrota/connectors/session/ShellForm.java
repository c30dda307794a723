package dev.keyrota.connectors.session;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** How a shell or a file is told the value of a variable. Each line ends with a line feed, and may be joined with others by blanks. */
public enum ShellForm {
    /** POSIX shells, bash and zsh: {@code export NAME='value';}. */
    SH,
    /** fish: {@code set -gx NAME 'value';} (fishshell.com/docs/current/language.html, "Quotes", read 2026-11-23). */
    FISH,
    /** PowerShell: {@code $env:NAME = 'value';} (learn.microsoft.com, "about_Quoting_Rules", read 2026-11-23). */
    POWERSHELL,
    /** {@code NAME=value}, as dotenv files, Docker's {@code --env-file} and {@code $GITHUB_ENV} read it: without quotes. */
    DOTENV;

    /**
     * A line that sets a variable.
     *
     * @param name letters, digits and underscores
     * @param value visible ASCII and blanks
     * @throws IllegalArgumentException if this form cannot say the value so that everybody reads the same; the message holds nothing of it
     */
    byte[] line(String name, byte[] value) {
        return switch (this) {
            case SH -> line("export " + name + "='", escaped(value, "'", "'\\'"), "';\n");
            case FISH -> line("set -gx " + name + " '", escaped(value, "\\'", "\\"), "';\n");
            case POWERSHELL -> line("$env:" + name + " = '", escaped(value, "'", "'"), "';\n");
            case DOTENV -> line(name + "=", plain(value), "\n");
        };
    }

    /** @param before what each of these characters is to have before it */
    private static byte[] escaped(byte[] value, String characters, String before) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte b : value) {
            if (b < 0x20 || b == 0x7f) { // bytes from 0x80 on are negative
                throw new IllegalArgumentException("the value holds a character that is not to be seen");
            }
            if (characters.indexOf(b) >= 0) {
                out.writeBytes(before.getBytes(StandardCharsets.US_ASCII));
            }
            out.write(b);
        }
        return out.toByteArray();
    }

    /** Dialects differ in everything else. */
    private static byte[] plain(byte[] value) {
        for (byte b : value) {
            boolean letter = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9');
            if (!letter && "-_./+=:@,%~".indexOf(b) < 0) {
                throw new IllegalArgumentException(
                        "the value holds characters that the readers of such files understand in different ways");
            }
        }
        return value;
    }

    private static byte[] line(String before, byte[] value, String after) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(before.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(value);
        out.writeBytes(after.getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }
}
