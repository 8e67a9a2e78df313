namespace Scorecards.Server.Api.Http;

/// <summary>Answers HEAD as GET would be answered, without the body. Endpoints need not know.</summary>
internal sealed class HeadRequests(RequestDelegate next)
{
    /// <summary>True while HEAD is answered: nobody gets a body.</summary>
    public static bool Is(HttpContext context) => ReferenceEquals(context.Response.Body, Stream.Null);

    public async Task InvokeAsync(HttpContext context)
    {
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await next(context);
            return;
        }

        var body = context.Response.Body;
        context.Request.Method = HttpMethods.Get;
        context.Response.Body = Stream.Null;
        try
        {
            await next(context);
        }
        finally
        {
            context.Request.Method = HttpMethods.Head;
            context.Response.Body = body;
        }
    }
}
