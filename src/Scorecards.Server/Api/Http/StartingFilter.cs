using Scorecards.Server.Projection;

namespace Scorecards.Server.Api.Http;

/// <summary>Holds readings back until there is something to answer from, so that nobody takes an empty board for the truth.</summary>
internal sealed class StartingFilter(LiveSnapshot live) : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (live.Ready)
        {
            return next(context);
        }

        context.HttpContext.Response.Headers.RetryAfter = "1";
        return ValueTask.FromResult<object?>(ApiProblems.Starting);
    }
}
