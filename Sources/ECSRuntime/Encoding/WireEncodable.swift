/// A generated type that is written as request parameters or as JSON.
public protocol WireEncodable: Sendable {
    /// Writes the members that are there, in the order of the metadata.
    func encode(into writer: inout WireWriter)
}

extension WireEncodable {
    /// The members as flattened parameters (`Tag.1.Key`, `SystemDisk.Size`), in the order of the metadata; a request's
    /// own ones, without `Action` and the other common parameters.
    ///
    /// - Throws: `WireEncodingError` for a number that is infinite or not a number, or names of more than 64 MiB.
    public func queryParameters() throws(WireEncodingError) -> [QueryParameter] {
        var writer = WireWriter(output: .parameters)
        encode(into: &writer)
        return try writer.finishedParameters()
    }

    /// The members as compact JSON in wire names.
    ///
    /// - Throws: `WireEncodingError` for a number that is infinite or not a number.
    public func jsonText() throws(WireEncodingError) -> String {
        var writer = WireWriter(output: .json)
        writer.writeObject(self)
        return try writer.finishedJSON()
    }
}
