import ExactText

extension FolderHandle {
    /// Gives what is not the program's own in this folder a second name in the folder that is to take its place, as far
    /// as that can be: a folder, for one, has only one name.
    ///
    /// - Parameter ownNames: The names of the program's own files.
    func linkForeign(into new: FolderHandle, ownNames: Set<ExactText>) {
        for name in names() where !ownNames.contains(ExactText(Self.text(name))) { _ = link(name, into: new) }
    }

    /// Empties a folder that another one took the place of: the program's own files go, all else moves there, over
    /// nothing.
    ///
    /// - Parameters:
    ///   - place: The folder that stands in its place; nil where there is none.
    ///   - ownNames: The names of the program's own files.
    /// - Returns: The names that can't be moved.
    func empty(into place: FolderHandle?, ownNames: Set<ExactText>) -> [Name] {
        names().filter { name in
            // What is a folder under one of the program's own names is somebody else's as well.
            if ownNames.contains(ExactText(Self.text(name))), remove(name) { return false }
            guard let place else { return true }
            if let here = status(of: name), let there = place.status(of: name), here.isSame(as: there) {
                return !remove(name)
            }
            return !move(name, into: place)
        }
    }
}
