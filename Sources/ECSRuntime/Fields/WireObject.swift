/// A generated type: an object on the wire.
public protocol WireObject: Sendable {
    /// The members, one a line; the line's number, from 0, is the field number that reading and writing go by.
    ///
    /// Columns are parted by tabs: the wire name, the Swift name, and then what else there is to say, each beginning with
    /// what it is:
    /// - `=Name`: another wire name, for sources that differ; only for reading;
    /// - `/Name`: the items of the list stand under this name inside the member, as `Instances.Instance`;
    /// - `!`: a secret, which is never printed;
    /// - `{`: as a parameter, the member is one JSON text;
    /// - `[`: in JSON, an empty list or map is sent as such, and differs from an absent one;
    /// - `+`: a list that must have an item;
    /// - `#1:100`, `~2:128`, `*1:5`: the limits of a number, of the count of scalars in a text, and of the items in a list;
    ///   either end may be absent.
    static var wireFields: StaticString { get }
}
