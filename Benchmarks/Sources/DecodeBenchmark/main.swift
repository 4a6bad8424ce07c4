import CBareSAX
import ECSRuntime
import Foundation
import XMLCoder

// Decodes a DescribeInstances response with 100 instances in both formats, and prints speeds and their ratios within
// this one run. With a format as argument it only decodes that one many times, for a profiler.

let body = SampleBody(instanceCount: 100)
let xml = body.xml
let json = body.json
let xmlData = Data(xml)
let jsonData = Data(json)

let wireXML = Contender("ECSRuntime XML", byteCount: xml.count) {
    let value = try WireDecoder(format: .xml).decode(DescribeInstancesResponse.self, from: xml)
    return value.instances.count == 100
}
let bareSAX = Contender("bare SAX2 pass", byteCount: xml.count) {
    xml.withUnsafeBytes { bytes in
        bare_sax_parse(bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count)) == 1
    }
}
let xmlCoder = Contender("XMLCoder", byteCount: xml.count) {
    let value = try XMLDecoder().decode(CodableInstances.self, from: xmlData)
    return value.instances?.instance?.count == 100
}
let wireJSON = Contender("ECSRuntime JSON", byteCount: json.count) {
    let value = try WireDecoder(format: .json).decode(DescribeInstancesResponse.self, from: json)
    return value.instances.count == 100
}
let jsonDecoder = Contender("JSONDecoder", byteCount: json.count) {
    let value = try JSONDecoder().decode(CodableInstances.self, from: jsonData)
    return value.instances?.instance?.count == 100
}

if let only = CommandLine.arguments.dropFirst().first {
    let contender = only == "xml" ? wireXML : wireJSON
    for _ in 0..<300 {
        try contender.measure()
    }
    exit(0)
}

for round in 0..<600 {
    for contender in [wireXML, bareSAX, wireJSON] {
        try contender.measure()
    }
    if round % 20 == 0 {
        try jsonDecoder.measure()
        try xmlCoder.measure()
    }
}

print("body: \(xml.count) bytes of XML, \(json.count) bytes of JSON")
for contender in [wireXML, bareSAX, xmlCoder, wireJSON, jsonDecoder] {
    print("\(contender.name): \(String(format: "%.1f", contender.speed / 1e6)) MB/s")
}

func report(_ name: String, _ ratio: Double, target: String) {
    print("\(name): \(String(format: "%.2f", ratio)) (target \(target))")
}

report("XML / XMLCoder", wireXML.speed / xmlCoder.speed, target: "at least 50")
report("XML / bare SAX2 pass", wireXML.speed / bareSAX.speed, target: "at least 0.5")
report("JSON / JSONDecoder", wireJSON.speed / jsonDecoder.speed, target: "at least 9")

// Memory: the peak while decoding a hundred times the body, less what the decoded value keeps.
let large = SampleBody(instanceCount: 10_000)
for format in WireFormat.allCases {
    let bytes = format == .xml ? large.xml : large.json
    reset_peak_resident_bytes()
    let value = try WireDecoder(format: format).decode(DescribeInstancesResponse.self, from: bytes)
    let peak = peak_resident_bytes()
    let kept = resident_bytes()
    guard value.instances.count == 10_000, peak >= 0, kept >= 0 else {
        print("memory \(format.rawValue): not measured on this platform")
        continue
    }
    report("memory \(format.rawValue) / body", Double(peak - kept) / Double(bytes.count), target: "at most 3")
}
