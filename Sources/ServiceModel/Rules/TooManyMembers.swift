package import DiagnosticsCore

extension Rule {
    /// Rule `too-many-members`.
    package static let tooManyMembers = Rule(
        ModelRule.tooManyMembers, severities: [.error],
        checks: "All actions together have at most 262,144 members, more than ten times what any product has.",
        reason: "A hostile file must not exhaust memory.",
        remedy: "Leave actions out, or refer to shared schemas of objects.",
        source: .generator,
        example: .command(
            wrong: """
                {
                  echo '{"info": {"product": "Shop", "version": "2026-01-01"}, "components": {"schemas": {'
                  for i in $(seq 18); do
                    item='{"$ref": "#/components/schemas/L'$((i + 1))'"}'
                    echo '"L'$i'": {"type": "array", "items": {"type": "object", "properties": {"A": '$item', "B": '$item'}}},'
                  done
                  echo '"L'$((i + 1))'": {"type": "string"}}}, "apis": {"Buy": {"parameters": ['
                  echo '{"name": "List", "in": "query", "schema": {"$ref": "#/components/schemas/L1"}}]}}}'
                } > api-docs.json
                ecsc metadata lint --api-docs api-docs.json
                """,
            right: """
                {
                  echo '{"info": {"product": "Shop", "version": "2026-01-01"}, "components": {"schemas": {'
                  for i in $(seq 2); do
                    item='{"$ref": "#/components/schemas/L'$((i + 1))'"}'
                    echo '"L'$i'": {"type": "array", "items": {"type": "object", "properties": {"A": '$item', "B": '$item'}}},'
                  done
                  echo '"L'$((i + 1))'": {"type": "string"}}}, "apis": {"Buy": {"parameters": ['
                  echo '{"name": "List", "in": "query", "schema": {"$ref": "#/components/schemas/L1"}}]}}}'
                } > api-docs.json
                ecsc metadata lint --api-docs api-docs.json
                """
        )
    )
}
