namespace Scorecards.TestSupport;

/// <summary>A real nginx on a free loopback port, in a folder of its own.</summary>
public sealed class NginxServer : IAsyncDisposable
{
    private readonly TempFolder _folder;
    private readonly SystemProcess _process;

    private NginxServer(TempFolder folder, SystemProcess process, Uri url)
    {
        _folder = folder;
        _process = process;
        Url = url;
    }

    public Uri Url { get; }

    /// <summary>Starts it and waits until it listens.</summary>
    /// <param name="server">The content of its <c>server</c> block, without <c>listen</c>.</param>
    public static async Task<NginxServer> StartAsync(string server)
    {
        var folder = new TempFolder();
        var port = SystemProcess.FreePort();
        // Workers of a master that root started belong to another user, who may not look into the folders of a test.
        var user = Environment.UserName == "root" ? "user root;" : "";
        var configuration = folder.Write("nginx.conf", $$"""
            {{user}}
            daemon off;
            worker_processes 1;
            pid {{folder.Path}}/nginx.pid;
            error_log stderr;
            events { worker_connections 64; }
            http {
              access_log off;
              client_max_body_size 64m;
              client_body_temp_path {{folder.Path}}/body;
              proxy_temp_path {{folder.Path}}/proxy;
              fastcgi_temp_path {{folder.Path}}/fastcgi;
              uwsgi_temp_path {{folder.Path}}/uwsgi;
              scgi_temp_path {{folder.Path}}/scgi;
              server {
                listen 127.0.0.1:{{port}};
                {{server}}
              }
            }
            """);
        var process = SystemProcess.Start("nginx", "nginx-light", "-e", "stderr", "-p", folder.Path, "-c", configuration);
        var url = new Uri($"http://127.0.0.1:{port}/");
        using var client = new HttpClient();
        await process.WaitUntilAsync(async () =>
        {
            using var answer = await client.GetAsync(url);
            return true;
        });
        return new NginxServer(folder, process, url);
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _folder.Dispose();
    }
}
