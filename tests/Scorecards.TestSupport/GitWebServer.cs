using System.Diagnostics;

namespace Scorecards.TestSupport;

/// <summary>Serves the repositories beneath a folder as git hosts do: nginx with a password in front of git's own CGI program.</summary>
public sealed class GitWebServer : IAsyncDisposable
{
    public const string User = "scorecards";

    public const string Password = "s3cret";

    private readonly TempFolder _folder;
    private readonly SystemProcess _gateway;
    private readonly NginxServer _nginx;

    private GitWebServer(TempFolder folder, SystemProcess gateway, NginxServer nginx)
    {
        _folder = folder;
        _gateway = gateway;
        _nginx = nginx;
    }

    public Uri Url => _nginx.Url;

    public static async Task<GitWebServer> StartAsync(string root)
    {
        var folder = new TempFolder();
        var socket = Path.Combine(folder.Path, "cgi.sock");
        var users = folder.Write("users", $$"""{{User}}:{PLAIN}{{Password}}""");
        var gateway = SystemProcess.Start("fcgiwrap", "fcgiwrap", "-c", "2", "-s", $"unix:{socket}");
        await gateway.WaitUntilAsync(() => Task.FromResult(File.Exists(socket)));
        var nginx = await NginxServer.StartAsync($$"""
            auth_basic git;
            auth_basic_user_file {{users}};
            location / {
              fastcgi_pass unix:{{socket}};
              fastcgi_param SCRIPT_FILENAME {{ExecPath()}}/git-http-backend;
              fastcgi_param GIT_PROJECT_ROOT {{root}};
              fastcgi_param GIT_HTTP_EXPORT_ALL 1;
              fastcgi_param GIT_CONFIG_COUNT 3;
              fastcgi_param GIT_CONFIG_KEY_0 safe.directory;
              fastcgi_param GIT_CONFIG_VALUE_0 *;
              fastcgi_param GIT_CONFIG_KEY_1 uploadpack.allowFilter;
              fastcgi_param GIT_CONFIG_VALUE_1 true;
              fastcgi_param GIT_CONFIG_KEY_2 uploadpack.allowAnySHA1InWant;
              fastcgi_param GIT_CONFIG_VALUE_2 true;
              fastcgi_param GIT_PROTOCOL $http_git_protocol;
              fastcgi_param HTTP_CONTENT_ENCODING $http_content_encoding;
              fastcgi_param REMOTE_USER $remote_user;
              fastcgi_param REQUEST_METHOD $request_method;
              fastcgi_param CONTENT_TYPE $content_type;
              fastcgi_param CONTENT_LENGTH $content_length;
              fastcgi_param QUERY_STRING $query_string;
              fastcgi_param PATH_INFO $uri;
            }
            """);
        return new GitWebServer(folder, gateway, nginx);
    }

    public async ValueTask DisposeAsync()
    {
        await _nginx.DisposeAsync();
        await _gateway.DisposeAsync();
        _folder.Dispose();
    }

    private static string ExecPath()
    {
        using var git = Process.Start(new ProcessStartInfo("git", "--exec-path") { RedirectStandardOutput = true })!;
        var path = git.StandardOutput.ReadToEnd().Trim();
        git.WaitForExit();
        return path;
    }
}
