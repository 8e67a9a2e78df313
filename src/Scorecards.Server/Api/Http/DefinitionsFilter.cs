using Scorecards.Server.Inputs;

namespace Scorecards.Server.Api.Http;

/// <summary>Holds back what goes by a policy until the definitions are read, so that nobody takes a gate that is starting for one that is not there.</summary>
internal sealed class DefinitionsFilter(LiveInputs inputs) : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (inputs.Definitions.LoadedAt is not null)
        {
            return next(context);
        }

        context.HttpContext.Response.Headers.RetryAfter = "1";
        return ValueTask.FromResult<object?>(ApiProblems.Starting);
    }
}
