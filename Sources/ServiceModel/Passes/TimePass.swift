import ExactText

/// Finds the texts that are times, which the metadata gives as plain texts.
///
/// A text is a time where the metadata says so (`format`: `date-time`), or where its wire name speaks of a time
/// (`CreationTime`, `ValidUntil`) and its documented example is one (`2017-12-10T04:04Z`). Without an example of its own
/// it follows the other members of its name, if the examples of all that have one are times: `EndTime` is elsewhere a
/// time of day, `CreationTime` nowhere.
public enum TimePass {
    /// Sets the type ``ValueType/time`` throughout a service.
    ///
    /// - Parameter whole: The service with all actions of its product, before this pass, if the first has some of them
    ///   only: an action more must not change the types of the others.
    public static func markTimes(of service: inout Service, asIn whole: Service? = nil) {
        var names: [ExactText: Bool] = [:]
        func note(_ member: inout Member) {
            guard let example = member.facts.example, isCandidate(member) else { return }
            let key = ExactText(member.wireName)
            names[key] = isTime(example) && names[key] != false
        }
        if var whole {
            whole.changeMembers(note)
        } else {
            service.changeMembers(note)
        }
        service.changeMembers { member in
            guard isCandidate(member) else { return }
            let isTime =
                member.facts.isTimeByFormat
                || member.facts.example.map(isTime) ?? names[ExactText(member.wireName)] ?? false
            if isTime { member.type = .time }
        }
    }

    private static func isCandidate(_ member: Member) -> Bool {
        guard case .string = member.type, member.facts.jsonTextKind == nil, member.facts.joinedBy == nil else {
            return false
        }
        return member.facts.isTimeByFormat || speaksOfTime(member.wireName)
    }

    /// Whether a name ends in one of the words that official names of times end in.
    private static func speaksOfTime(_ wireName: String) -> Bool {
        var wireName = wireName
        return wireName.withUTF8 { name in
            timeEndings.contains { name.count >= $0.count && name[(name.count - $0.count)...].elementsEqual($0) }
        }
    }

    private static let timeEndings = [
        "Time", "TimeStamp", "Timestamp", "Date", "Start", "End", "From", "Until", "Before", "After", "Since",
    ].map { Array($0.utf8) }

    private static func isTime(_ text: String) -> Bool { DateTimeText.seconds(of: text, allowing: .platform) != nil }
}
