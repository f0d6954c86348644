package credit

import (
	"regexp/syntax"
	"unicode"
)

// beginnings are the first two letters of all that an expression matches, in lower case.
type beginnings [unicode.MaxASCII + 1][unicode.MaxASCII + 1]bool

// has reports that a match may begin here. It says so too where a letter is not ASCII, or
// the text is too short to tell.
func (b *beginnings) has(text string) bool {
	if len(text) < 2 || text[0] > unicode.MaxASCII || text[1] > unicode.MaxASCII {
		return true
	}
	return b[lower(text[0])][lower(text[1])]
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// beginningsOf asks the program of an expression, which must be sound, and match two
// letters at least.
func beginningsOf(expr string) *beginnings {
	re, err := syntax.Parse(expr, syntax.Perl)
	if err != nil {
		panic(err)
	}
	prog, err := syntax.Compile(re.Simplify())
	if err != nil {
		panic(err)
	}
	out := &beginnings{}
	first := reads(prog, uint32(prog.Start))
	for a := range out {
		var second []*syntax.Inst
		for _, i := range first {
			if i.MatchRune(rune(a)) {
				second = append(second, reads(prog, i.Out)...)
			}
		}
		for b := range out[a] {
			for _, i := range second {
				out[a][b] = out[a][b] || i.MatchRune(rune(b))
			}
		}
	}
	return out
}

// reads returns the instructions that read a letter next.
func reads(prog *syntax.Prog, at ...uint32) []*syntax.Inst {
	var out []*syntax.Inst
	seen := map[uint32]bool{}
	for len(at) > 0 {
		pc := at[len(at)-1]
		at = at[:len(at)-1]
		if seen[pc] {
			continue
		}
		seen[pc] = true
		switch i := &prog.Inst[pc]; i.Op {
		case syntax.InstAlt, syntax.InstAltMatch:
			at = append(at, i.Out, i.Arg)
		case syntax.InstCapture, syntax.InstEmptyWidth, syntax.InstNop:
			at = append(at, i.Out)
		case syntax.InstRune, syntax.InstRune1, syntax.InstRuneAny, syntax.InstRuneAnyNotNL:
			out = append(out, i)
		}
	}
	return out
}
