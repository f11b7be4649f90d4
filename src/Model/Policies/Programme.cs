using System.Runtime.CompilerServices;

namespace Gongyu.Model;

/// <summary>A programme of policy that may have money of its own: the levers that begin with its name, as far as they cost money.</summary>
public enum Programme : byte
{
    /// <summary>Tax relief, university funding and loan discounts (row G1).</summary>
    Incentive,

    /// <summary>Compensation and the reform incentive (row G2).</summary>
    Returns,

    /// <summary>Audits, coordination and feedback (rows O2 and G3).</summary>
    Supervision,

    /// <summary>Facilities, research and the information platform (rows S1, S2 and S4).</summary>
    Sharing,
}

/// <summary>What a programme may spend at most, in units for each enterprise and university of the region.</summary>
/// <param name="Round">In a round; none: as much as the government has.</param>
/// <param name="Total">From the beginning of the run on; none: without end.</param>
public readonly record struct ProgrammeBudget(double? Round, double? Total)
{
    /// <summary>The greatest budget, 0 … 1,000,000.</summary>
    public const double Most = 1_000_000;
}

/// <summary>The budgets of all programmes; what is not set is not limited but by the government's own budget.</summary>
/// <param name="Incentive">Of incentives.</param>
/// <param name="Returns">Of returns.</param>
/// <param name="Supervision">Of supervision.</param>
/// <param name="Sharing">Of sharing.</param>
public readonly record struct ProgrammeBudgets(
    ProgrammeBudget Incentive, ProgrammeBudget Returns, ProgrammeBudget Supervision, ProgrammeBudget Sharing)
{
    /// <summary>The budget of a programme.</summary>
    public ProgrammeBudget this[Programme programme] => programme switch
    {
        Programme.Incentive => Incentive,
        Programme.Returns => Returns,
        Programme.Supervision => Supervision,
        _ => Sharing,
    };

    /// <summary>Whether any programme has one.</summary>
    public bool Any => this != default;

    /// <summary>With another budget for a programme.</summary>
    public ProgrammeBudgets With(Programme programme, ProgrammeBudget budget) => programme switch
    {
        Programme.Incentive => this with { Incentive = budget },
        Programme.Returns => this with { Returns = budget },
        Programme.Supervision => this with { Supervision = budget },
        _ => this with { Sharing = budget },
    };

    internal void Write(CanonicalWriter to)
    {
        foreach (var budget in (ReadOnlySpan<ProgrammeBudget>)[Incentive, Returns, Supervision, Sharing])
        {
            WriteLimit(to, budget.Round);
            WriteLimit(to, budget.Total);
        }
    }

    internal static ProgrammeBudgets Read(ref CanonicalReader from) => new(
        new(ReadLimit(ref from), ReadLimit(ref from)), new(ReadLimit(ref from), ReadLimit(ref from)),
        new(ReadLimit(ref from), ReadLimit(ref from)), new(ReadLimit(ref from), ReadLimit(ref from)));

    private static void WriteLimit(CanonicalWriter to, double? limit)
    {
        to.Byte(limit is null ? (byte)0 : (byte)1);
        to.Double(limit ?? 0);
    }

    private static double? ReadLimit(ref CanonicalReader from) => (from.Byte(), from.Double()) is (1, var limit) ? limit : null;
}

/// <summary>What a government's programmes have spent.</summary>
internal struct Spending
{
    private Amounts round, total;

    /// <summary>Begins a round.</summary>
    public void Begin() => round = default;

    /// <summary>Spends money of a programme.</summary>
    public void Spend(Programme programme, Money amount)
    {
        round[(int)programme] += amount;
        total[(int)programme] += amount;
    }

    /// <summary>What a programme may still spend in this round.</summary>
    public readonly Money Left(Profile government, Programme programme)
    {
        var budget = government.Budgets[programme];
        return Least(Of(government, budget.Round, round[(int)programme]), Of(government, budget.Total, total[(int)programme]));
    }

    // Between two rounds there is nothing of the round to keep.
    public readonly void Write(CanonicalWriter to)
    {
        foreach (var amount in total)
            to.Long(amount.Micro);
    }

    public static Spending Read(ref CanonicalReader from)
    {
        var spending = new Spending();
        for (int i = 0; i < Amounts.Count; i++)
            spending.total[i] = new(from.Long());
        return spending;
    }

    private static Money Of(Profile government, double? limit, Money spent) => limit is { } some
        ? Money.Of(some * government.Size) - spent
        : new(long.MaxValue);

    private static Money Least(Money one, Money other) => one < other ? one : other;

    [InlineArray(Count)]
    private struct Amounts
    {
        public const int Count = (int)Programme.Sharing + 1;

        private Money first;
    }
}
