/// The version of the programs and of their libraries.
public enum ToolVersion {
    /// As `--version` prints it, and as logs, manifests and generated files name it.
    public static let current = "0.1.0"
}
