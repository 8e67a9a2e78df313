using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Scorecards.Core.Access;
using Scorecards.Core.Definitions;
using Scorecards.Core.Runtime;
using Scorecards.Core.Text;
using Scorecards.Server.Api.Http;
using Scorecards.Server.Api.Models;
using Scorecards.Server.Security;

namespace Scorecards.Server.Api;

/// <summary><c>/tokens</c>: who may write. Only for admins.</summary>
internal static partial class TokenEndpoints
{
    private const string Tag = "Tokens";
    private const string List = "tokens";
    private const long LargestBody = 16 * 1024;

    public static void Map(IEndpointRouteBuilder api)
    {
        var tokens = api.MapGroup("/tokens").RequireAuthorization(Policies.Admin).Fails(401, 403, 503);

        tokens.MapGet("", GetAllAsync)
            .Named("listTokens", Tag, "All tokens by name, revoked ones too, without their text.")
            .Takes(QueryParameter.Limit, QueryParameter.Cursor)
            .Answers<PageOf<TokenResponse>>();

        tokens.MapPost("", CreateAsync)
            .Named("createToken", Tag, "Makes a token; its text is in this answer and never shown again.")
            .Takes()
            .Answers<NewTokenResponse>(StatusCodes.Status201Created)
            .WithMetadata(new RequestSizeLimitAttribute(LargestBody))
            .Fails(409, 413, 415);

        tokens.MapDelete("/{name}", RevokeAsync)
            .Named("revokeToken", Tag, "Revokes a token at once.")
            .Takes()
            .Produces(StatusCodes.Status204NoContent)
            .Fails(404, 409);
    }

    private static async Task<IResult> GetAllAsync(HttpContext context, ITokenStore store)
    {
        var query = context.Query();
        var (limit, after) = (query.Number(QueryParameter.Limit), Cursor.Read(query, List));
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var tokens = await store.TokensAsync(context.RequestAborted);
        return JsonBody.Of(ListPage.Of(tokens, KeyOf, List, after, limit, TokenResponse.Of), Wire.Json.PageOfTokenResponse);
    }

    private static async Task<IResult> CreateAsync(HttpContext context, NewTokenRequest request, ITokenStore store, TimeProvider clock)
    {
        if (context.Query().Problem is { } problem)
        {
            return problem;
        }

        if (Mistakes(request) is { Count: > 0 } mistakes)
        {
            return ApiProblems.Body(mistakes);
        }

        var made = TokenFactory.Create(request.Name!, request.Role!, clock.GetUtcNow());
        if (!await store.AddTokenAsync(made.Token, Caller.Name(context), context.RequestAborted))
        {
            return ApiProblems.Conflict("name-taken", "The name is taken", $"A token called '{request.Name}' is in force. Revoke it first, or choose another name.");
        }

        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Location = $"{context.Request.PathBase}{context.Request.Path}/{made.Token.Name}";
        return Results.Json(
            new NewTokenResponse(made.Token.Name, made.Token.Role, made.Token.CreatedAt, made.Text),
            Wire.Json.NewTokenResponse,
            statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> RevokeAsync(string name, HttpContext context, ITokenStore store, TimeProvider clock)
    {
        if (context.Query().Problem is { } problem)
        {
            return problem;
        }

        var inForce = (await store.TokensAsync(context.RequestAborted)).Where(t => t.RevokedAt is null).ToList();
        if (inForce.Where(t => t.Role == AccessRoles.Admin).ToList() is [var only] && only.Name == name)
        {
            return ApiProblems.Conflict("last-admin", "It is the last admin token", "Nobody could manage tokens any more. Make another admin token first.");
        }

        return await store.RevokeTokenAsync(name, clock.GetUtcNow(), Caller.Name(context), context.RequestAborted)
            ? Results.NoContent()
            : ApiProblems.Unknown("token", name, Spelling.NearestFew(name, inForce.Select(t => t.Name)));
    }

    private static Dictionary<string, string> Mistakes(NewTokenRequest request)
    {
        var mistakes = new Dictionary<string, string>();
        if (request.Name is not { Length: <= 100 } name || !NameForm().IsMatch(name))
        {
            mistakes["name"] = "must be lower-case words joined by hyphens, at most 100 characters, such as ci-checkout";
        }

        if (!AccessRoles.IsRole(request.Role))
        {
            mistakes["role"] = $"must be one of {AccessRoles.Forms}";
        }

        return mistakes;
    }

    // A name may have several tokens that were revoked; the time sets them apart and keeps the oldest first.
    private static string KeyOf(AccessToken token) => $"{token.Name} {token.CreatedAt.UtcTicks:d19}";

    [GeneratedRegex(Names.Pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex NameForm();
}
