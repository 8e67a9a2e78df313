using System.Globalization;
using System.Text;
using Scorecards.Core.Auditing;
using Scorecards.Server.Api.Http;
using Scorecards.Server.Api.Models;
using Scorecards.Server.Security;

namespace Scorecards.Server.Api;

/// <summary><c>/audit</c>: what was done, and by whom. For any token.</summary>
internal static class AuditEndpoints
{
    private const string Tag = "Audit";
    private const string List = "audit";

    /// <summary>JSON Lines, one entry a line.</summary>
    private const string Lines = "application/jsonl";

    /// <summary>Entries read at once.</summary>
    private const int Together = 500;

    public static void Map(IEndpointRouteBuilder api)
    {
        var audit = api.MapGroup("/audit").RequireAuthorization(Policies.Write).Fails(401, 503);

        audit.MapGet("", GetAllAsync)
            .Named("listAudit", Tag, "What was done, newest first. An entry appears within a second.")
            .Takes(QueryParameter.Actor, QueryParameter.Action, QueryParameter.Subject, QueryParameter.Limit, QueryParameter.Cursor)
            .Answers<PageOf<AuditEntryResponse>>();

        audit.MapGet("/export", ExportAsync)
            .Named("exportAudit", Tag, "The whole chain as JSON Lines, in order, to be kept elsewhere and verified.")
            .WithDescription("The body of an entry is a text in it, since the hash is taken of the text.")
            .Takes(QueryParameter.After)
            .Produces<string>(StatusCodes.Status200OK, Lines);

        audit.MapGet("/head", HeadAsync)
            .Named("getAuditHead", Tag, "The latest signed end of the chain.")
            .Takes()
            .Answers<AuditHeadResponse>()
            .Fails(404);
    }

    private static async Task<IResult> GetAllAsync(HttpContext context, IAuditStore store)
    {
        var query = context.Query();
        var (limit, after) = (query.Number(QueryParameter.Limit), Cursor.Read(query, List));
        var asked = new AuditQuery(query.Value(QueryParameter.Actor), query.Value(QueryParameter.Action), query.Value(QueryParameter.Subject));
        long? before = null;
        if (after is { } place)
        {
            before = long.TryParse(place.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var seq) ? seq : null;
            if (before is null)
            {
                query.Refuse(QueryParameter.Cursor, "is not one that this list gave");
            }
        }

        if (query.Problem is { } problem)
        {
            return problem;
        }

        var page = await store.AuditAsync(asked, before, limit + 1, context.RequestAborted);
        return JsonBody.Of(
            new PageOf<AuditEntryResponse>(
                [.. page.Items.Take(limit).Select(AuditEntryResponse.Of)],
                page.Items.Count > limit ? Cursor.Write(List, page.Items[limit - 1].Seq.ToString(CultureInfo.InvariantCulture)) : null,
                page.Total),
            Wire.Json.PageOfAuditEntryResponse);
    }

    private static async Task<IResult> ExportAsync(HttpContext context, IAuditStore store)
    {
        var query = context.Query();
        var after = query.Number(QueryParameter.After);
        if (query.Problem is { } problem)
        {
            return problem;
        }

        // Before anything is sent, so that a store that is away is a problem and not a short answer.
        var rows = await store.ChainAsync(after, Together, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = Lines;
        while (rows.Count > 0)
        {
            var lines = new StringBuilder();
            foreach (var row in rows)
            {
                lines.Append(AuditLine.Write(row)).Append('\n');
            }

            await context.Response.WriteAsync(lines.ToString(), context.RequestAborted);
            rows = rows.Count < Together ? [] : await store.ChainAsync(rows[^1].Seq, Together, context.RequestAborted);
        }

        return Results.Empty;
    }

    private static async Task<IResult> HeadAsync(HttpContext context, IAuditStore store) =>
        context.Query().Problem is { } problem ? problem
        : await store.LastHeadAsync(context.RequestAborted) is { } head ? JsonBody.Of(AuditHeadResponse.Of(head), Wire.Json.AuditHeadResponse)
        : ApiProblems.NotYet("nothing-signed", "Nothing is signed yet", "No end of the audit log is signed yet; that is done once an hour, and when a server stops.");
}
