package credit

import (
	"slices"

	"stet/editor/reuse"
)

// once is what a Check reads once for all its rules: what is said in the story, and the
// few lines that nearly every rule asks about. Slices in it are clipped, so that nobody
// appends to what the others see.
type once struct {
	heard         *speech
	bylines       map[string]Parsed
	lines         map[string]Line
	organisations map[string][]string
	here          *reuse.Article
	shared        []reuse.Passage
}

// compared returns the story read as words and the passages it shares with the others
// that are known.
func (in Input) compared() (*reuse.Article, []reuse.Passage) {
	if in.once == nil {
		here := reuse.ReadArticle(in.Story.Article)
		return here, here.Compared(in.Known.Others.Articles)
	}
	if in.once.here == nil {
		in.once.here = reuse.ReadArticle(in.Story.Article)
		in.once.shared = slices.Clip(in.once.here.Compared(in.Known.Others.Articles))
	}
	return in.once.here, in.once.shared
}

// remembered returns what was read of a line before, or reads it.
func remembered[T any](known map[string]T, line string, read func(string) T) T {
	if was, ok := known[line]; ok {
		return was
	}
	is := read(line)
	known[line] = is
	return is
}

// byline is ParseByline, read once for all rules.
func (in Input) byline(line string) Parsed {
	if in.once == nil {
		return ParseByline(line, in.Outlets)
	}
	return remembered(in.once.bylines, line, func(line string) Parsed { return ParseByline(line, in.Outlets).clipped() })
}

// line is ParseLine, likewise.
func (in Input) line(line string) Line {
	if in.once == nil {
		return ParseLine(line, in.Outlets)
	}
	return remembered(in.once.lines, line, func(line string) Line {
		l := ParseLine(line, in.Outlets)
		l.Parsed = l.Parsed.clipped()
		return l
	})
}

func (p Parsed) clipped() Parsed {
	return Parsed{slices.Clip(p.Authors), slices.Clip(p.Orgs), slices.Clip(p.Editors)}
}
