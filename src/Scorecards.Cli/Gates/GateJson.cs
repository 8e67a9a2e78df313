using System.Text.Json;
using System.Text.Json.Serialization;
using Scorecards.Cli.Gates.Reports;
using Scorecards.Cli.Server;

namespace Scorecards.Cli.Gates;

/// <summary>What is kept and shown of the gate, as JSON: written as <see cref="ServerJson"/> writes, of whose answers it is made.</summary>
[JsonSerializable(typeof(GateReportJson))]
[JsonSerializable(typeof(KeptVerdict))]
[JsonSerializable(typeof(VerdictHeader))]
internal sealed partial class GateJson : JsonSerializerContext
{
    public static GateJson Readable { get; } = new(new JsonSerializerOptions(ServerJson.Readable.Options));
}
