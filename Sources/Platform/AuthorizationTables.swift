import Caching
import ExactText
import MetadataFormat

/// When the official tables of authorization are from that a product's metadata was made from.
struct AuthorizationTables: Sendable {
    /// The year of the oldest; nil where no table is named.
    let oldestYear: String?
    /// The year of the newest.
    let newestYear: String?

    init(_ sources: [FactSource]) {
        // Dates are written with the year first, so that their order is that of their bytes.
        let dates = sources.filter { $0.gives.hasExactPrefix("authorization") }.map { ExactText($0.date) }.sorted()
        oldestYear = dates.first.map { String($0.text.utf8.prefix(4)) ?? "" }
        newestYear = dates.last.map { String($0.text.utf8.prefix(4)) ?? "" }
    }
}

extension PlatformLibrary {
    /// What is to be said of every resource of an action, where official tables differ; nil where they agree.
    ///
    /// - Parameters:
    ///   - resources: What the action is checked against.
    ///   - product: The action's.
    ///   - naming: Which of the tables is followed.
    public func remark(
        on resources: ResourceTemplates, of product: PlatformProduct, _ naming: ResourceNaming
    ) -> String? {
        guard !resources.newest.isEmpty else { return nil }
        let tables = tables(of: product)
        func dated(_ year: String?) -> String { year.map { " (\($0))" } ?? "" }
        switch naming {
        case .named:
            return "the newest official table\(dated(tables?.newestYear)) has "
                + "\(resources.newest.joined(separator: ", ")) alone"
        case .any: return "an older official table\(dated(tables?.oldestYear)) names resources"
        }
    }

    private func tables(of product: PlatformProduct) -> AuthorizationTables? {
        authorizationTables.value(forKey: ExactText(product.name)) {
            (try? metadata(of: product)).flatMap { try? FactSource.of($0.file) }.map(AuthorizationTables.init)
        }
    }
}
