import ExactText

/// Finds the texts that are times, which the metadata gives as plain texts.
///
/// A text is a time where the metadata says so (`format`: `date-time`), or where its wire name speaks of a time
/// (`CreationTime`, `ValidUntil`) and its documented example is one (`2017-12-10T04:04Z`). Without an example of its own
/// it follows the other members of its name, if the examples of all that have one are times: `EndTime` is elsewhere a
/// time of day, `CreationTime` nowhere.
public enum TimePass {
    /// Sets the type ``ValueType/time`` throughout a service.
    public static func markTimes(of service: inout Service) {
        var names: [ExactText: Bool] = [:]
        service.changeMembers { member in
            guard let example = member.facts.example, isCandidate(member) else { return }
            let key = ExactText(member.wireName)
            names[key] = isTime(example) && names[key] != false
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
        timeEndings.contains { wireName.hasExactSuffix($0) }
    }

    private static let timeEndings = [
        "Time", "TimeStamp", "Timestamp", "Date", "Start", "End", "From", "Until", "Before", "After", "Since",
    ]

    private static func isTime(_ text: String) -> Bool { DateTimeText.seconds(of: text, allowing: .platform) != nil }
}
