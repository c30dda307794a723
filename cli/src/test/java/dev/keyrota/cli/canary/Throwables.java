package dev.keyrota.cli.canary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * The class and message of every exception that is made in this JVM, those that nobody ever sees included: the JDK's flight recorder
 * notes each as it is constructed.
 */
public final class Throwables implements AutoCloseable {
    private final Recording recording = new Recording();

    public Throwables() {
        for (String event : List.of("jdk.JavaExceptionThrow", "jdk.JavaErrorThrow")) {
            recording.enable(event).withoutThreshold().withoutStackTrace().with("throttle", "off");
        }
        recording.start();
    }

    /**
     * All so far.
     *
     * @param scratch a folder for the recorder's file, which is deleted again
     */
    public List<String> made(Path scratch) throws IOException {
        Path file = scratch.resolve("throwables.jfr");
        recording.dump(file);
        List<String> made = new ArrayList<>();
        try (RecordingFile events = new RecordingFile(file)) {
            while (events.hasMoreEvents()) {
                RecordedEvent event = events.readEvent();
                if (event.getEventType().getName().matches("jdk\\.Java(Exception|Error)Throw")) {
                    made.add(event.getClass("thrownClass").getName() + ": " + event.getString("message"));
                }
            }
        }
        Files.delete(file);
        return made;
    }

    @Override
    public void close() {
        recording.close();
    }
}
