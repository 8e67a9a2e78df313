using Microsoft.Extensions.DependencyInjection.Extensions;
using Scorecards.Core.Auditing;
using Scorecards.Core.Declarations;
using Scorecards.Core.Runtime;
using Scorecards.Core.Support;
using Scorecards.Server.Api.Http;
using Scorecards.Server.Api.Metrics;
using Scorecards.Server.Api.OpenApi;
using Scorecards.Server.Auditing;
using Scorecards.Server.Calendars;
using Scorecards.Server.Declaring;
using Scorecards.Server.FairPlay;
using Scorecards.Server.Hosting;
using Scorecards.Server.Notifications;
using Scorecards.Server.Projection;
using Scorecards.Server.Scheduling;
using Scorecards.Server.Security;
using Scorecards.Server.Series;
using Scorecards.Server.Support;
using Scorecards.Sources;

namespace Scorecards.Server.Api;

public static class ApiExtensions
{
    /// <summary>What the calls need, and their description.</summary>
    public static IServiceCollection AddScorecardsApi(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<EventStream>();
        services.TryAddSingleton<WorkStatus>();
        services.TryAddSingleton<DeliveryStatus>();
        services.TryAddSingleton<AuditStatus>();
        services.TryAddSingleton<IAuditStore>(provider => provider.GetRequiredService<IStore>());
        services.AddRecomputing();
        services.AddSeries();
        services.AddFairPlay();
        services.AddCalendars();
        services.AddSingleton(provider => new PushQueue(provider.GetRequiredService<IStore>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new WebhookQueue(provider.GetRequiredService<IStore>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<UpstreamWebhooks>().AddSingleton<EventReceiver>();
        services.TryAddSingleton(SourceRegistry.Kinds);
        services.TryAddSingleton<ISupportStore>(provider => provider.GetRequiredService<IStore>());
        services.AddSingleton<SupportDesk>();
        services.AddDeclaring();
        services.AddSingleton<ReadCache>().AddSingleton<EvaluationRequests>().AddSingleton<ImpactRequests>().AddSingleton<MeterReader>();
        services.ConfigureHttpJsonOptions(json => Wire.Configure(json.SerializerOptions));
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        return services.AddScorecardsOpenApi();
    }

    /// <summary>
    /// Problem details for every request to the API that fails, HEAD wherever there is GET, and the routing behind them.
    /// It comes before authentication, whose refusals it words.
    /// </summary>
    public static IApplicationBuilder UseScorecardsApi(this IApplicationBuilder app) => app
        .UseMiddleware<HeadRequests>()
        .UseWhen(context => ApiPaths.IsApi(context.Request.Path), api => api.UseMiddleware<ApiErrors>())
        .UseRouting();

    /// <summary>Every call.</summary>
    public static void MapScorecardsApi(this IEndpointRouteBuilder app)
    {
        HealthEndpoints.Map(app);
        app.MapScorecardsOpenApi();

        var reads = app.MapGroup("").RequireAuthorization(Policies.Read).Fails(401);
        MetricsEndpoints.Map(reads);
        BadgeEndpoints.Map(app);

        PriorityEndpoints.Map(reads.MapGroup(ApiPaths.Prefix).Fails(503));

        var api = reads.MapGroup(ApiPaths.Prefix).Fails(503).AddEndpointFilter<RouteGroupBuilder, StartingFilter>();
        ServiceEndpoints.Map(api);
        EvaluationEndpoints.Map(api);
        RecordEndpoints.Map(api);
        FactEndpoints.Map(api);
        WebhookEndpoints.Map(api);
        ImprovementEndpoints.Map(api);
        var gate = api.MapGroup("").AddEndpointFilter<RouteGroupBuilder, DefinitionsFilter>();
        GateEndpoints.Map(gate);
        FreezeEndpoints.Map(gate);
        OverrideEndpoints.Map(gate);
        SupportEndpoints.Map(api);
        SupportAppealEndpoints.Map(api);
        ExemptionEndpoints.Map(api);
        AttestationEndpoints.Map(api);
        ImpactEndpoints.Map(api);
        LeaderboardEndpoints.Map(api);
        TeamEndpoints.Map(api);
        CheckEndpoints.Map(api);
        HistoryEndpoints.Map(api);
        FairPlayEndpoints.Map(api);
        DefinitionEndpoints.Map(api);
        NotificationEndpoints.Map(api);
        CalendarEndpoints.Map(api);
        BackstageEndpoints.Map(api);
        EventEndpoints.Map(api);

        TokenEndpoints.Map(app.MapGroup(ApiPaths.Prefix));
        AuditEndpoints.Map(app.MapGroup(ApiPaths.Prefix));
    }
}
