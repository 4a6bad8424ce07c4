public import DiagnosticsCore
public import SourceTree

/// Fixes of a document that are more than a word in place of another.
extension InstanceDocument {
    /// Keys whose mappings say something also when nothing is in them: they don't go with their last key.
    private static let saysSomethingWhenEmpty = [
        "spec", "metadata", "charge", "spot", "subscription", "role", "userData", "launchTemplate", "login",
    ]

    private var editor: DocumentEditor { DocumentEditor(root, in: file) }

    /// Takes out a key that does nothing, with its value.
    ///
    /// - Parameter key: Its name.
    public func removal(of key: String, _ value: SpecValue) -> Fix? {
        editor.removal(ofKeyAt: value.keySpan.start, keeping: Self.saysSomethingWhenEmpty)
            .map { Fix("remove '\(key)'", in: file, [$0]) }
    }

    /// Takes out an item of a list.
    public func removal(ofItem item: SpecValue) -> Fix? {
        editor.removal(ofItemAt: item.span.start).map { Fix("remove it", in: file, [$0]) }
    }

    /// Puts a key into a mapping.
    ///
    /// - Parameters:
    ///   - mapping: The mapping.
    ///   - description: What that does, where the words of the finding's help are not those for it.
    public func insertion(
        of key: String, _ value: NewValue, into mapping: SpecValue, _ description: String
    ) -> Fix? {
        editor.insertion(of: key, value, intoMappingAt: mapping.span).map { Fix(description, in: file, [$0]) }
    }

    /// A word in place of a value that the finding is not about.
    public func replacement(of value: SpecValue, by word: String, _ description: String) -> Fix? {
        file.spelling(of: word, inPlaceOf: value.span).map {
            Fix(replacing: Diagnostic.Position(file: file, span: value.span), with: $0, description)
        }
    }
}
