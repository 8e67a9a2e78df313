using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Scorecards.Core.Runtime;
using Scorecards.Server.Security;

namespace Scorecards.Server.Pages.Forms;

/// <summary>Signing in with a token, and out again.</summary>
internal static class SignInForms
{
    public static void Map(IEndpointRouteBuilder forms)
    {
        forms.MapPost(LocalPath.SignIn, SignInAsync);
        forms.MapPost(LocalPath.SignOut, SignOutAsync);
    }

    private static async Task<IResult> SignInAsync(HttpContext context, ITokenStore tokens, SignInAttempts attempts, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var address = context.Connection.RemoteIpAddress;
        if (!attempts.TryBegin(address, out var wait))
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString("0", CultureInfo.InvariantCulture);
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        // Of the text only the hash goes on from here.
        var hash = form.Text("token") is { } text && TokenFactory.IsWellFormed(text) ? TokenFactory.Hash(text) : null;
        var token = hash is null ? null : await tokens.FindTokenAsync(hash, cancellationToken);
        if (token is null)
        {
            return FormPage.Again<SignInPage>(
                new() { [nameof(SignInPage.Back)] = form.Back(), [nameof(SignInPage.Mistake)] = "No token in force is this one. It may be cut off, mistyped or revoked." });
        }

        attempts.Succeeded(address);
        await context.SignInAsync(PageSession.SchemeName, TokenPrincipal.Of(token, PageSession.SchemeName));
        return Results.LocalRedirect($"{LocalPath.ToSignIn(form.Back())}&{SignInPage.DoneParameter}");
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        await context.SignOutAsync(PageSession.SchemeName);
        return Results.LocalRedirect(form.Back());
    }
}
