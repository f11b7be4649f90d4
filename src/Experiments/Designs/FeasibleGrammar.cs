using Parlot.Fluent;
using static Parlot.Fluent.Parsers;

namespace Gongyu.Experiments;

/// <summary>A part of a condition as it is written.</summary>
/// <param name="Operator">What it does with its operands; of a number <see cref="Number"/>, of a lever <see cref="Name"/>.</param>
/// <param name="Start">Where it begins, from 0.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Operands">None, one or two.</param>
internal sealed record Syntax(string Operator, int Start, int End, params IReadOnlyList<Syntax> Operands)
{
    public const string Number = "number", Name = "name", Not = "not", And = "and", Or = "or";

    /// <summary>The value of a number.</summary>
    public double Value { get; init; }
}

/// <summary>The grammar of conditions: what is a number and what a condition is told by <see cref="FeasibleBinder"/>.</summary>
internal static class FeasibleGrammar
{
    private const string Operand = "operand", Close = "close", End = "end";
    private const int Deepest = 50;

    private static readonly Parser<Syntax> Whole = Build();

    /// <summary>Reads a text: its syntax, or what is wrong with it.</summary>
    public static (Syntax? Syntax, FeasibleFault? Fault) Parse(string text)
    {
        if (text.Length > Feasible.Longest)
            return (null, new(Feasible.Longest + 1, FeasibleFaults.TooLong));
        if (TooDeep(text) is { } column)
            return (null, new(column, FeasibleFaults.TooDeep(Deepest)));
        if (Whole.TryParse(text.TrimEnd(), out var syntax, out var error))
            return (syntax, null);
        int at = error!.Position.Offset;
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        var found = FeasibleFaults.Found(text, at);
        return (null, new(at + 1, error.Message switch
        {
            Operand => FeasibleFaults.NoOperand(found),
            Close => FeasibleFaults.NotClosed(found),
            _ when at < text.Length && text[at] is '<' or '>' or '=' or '!' => FeasibleFaults.Chained(found),
            _ => FeasibleFaults.NoEnd(found),
        }));
    }

    private static Parser<Syntax> Build()
    {
        var words = Terms.Identifier(extraPart: c => c == '.');
        var number = Terms.Number<double>(NumberOptions.AllowDecimalSeparator | NumberOptions.AllowExponent)
            .Then((_, start, end, value) => new Syntax(Syntax.Number, start, end) { Value = value });
        var lever = words.When((_, word) => word.ToString() is not (Syntax.Not or Syntax.And or Syntax.Or))
            .Then((_, _, end, word) => new Syntax(Syntax.Name, end - word.Length, end));

        var any = Deferred<Syntax>();
        var inner = Terms.Char('(').SkipAnd(any).AndSkip(Terms.Char(')').ElseError(Close));
        var primary = number.Or(lever).Or(inner).ElseError(Operand);
        var signed = Prefixed(Terms.Text("-"), "-", primary);
        var product = signed.LeftAssociative(Joined("*"), Joined("/"));
        var sum = product.LeftAssociative(Joined("+"), Joined("-"));
        var comparison = sum.And(Compared(sum)).Then(pair => pair.Item2 is { } second
            ? Join(second.Operator, pair.Item1, second.Operands[0]) : pair.Item1);
        var negated = Prefixed(Word(Syntax.Not), Syntax.Not, comparison);
        var conjunction = negated.LeftAssociative((Word(Syntax.And), (one, other) => Join(Syntax.And, one, other)));
        any.Parser = conjunction.LeftAssociative((Word(Syntax.Or), (one, other) => Join(Syntax.Or, one, other)));
        return any.AndSkip(Always().Eof().ElseError(End));

        Parser<string> Word(string text) => words.When((_, word) => word.ToString() == text).Then(_ => text);
    }

    // An operator as often as it stands there, and what it is applied to.
    private static Parser<Syntax> Prefixed(Parser<string> prefix, string name, Parser<Syntax> operand)
    {
        var self = Deferred<Syntax>();
        self.Parser = prefix.Then((_, _, end, _) => end - name.Length).And(self)
            .Then(pair => new Syntax(name, pair.Item1, pair.Item2.End, pair.Item2)).Or(operand);
        return self;
    }

    // A comparison's operator and second operand; null where there are none.
    private static Parser<Syntax> Compared(Parser<Syntax> operand) =>
        Terms.Text("<=").Or(Terms.Text("<")).Or(Terms.Text(">=")).Or(Terms.Text(">")).Or(Terms.Text("!=")).Or(Terms.Text("=")).And(operand)
            .Then(pair => new Syntax(pair.Item1, pair.Item2.Start, pair.Item2.End, pair.Item2)).Else(value: null!);

    private static (Parser<string>, Func<Syntax, Syntax, Syntax>) Joined(string name) =>
        (Terms.Text(name), (one, other) => Join(name, one, other));

    private static Syntax Join(string name, Syntax one, Syntax other) => new(name, one.Start, other.End, one, other);

    private static int? TooDeep(string text)
    {
        int depth = 0;
        foreach (var (i, c) in text.Index())
        {
            depth += c switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth > Deepest)
                return i + 1;
        }
        return null;
    }
}
