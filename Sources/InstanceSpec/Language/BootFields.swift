/// What happens at first boot: login, user data, the metadata service.
enum BootFields {
    static let top: [SpecField] = [
        SpecField(
            "login",
            .mapping([
                SpecField("keyPair", .string, wire: "KeyPairName", "The SSH key pair to install."),
                SpecField(
                    "password", .secret, wire: "Password",
                    "Where the password is: {fromEnvironment: VAR} or {fromFile: PATH}, never the text itself."
                ),
                SpecField("inheritFromImage", .boolean, wire: "PasswordInherit", "Keep the image's password."),
            ]), "How to log in."
        ),
        SpecField(
            "userData", .oneOrMore(.mapping(userDataPart)),
            "What to run or set up at first boot: one payload, or a list."),
        SpecField(
            "agentScript", .word(.language("documented", "hardened")),
            "Which script installs the trust agent; documented when absent."
        ),
        SpecField(
            "metadataService",
            .mapping([
                SpecField(
                    "enabled", .boolean(on: "enabled", off: "disabled"), wire: "HttpEndpoint",
                    "Whether the instance can read its metadata."
                ),
                SpecField(
                    "tokens", .word(.platform("optional", "required")), wire: "HttpTokens",
                    "Whether reading it takes a token."
                ),
                SpecField(
                    "hopLimit", .integer, wire: "HttpPutResponseHopLimit", "How many hops its answers travel."
                ),
            ]), "The metadata service."
        ),
    ]

    /// What a part of the user data is.
    static let userDataSources: [SpecField] = [
        SpecField("text", .string, "The payload itself."),
        SpecField("file", .string, "A file below the spec's folder."),
        SpecField("template", .string, "A bundled template's name, or a template file."),
        SpecField("base64", .string, "The payload, Base64-encoded."),
        SpecField("cloudConfig", .free, "A cloud-config document, as a mapping."),
        SpecField("include", .list(.string), "Addresses that the payload is fetched from."),
    ]

    private static let userDataPart: [SpecField] =
        userDataSources + [
            SpecField("values", .free, "The template's values."),
            SpecField(
                "compress", .word(.language("never", "auto", "always")),
                "Whether to gzip; auto, only when it would not fit otherwise, when absent."
            ),
        ]
}
