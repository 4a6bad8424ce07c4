import DiagnosticsCore
import ExactText
import SourceTree

/// The texts that the client has open.
extension LanguageServer {
    mutating func open(_ params: DocumentNode?) {
        guard let item = params?["textDocument"], let uri = item["uri"]?.text, let text = item["text"]?.scalar,
            text.style != .plain
        else { return send(.log("textDocument/didOpen without a text")) }
        let document = OpenDocument(
            uri: uri, languageID: item["languageId"]?.text ?? "", version: Self.version(of: item), text: text.text)
        documents[ExactText(uri)] = document
        awaitAnalysis(of: ExactText(uri))
    }

    mutating func change(_ params: DocumentNode?) {
        let changes = params?["contentChanges"]?.items ?? []
        let edits = changes.compactMap { ContentChange($0) }
        guard let item = params?["textDocument"], let uri = item["uri"]?.text, edits.count == changes.count else {
            return send(.log("textDocument/didChange can't be understood; the text is as it was"))
        }
        let key = ExactText(uri)
        guard var document = documents.removeValue(forKey: key) else {
            return send(.log("textDocument/didChange of a text that is not open"))
        }
        guard document.apply(edits, in: client.encoding) else {
            close(params)
            return send(.log("too many edits at once; open the text again"))
        }
        document.reach(Self.version(of: item))
        documents[key] = document
        awaitAnalysis(of: key)
    }

    mutating func close(_ params: DocumentNode?) {
        guard let uri = params?["textDocument"]?["uri"]?.text else { return }
        let key = ExactText(uri)
        documents[key] = nil
        analyses[key] = nil
        waiting.remove(key)
        publish(shown.clear(key), version: nil, of: key)
    }

    /// Files that specs refer to may have changed: what was found with them is out of date.
    mutating func filesChanged(_ params: DocumentNode?) {
        let paths = (params?["changes"]?.items ?? []).compactMap { change in
            change["uri"]?.text.flatMap { DocumentURI.path(of: $0) }.map { DocumentURI.normalized($0) }
        }
        if let own = environment.variablesPath.map({ DocumentURI.normalized($0) }), paths.contains(where: own.isExactly)
        {
            if let variables = environment.variables() {
                self.variables = variables
            } else {
                send(.log("'\(own)' can't be read; the variables are what they were"))
            }
            for key in documents.keys.sorted() { awaitAnalysis(of: key) }
            return
        }
        // By the last name, since a path may lead through links.
        let names = Set(paths.map { ExactText(PathName.last(of: $0)) })
        for key in documents.keys.sorted() {
            guard let outline = documents[key]?.outline() else { continue }
            let isConcerned = ReferencedFile.all(in: outline).contains {
                names.contains(ExactText(PathName.last(of: $0.path)))
            }
            if isConcerned { awaitAnalysis(of: key) }
        }
    }

    private mutating func awaitAnalysis(of key: ExactText) {
        analyses[key] = nil
        waiting.append(key)
    }

    private static func version(of item: DocumentNode) -> Int? { item["version"]?.text.flatMap { Int($0) } }

    // MARK: - Findings

    /// Looks at a document, and shows what is found.
    mutating func analyze(_ key: ExactText) {
        waiting.remove(key)
        guard documents[key] != nil else { return }
        guard documents[key]?.isSpec() == true, let document = documents[key], let outline = documents[key]?.outline()
        else {
            return publish(shown.clear(key), version: nil, of: key)
        }
        let analysis = SpecAnalysis(of: document, variables: variables, in: environment)
        analyses[key] = analysis
        let findings = FindingMessages(
            client: client, uri: document.uri, file: document.file, folder: environment.folder(document.folder),
            variablesPath: environment.variablesPath, referenced: ReferencedFile.all(in: outline).map(\.path))
        publish(
            shown.replace(key, by: findings.messages(for: analysis.findings + variables.findings)),
            version: document.version, of: key)
    }

    /// What was found in a text as it is now; nil where it is no spec.
    mutating func analysis(of key: ExactText) -> SpecAnalysis? {
        if analyses[key] == nil { analyze(key) }
        return analyses[key]
    }

    /// Sends the findings of all files that a document has findings in.
    private mutating func publish(_ files: [(uri: ExactText, findings: [JSONText])], version: Int?, of key: ExactText) {
        for (uri, findings) in files {
            var params: [JSONText.Member] = [("uri", .string(uri.text))]
            if uri == key, let version { params.append(("version", .number(version))) }
            params.append(("diagnostics", .list(findings)))
            send(.notification(method: "textDocument/publishDiagnostics", params: .object(params)))
        }
    }
}
