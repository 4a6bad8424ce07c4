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
        for product in PlatformProduct.all {
            let document = try metadata(of: product)
            for name in document.actionNames {
                templates[ExactText("\(product.code):\(name)")] =
                    try document.action(named: name)?.ramAuthorization?.templates ?? []
            }
        }
        return ActionCatalog(resourceTemplates: templates)
    }
}
