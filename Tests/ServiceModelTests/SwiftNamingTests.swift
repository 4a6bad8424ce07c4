import ExactText
import ServiceModel
import TestSupport
import Testing

@Suite struct SwiftNamingTests {
    @Test(arguments: [
        ("KMSKeyId", "kmsKeyID", "KMSKeyID"),
        ("ImageId", "imageID", "ImageID"),
        ("InstanceIds", "instanceIDs", "InstanceIDs"),
        ("InstanceIDs", "instanceIDs", "InstanceIDs"),
        ("VSwitchId", "vSwitchID", "VSwitchID"),
        ("VpcId", "vpcID", "VPCID"),
        ("VPCs", "vpcs", "VPCs"),
        ("OSNameEn", "osNameEn", "OSNameEn"),
        ("ISP", "isp", "ISP"),
        ("Ipv6Address", "ipv6Address", "IPv6Address"),
        ("AssignIPv6Addresses", "assignIPv6Addresses", "AssignIPv6Addresses"),
        ("CurrentOSNVMeSupported", "currentOSNVMeSupported", "CurrentOSNVMeSupported"),
        ("EnableVISST", "enableVISST", "EnableVISST"),
        ("SystemDisk.Category", "systemDiskCategory", "SystemDiskCategory"),
        ("x-acs-request-id", "xAcsRequestID", "XAcsRequestID"),
        ("snake_case_name", "snakeCaseName", "SnakeCaseName"),
        ("already", "already", "Already"),
        ("2ndDisk", "_2ndDisk", "_2ndDisk"),
        ("60", "_60", "_60"),
        ("-1", "minus1", "Minus1"),
        ("Type", "type", "TypeValue"),
        ("Self", "selfValue", "SelfValue"),
        ("init", "initValue", "Init"),
        ("String", "string", "StringValue"),
        ("Default", "default", "Default"),
        ("*", "u2A", "U2A"),
        ("", "empty", "Empty"),
        ("名称", "名称", "名称"),
        ("e\u{301}tat", "e\u{301}tat", "E\u{301}tat"),
        ("\u{E9}tat", "\u{E9}tat", "\u{C9}tat"),
        // The Kelvin sign is a capital letter, but not the K of an acronym.
        ("\u{212A}MS", "kms", "\u{212A}MS"),
        ("CodingKey", "codingKey", "CodingKeyValue"),
        ("Description", "description", "Description"),
        ("RawValue", "rawValue", "RawValue"),
        ("Product", "product", "Product"),
        ("subscript", "subscript", "Subscript"),
        ("Error", "error", "Error"),
        ("Encode", "encodeValue", "Encode"),
        ("IntranetRx", "intranetRX", "IntranetRX"),
        ("Compute-optimized with GPU", "computeOptimizedWithGPU", "ComputeOptimizedWithGPU"),
    ])
    func namesValuesAndTypes(wireName: String, value: String, type: String) {
        #expect(SwiftNaming.valueName(wireName).isExactly(value))
        #expect(SwiftNaming.typeName(wireName).isExactly(type))
    }

    /// Official names of one thing differ; its Swift name does not.
    @Test(arguments: [
        (["VSwitchId", "VswitchId", "vswitchId", "VSwitchID"], "vSwitchID"), (["HostName", "Hostname"], "hostName"),
        (["UserName", "Username", "user_name"], "userName"), (["TimeStamp", "Timestamp"], "timestamp"),
        (["RoleArn", "Rolearn"], "roleARN"), (["SourceSecurityGroup", "SourceSecuritygroup"], "sourceSecurityGroup"),
        (["VpcCidrBlock", "VPCCidrBlock"], "vpcCIDRBlock"), (["EniId", "ENIId"], "eniID"),
        (["KmsKeyId", "KMSKeyId"], "kmsKeyID"), (["RamRoleName", "RAMRoleName"], "ramRoleName"),
        (["CallbackUrl", "CallbackURL"], "callbackURL"),
        (["PrivateIpAddress", "PrivateIPAddress"], "privateIPAddress"),
    ])
    func givesOneThingOneName(wireNames: [String], name: String) {
        for wireName in wireNames { #expect(SwiftNaming.valueName(wireName) == name) }
    }

    @Test(arguments: [
        ("Permissions", "Permission"), ("Policies", "Policy"), ("Addresses", "Address"), ("Boxes", "Box"),
        ("Status", "Status"), ("Statuses", "Status"), ("Causes", "Cause"), ("Access", "Access"),
        ("Analysis", "Analysis"), ("Series", "Series"), ("Tag", "Tag"),
        ("News", "News"), ("IDs", "ID"), ("Boxes\u{301}", "Boxes\u{301}"), ("xs", "xs"),
        ("E\u{301}tats", "E\u{301}tat"),
    ])
    func findsTheSingular(plural: String, singular: String) {
        #expect(SwiftNaming.singular(plural).isExactly(singular))
    }

    @Test(arguments: [
        ("regionID", true), ("_x", true), ("default", true), ("x1", true), ("1x", false), ("a b", false), ("", false),
        ("_", false), ("init", false), ("a.b", false), ("a`b", false), ("名", true),
    ])
    func knowsIdentifiers(text: String, isIdentifier: Bool) {
        #expect(SwiftNaming.isIdentifier(text) == isIdentifier)
    }

    /// Whatever the metadata has, the name is one Swift takes.
    @Test func namesAnythingAtAll() {
        var generator = SeededGenerator(seed: 7)
        let alphabet = Array("aZ0_-. *é中\u{1F600}`\\\"\n$")
        for _ in 0..<2000 {
            let text = String(
                (0..<Int.random(in: 0...8, using: &generator)).map { _ in
                    alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
                }
            )
            #expect(SwiftNaming.isIdentifier(SwiftNaming.valueName(text)), "\(text.debugDescription)")
            #expect(SwiftNaming.isIdentifier(SwiftNaming.typeName(text)), "\(text.debugDescription)")
        }
    }
}
