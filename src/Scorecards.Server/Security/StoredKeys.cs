using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Scorecards.Core.Access;

namespace Scorecards.Server.Security;

/// <summary>Keeps the keys that protect cookies and forms where every node finds them.</summary>
internal sealed class StoredKeys(IKeyStore store) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. store.ProtectionKeysAsync(CancellationToken.None).GetAwaiter().GetResult().Select(xml => XElement.Parse(xml))];

    public void StoreElement(XElement element, string friendlyName) =>
        store.AddProtectionKeyAsync(friendlyName, element.ToString(SaveOptions.DisableFormatting), CancellationToken.None).GetAwaiter().GetResult();
}
