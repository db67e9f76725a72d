using System.Buffers.Binary;
using System.Numerics;

namespace EngagementFunctions.Encoding.Canonical;

/// <summary>
/// FarmHash Fingerprint64, which GoogleSQL's FARM_FINGERPRINT gives as a signed integer
/// (https://github.com/google/farmhash, farmhashna::Hash64).
/// </summary>
internal static class FarmHash
{
    private const ulong K0 = 0xc3a5c85c97cb3127;
    private const ulong K1 = 0xb492b66fbe98f273;
    private const ulong K2 = 0x9ae16a3b2f90404f;

    public static long Fingerprint(ReadOnlySpan<byte> s) => unchecked((long)(s.Length switch
    {
        <= 16 => UpTo16(s),
        <= 32 => UpTo32(s),
        <= 64 => UpTo64(s),
        _ => Beyond64(s),
    }));

    private static ulong UpTo16(ReadOnlySpan<byte> s)
    {
        var length = (ulong)s.Length;
        var mul = K2 + (length * 2);
        switch (s.Length)
        {
            case >= 8:
                var a = At(s, 0) + K2;
                var b = At(s, s.Length - 8);
                return Mix((Rotate(b, 37) * mul) + a, (Rotate(a, 25) + b) * mul, mul);
            case >= 4:
                return Mix(length + ((ulong)Half(s, 0) << 3), Half(s, s.Length - 4), mul);
            case > 0:
                var y = s[0] + ((uint)s[s.Length >> 1] << 8);
                var z = (uint)s.Length + ((uint)s[^1] << 2);
                return ShiftMix((y * K2) ^ (z * K0)) * K2;
            default:
                return K2;
        }
    }

    private static ulong UpTo32(ReadOnlySpan<byte> s)
    {
        var mul = K2 + ((ulong)s.Length * 2);
        var a = At(s, 0) * K1;
        var b = At(s, 8);
        var c = At(s, s.Length - 8) * mul;
        var d = At(s, s.Length - 16) * K2;
        return Mix(Rotate(a + b, 43) + Rotate(c, 30) + d, a + Rotate(b + K2, 18) + c, mul);
    }

    private static ulong UpTo64(ReadOnlySpan<byte> s)
    {
        var mul = K2 + ((ulong)s.Length * 2);
        var a = At(s, 0) * K2;
        var b = At(s, 8);
        var c = At(s, s.Length - 8) * mul;
        var d = At(s, s.Length - 16) * K2;
        var y = Rotate(a + b, 43) + Rotate(c, 30) + d;
        var z = Mix(y, a + Rotate(b + K2, 18) + c, mul);
        var e = At(s, 16) * mul;
        var f = At(s, 24);
        var g = (y + At(s, s.Length - 32)) * mul;
        var h = (z + At(s, s.Length - 24)) * mul;
        return Mix(Rotate(e + f, 43) + Rotate(g, 30) + h, e + Rotate(f + a, 18) + g, mul);
    }

    private static ulong Beyond64(ReadOnlySpan<byte> s)
    {
        const ulong X = 81;
        const ulong Y = unchecked((81 * K1) + 113);
        var state = new State(unchecked(X * K2) + At(s, 0), Y, ShiftMix(unchecked((Y * K2) + 113)) * K2);
        var end = (s.Length - 1) / 64 * 64;
        for (var at = 0; at < end; at += 64)
            state.Add(s[at..], K1, spread: 1);
        return state.Finish(s[^64..], (ulong)((s.Length - 1) & 63));
    }

    private static ulong At(ReadOnlySpan<byte> s, int at) => BinaryPrimitives.ReadUInt64LittleEndian(s[at..]);

    private static uint Half(ReadOnlySpan<byte> s, int at) => BinaryPrimitives.ReadUInt32LittleEndian(s[at..]);

    private static ulong Rotate(ulong value, int bits) => BitOperations.RotateRight(value, bits);

    private static ulong ShiftMix(ulong value) => value ^ (value >> 47);

    private static ulong Mix(ulong u, ulong v, ulong mul)
    {
        var a = ShiftMix((u ^ v) * mul);
        return ShiftMix((v ^ a) * mul) * mul;
    }

    /// <summary>56 bytes of state, of texts longer than 64 bytes.</summary>
    private struct State(ulong x, ulong y, ulong z)
    {
        private ulong _x = x;
        private ulong _y = y;
        private ulong _z = z;
        private (ulong First, ulong Second) _v;
        private (ulong First, ulong Second) _w;

        public void Add(ReadOnlySpan<byte> s, ulong mul, ulong spread)
        {
            _x = Rotate(_x + _y + _v.First + At(s, 8), 37) * mul;
            _y = Rotate(_y + _v.Second + At(s, 48), 42) * mul;
            _x ^= _w.Second * spread;
            _y += (_v.First * spread) + At(s, 40);
            _z = Rotate(_z + _w.First, 33) * mul;
            _v = Weak(s, _v.Second * mul, _x + _w.First);
            _w = Weak(s[32..], _z + _w.Second, _y + At(s, 16));
            (_z, _x) = (_x, _z);
        }

        public ulong Finish(ReadOnlySpan<byte> last, ulong rest)
        {
            var mul = K1 + ((_z & 0xff) << 1);
            _w.First += rest;
            _v.First += _w.First;
            _w.First += _v.First;
            Add(last, mul, spread: 9);
            return Mix(
                Mix(_v.First, _w.First, mul) + (ShiftMix(_y) * K0) + _z, Mix(_v.Second, _w.Second, mul) + _x, mul);
        }

        private static (ulong First, ulong Second) Weak(ReadOnlySpan<byte> s, ulong a, ulong b)
        {
            a += At(s, 0);
            b = Rotate(b + a + At(s, 24), 21);
            var c = a;
            a += At(s, 8);
            a += At(s, 16);
            b += Rotate(a, 44);
            return (a + At(s, 24), b + c);
        }
    }
}
