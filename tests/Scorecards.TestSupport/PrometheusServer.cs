using System.Net.Http.Headers;
using System.Text;

namespace Scorecards.TestSupport;

/// <summary>A real Prometheus on a free loopback port, with rules and with itself as its only target.</summary>
public sealed class PrometheusServer : IAsyncDisposable
{
    private readonly TempFolder _folder;
    private readonly SystemProcess _process;

    private PrometheusServer(TempFolder folder, SystemProcess process, Uri url)
    {
        _folder = folder;
        _process = process;
        Url = url;
    }

    public Uri Url { get; }

    /// <summary>The certificate of a guarded server, as a PEM file.</summary>
    public string CertificateFile => Path.Combine(_folder.Path, "server.crt");

    /// <summary>Starts it and waits until it is ready and has scraped itself once.</summary>
    /// <param name="service">The label <c>service</c> of its target.</param>
    /// <param name="rules">A rule file, as Prometheus documents it.</param>
    public static async Task<PrometheusServer> StartAsync(string service, string rules, PrometheusOptions? options = null)
    {
        var folder = new TempFolder();
        var port = SystemProcess.FreePort();
        folder.Write("rules.yml", rules);
        var isGuarded = options?.IsGuarded == true;
        var access = isGuarded
            ? $$"""scheme: https, basic_auth: { username: {{PrometheusOptions.User}}, password: {{PrometheusOptions.Password}} }, tls_config: { insecure_skip_verify: true }"""
            : "scheme: http";
        var configuration = folder.Write("prometheus.yml", $$"""
            global: { scrape_interval: 1s, evaluation_interval: 1s }
            rule_files: [rules.yml]
            scrape_configs:
              - { job_name: self, {{access}}, static_configs: [{ targets: ["127.0.0.1:{{port}}"], labels: { service: {{service}} } }] }
            """);
        var data = Path.Combine(folder.Path, "data");
        if (options?.History is { } history)
            await BackfillAsync(folder.Write("history.txt", history), data);
        var process = SystemProcess.Start("prometheus", "prometheus",
            [$"--config.file={configuration}", $"--storage.tsdb.path={data}", $"--web.listen-address=127.0.0.1:{port}", "--storage.tsdb.retention.time=40d",
                .. isGuarded ? new[] { $"--web.config.file={Guard(folder)}" } : []]);
        var server = new PrometheusServer(folder, process, new Uri($"{(isGuarded ? "https" : "http")}://127.0.0.1:{port}"));
        await server.WaitAsync();
        return server;
    }

    /// <summary>Ends it as a power failure would.</summary>
    public Task KillAsync() => _process.KillAsync();

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _folder.Dispose();
    }

    private async Task WaitAsync()
    {
        using var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => true };
        using var client = new HttpClient(handler) { BaseAddress = Url };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{PrometheusOptions.User}:{PrometheusOptions.Password}")));
        await _process.WaitUntilAsync(async () =>
        {
            // A rule is evaluated, and the target is up: then every question has its answer.
            var up = await client.GetStringAsync("/api/v1/query?query=sum(up)");
            var evaluated = await client.GetStringAsync("/api/v1/rules");
            return up.Contains("\"1\"", StringComparison.Ordinal) && !evaluated.Contains("\"health\":\"unknown\"", StringComparison.Ordinal);
        });
    }

    private static string Guard(TempFolder folder)
    {
        using var certificate = TestCertificate.For("127.0.0.1");
        folder.Write("server.crt", certificate.ExportCertificatePem());
        using var key = System.Security.Cryptography.X509Certificates.ECDsaCertificateExtensions.GetECDsaPrivateKey(certificate)!;
        folder.Write("server.key", key.ExportPkcs8PrivateKeyPem());
        return folder.Write("web.yml", $$"""
            tls_server_config: { cert_file: server.crt, key_file: server.key }
            basic_auth_users: { {{PrometheusOptions.User}}: "{{PrometheusOptions.Hash}}" }
            """);
    }

    private static async Task BackfillAsync(string history, string data)
    {
        await using var tool = SystemProcess.Start("promtool", "prometheus", "tsdb", "create-blocks-from", "openmetrics", history, data);
        await tool.WaitForEndAsync();
    }
}
