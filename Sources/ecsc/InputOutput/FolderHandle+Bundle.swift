import ExactText
import RequestEmission

extension FolderHandle {
    /// Whether a name in a bundle's folder is the program's own.
    private static func isOwnName(_ name: Name) -> Bool { Bundle.fileNames.contains(ExactText(text(name))) }

    /// Gives what is not the program's own in a bundle's folder a second name in the folder that is to take its place,
    /// as far as that can be: a folder, for one, has only one name.
    func linkForeign(into new: FolderHandle) {
        for name in names() where !Self.isOwnName(name) { _ = link(name, into: new) }
    }

    /// Empties a bundle's folder that another one took the place of: the program's own files go, all else moves there,
    /// over nothing.
    ///
    /// - Parameter place: The folder that stands in its place; nil where there is none.
    /// - Returns: The names that can't be moved.
    func empty(into place: FolderHandle?) -> [Name] {
        names().filter { name in
            // What is a folder under one of the program's own names is somebody else's as well.
            if Self.isOwnName(name), remove(name) { return false }
            guard let place else { return true }
            if let here = status(of: name), let there = place.status(of: name), here.isSame(as: there) {
                return !remove(name)
            }
            return !move(name, into: place)
        }
    }
}
