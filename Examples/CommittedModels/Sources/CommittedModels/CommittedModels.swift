import ECSRuntime

/// Reads a role from a RAM answer.
@main
struct CommittedModels {
    static func main() throws {
        let body = #"{"Role":{"RoleName":"web","Arn":"acs:ram::1234567890123456:role/web"},"RequestId":"1"}"#
        let response = try WireDecoder(format: .json).decode(GetRoleResponse.self, from: Array(body.utf8))
        print("\(response.role?.roleName ?? "?") is \(response.role?.arn ?? "?")")
    }
}
