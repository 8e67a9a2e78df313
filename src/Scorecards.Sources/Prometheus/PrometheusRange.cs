using System.Globalization;
using Scorecards.Core.Facts;
using Scorecards.Core.Text;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Prometheus;

/// <summary>A time that ends now. Its end is a multiple of the step, so that the questions of many services are the same.</summary>
internal sealed record PrometheusRange(TimeSpan Window, TimeSpan Step)
{
    // Prometheus answers at most 11,000 points a series; nobody needs more than a few of them.
    private const int MostPoints = 2_000;
    private const int UsualPoints = 120;

    private static readonly TimeSpan _longest = TimeSpan.FromDays(400);

    /// <summary>How many values a series without gaps has.</summary>
    public int Points => (int)(Window / Step) + 1;

    public static PrometheusRange Read(QueryArguments arguments)
    {
        var window = Time(arguments, "window") ?? TimeSpan.FromHours(1);
        var step = Time(arguments, "step") ?? TimeSpan.FromSeconds(Math.Max(1, Math.Ceiling(window.TotalSeconds / UsualPoints)));
        if (window > _longest)
            arguments.Fail(UnknownCause.Definition, $"the argument 'window' is at most {_longest.TotalDays:0}d");
        if (window / step > MostPoints)
            arguments.Fail(UnknownCause.Definition, $"'window' holds more than {MostPoints} steps: make the argument 'step' larger");
        return new PrometheusRange(window, step);
    }

    /// <summary>The parameters of <c>query_range</c>.</summary>
    public string Parameters(DateTimeOffset now)
    {
        var step = (long)Step.TotalSeconds;
        var end = now.ToUnixTimeSeconds() / step * step;
        return string.Create(CultureInfo.InvariantCulture, $"start={end - (long)Window.TotalSeconds}&end={end}&step={step}");
    }

    private static TimeSpan? Time(QueryArguments arguments, string name)
    {
        if (arguments.OptionalText(name) is not { } text || arguments.Error is not null)
            return null;
        if (Duration.TryParse(text, out var time) && time >= TimeSpan.FromSeconds(1) && time.Ticks % TimeSpan.TicksPerSecond == 0)
            return time;
        arguments.Fail(UnknownCause.Definition, $"the argument '{name}' must be a duration of whole seconds, such as 5m or 30d");
        return null;
    }
}
