import ByteFormats
import DiagnosticsCore
import TestSupport
import Testing
import UserData

/// The forms in which people write secrets into user data, each beside one that only looks like it.
@Suite struct SecretFormTests {
    struct Form: Sendable, CustomTestStringConvertible {
        let secret: String
        let nearMiss: String
        var testDescription: String { secret }

        init(_ secret: String, not nearMiss: String) {
            self.secret = secret
            self.nearMiss = nearMiss
        }
    }

    /// In each the secret is `S3cr3tW0rd`, or has this in it.
    static let forms = [
        Form("export DB_PASSWORD=S3cr3tW0rd", not: "export DB_PASSWORD=$(fetch-secret db)"),
        Form("DB_PASS='S3cr3tW0rd'", not: "BYPASS='S3cr3tW0rd'"),
        Form("MYSQL_PWD=S3cr3tW0rd mysql -e 'select 1'", not: "PWD=/srv/S3cr3tW0rd"),
        Form("app --password S3cr3tW0rd", not: "app --password-file S3cr3tW0rd"),
        Form("app --token=S3cr3tW0rd", not: "app --token=${S3cr3tW0rd}"),
        Form("autoscaler --openapi-token S3cr3tW0rd", not: "autoscaler --token-ttl S3cr3tW0rd"),
        Form("docker login -u u -p S3cr3tW0rd registry.example.com", not: "docker run -p S3cr3tW0rd:80 nginx"),
        Form("docker login -u u --password S3cr3tW0rd", not: "docker login -u u --password-stdin < S3cr3tW0rd"),
        Form("mysql -uroot -pS3cr3tW0rd", not: "mysql -uroot -p S3cr3tW0rd"),
        Form("sshpass -p S3cr3tW0rd ssh a@b", not: "mkdir -p S3cr3tW0rd"),
        Form("redis-cli -a S3cr3tW0rd ping", not: "ls -a S3cr3tW0rd"),
        Form("git clone https://u:S3cr3tW0rd@example.com/r", not: "git clone https://u:${S3cr3tW0rd}@example.com/r"),
        Form("psql postgres://app:S3cr3tW0rd@db/app", not: "psql postgres://app@db:5432/S3cr3tW0rd"),
        Form("REDIS_URL=redis://:S3cr3tW0rd@cache:6379/0", not: "REDIS_URL=redis://cache:6379/0?S3cr3tW0rd"),
        Form(
            "curl -H 'Authorization: Bearer S3cr3tW0rd' https://a",
            not: "curl -H \"Authorization: Bearer $S3cr3tW0rd\" https://a"),
        Form("curl -H \"Authorization: Basic dTpTM2NyM3RXMHJk\" https://a", not: "echo Basic dTpTM2NyM3RXMHJk"),
        Form("curl -H 'X-Api-Key: S3cr3tW0rd' https://a", not: "curl -H 'X-Request-Id: S3cr3tW0rd' https://a"),
        Form("curl -u admin:S3cr3tW0rd https://a", not: "curl -u \"$USER:$S3cr3tW0rd\" https://a"),
        Form("echo 'root:S3cr3tW0rd' | chpasswd", not: "echo \"root:$S3cr3tW0rd\" | chpasswd"),
        Form("chpasswd <<< \"root:S3cr3tW0rd\"", not: "chpasswd <<< \"root:${S3cr3tW0rd}\""),
        Form("chpasswd <<EOF\nroot:S3cr3tW0rd\nEOF", not: "cat <<EOF\nroot:S3cr3tW0rd\nEOF"),
        Form("echo S3cr3tW0rd | passwd --stdin root", not: "echo S3cr3tW0rd; passwd -l root"),
        Form(
            "conn='Server=db;Database=a;User Id=u;Password=S3cr3tW0rd;'",
            not: "conn='Server=db;Database=S3cr3tW0rd;User Id=u;'"),
        Form(
            "conn='DefaultEndpointsProtocol=https;AccountKey=S3cr3tW0rdS3cr3tW0rd=='",
            not: "conn='AccountName=S3cr3tW0rd'"),
        Form("key=LTAI5tS3cr3tW0rdS3cr3t", not: "key=LTAI5t****************"),
        Form("AWS_ACCESS_KEY_ID=AKIAS3CR3TW0RDABCDEF", not: "AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE"),
        Form(
            "AWS_SECRET_ACCESS_KEY=S3cr3tW0rdS3cr3tW0rd",
            not: "AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
        Form(
            "aliyun configure set --access-key-secret S3cr3tW0rd",
            not: "aliyun configure set --access-key-secret <yours>"),
        Form("aws configure set aws_secret_access_key S3cr3tW0rd", not: "aws configure set region S3cr3tW0rd"),
        Form("echo ghp_S3cr3tW0rd0123456789abcdefghijklmnopqr", not: "echo ghp_S3cr3tW0rd"),
        Form("kubeadm join 10.0.0.1 --token s3cr3t.S3cr3tW0rd012345", not: "kubeadm join 10.0.0.1 --token $S3cr3tW0rd"),
        Form("-----BEGIN RSA PRIVATE KEY-----\nS3cr3tW0rd", not: "-----BEGIN PUBLIC KEY-----\nS3cr3tW0rd"),
        Form("-----BEGIN OPENSSH PRIVATE KEY-----", not: "grep -q -- '-----BEGIN OPENSSH PRIVATE KEY-----' key"),
        Form("machine a login u password S3cr3tW0rd", not: "machine a login u account S3cr3tW0rd"),
        Form(
            "mysql -e \"CREATE USER u IDENTIFIED BY 'S3cr3tW0rd'\"",
            not: "mysql -e \"CREATE USER u IDENTIFIED BY '$S3cr3tW0rd'\""),
        Form(
            "psql -c \"ALTER ROLE u PASSWORD 'S3cr3tW0rd'\"", not: "psql -c \"ALTER ROLE u PASSWORD NULL S3cr3tW0rd\""),
        Form("{\"user\": \"u\", \"password\": \"S3cr3tW0rd\"}", not: "{\"password\": \"<S3cr3tW0rd>\"}"),
        Form(
            "echo \"{\\\"password\\\": \\\"S3cr3tW0rd\\\"}\"", not: "echo \"{\\\"password\\\": \\\"$S3cr3tW0rd\\\"}\""),
        Form("<password>S3cr3tW0rd</password>", not: "<passwordPolicy>S3cr3tW0rd</passwordPolicy>"),
        Form("openssl pkcs12 -passout pass:S3cr3tW0rd", not: "openssl pkcs12 -passout env:S3cr3tW0rd"),
    ]

    private static func found(_ payload: String) -> [String] {
        let file = SourceFile(name: "payload", text: payload)
        return PayloadRules.findings(in: file.bytes).filter { $0.rule == .userDataSecret }
            .map { file.text(in: $0.span) }
    }

    @Test(arguments: forms) func theFormIsFoundAndItsNeighbourIsNot(form: Form) {
        let found = Self.found("#!/bin/bash\n\(form.secret)\n")
        #expect(found.count == 1, "\(found)")
        #expect(Self.found("#!/bin/bash\n\(form.nearMiss)\n") == [])
    }

    @Test(
        arguments: [
            ("$password = 'S3cr3tW0rd'", "$password = $env:S3cr3tW0rd"),
            (
                "$p = ConvertTo-SecureString \"S3cr3tW0rd\" -AsPlainText -Force",
                "$p = ConvertTo-SecureString $s -AsPlainText -Force"
            ),
            ("net user admin S3cr3tW0rd /add", "net user admin /active:yes"),
            ("New-LocalUser -Name a -Password S3cr3tW0rd", "New-LocalUser -Name a -NoPassword"),
            (
                "Set-ItemProperty $k -Name DefaultPassword -Value 'S3cr3tW0rd'",
                "Set-ItemProperty $k -Name DefaultUserName -Value 'S3cr3tW0rd'"
            ),
        ]
    )
    func soIsItInPowerShell(secret: String, nearMiss: String) {
        #expect(Self.found("[powershell]\n\(secret)\n").count == 1)
        #expect(Self.found("[powershell]\n\(nearMiss)\n") == [])
    }

    /// What operators write where a secret would stand, or about one.
    @Test(
        arguments: [
            "password=\"${DB_PASSWORD}\"", "password=$1", "password=<password>", "password=********",
            "password=YOUR_PASSWORD",
            "password=your-password-here", "password=changeme", "token={{ token }}", "token=%TOKEN%", "password=",
            "password=''",
            "passwd:         files systemd", "PASS_MAX_DAYS   90", "PasswordAuthentication no", "password: true",
            "PermitRootLogin without-password", "read -rs -p 'Password: ' password", "max_token=4096",
            "--max-token 4096",
            "secret: tls", "X-aliyun-ecs-metadata-token-ttl-seconds: 21600",
            "TOKEN=`curl -s http://100.100.100.200/latest/api/token`",
            "curl -H \"X-aliyun-ecs-metadata-token: $TOKEN\" http://100.100.100.200/", "PASSWORD_FILE=/run/secrets/db",
            "password=/run/secrets/db", "git clone git@github.com:o/r.git", "https://host:8080/path@v1",
            "# password: hunter2hunter2",
            "usermod -p '$6$salt$hash' app", "tokenizer=whitespace", "echo 'set a password with --password'",
            "vault kv get -field=password secret/db",
        ]
    )
    func whatStandsForASecretIsNone(line: String) {
        #expect(Self.found("#!/bin/bash\n\(line)\n") == [])
    }

    @Test func secretsAreFoundInEveryWrapping() {
        let script = "#!/bin/sh\nexport DB_PASSWORD=S3cr3tW0rd\n"
        let config = "#cloud-config\nchpasswd: {list: \"root:Passw0rd\"}\n"
        func archive(_ part: String, _ headers: String = "") -> String {
            "Content-Type: multipart/mixed; boundary=\"B\"\nMIME-Version: 1.0\n\n--B\nContent-Type: text/plain\n\(headers)\n\(part)\n--B--\n"
        }
        #expect(Self.found(archive(script)) == ["S3cr3tW0rd"])
        #expect(Self.found(archive(config)) == ["Passw0rd"])
        let encoded = Base64.encode(Array(script.utf8))
        #expect(Self.found(archive(encoded, "Content-Transfer-Encoding: base64\n")).count == 1)
        #expect(Self.found(encoded).count == 1)
        let written = "#cloud-config\nwrite_files:\n  - {path: /a, encoding: b64, content: \(encoded)}\n"
        #expect(Self.found(written) == [encoded])
        #expect(Self.found("#cloud-config\nwrite_files:\n  - {path: /a, content: !!binary \(encoded)}\n") == [encoded])
        let compressed = Gzip.compress(Array(script.utf8))
        #expect(PayloadRules.findings(in: compressed).map(\.rule.id) == ["user-data-secret"])
        let inBoth = Array(Base64.encode(compressed).utf8)
        #expect(PayloadRules.findings(in: inBoth).map(\.rule.id) == ["user-data-header", "user-data-secret"])
    }

    @Test func longLinesTakeTimeInProportion() {
        for piece in [
            "password=", "<a>", "<password>", "://a:b@", "sudo ", "eyJ.", "-p ", "\"' ", "token token ", "a: ",
            "authorization: bearer ",
        ] {
            let line = String(repeating: piece, count: 40_000 / piece.utf8.count)
            _ = PayloadRules.findings(in: Array("#!/bin/sh\n\(line)".utf8))
        }
    }
}
