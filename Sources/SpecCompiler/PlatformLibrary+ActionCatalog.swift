import ExactText
public import MetadataFormat
public import Platform
public import RAMPolicy

extension PlatformLibrary {
    /// The actions of every product whose metadata is compiled in, with the resources each is checked against. Reads
    /// every action, so this is for those who judge a policy only.
    ///
    /// - Throws: `MetadataError` only if the program was built from broken data.
    public func readActionCatalog() throws(MetadataError) -> ActionCatalog {
        var templates: [ExactText: [String]] = [:]
        var disputed: Set<ExactText> = []
        for product in PlatformProduct.all {
            let document = try metadata(of: product)
            for name in document.actionNames {
                let action = ExactText("\(product.code):\(name)")
                let authorization = try document.action(named: name)?.ramAuthorization
                templates[action] = authorization?.templates ?? []
                if authorization?.newestResources.isEmpty == false { disputed.insert(action) }
            }
        }
        return ActionCatalog(resourceTemplates: templates, disputed: disputed)
    }
}
