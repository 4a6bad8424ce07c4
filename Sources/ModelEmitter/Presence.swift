import ServiceModel

/// Whether a member has to be there, and what stands for its absence.
enum Presence {
    /// It has to be given.
    case required
    /// `nil` is its absence.
    case optional
    /// An empty list or map is its absence, and the same on the wire.
    case emptyAtFirst

    /// - Parameter role: the role of the shape that has the member.
    init(of member: Member, in role: ShapeRole) {
        if member.isRequired {
            self = .required
        } else if member.type.isContainer, !role.inside(member).contains(.inJSONText) {
            self = .emptyAtFirst
        } else {
            self = .optional
        }
    }
}
