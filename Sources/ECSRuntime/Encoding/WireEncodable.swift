/// A generated type that is written as request parameters, as JSON or as XML.
///
/// Generated types are `CustomReflectable` by the mirror that comes with it: `print`, string interpolation and `dump` show
/// the members that are set, under their Swift names, and `redacted` for secrets. That is no requirement of the protocol:
/// whatever inherits from a protocol of the standard library is put together when the program runs.
public protocol WireEncodable: WireObject {
    /// Writes the members that are there, in the order of the metadata.
    func encode(into writer: inout WireWriter)
}

extension WireEncodable {
    /// The members as flattened parameters (`Tag.1.Key`, `SystemDisk.Size`), in the order of the metadata; a request's
    /// own ones, without `Action` and the other common parameters.
    ///
    /// An item of a list that has no members is sent as a parameter without a value (`DataDisk.1=`).
    ///
    /// - Throws: `WireEncodingError` for a number that is infinite, not a number or too large for its type on the wire, or
    ///   names of more than 64 MiB.
    public func queryParameters() throws(WireEncodingError) -> [QueryParameter] {
        try written(as: .parameters).parameters
    }

    /// The members as compact JSON in wire names.
    ///
    /// - Throws: `WireEncodingError` for a number that is infinite, not a number or too large for its type on the wire.
    public func jsonText() throws(WireEncodingError) -> String {
        String(decoding: try written(as: .json).text, as: UTF8.self)
    }

    /// The members as an XML document in UTF-8 with wire names, without white space between the elements.
    ///
    /// XML has no types and no null: numbers, booleans and empty objects of untyped values are read back as texts, nulls as
    /// empty ones. A list whose only item is empty, or has no members, is read back as an empty list, and an empty list
    /// without a name for its items as an absent one.
    ///
    /// - Parameter root: The name of the root element.
    /// - Throws: `WireEncodingError` as `jsonText()`; also for a name that no element can have, a character that XML does
    ///   not allow, and an untyped list.
    public func xmlText(root: String) throws(WireEncodingError) -> String {
        String(decoding: try written(as: .xml, root: root).text, as: UTF8.self)
    }

    /// A mirror of the members that are set, without secrets.
    public var customMirror: Mirror {
        var writer = WireWriter(output: .children)
        writer.writeMembers(of: self)
        return Mirror(self, children: writer.children, displayStyle: .struct)
    }

    private func written(
        as output: WireWriter.Output, root: String? = nil
    ) throws(WireEncodingError) -> WireWriter {
        var writer = WireWriter(output: output)
        if let root {
            writer.named(root) { $0.writeObject(self) }
        } else {
            writer.writeObject(self)
        }
        if let failure = writer.failure { throw failure }
        return writer
    }
}

extension WireValue {
    /// The value as compact JSON, with keys in the order of their bytes.
    ///
    /// - Throws: `WireEncodingError`; never for a value that was decoded.
    public func jsonText() throws(WireEncodingError) -> String {
        var writer = WireWriter(output: .json)
        writer.write(self)
        if let failure = writer.failure { throw failure }
        return String(decoding: writer.text, as: UTF8.self)
    }
}

extension ServiceResponse {
    /// The response as the platform writes it in XML: as `xmlText(root:)` with the root that its action's answers have.
    ///
    /// - Throws: As `xmlText(root:)`.
    public func xmlText() throws(WireEncodingError) -> String {
        try xmlText(root: Self.wireBody.xmlRoot)
    }
}
