import ECSRuntime
import RequestSigning

/// Signs a request that was compiled from a spec and one that is typed, and reads a typed response.
@main
struct TypedModels {
    static func main() throws {
        // The pair of the public documentation; a real program takes its own from the environment.
        let credentials = Credentials(accessKeyID: "testid", accessKeySecret: "testsecret")
        print(try Specs.web.signedURL(credentials: credentials))

        let request = DescribeInstancesRequest(
            regionID: "cn-hangzhou", tag: [.init(key: "env", value: "production")]
        )
        let call = try RPCRequest(request, host: "ecs.cn-hangzhou.aliyuncs.com")
        print(try call.signedURL(credentials: credentials))
        // The same as a form, with the signature in headers.
        let message = try call.sign(.v3, method: .post, credentials: credentials).message
        for header in message.headers where header.name == "Authorization" { print(header.value) }

        let body = """
            <DescribeInstancesResponse><TotalCount>1</TotalCount><Instances><Instance>
            <InstanceId>i-bp67acfmxazb4ph****</InstanceId><Status>Running</Status><Cpu>2</Cpu>
            </Instance></Instances></DescribeInstancesResponse>
            """
        let decoder = WireDecoder(format: .xml)
        let response = try decoder.decode(DescribeInstancesResponse.self, from: Array(body.utf8))
        for instance in response.instances where instance.status == "Running" {
            print("\(instance.instanceID ?? "?") runs on \(instance.cpu ?? 0) CPUs")
        }
    }
}
