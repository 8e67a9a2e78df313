using System.Text.Json;
using Scorecards.Core.Expressions;

namespace Scorecards.Core.Facts;

/// <summary>
/// Facts as they read back from the store. A check must see the same in a fact that was just collected and in one that still
/// lives from the run before, so what JSON cannot hold (times, bytes, NaN) is turned into what JSON makes of it at once.
/// </summary>
internal static class RecordedForm
{
    // As deep as the writer goes.
    private static readonly JsonDocumentOptions _options = new() { MaxDepth = 1_000 };

    public static CelValue Of(CelValue value) => IsRecordable(value) ? value : Read(value.ToJson());

    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static CelValue Read(string json)
    {
        using var document = JsonDocument.Parse(json, _options);
        return CelValue.FromJson(document.RootElement);
    }

    private static bool IsRecordable(CelValue value) => value.Kind switch
    {
        CelKind.Null or CelKind.Bool or CelKind.Int or CelKind.String => true,
        CelKind.Double => double.IsFinite(value.AsDouble()),
        CelKind.List => value.AsList().All(IsRecordable),
        CelKind.Map => value.AsMap().All(e => e.Key.Kind == CelKind.String && IsRecordable(e.Value)),
        _ => false,
    };
}
