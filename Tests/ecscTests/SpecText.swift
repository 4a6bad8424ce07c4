/// Texts of specs to test with.
enum SpecText {
    /// A spec without findings; lines are added to `spec`.
    static func plain(name: String = "web", adding lines: String = "") -> String {
        """
        apiVersion: ecsc/v1
        kind: Instance
        metadata:
          name: \(name)
        spec:
          region: cn-hangzhou
          type: ecs.g6.large
          image: m-bp1f0eq3z2bs1k0q****
          network:
            vSwitch: vsw-bp134jzf285qg9u6w****
            securityGroup: sg-bp1c3o8hzd14dovh****

        """ + lines.split(separator: "\n").map { "  \($0)\n" }.joined()
    }
}
