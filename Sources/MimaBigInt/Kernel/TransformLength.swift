/// How many coefficients a product by transforms has room for: a power of two, alone or with a half, a quarter or an
/// eighth of it more.
struct TransformLength {
    /// The power of two: the coefficients modulo `x^main - 1`.
    let main: Int
    /// The extra ones, modulo `x^extra - z`, or zero.
    let extra: Int

    /// The shortest length that holds `count` coefficients.
    init(_ count: Int) {
        var power = 16
        while power < count { power *= 2 }
        // `power / 2` alone does not suffice.
        let half = power / 2
        for share in [8, 4, 2] where half + half / share >= count && half >= 16 {
            (main, extra) = (half, half / share)
            return
        }
        (main, extra) = (power, 0)
    }

    /// For products modulo `x^main - 1`, with `main` a power of two: `count` or more, or up to an eighth of it less.
    init(cyclicNear count: Int) {
        var power = 16
        while power + power / 8 < count { power *= 2 }
        (main, extra) = (power, 0)
    }

    var count: Int { main + extra }

    /// The index, among blocks of its own length, of the extra block: the first after those of the main one.
    var extraBlock: Int { extra == 0 ? 0 : main / extra }

    /// How many blocks the tables must know.
    var blocks: Int { extra == 0 ? max(main / 2, 1) : main }
}
