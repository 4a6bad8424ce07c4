import CallFormat
import DiagnosticsCore
import ExactText
import QueryEncoding
import SourceTree
import XMLTree

extension ImportReader {
    /// Reads a JSON value, or several, one a line.
    mutating func readJSON() throws(UnreadableInput) -> [ImportedCall] {
        var calls: [ImportedCall] = []
        for span in jsonValues {
            var sink = DiagnosticSink()
            defer { report(sink) }
            let node = try DocumentReader.readJSONValue(in: span, of: file, limits: ParseLimits(), into: &sink)
            calls += try self.calls(in: node)
        }
        return calls
    }

    /// The whole text; its lines, where each of them is an object, as `compile` prints them.
    private var jsonValues: [SourceSpan] {
        let lines = (1...file.lineCount).map(file.span(ofLine:)).filter { span in
            file.bytes(in: span).contains { !$0.isSpace }
        }
        let isEachAnObject = lines.allSatisfy { span in
            let bytes = file.bytes(in: span)
            return bytes.first { !$0.isSpace } == UInt8(ascii: "{") && bytes.last { !$0.isSpace } == UInt8(ascii: "}")
        }
        return isEachAnObject && lines.count > 1 ? lines : [SourceSpan(0, file.bytes.count)]
    }

    mutating func readXML() throws(UnreadableInput) -> [ImportedCall] {
        let root = try DocumentReader.readXML(file)
        if let calls = described(in: root.value) { return calls }
        throw fault(
            "'\(root.key.shortened)' describes no instances", root.keySpan,
            help: "give an answer of DescribeInstances or DescribeInstanceAttribute")
    }

    private func described(in answer: DocumentNode) -> [ImportedCall]? {
        DescribedInstance.instances(in: answer)?.map { instance in
            var call = DescribedInstance(instance, facts: facts).call
            call.position = Diagnostic.Position(file: file, span: start(of: instance))
            return call
        }
    }

    /// The calls of a value of JSON, whatever it is.
    private mutating func calls(in node: DocumentNode) throws(UnreadableInput) -> [ImportedCall] {
        if let items = node.items {
            var calls: [ImportedCall] = []
            for item in items { calls += try self.calls(in: item) }
            return calls
        }
        guard let entries = node.entries else { throw nothingToImport(at: node.span) }
        if let calls = described(in: node) { return calls }
        if let steps = node["steps"]?.items { return try calls(ofPlan: steps) }
        if let url = node["url"]?.text { return [try call(ofRequest: node, url: url)] }
        if node["apiVersion"] != nil, node["spec"] != nil { throw fault("this is a spec already", start(of: node)) }
        return [try call(of: entries, in: node)]
    }

    /// The steps of a plan that create instances.
    private mutating func calls(ofPlan steps: [DocumentNode]) throws(UnreadableInput) -> [ImportedCall] {
        var calls: [ImportedCall] = []
        for step in steps {
            guard let action = step["action"]?.text, SentCall.creatingActions.contains(where: action.isExactly),
                let entries = step["parameters"]?.entries
            else { continue }
            let sent = try parameters(of: entries, in: step)
            calls.append(try call(sent, at: start(of: step), action: action))
        }
        return calls
    }

    /// A request as `compile --emit request` prints it.
    private func call(ofRequest node: DocumentNode, url: String) throws(UnreadableInput) -> ImportedCall {
        let headers = (node["headers"]?.entries ?? []).map { (name: $0.key, value: $0.value.text ?? "") }
        return try call(url: url, form: node["body"]?.text, headers: headers, at: start(of: node))
    }

    private mutating func call(
        of entries: [DocumentNode.Entry], in node: DocumentNode
    ) throws(UnreadableInput) -> ImportedCall {
        let sent = try parameters(of: entries, in: node)
        // What is needed to create an instance tells the action, where nothing else does.
        let tells = ["InstanceType", "LaunchTemplateId", "LaunchTemplateName", "ImageId"]
        let isCall = sent.contains { parameter in tells.contains(where: parameter.isNamed) }
        return try call(sent, at: start(of: node), action: isCall ? "RunInstances" : nil)
    }

    private mutating func parameters(
        of entries: [DocumentNode.Entry], in node: DocumentNode
    ) throws(UnreadableInput) -> [QueryParameter] {
        guard let parameters = RPCCall.parameters(of: entries, within: &nameBudget) else {
            throw UnreadableInput(
                .inputLimit, "the names of the parameters are too long together", in: file, at: start(of: node))
        }
        return parameters
    }

    private func start(of node: DocumentNode) -> SourceSpan {
        SourceSpan(node.span.start, min(node.span.start + 1, node.span.end))
    }
}
