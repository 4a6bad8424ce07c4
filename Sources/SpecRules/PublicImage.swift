import ExactText
import Platform

/// What the id of a public image says of it: `ubuntu_22_04_x64_20G_alibase_20230515.vhd`.
struct PublicImage {
    /// Its size in GiB, which a system disk has at least.
    let gibibytes: Int?
    /// The processors that it is made for.
    let architecture: Architecture?

    /// Reads an id; nil for those of other images, which say nothing.
    init?(_ id: String) {
        guard id.utf8.count <= 256, id.containsExactly("_alibase_") else { return nil }
        let words = id.splitExactly(at: UInt8(ascii: "_"))
        gibibytes =
            words.lazy.compactMap { word in
                word.utf8.last == UInt8(ascii: "G") ? DecimalText.natural(word.dropLast(), upTo: 65_536) : nil
            }.first
        architecture =
            words.lazy.compactMap { word -> Architecture? in
                word.isExactly("arm64") ? .arm64 : word.isExactly("x64") ? .x86_64 : nil
            }.first
    }
}
