namespace Scorecards.Server.Api.Models;

/// <summary>A badge as https://shields.io/badges/endpoint-badge reads it.</summary>
/// <param name="SchemaVersion">Always 1.</param>
/// <param name="Label">What the badge is about.</param>
/// <param name="Message">The letter of the grade.</param>
/// <param name="Color">Six hexadecimal digits.</param>
public sealed record BadgeData(int SchemaVersion, string Label, string Message, string Color);
