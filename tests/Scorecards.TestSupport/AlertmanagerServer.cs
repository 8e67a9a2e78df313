using System.Net.Http.Json;

namespace Scorecards.TestSupport;

/// <summary>A real Alertmanager on a free loopback port. Alerts and silences are posted to it.</summary>
public sealed class AlertmanagerServer : IAsyncDisposable
{
    private readonly TempFolder _folder;
    private readonly SystemProcess _process;
    private readonly HttpClient _client;

    private AlertmanagerServer(TempFolder folder, SystemProcess process, Uri url)
    {
        _folder = folder;
        _process = process;
        _client = new HttpClient { BaseAddress = url };
        Url = url;
    }

    public Uri Url { get; }

    /// <param name="configuration">As Alertmanager documents it.</param>
    public static async Task<AlertmanagerServer> StartAsync(string configuration)
    {
        var folder = new TempFolder();
        var port = SystemProcess.FreePort();
        var process = SystemProcess.Start("prometheus-alertmanager", "prometheus-alertmanager",
            $"--config.file={folder.Write("alertmanager.yml", configuration)}", $"--storage.path={Path.Combine(folder.Path, "data")}",
            $"--web.listen-address=127.0.0.1:{port}", "--cluster.listen-address=");
        var server = new AlertmanagerServer(folder, process, new Uri($"http://127.0.0.1:{port}"));
        await process.WaitUntilAsync(async () =>
        {
            using var answer = await server._client.GetAsync(new Uri("/-/ready", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        });
        return server;
    }

    /// <summary>Posts to the API v2.</summary>
    public async Task PostAsync(string path, object body)
    {
        using var answer = await _client.PostAsJsonAsync($"/api/v2/{path}", body);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Ends it as a power failure would.</summary>
    public Task KillAsync() => _process.KillAsync();

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _process.DisposeAsync();
        _folder.Dispose();
    }
}
