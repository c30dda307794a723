package dev.keyrota.sandbox.mail;

import dev.keyrota.sandbox.Answer;
import dev.keyrota.sandbox.Call;
import dev.keyrota.sandbox.Message;
import dev.keyrota.sandbox.Vendor;
import dev.keyrota.sandbox.worlds.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The handing over of one mail as a call, so that faults and the log treat it as any other: the recipients are the header
 * {@code to}, the message is the body. Any answer but a success is a temporary failure for the sender.
 */
public final class MailVendor implements Vendor<World> {

    /** The call of a mail to {@code recipients}. */
    public static Call sending(List<String> recipients, byte[] message) {
        return new Call("SEND", "/", Map.of(), Map.of("to", recipients), message);
    }

    @Override
    public String name() {
        return "smtp";
    }

    @Override
    public Optional<String> callName(Call call) {
        return Optional.of("smtp.send");
    }

    @Override
    public Answer answer(World world, Call call) {
        call.headers().getOrDefault("to", List.of()).forEach(each -> world.send(new Message(each, call.text())));
        return Answer.empty(200);
    }

    /** Nobody sends mail with a Heroku token. */
    @Override
    public Optional<String> caller(World world, Call call) {
        return Optional.empty();
    }
}
