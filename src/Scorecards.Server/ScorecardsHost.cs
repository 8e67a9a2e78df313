using Microsoft.Extensions.Configuration.Memory;
using Scorecards.Core.Runtime;
using Scorecards.Server.Api;
using Scorecards.Server.Auditing;
using Scorecards.Server.Calendars;
using Scorecards.Server.Demo;
using Scorecards.Server.Gates;
using Scorecards.Server.Hosting;
using Scorecards.Server.Inputs;
using Scorecards.Server.Notifications;
using Scorecards.Server.Pages;
using Scorecards.Server.Projection;
using Scorecards.Server.Scheduling;
using Scorecards.Server.Security;
using Scorecards.Sources.Documents;
using Scorecards.Storage;

namespace Scorecards.Server;

/// <summary>Puts the server together. The silo is the same server with another <see cref="IServiceRuntime"/>.</summary>
public static class ScorecardsHost
{
    private const int BadInput = 2;
    private const int Away = 3;

    private static readonly KeyValuePair<string, string?>[] _quietly =
    [
        new("Logging:LogLevel:Microsoft.AspNetCore", "Warning"),
        new("Logging:LogLevel:Microsoft.AspNetCore.DataProtection", "Error"),

        // A cookie that is none of ours is the business of whoever sent it, and is answered.
        new("Logging:LogLevel:Microsoft.AspNetCore.Antiforgery", "Critical"),
    ];

    /// <summary>Runs until it is told to stop. Returns 0 then, 2 for settings that cannot be used, 3 when the store is away.</summary>
    /// <param name="flavour">What is other than in the plain server.</param>
    public static async Task<int> RunAsync(string[] args, HostFlavour? flavour = null)
    {
        flavour ??= HostFlavour.Plain;
        var (arguments, unknown) = ServerSettings.Normalize(args, flavour.Switches);
        if (unknown is not null)
        {
            return Refuse(string.Join(Environment.NewLine, unknown, ServerSettings.Usage, flavour.Usage).TrimEnd());
        }

        try
        {
            await using var app = await BuildAsync(arguments, flavour);
            await app.Services.GetRequiredService<IStore>().InitializeAsync(CancellationToken.None);
            await app.Services.GetRequiredService<ClockCheck>().EnsureAsync(CancellationToken.None);
            await app.Services.GetRequiredService<FirstProtectionKey>().EnsureAsync(CancellationToken.None);
            var token = app.Configuration[BootstrapToken.Setting];
            if (await app.Services.GetRequiredService<BootstrapToken>().EnsureAsync(token, Console.Out, CancellationToken.None) is { } wrong)
            {
                return Refuse(wrong);
            }

            await app.RunAsync();
            return 0;
        }
        catch (Exception e) when (e is SettingException or OriginException)
        {
            return Refuse(e.Message);
        }
        catch (StoreException e)
        {
            Console.Error.WriteLine(e.Message);
            return Away;
        }
        catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            Console.Error.WriteLine($"{e.Message} Stop what listens there, or choose another address with --urls.");
            return Away;
        }
    }

    private static async Task<WebApplication> BuildAsync(string[] arguments, HostFlavour flavour)
    {
        var builder = WebApplication.CreateBuilder();
        // Below every other setting: a line a request would bury what the server has to say.
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = _quietly });
        builder.Configuration.AddEnvironmentVariables("SCORECARDS_").AddCommandLine(arguments);
        ServerSettings.DefaultToLoopback(builder);
        var options = ServerSettings.Read(builder.Configuration);
        if (options.Demo)
        {
            options = options.WithDemoData();
        }

        // First, for what starts first stops last.
        await flavour.Configure(builder, options);
        builder.Services
            .AddSingleton(options)
            .AddSingleton(TimeProvider.System)
            .AddStore(options)
            .AddEvaluation(options)
            .AddProjection()
            .AddGate()
            .AddAuditing()
            .AddScorecardsSecurity(options)
            .AddScorecardsApi()
            .AddPages(options);
        _ = options.Demo ? builder.Services.AddDemo() : builder.Services.AddInputs(options).AddNotifications().AddCalendarFetching();

        var app = builder.Build();
        app.UsePages();
        app.UseScorecardsApi();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapScorecardsApi();
        app.MapPages();
        return app;
    }

    private static IServiceCollection AddStore(this IServiceCollection services, ServerOptions options) =>
        services.AddSingleton(provider => StoreFactory.Create(options.Store ?? options.Data, provider.GetRequiredService<TimeProvider>()));

    private static int Refuse(string message)
    {
        Console.Error.WriteLine(message);
        return BadInput;
    }
}
