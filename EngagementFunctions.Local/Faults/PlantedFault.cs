namespace EngagementFunctions.Local.Faults;

/// <summary>A fault in force, and how many bytes it has seen pass.</summary>
internal sealed class PlantedFault(SocketFault fault)
{
    private readonly Lock _lock = new();
    private long _passed;
    private bool _cut;

    public SocketFault Fault => fault;

    /// <summary>Corrupts the piece where due; returns how much of it may pass and whether the cut comes then.</summary>
    public (int Length, bool Cut) Apply(Span<byte> piece)
    {
        lock (_lock)
        {
            if (fault.CorruptAt - _passed is { } at && at >= 0 && at < piece.Length) piece[(int)at] ^= 0xFF;
            var cut = !_cut && fault.CutAfter <= _passed + piece.Length;
            var length = cut ? (int)(fault.CutAfter!.Value - _passed) : piece.Length;
            _cut |= cut;
            _passed += length;
            return (length, cut);
        }
    }
}
