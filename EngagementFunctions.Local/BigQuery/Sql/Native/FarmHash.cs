using System.Buffers.Binary;
using System.Numerics;

namespace EngagementFunctions.Local.BigQuery.Sql.Native;

/// <summary>
/// FarmHash's Fingerprint64, which never changes: https://github.com/google/farmhash (farmhash.cc, farmhashna).
/// </summary>
internal static class FarmHash
{
    private const ulong K0 = 0xc3a5c85c97cb3127;
    private const ulong K1 = 0xb492b66fbe98f273;
    private const ulong K2 = 0x9ae16a3b2f90404f;

    public static long Fingerprint(ReadOnlySpan<byte> bytes) => unchecked((long)(bytes.Length switch
    {
        <= 16 => UpTo16(bytes),
        <= 32 => UpTo32(bytes),
        <= 64 => UpTo64(bytes),
        _ => Longer(bytes),
    }));

    private static ulong UpTo16(ReadOnlySpan<byte> s)
    {
        var length = (ulong)s.Length;
        var multiplier = K2 + length * 2;
        if (length >= 8)
        {
            var a = At(s, 0) + K2;
            var b = At(s, s.Length - 8);
            return Mix(Turn(b, 37) * multiplier + a, (Turn(a, 25) + b) * multiplier, multiplier);
        }

        if (length >= 4)
            return Mix(length + ((ulong)Half(s, 0) << 3), Half(s, s.Length - 4), multiplier);
        if (length == 0)
            return K2;
        var y = s[0] + ((uint)s[s.Length >> 1] << 8);
        var z = (uint)s.Length + ((uint)s[^1] << 2);
        return Shift(y * K2 ^ z * K0) * K2;
    }

    private static ulong UpTo32(ReadOnlySpan<byte> s)
    {
        var multiplier = K2 + (ulong)s.Length * 2;
        var a = At(s, 0) * K1;
        var b = At(s, 8);
        var c = At(s, s.Length - 8) * multiplier;
        var d = At(s, s.Length - 16) * K2;
        return Mix(Turn(a + b, 43) + Turn(c, 30) + d, a + Turn(b + K2, 18) + c, multiplier);
    }

    private static ulong UpTo64(ReadOnlySpan<byte> s)
    {
        var multiplier = K2 + (ulong)s.Length * 2;
        var a = At(s, 0) * K2;
        var b = At(s, 8);
        var c = At(s, s.Length - 8) * multiplier;
        var d = At(s, s.Length - 16) * K2;
        var y = Turn(a + b, 43) + Turn(c, 30) + d;
        var z = Mix(y, a + Turn(b + K2, 18) + c, multiplier);
        var e = At(s, 16) * multiplier;
        var f = At(s, 24);
        var g = (y + At(s, s.Length - 32)) * multiplier;
        var h = (z + At(s, s.Length - 24)) * multiplier;
        return Mix(Turn(e + f, 43) + Turn(g, 30) + h, e + Turn(f + a, 18) + g, multiplier);
    }

    private static ulong Longer(ReadOnlySpan<byte> s)
    {
        const ulong seed = 81;
        var state = new State
        {
            X = unchecked(seed * K2 + At(s, 0)),
            Y = unchecked(seed * K1 + 113),
            Z = Shift(unchecked((seed * K1 + 113) * K2 + 113)) * K2,
        };
        var blocks = (s.Length - 1) / 64;
        for (var block = 0; block < blocks; block++)
            state.Take(s[(block * 64)..], K1);
        var rest = (ulong)(s.Length - 1) & 63;
        var multiplier = K1 + ((state.Z & 0xff) << 1);
        state.W1 += rest;
        state.V1 += state.W1;
        state.W1 += state.V1;
        state.Take(s[^64..], multiplier, 9);
        return Mix(
            Mix(state.V1, state.W1, multiplier) + Shift(state.Y) * K0 + state.Z,
            Mix(state.V2, state.W2, multiplier) + state.X,
            multiplier);
    }

    private static ulong At(ReadOnlySpan<byte> s, int offset) => BinaryPrimitives.ReadUInt64LittleEndian(s[offset..]);

    private static uint Half(ReadOnlySpan<byte> s, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(s[offset..]);

    private static ulong Turn(ulong value, int bits) => BitOperations.RotateRight(value, bits);

    private static ulong Shift(ulong value) => value ^ (value >> 47);

    private static ulong Mix(ulong u, ulong v, ulong multiplier)
    {
        var a = Shift((u ^ v) * multiplier);
        return Shift((v ^ a) * multiplier) * multiplier;
    }

    /// <summary>What is carried from one block of 64 bytes to the next.</summary>
    private ref struct State
    {
        public ulong X, Y, Z, V1, V2, W1, W2;

        public void Take(ReadOnlySpan<byte> s, ulong multiplier, ulong weight = 1)
        {
            X = Turn(X + Y + V1 + At(s, 8), 37) * multiplier;
            Y = Turn(Y + V2 + At(s, 48), 42) * multiplier;
            X ^= W2 * weight;
            Y += V1 * weight + At(s, 40);
            Z = Turn(Z + W1, 33) * multiplier;
            (V1, V2) = Weak(s, V2 * multiplier, X + W1);
            (W1, W2) = Weak(s[32..], Z + W2, Y + At(s, 16));
            (Z, X) = (X, Z);
        }

        private static (ulong, ulong) Weak(ReadOnlySpan<byte> s, ulong a, ulong b)
        {
            a += At(s, 0);
            b = Turn(b + a + At(s, 24), 21);
            var sum = a + At(s, 8) + At(s, 16);
            return (sum + At(s, 24), b + Turn(sum, 44) + a);
        }
    }
}
