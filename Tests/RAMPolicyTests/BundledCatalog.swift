import BundledFiles
import ExactText
import Foundation
import RAMPolicy

/// The actions of the bundled metadata, with the resources it states.
enum BundledCatalog {
    static let resourceTemplates: [ExactText: [String]] = {
        var templates: [ExactText: [String]] = [:]
        for product in ["ecs/2014-05-26", "ram/2015-05-01", "sts/2015-04-01", "kms/2016-01-20"] {
            guard let file = BundledFile.named("api-specs/\(product)/api-docs.json"),
                let root = (try? JSONSerialization.jsonObject(with: Data(file.bytes))) as? [String: Any],
                let apis = root["apis"] as? [String: [String: Any]]
            else { continue }
            for (name, api) in apis {
                let facts = api["x-ram"] as? [String: Any]
                let lists = ["resources", "optionalResources"].map { facts?[$0] as? [String] ?? [] }
                templates[ExactText("\(product.prefix { $0 != "/" }):\(name)")] = lists.flatMap { $0 }
            }
        }
        return templates
    }()

    static let catalog = ActionCatalog(resourceTemplates: resourceTemplates)
}
