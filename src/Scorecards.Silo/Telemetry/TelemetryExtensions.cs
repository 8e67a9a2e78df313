namespace Scorecards.Silo.Telemetry;

internal static class TelemetryExtensions
{
    /// <summary>The collector's address, as every OpenTelemetry SDK reads it from the environment.</summary>
    private const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Sends what grains do to an OpenTelemetry collector, where one is named.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (!string.IsNullOrWhiteSpace(builder.Configuration[Collector]))
        {
            builder.Services.AddHostedService<TelemetryService>();
        }
    }
}
