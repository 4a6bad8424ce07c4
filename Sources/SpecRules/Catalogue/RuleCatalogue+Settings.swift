import DiagnosticsCore

extension RuleCatalogue {
    /// What the settings of an instance have to keep to beyond the metadata's limits.
    static let settings: [Rule] = [
        Rule(
            id: "instance-name", severities: [.error],
            checks: "An instance's name has 2 to 128 letters and digits of any script, ':', '_', '.' and '-'.",
            reason: "The service refuses other names; 'name-[1,3]' numbers those of several instances.",
            remedy: "Shorten the name, or take the character out.",
            source: .runInstancesPage
        ),
        Rule(
            id: "host-name", severities: [.error],
            checks:
                "Host names have 2 to 64 letters, digits, '-' and '.' (Windows: 15, no '.'), separators inside only.",
            reason: "The service refuses others; '[1,3]' and the platform's '${instance_id}' are taken into account.",
            remedy: "Write the name as the finding says.",
            source: .runInstancesPage
        ),
        Rule(
            id: "description-limits", severities: [.error],
            checks: "Descriptions have 2 to 256 characters and do not begin with http:// or https://.",
            reason: "The service refuses others.",
            remedy: "Shorten the text, or begin it with a word.",
            source: .runInstancesPage
        ),
        Rule(
            id: "tag-limits", severities: [.error],
            checks:
                "There are at most 20 tags with keys of their own, of at most 128 characters and no reserved prefix.",
            reason: "The service refuses others; 'aliyun' and 'acs:' are the platform's own prefixes.",
            remedy: "Rename or remove the tag.",
            source: .runInstancesPage
        ),
        Rule(
            id: "password-strength", severities: [.error],
            checks:
                "A password has 8 to 30 characters of three of the kinds a-z, A-Z, 0-9 and special characters.",
            reason: "The service refuses others. It is read, and checked, only when a request is made.",
            remedy: "Choose another password.",
            source: .runInstancesPage
        ),
        Rule(
            id: "essd-performance-level", severities: [.error, .warning],
            checks: "An ESSD is large enough for its performance level; other disks have none.",
            reason: "PL1 takes 20 GiB, PL2 461 and PL3 1,261 at least; the service refuses smaller disks.",
            remedy: "Choose a lower level or a larger disk.",
            source: RuleSource(text: "ECS documentation, 'ESSDs'", asOf: "2026")
        ),
        Rule(
            id: "subscription-period", severities: [.error, .warning],
            checks: "A subscription has a period that can be bought, and renewed for, in its unit.",
            reason: "Weeks come as 1 to 4, months as 1 to 9, 12, 24, 36, 48 and 60.",
            remedy: "Choose one of the periods that the finding lists.",
            source: .runInstancesPage
        ),
        Rule(
            id: "spot-price", severities: [.error],
            checks: "A spot price limit goes with 'withPriceLimit', is above 0 and has at most 3 decimals.",
            reason: "The limit would be refused, or mean nothing.",
            remedy: "Give the price that the strategy needs, or leave one of the two out.",
            source: .runInstancesPage
        ),
        Rule(
            id: "spot-duration", severities: [.warning],
            checks: "A spot instance is kept for a number of hours that is documented.",
            reason: "Longer times are within the metadata's limit, but no text offers them.",
            remedy: "Use 0 or 1, or the hours that the account was invited to.",
            source: .runInstancesPage
        ),
        Rule(
            id: "role-policy-unused", severities: [.warning],
            checks: "A policy is given only to a role that the plan sees to (create: ifMissing) and attaches.",
            reason: "A plan does not touch a role of somebody else's, so the policy would silently be left out.",
            remedy: "Write 'create: ifMissing', or leave the policy out.",
            source: .language
        ),
        Rule(
            id: "zone-region", severities: [.warning],
            checks: "The zone's id begins with the region's.",
            reason: "The service looks for the zone in the region, and finds none.",
            remedy: "Choose a zone of the region, as DescribeZones lists them.",
            source: RuleSource(text: "ECS documentation, 'Regions and zones'", asOf: "2026")
        ),
        Rule(
            id: "minimum-count", severities: [.error],
            checks: "No more instances have to succeed than are asked for.",
            reason: "The request could never succeed.",
            remedy: "Raise 'count', or lower 'minCount'.",
            source: .runInstancesPage
        ),
    ]
}
