using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Scorecards.Server.Tests.Pages;

namespace Scorecards.Server.Tests.Hosting;

/// <summary>Someone at a browser: keeps cookies and sends forms with all that is in them. Redirects are told, not followed.</summary>
internal sealed class Visitor(Uri server) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = server };

    /// <summary>What is kept, by name.</summary>
    public Dictionary<string, string> Cookies { get; } = [];

    public Task<Answer> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    public async Task<IDocument> PageAsync(string path) => Page.Parse((await GetAsync(path)).Body);

    /// <summary>Fills in the form of a page and sends it.</summary>
    /// <param name="form">The form's selector.</param>
    /// <param name="fields">What is typed; the rest is sent as it is there.</param>
    public async Task<Answer> SubmitAsync(string path, string form, params (string Name, string Value)[] fields)
    {
        var page = await PageAsync(path);
        var found = page.QuerySelector<IHtmlFormElement>(form) ?? throw new InvalidOperationException($"{path} has no {form}: {page.Body.Text()}");
        var filled = found.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]").Select(i => (i.Name!, i.Value)).Where(h => fields.All(f => f.Name != h.Item1));
        return await PostAsync(found.GetAttribute("action")!, [.. filled, .. fields]);
    }

    public Task<Answer> PostAsync(string path, params (string Name, string Value)[] fields) => SendAsync(new HttpRequestMessage(HttpMethod.Post, path)
    {
        Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))),
    });

    public Task<Answer> SignInAsync(string token, string back = "/") =>
        SubmitAsync($"/signin?return={Uri.EscapeDataString(back)}", "main form", ("token", token));

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            if (Cookies.Count > 0)
            {
                request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(c => $"{c.Key}={c.Value}")));
            }

            using var response = await _client.SendAsync(request);
            foreach (var set in response.Headers.TryGetValues("Set-Cookie", out var values) ? values : [])
            {
                var (name, value) = (set[..set.IndexOf('=')], set[(set.IndexOf('=') + 1)..set.IndexOf(';')]);
                if (value.Length == 0)
                {
                    Cookies.Remove(name);
                }
                else
                {
                    Cookies[name] = value;
                }
            }

            return new Answer(response, await response.Content.ReadAsStringAsync());
        }
    }

    public void Dispose() => _client.Dispose();
}
