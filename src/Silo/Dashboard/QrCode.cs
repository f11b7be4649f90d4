using System.Globalization;
using System.Text;
using ZXing.QrCode.Internal;
using Encoder = ZXing.QrCode.Internal.Encoder;

namespace Gongyu.Silo;

/// <summary>An address as a picture that phones read (ISO/IEC 18004).</summary>
/// <param name="Side">Its side in modules, with the margin that the standard asks for.</param>
/// <param name="Path">The dark modules, as the path of an SVG.</param>
internal sealed record QrCode(int Side, string Path)
{
    private const int Margin = 4; // Modules.

    /// <summary>The picture of an address.</summary>
    public static QrCode Of(string address)
    {
        var modules = Encoder.encode(address, ErrorCorrectionLevel.M).Matrix; // A tenth of it may be covered or out of focus.
        var path = new StringBuilder();
        for (int y = 0; y < modules.Height; y++)
            for (int x = 0; x < modules.Width; x++)
                if (modules[x, y] == 1)
                    path.Append(CultureInfo.InvariantCulture, $"M{x + Margin} {y + Margin}h1v1h-1z");
        return new(modules.Width + 2 * Margin, path.ToString());
    }
}
