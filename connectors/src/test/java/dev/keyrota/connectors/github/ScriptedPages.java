package dev.keyrota.connectors.github;

import dev.keyrota.connectors.github.ScriptedGitHub.Answer;
import dev.keyrota.connectors.github.ScriptedGitHub.Seen;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A list as GitHub pages it: one item a page, whatever was asked for, so that every list of two is one of two pages. */
record ScriptedPages(String member, List<String> items) implements Function<Seen, Answer> {
    private static final Pattern PAGE = Pattern.compile("(?:^|&)page=(\\d+)(?:&|$)");

    static ScriptedPages of(String member, String... items) {
        return new ScriptedPages(member, List.of(items));
    }

    @Override
    public Answer apply(Seen request) {
        Matcher asked = PAGE.matcher(request.query());
        int page = asked.find() ? Integer.parseInt(asked.group(1)) : 1;
        String item = page <= items.size() ? items.get(page - 1) : "";
        String array = "[" + item + "]";
        Answer answer = Answer.json(
                200,
                member.isEmpty() ? array : "{\"total_count\":" + items.size() + ",\"" + member + "\":" + array + "}");
        String link = "<https://api.github.com/elsewhere?page=1>; rel=\"prev\", <https://api.github.com/elsewhere?page="
                + (page + 1) + ">; rel=\"next\"";
        return page < items.size() ? answer.with("Link", link) : answer;
    }
}
