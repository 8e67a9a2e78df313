using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Scorecards.Core.Runtime;
using Scorecards.Server.Hosting;

namespace Scorecards.Server.Security;

/// <summary>Looks each time whether the token behind a session is still in force, and sends those who have to sign in to where they can.</summary>
internal sealed class PageSessionEvents(ITokenStore tokens, SessionSeal seals, ServerOptions options, ILogger<PageSessionEvents> log) : CookieAuthenticationEvents
{
    private const string SealClaim = "seal";

    public override async Task SigningIn(CookieSigningInContext context)
    {
        var seal = await seals.SealAsync(TokenPrincipal.HashOf(context.Principal)!, context.HttpContext.RequestAborted);
        context.Principal!.Identities.First().AddClaim(new Claim(SealClaim, seal));
    }

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        try
        {
            if (await FindAsync(context.Principal, http.RequestAborted) is { } token)
            {
                context.ReplacePrincipal(TokenPrincipal.Of(token, PageSession.SchemeName));
                return;
            }
        }
        catch (StoreException e) when (options.PublicRead && HttpMethods.IsGet(http.Request.Method))
        {
            // What everyone may read is shown as to everyone.
            log.LogError(e, "Whether a session holds cannot be told while the store is away");
            context.RejectPrincipal();
            return;
        }

        context.RejectPrincipal();
        await http.SignOutAsync(PageSession.SchemeName);
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.Redirect(LocalPath.ToSignIn(LocalPath.Of(context.Request)));
        return Task.CompletedTask;
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private async Task<AccessToken?> FindAsync(ClaimsPrincipal? session, CancellationToken cancellationToken) =>
        TokenPrincipal.HashOf(session) is { } hash
        && session?.FindFirstValue(SealClaim) is { } seal
        && await seals.HoldsAsync(seal, hash, cancellationToken)
            ? await tokens.FindTokenAsync(hash, cancellationToken)
            : null;
}
