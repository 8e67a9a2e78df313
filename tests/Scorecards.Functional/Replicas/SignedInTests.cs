using System.Net;
using System.Text.RegularExpressions;
using Scorecards.TestSupport;

namespace Scorecards.Functional.Replicas;

/// <summary>People who are sent to another server with each click.</summary>
[Trait("Needs", "system")]
[Collection(AloneCollection.Name)]
public sealed partial class SignedInTests : IAsyncLifetime
{
    private readonly Dictionary<string, string> _cookies = [];
    private readonly HttpClient _browser = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private readonly TempFolder _folder = new();
    private readonly List<ServerProcess> _servers = [];
    private PostgreSqlServer _database = null!;

    public async Task InitializeAsync()
    {
        _database = await PostgreSqlServer.StartNewAsync();
        var catalog = Directory.CreateDirectory(Path.Combine(_folder.Path, "catalog")).FullName;
        await using (await StartAsync("first", catalog))
        {
            // It brings the schema and the token; the keys must be the others' doing.
        }

        await _database.QueryAsync("DELETE FROM protection_keys");
        _servers.AddRange(await Task.WhenAll(((string[])["one", "two", "three"]).Select(name => StartAsync(name, catalog))));
    }

    public async Task DisposeAsync()
    {
        foreach (var server in _servers)
        {
            await server.DisposeAsync();
        }

        await _database.DisposeAsync();
        _browser.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Servers_that_start_together_know_each_others_cookies_and_forms()
    {
        foreach (var shown in _servers)
        {
            foreach (var sentTo in _servers)
            {
                _cookies.Clear();
                var form = await SendAsync(HttpMethod.Get, shown, "/signin");
                var signedIn = await SendAsync(HttpMethod.Post, sentTo, "/signin", KeyOf(form.Body), ("token", ServerProcess.AdminToken), ("return", "/"));
                signedIn.Status.Should().Be(HttpStatusCode.Redirect, signedIn.Body);

                foreach (var server in _servers)
                {
                    (await SendAsync(HttpMethod.Get, server, "/")).Body.Should().Contain("Sign out");
                }

                var page = await SendAsync(HttpMethod.Get, shown, "/");
                (await SendAsync(HttpMethod.Post, sentTo, "/signout", KeyOf(page.Body))).Status.Should().Be(HttpStatusCode.Redirect);
                (await SendAsync(HttpMethod.Get, shown, "/")).Body.Should().NotContain("Sign out");
            }
        }

        (await _database.QueryAsync("SELECT count(*) FROM protection_keys")).Should().Equal("1");
    }

    private static (string Name, string Value) KeyOf(string page) => ("__RequestVerificationToken", Key().Match(page).Groups[1].Value);

    private Task<ServerProcess> StartAsync(string name, string catalog) => ServerProcess.StartAsync(
        _folder.Path, "--store", _database.ConnectionString(), "--catalog", catalog, "--data", Path.Combine(_folder.Path, name));

    private async Task<(HttpStatusCode Status, string Body)> SendAsync(HttpMethod method, ServerProcess server, string path, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(method, new Uri(server.Url, path));
        if (_cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(c => $"{c.Key}={c.Value}")));
        }

        request.Content = fields.Length == 0 ? null : new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var response = await _browser.SendAsync(request);
        foreach (var set in response.Headers.TryGetValues("Set-Cookie", out var all) ? all : [])
        {
            var match = Cookie().Match(set);
            _cookies[match.Groups[1].Value] = match.Groups[2].Value;
        }

        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Key();

    [GeneratedRegex("^([^=]+)=([^;]*);")]
    private static partial Regex Cookie();
}
