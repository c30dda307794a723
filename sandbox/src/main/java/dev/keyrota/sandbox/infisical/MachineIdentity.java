package dev.keyrota.sandbox.infisical;

import java.util.List;
import java.util.Map;

/**
 * A machine identity with universal-auth.
 *
 * @param id a UUID
 * @param name what people call it
 * @param clientId the public half of its login
 * @param tokens how long its access tokens live
 * @param projects the ids of the projects that it is a member of, each with its grants there; a member without a grant
 *     has the role "no-access"
 */
public record MachineIdentity(
        String id, String name, String clientId, TokenPolicy tokens, Map<String, List<Grant>> projects) {

    public MachineIdentity {
        projects = Map.copyOf(projects);
    }

    boolean isMemberOf(String project) {
        return projects.containsKey(project);
    }

    boolean may(Permission permission, Folder folder) {
        return projects.getOrDefault(folder.project(), List.of()).stream()
                .anyMatch(grant -> grant.allows(permission, folder));
    }
}
