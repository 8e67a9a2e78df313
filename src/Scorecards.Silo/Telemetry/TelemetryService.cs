using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Orleans.Diagnostics;
using Scorecards.Core.Runtime;

namespace Scorecards.Silo.Telemetry;

/// <summary>
/// Sends traces (requests, and the grain calls they lead to on any silo) and meters (of Orleans and of evaluations) by OTLP. The
/// variables <c>OTEL_…</c> of the OpenTelemetry specification say where to and how.
/// </summary>
internal sealed class TelemetryService : IHostedService, IDisposable
{
    private const string Requests = "Microsoft.AspNetCore";
    private const string Orleans = "Microsoft.Orleans";

    private TracerProvider? _traces;
    private MeterProvider? _meters;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var silo = ResourceBuilder.CreateDefault().AddService("scorecards-silo").AddEnvironmentVariableDetector();
        _traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(silo).AddSource(Requests, ActivitySources.ApplicationGrainActivitySourceName).AddOtlpExporter().Build();
        _meters = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(silo).AddMeter(Orleans, EvaluationMeter.Name).AddOtlpExporter().Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Sends what is left.</summary>
    public void Dispose()
    {
        _traces?.Dispose();
        _meters?.Dispose();
    }
}
