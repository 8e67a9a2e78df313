namespace Scorecards.Storage.Copying;

/// <summary>How far a copy has come.</summary>
/// <param name="Table">The table that is copied now.</param>
/// <param name="Rows">Its rows copied so far.</param>
public sealed record StoreCopyProgress(string Table, long Rows);
