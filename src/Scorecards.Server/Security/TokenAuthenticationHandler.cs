using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Scorecards.Core.Runtime;

namespace Scorecards.Server.Security;

/// <summary>Knows a caller by <c>Authorization: Bearer ssc_…</c>. The text is hashed at once; nothing keeps or logs it.</summary>
public sealed class TokenAuthenticationHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, ITokenStore tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "Bearer";

    /// <summary>True for a header that shows a token, or something like one.</summary>
    internal static bool IsBearer(string? header) => header?.StartsWith(SchemeName + " ", StringComparison.OrdinalIgnoreCase) == true;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (header.Length == 0)
        {
            return AuthenticateResult.NoResult();
        }

        if (!IsBearer(header))
        {
            return AuthenticateResult.Fail("The Authorization header is not of the form 'Bearer ssc_…'.");
        }

        var text = header[(SchemeName.Length + 1)..].Trim();
        if (!TokenFactory.IsWellFormed(text))
        {
            // A credential of another kind, such as a webhook's: not worth a line in the log for each.
            return AuthenticateResult.NoResult();
        }

        var token = await tokens.FindTokenAsync(TokenFactory.Hash(text), Context.RequestAborted);
        return token is null
            ? AuthenticateResult.Fail("The token is not known or was revoked.")
            : AuthenticateResult.Success(new AuthenticationTicket(TokenPrincipal.Of(token, SchemeName), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var sent = Request.Headers.Authorization.Count > 0;
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers[HeaderNames.WWWAuthenticate] =
            sent ? "Bearer realm=\"scorecards\", error=\"invalid_token\"" : "Bearer realm=\"scorecards\"";
        return Task.CompletedTask;
    }
}
