package dev.keyrota.config;

/** Two credentials on one account and a third on another. */
final class Siblings {
    static final String TEXT = """
            version: 1
            accounts:
              heroku: { vendor: heroku, identity: ops@example.com }
              other: { vendor: heroku, identity: other@example.com }
              vault: { vendor: infisical, url: https://vault.example.com, project: p1, login: { token: "${env:T}" } }
            credentials:
              deploy:
                env: prod
                account: heroku
                scope: [global]
                description: deploy-{yyyy}-{MM}
                stores:
                  - { id: vault, account: vault, environment: prod, path: /deploy, secret: KEY }
                sessions:
                  - { id: operator, variable: KEY }
              billing:
                env: prod
                account: heroku
                scope: [read]
                description: billing-{yyyy}-{MM}
                stores:
                  - { id: vault, account: vault, environment: prod, path: /billing, secret: KEY }
                  - { id: app, account: heroku, app: billing-prod, config-var: KEY }
              elsewhere:
                env: prod
                account: other
                scope: [read]
                description: elsewhere-{yyyy}-{MM}
                stores:
                  - { id: vault, account: vault, environment: prod, path: /elsewhere, secret: KEY }
            """;

    private Siblings() {}
}
