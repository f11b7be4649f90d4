using Gongyu.Model;

namespace Gongyu.Experiments;

/// <summary>Gives the syntax of a condition its meaning, and gathers all that has none.</summary>
/// <param name="text">As the user wrote it.</param>
internal sealed class FeasibleBinder(string text)
{
    private const double Billionth = 1e-9;

    /// <summary>What has no meaning.</summary>
    public List<FeasibleFault> Faults { get; } = [];

    /// <summary>The levers found.</summary>
    public List<Lever> Levers { get; } = [];

    /// <summary>What must be a condition. Of what cannot be computed neither it holds nor its contrary: it gives null.</summary>
    public Func<Policy, bool?> Condition(Syntax syntax)
    {
        if (syntax.Operator is Syntax.And or Syntax.Or)
        {
            var (one, other) = (Condition(syntax.Operands[0]), Condition(syntax.Operands[1]));
            return syntax.Operator == Syntax.And ? policy => one(policy) & other(policy) : policy => one(policy) | other(policy);
        }
        if (syntax.Operator == Syntax.Not)
        {
            var operand = Condition(syntax.Operands[0]);
            return policy => !operand(policy);
        }
        if (Comparison(syntax.Operator) is { } compare)
        {
            var (one, other) = (Number(syntax.Operands[0]), Number(syntax.Operands[1]));
            return policy => Compare(one(policy), other(policy)) is { } sign ? compare(sign) : null;
        }
        Faults.Add(new(syntax.Start + 1, FeasibleFaults.NoCondition(text[syntax.Start..syntax.End])));
        return _ => null;
    }

    private Func<Policy, double> Number(Syntax syntax)
    {
        switch (syntax.Operator)
        {
            case Syntax.Number when double.IsFinite(syntax.Value):
                return _ => syntax.Value;
            case Syntax.Number:
                Faults.Add(new(syntax.Start + 1, FeasibleFaults.TooLarge(text[syntax.Start..syntax.End])));
                return _ => syntax.Value;
            case Syntax.Name:
                return Named(syntax);
            case "-" when syntax.Operands.Count == 1:
                var negated = Number(syntax.Operands[0]);
                return policy => -negated(policy);
            case "+" or "-" or "*" or "/":
                return Computed(syntax.Operator, Number(syntax.Operands[0]), Number(syntax.Operands[1]));
            default:
                Faults.Add(new(syntax.Start + 1, FeasibleFaults.NoNumber(text[syntax.Start..syntax.End])));
                return _ => double.NaN;
        }
    }

    private Func<Policy, double> Named(Syntax syntax)
    {
        string name = text[syntax.Start..syntax.End];
        if (Model.Levers.Find(name) is { } lever)
        {
            Levers.Add(lever);
            return policy => policy[lever];
        }
        Faults.Add(new(syntax.Start + 1, DesignFaults.Unknown(name)));
        return _ => double.NaN;
    }

    private static Func<Policy, double> Computed(string name, Func<Policy, double> one, Func<Policy, double> other) => name switch
    {
        "+" => policy => one(policy) + other(policy),
        "-" => policy => one(policy) - other(policy),
        "*" => policy => one(policy) * other(policy),
        _ => policy => one(policy) / other(policy),
    };

    // Whether it holds of less (-1), equal (0) and greater (1).
    private static Func<int, bool>? Comparison(string name) => name switch
    {
        "<" => sign => sign < 0,
        "<=" => sign => sign <= 0,
        ">" => sign => sign > 0,
        ">=" => sign => sign >= 0,
        "=" => sign => sign == 0,
        "!=" => sign => sign != 0,
        _ => null,
    };

    private static int? Compare(double one, double other)
    {
        if (!double.IsFinite(one) || !double.IsFinite(other))
            return null;
        double near = Billionth * Math.Max(1, Math.Max(Math.Abs(one), Math.Abs(other)));
        return Math.Abs(one - other) <= near ? 0 : one < other ? -1 : 1;
    }
}
