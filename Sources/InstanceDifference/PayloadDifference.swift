public import DiagnosticsCore
import ExactText
public import Platform
import SpecCompiler
public import UserData

/// How the boot payload of an instance differs: part by part, each as it is read at boot.
public struct PayloadDifference: Sendable {
    /// A part that is not the same on both sides.
    public struct Part: Sendable {
        /// What tells it from others: its number and kind, its name where it has one.
        public let label: String
        /// What happened to it: added, removed or changed.
        public let kind: ChangeFacts.Kind
        /// Its lines; nil where one side is no text.
        public let lines: LineDifference?
        /// How many bytes it has on each side.
        public let bytes: (old: Int?, new: Int?)
    }

    /// Where the payload comes from on each side; nil where there is none.
    public let positions: (old: Diagnostic.Position?, new: Diagnostic.Position?)
    /// How it is packed on each side, such as `gzip`, where that is not the same; empty for not at all.
    public let packing: (old: String, new: String)?
    /// The parts that are not the same, in their order.
    public let parts: [Part]
    /// What applying it takes; nil where nobody asks.
    public let requirement: ChangeFacts.Requirement?

    /// What happened to the payload as a whole.
    public let kind: ChangeFacts.Kind

    /// Compares the payloads of two instances; nil where they are the same.
    init?(_ old: CompiledInstance?, _ new: CompiledInstance?, by facts: ChangeFacts?) {
        let (before, now) = (Content(of: old), Content(of: new))
        guard before?.bytes != now?.bytes else { return nil }
        positions = (before?.position, now?.position)
        let isBoth = before != nil && now != nil
        let wrappings = (before?.wrappings ?? "", now?.wrappings ?? "")
        packing = isBoth && wrappings.0 != wrappings.1 ? wrappings : nil
        parts = Part.changes(from: before?.parts ?? [], to: now?.parts ?? [])
        kind = before == nil ? .added : now == nil ? .removed : .changed
        requirement = facts?.requirement(of: "UserData", when: kind)
    }

    /// The payload of an instance.
    private struct Content {
        let bytes: [UInt8]
        let parts: [InspectedPayload]
        let position: Diagnostic.Position?

        init?(of instance: CompiledInstance?) {
            guard let instance, let bytes = instance.userData else { return nil }
            self.bytes = bytes
            parts = UserDataInspector.payloads(in: bytes)
            position = instance.request.parameter("UserData")?.origin.value.map { value in
                Diagnostic.Position(file: instance.document.file, span: value.span)
            }
        }

        /// What was opened to get to the parts.
        var wrappings: String {
            var seen: [String] = []
            for wrapping in parts.flatMap(\.wrappings) where !seen.contains(wrapping) { seen.append(wrapping) }
            return seen.joined(separator: ", ")
        }
    }
}

extension PayloadDifference.Part {
    /// The parts of two payloads that are not the same. A part is first told by its bytes, then by the name that somebody
    /// gave to it, then by its kind.
    fileprivate static func changes(from old: [InspectedPayload], to new: [InspectedPayload]) -> [Self] {
        var (oldLeft, newLeft) = (Array(old.indices), Array(new.indices))
        var changed: [(old: Int, new: Int)] = []
        func pair<Key: Hashable>(by key: (InspectedPayload) -> Key?) -> [(old: Int, new: Int)] {
            var places: [Key: [Int]] = [:]
            for index in newLeft.reversed() {
                if let key = key(new[index]) { places[key, default: []].append(index) }
            }
            let pairs = oldLeft.compactMap { index in
                key(old[index]).flatMap { places[$0]?.popLast() }.map { (old: index, new: $0) }
            }
            let (oldTaken, newTaken) = (Set(pairs.map(\.old)), Set(pairs.map(\.new)))
            oldLeft.removeAll(where: oldTaken.contains)
            newLeft.removeAll(where: newTaken.contains)
            return pairs
        }
        // A part can be the same and stand elsewhere, which changes the order alone.
        let same = pair { $0.bytes }
        changed += pair { part in part.fileName.flatMap { isGivenName($0) ? ExactText($0) : nil } }
        changed += pair { $0.kind }
        let moved = same.filter { IncreasingRun.longest(of: same.map(\.new)).count < same.count && $0.old != $0.new }
        let parts =
            oldLeft.map { Self(old[$0], nil, at: $0) } + newLeft.map { Self(nil, new[$0], at: $0) }
            + (changed + moved).sorted { $0.new < $1.new }.map { Self(old[$0.old], new[$0.new], at: $0.new) }
        return parts
    }

    /// Whether a name is not one that only says where the part stands, as archives are given that are put together here.
    private static func isGivenName(_ name: String) -> Bool {
        guard name.hasExactPrefix("part-") else { return true }
        return !name.utf8.dropFirst(5).allSatisfy(\.isASCIIDigit)
    }

    private init(_ old: InspectedPayload?, _ new: InspectedPayload?, at index: Int) {
        let part = new ?? old
        let name = part?.fileName.flatMap { Self.isGivenName($0) ? " '\($0)'" : nil } ?? ""
        label = "part \(index + 1)\(name) (\(part?.kind?.rawValue ?? "of no known kind"))"
        kind = old == nil ? .added : new == nil ? .removed : .changed
        bytes = (old?.bytes.count, new?.bytes.count)
        func text(_ payload: InspectedPayload?) -> String? {
            guard let payload else { return "" }
            guard !payload.bytes.contains(0) else { return nil }
            return String(validating: payload.bytes, as: UTF8.self)
        }
        if let before = text(old), let now = text(new) {
            lines = LineDifference(old: before, new: now)
        } else {
            lines = nil
        }
    }
}
