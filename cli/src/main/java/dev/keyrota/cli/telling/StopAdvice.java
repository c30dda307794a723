package dev.keyrota.cli.telling;

import dev.keyrota.cli.output.Foreign;
import dev.keyrota.protocol.RunId;
import dev.keyrota.protocol.Stop;
import org.jspecify.annotations.Nullable;

/** What each reason to stop means for the person who must decide. */
public final class StopAdvice {
    private final String keyrota;
    private final String credential;
    private final @Nullable RunId run;
    private final String place;

    /**
     * Advice on one stop.
     *
     * @param keyrota how a further command begins
     * @param run null where there is no run yet, as in a plan
     * @param place the store, session, host or authorization that it is about; null for none
     */
    public StopAdvice(String keyrota, String credential, @Nullable RunId run, @Nullable String place) {
        this.keyrota = keyrota;
        this.credential = credential;
        this.run = run;
        this.place = place == null ? "" : Foreign.text(place);
    }

    public Advice of(Stop stop) {
        return switch (stop) {
            case REQUESTED -> requested();
            case NO_ANSWER -> noAnswer();
            case DENIED -> denied();
            case WRONG_ACCOUNT -> wrongAccount();
            case OLD_KEY_DEAD -> oldKeyDead();
            case OLD_NOT_IDENTIFIED -> oldNotIdentified();
            case OLD_PROTECTED -> oldProtected();
            case NO_KEY_IN_VAULT -> noKeyInVault();
            case UNEXPLAINED_AUTHORIZATION -> unexplainedAuthorization();
            case OPEN_ELSEWHERE -> openElsewhere();
            case STORE_DRIFTED -> storeDrifted();
            case STORE_SHADOWED -> storeShadowed();
            case CONFLICT -> conflict();
            case NOT_CREATED -> notCreated();
            case NEW_KEY_UNFIT -> newKeyUnfit();
            case NEW_KEY_DEAD -> newKeyDead();
            case NOT_WRITTEN -> notWritten();
            case NOT_PROVEN -> notProven();
            case SESSION_HOLDS_OLD -> sessionHoldsOld();
            case OLD_CHANGED -> oldChanged();
            case NOT_REVOKED -> notRevoked();
            case ORPHAN_REMAINS -> orphanRemains();
            case STORE_LOST -> storeLost();
        };
    }

    private Advice requested() {
        return new Advice("the run was given up, as was asked", "nothing", status());
    }

    private Advice noAnswer() {
        return new Advice(
                (place.isEmpty() ? "a vendor" : place) + " did not answer, or not legibly, in four tries",
                "see whether the vendor is up; nothing is lost by waiting",
                again());
    }

    private Advice denied() {
        return new Advice(
                "a login or permission is missing" + at(),
                "give the identity what `keyrota doctor` names",
                command("doctor " + credential));
    }

    private Advice wrongAccount() {
        return new Advice(
                "the vault's key authenticates somebody else than the configured identity",
                "find out who put another account's key into the vault: treat it as a security event",
                command("doctor " + credential));
    }

    private Advice oldKeyDead() {
        return new Advice(
                "the key that the vault holds is dead, so consumers are cut off and no new key can be minted with it",
                "find out who revoked it; mint a key with the operator's own login, write it to the vault, then record it",
                adopt());
    }

    private Advice oldNotIdentified() {
        return new Advice(
                "no authorization, or several, could be the one whose key the vault holds",
                "say which one it is, after looking at the list; a key that somebody wrote by hand is not ours to revoke",
                adopt());
    }

    private Advice oldProtected() {
        return new Advice(
                "the authorization that the vault's key belongs to (" + place + ") is protected",
                "decide whether it is the right key in the vault, or the protection in the configuration is out of date",
                command("plan " + credential));
    }

    private Advice noKeyInVault() {
        return new Advice(
                place + " holds no key: it is empty, hidden from us, or a placeholder",
                "put the key there, or let Keyrota's identity read the value",
                command("doctor " + credential));
    }

    private Advice unexplainedAuthorization() {
        return new Advice(
                "authorization " + place + " looks like one of ours and no run of this journal explains it",
                "find out who made it; if nobody uses it, revoke it by hand, then go on",
                again());
    }

    private Advice openElsewhere() {
        return new Advice(
                "another run is open on this credential" + (place.isEmpty() ? "" : ", on host " + place),
                "finish or give up that run where it is" + (place.isEmpty() ? "" : ", on " + place),
                "keyrota status");
    }

    private Advice storeDrifted() {
        return new Advice(
                place + " holds another key than the vault",
                "find out which of the two is right and bring the other one to it, then go on; nothing is revoked before",
                again());
    }

    private Advice storeShadowed() {
        return new Advice(
                "another secret of the same name hides " + place + " from its consumers",
                "remove the one that hides it, or name it as the store in the configuration",
                again());
    }

    private Advice conflict() {
        return new Advice(
                (place.isEmpty() ? "a store" : place) + " was changed by somebody else while the run was going on",
                "find out who wrote there and which value is right, then go on",
                again());
    }

    private Advice notCreated() {
        return new Advice(
                "the issuer would not create an authorization",
                "see what the issuer says about the account (limits, verification, suspension)",
                again());
    }

    private Advice newKeyUnfit() {
        return new Advice(
                "the new key does not do what it must: other account, scope or apps than configured",
                "compare `identity`, `scope` and `apps` in the configuration with the account",
                command("doctor " + credential));
    }

    private Advice newKeyDead() {
        return new Advice(
                "somebody revoked the new key",
                "find out who is at work on this account; to go on mints another one",
                resume());
    }

    private Advice notWritten() {
        return new Advice(
                place + " refuses to be written, or does not keep what is written",
                "give the identity the permission, or lift what is in the way (an approval policy, a missing folder), then go on",
                resume());
    }

    private Advice notProven() {
        return new Advice(
                place + " was written, and its consumer does not get the new key",
                "see what the probe's run says, and which secret the deploy job really reads",
                resume());
    }

    private Advice sessionHoldsOld() {
        return new Advice(
                "session " + place + " still holds the old key",
                "run that session's bootstrap again (or end it), then go on",
                resume());
    }

    private Advice oldChanged() {
        return new Advice(
                "the old authorization is gone or changed, and not by this run",
                "find out who did it; if it is dead as intended, go on",
                resume());
    }

    private Advice notRevoked() {
        return new Advice(
                "the issuer would not revoke " + (place.isEmpty() ? "the old authorization" : place),
                "see what the issuer says; until then both keys live",
                resume());
    }

    private Advice orphanRemains() {
        return new Advice(
                "a key of this run (" + place + ") could not be ended; no store holds it",
                "see what the issuer says, then go on",
                resume());
    }

    private Advice storeLost() {
        return new Advice(
                place + " lost the new key after the old one was revoked: its consumers may be cut off",
                "find out who wrote there, write the vault's key back, then go on",
                resume());
    }

    private String at() {
        return place.isEmpty() ? "" : " at " + place;
    }

    private String again() {
        return run == null ? command("plan " + credential) : resume();
    }

    private String resume() {
        return command("resume" + (run == null ? "" : " " + run));
    }

    private String adopt() {
        return command("adopt " + credential + " --id UUID");
    }

    private String status() {
        return command("status " + credential);
    }

    private String command(String words) {
        return keyrota + " " + words;
    }
}
