namespace Scorecards.Sources.Forges;

/// <summary>The SPDX identifier (https://spdx.org/licenses/) of a license by its key in small letters, as forges have it.</summary>
internal static class SpdxName
{
    private static readonly Dictionary<string, string> _names = new[]
    {
        "0BSD", "AFL-3.0", "AGPL-3.0", "Apache-2.0", "Artistic-2.0", "BSD-2-Clause", "BSD-3-Clause", "BSD-3-Clause-Clear", "BSL-1.0", "CC-BY-4.0", "CC-BY-SA-4.0", "CC0-1.0",
        "CECILL-2.1", "ECL-2.0", "EPL-1.0", "EPL-2.0", "EUPL-1.1", "EUPL-1.2", "GPL-2.0", "GPL-3.0", "ISC", "LGPL-2.1", "LGPL-3.0", "LPPL-1.3c", "MIT", "MIT-0", "MPL-2.0",
        "MS-PL", "MS-RL", "MulanPSL-2.0", "NCSA", "ODbL-1.0", "OFL-1.1", "OSL-3.0", "PostgreSQL", "Unlicense", "UPL-1.0", "Vim", "WTFPL", "Zlib",
    }.ToDictionary(name => name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Null for a license that has none: the forge saw a text that it does not know.</summary>
    public static string? Of(string key) => _names.GetValueOrDefault(key);
}
