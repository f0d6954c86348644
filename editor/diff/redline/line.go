package redline

import (
	"slices"

	"stet/editor"
	"stet/editor/diff"
)

// bylineBlock is the kind of the line that holds the by-line.
const bylineBlock editor.BlockKind = "byline"

// A line is one paragraph of the merged document: the headline, the standfirst,
// the by-line, then the blocks. Before and after are nil where it is not on that
// side.
type line struct {
	kind          diff.Kind
	block         int // index in Blocks, -1 for what is not in the body
	field         string
	before, after *editor.Block
	from, to      int // index in the body on either side, -1 for none
	move          int
	pieces        []piece
	by            Signature // of what became of it as a whole
}

// A piece is words with one fate, one formatting and one author.
type piece struct {
	diff.Run
	run     int           // index of its run in the line, -1 for what is said of a picture
	was, is []editor.Mark // the formatting over it, before and after
	by      Signature
}

// gone reports words that are not on the newer side.
func (p piece) gone() bool { return p.Op == diff.Delete || p.Op == diff.MoveOut }

// come reports words that are not on the older side.
func (p piece) come() bool { return p.Op == diff.Insert || p.Op == diff.MoveIn }

// standing is the block as it stands: the one after, or before where it was cut.
func (l *line) standing() *editor.Block {
	if l.after != nil {
		return l.after
	}
	return l.before
}

// lines lays the whole merged document out.
func (r *Redline) lines() []line {
	out := make([]line, 0, len(r.Blocks)+3)
	before, after := &r.Before.Story.Article, &r.After.Story.Article
	out = r.fieldLine(out, editor.HeadlineID, editor.Headline, before.Headline, after.Headline)
	out = r.fieldLine(out, editor.StandfirstID, editor.Standfirst, before.Standfirst, after.Standfirst)
	out = r.fieldLine(out, "byline", bylineBlock, before.Byline, after.Byline)
	for k := range r.Blocks {
		out = append(out, r.blockLine(k))
	}
	return out
}

// barred is lines for where a table is text: with bars between the cells of rows.
func (r *Redline) barred() []line {
	out := r.lines()
	for _, l := range out {
		if b := l.standing(); b == nil || b.Kind != editor.Row {
			continue
		}
		for i := range l.pieces {
			l.pieces[i].Text = editor.Barred(l.pieces[i].Text)
		}
	}
	return out
}

// fieldLine adds the line of a field that is read on the page, if it has words.
func (r *Redline) fieldLine(out []line, name string, kind editor.BlockKind, before, after string) []line {
	l := line{kind: diff.Same, block: -1, field: name, from: -1, to: -1, by: r.After.Signature}
	if before != "" {
		l.before = &editor.Block{ID: name, Kind: kind, Text: before}
	}
	if after != "" {
		l.after = &editor.Block{ID: name, Kind: kind, Text: after}
	}
	switch {
	case before == "" && after == "":
		return out
	case before == "":
		l.kind = diff.Inserted
	case after == "":
		l.kind = diff.Deleted
	case before != after:
		l.kind = diff.Changed
	}
	runs := []diff.Run{{Text: after, Before: diff.Span{End: len(after)}, After: diff.Span{End: len(after)}}}
	for _, f := range r.Fields {
		if f.Name == name {
			runs = f.Runs
		}
	}
	l.cut(r, runs)
	return append(out, l)
}

func (r *Redline) blockLine(k int) line {
	b := &r.Blocks[k]
	l := line{kind: b.Kind, block: k, before: b.Before, after: b.After, from: b.From, to: b.To, move: b.Move, by: r.After.Signature}
	if ofPicture(b) {
		l.pieces = r.pictureLine(k)
	} else {
		l.cut(r, b.Runs)
	}
	return l
}

// cut cuts runs into pieces: at the ends of formatting and of what one hand
// wrote.
func (l *line) cut(r *Redline, runs []diff.Run) {
	var was, is []editor.Mark
	var came, went []Signed
	if l.before != nil {
		was, went = formatting(l.before.Marks), r.Went[l.before.ID]
	}
	if l.after != nil {
		is, came = formatting(l.after.Marks), r.Came[l.after.ID]
	}
	for n, run := range runs {
		var at []int
		if run.Op != diff.Insert && run.Op != diff.MoveIn {
			at = ends(at, was, markSpan, run.Before)
		}
		if run.Op != diff.Delete && run.Op != diff.MoveOut {
			at = ends(at, is, markSpan, run.After)
		}
		switch run.Op {
		case diff.Delete:
			at = ends(at, went, signedSpan, run.Before)
		case diff.Insert:
			at = ends(at, came, signedSpan, run.After)
		}
		for _, one := range split(run, at) {
			p := piece{Run: one, run: n, by: r.After.Signature}
			if !p.come() {
				p.was = over(was, one.Before)
			}
			if !p.gone() {
				p.is = over(is, one.After)
			}
			switch one.Op {
			case diff.Delete:
				p.by = signature(went, one.Before, p.by)
			case diff.Insert:
				p.by = signature(came, one.After, p.by)
			}
			l.pieces = append(l.pieces, p)
		}
	}
	if (l.kind == diff.Inserted || l.kind == diff.Deleted) && len(l.pieces) > 0 {
		l.by = l.pieces[0].by
	}
}

func markSpan(m editor.Mark) diff.Span { return diff.Span{Start: m.Start, End: m.End} }

func signedSpan(s Signed) diff.Span { return s.Span }

// ends adds the ends of spans that lie inside of, counted from its start.
func ends[T any](at []int, of []T, span func(T) diff.Span, in diff.Span) []int {
	for _, x := range of {
		for _, end := range []int{span(x).Start, span(x).End} {
			if in.Start < end && end < in.End {
				at = append(at, end-in.Start)
			}
		}
	}
	return at
}

// split cuts a run at offsets into its text.
func split(r diff.Run, at []int) []diff.Run {
	if r.Text == "" {
		return nil
	}
	slices.Sort(at)
	var out []diff.Run
	from := 0
	for _, to := range append(slices.Compact(at), len(r.Text)) {
		one := r
		one.Text = r.Text[from:to]
		one.Before, one.After = within(r.Before, from, to), within(r.After, from, to)
		out = append(out, one)
		from = to
	}
	return out
}

// within is bytes [from, to) of a span, or the span where it is empty.
func within(s diff.Span, from, to int) diff.Span {
	if s.Len() == 0 {
		return s
	}
	return diff.Span{Start: s.Start + from, End: s.Start + to}
}

func formatting(marks []editor.Mark) []editor.Mark {
	return slices.DeleteFunc(slices.Clone(marks), func(m editor.Mark) bool { return m.Kind.Editorial() })
}

// over returns the marks that cover a span.
func over(marks []editor.Mark, s diff.Span) []editor.Mark {
	var out []editor.Mark
	for _, m := range marks {
		if m.Start <= s.Start && s.End <= m.End {
			out = append(out, m)
		}
	}
	return out
}

func signature(of []Signed, s diff.Span, otherwise Signature) Signature {
	for _, x := range of {
		if x.Start <= s.Start && s.Start < x.End {
			return x.Signature
		}
	}
	return otherwise
}

// sameMarks reports whether words are set alike on both sides.
func sameMarks(a, b []editor.Mark) bool {
	return slices.EqualFunc(a, b, func(x, y editor.Mark) bool { return x.Kind == y.Kind && x.Href == y.Href })
}
