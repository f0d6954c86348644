package doc

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"stet/editor"
)

// Slices of marks are values: none of these functions but tidy writes into the
// slice it is given.

// tidy sorts marks as editor.Mark promises, merges those that touch and are
// alike (the older time stands), cuts those of one kind that overlap and drops the empty ones. The slice
// is the caller's own.
func tidy(marks []editor.Mark) []editor.Mark {
	if len(marks) == 0 {
		return nil
	}
	slices.SortFunc(marks, func(a, b editor.Mark) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), a.Start-b.Start, a.End-b.End)
	})
	out := marks[:0:0]
	for _, m := range marks {
		if n := len(out); n > 0 && out[n-1].Kind == m.Kind {
			last := &out[n-1]
			if last.Href == m.Href && last.Author == m.Author && m.Start <= last.End {
				last.End = max(last.End, m.End)
				if m.At.Before(last.At) {
					last.At = m.At
				}
				continue
			}
			m.Start = max(m.Start, last.End)
		}
		if m.Start < m.End {
			out = append(out, m)
		}
	}
	slices.SortFunc(out, func(a, b editor.Mark) int {
		return cmp.Or(a.Start-b.Start, a.End-b.End, cmp.Compare(a.Kind, b.Kind))
	})
	return out
}

// cutMarks returns the marks on [from, to), counted from from.
func cutMarks(marks []editor.Mark, from, to int) []editor.Mark {
	return tidy(editor.MarksIn(marks, from, to))
}

// replaceMarks returns the marks once [from, to) has become n bytes that have
// the marks put.
func replaceMarks(marks []editor.Mark, from, to, n int, put []editor.Mark, snap func(int) int) []editor.Mark {
	i := slices.IndexFunc(marks, func(m editor.Mark) bool { return m.End >= from })
	if i < 0 && len(put) == 0 {
		return marks
	}
	out := make([]editor.Mark, 0, len(marks)+len(put)+1)
	for _, m := range marks {
		left, right := m, m
		left.End = min(m.End, from)
		if left.Start < left.End {
			out = append(out, left)
		}
		right.Start = max(m.Start, to) + n - (to - from)
		right.End += n - (to - from)
		if right.Start < right.End {
			out = append(out, right)
		}
	}
	for _, m := range put {
		m.Start, m.End = m.Start+from, m.End+from
		out = append(out, m)
	}
	return snapMarks(tidy(out), snap)
}

// joinMarks returns the marks of two blocks joined, the second's text at at.
func joinMarks(marks, next []editor.Mark, at int) []editor.Mark {
	out := slices.Clone(marks)
	for _, m := range next {
		m.Start, m.End = m.Start+at, m.End+at
		out = append(out, m)
	}
	return tidy(out)
}

// snapMarks moves the ends of marks off the inside of grapheme clusters.
func snapMarks(marks []editor.Mark, snap func(int) int) []editor.Mark {
	var out []editor.Mark
	for i, m := range marks {
		start, end := snap(m.Start), snap(m.End)
		if out == nil && (start != m.Start || end != m.End) {
			out = slices.Clone(marks[:i])
		}
		if m.Start, m.End = start, end; out != nil && start < end {
			out = append(out, m)
		}
	}
	if out == nil {
		return marks
	}
	return tidy(out)
}

// covered reports whether marks of that kind and href cover all of [from, to).
func covered(marks []editor.Mark, from, to int, kind editor.MarkKind, href string) bool {
	for _, m := range marks {
		if m.Kind == kind && m.Href == href && m.Start <= from && from < m.End {
			from = m.End
		}
	}
	return from >= to
}

// inherited returns the kinds of mark that text of n bytes put in place of
// [from, to) takes over from its surroundings: a link only from inside it.
func inherited(marks []editor.Mark, from, to, n int) []editor.Mark {
	var out []editor.Mark
	for _, m := range marks {
		inside := m.Start < from && from <= m.End
		switch {
		case m.Kind == editor.Link && from == to:
			inside = m.Start < from && from < m.End
		case m.Kind == editor.Link:
			inside = m.Start <= from && to <= m.End
		case from < to:
			inside = m.Start <= from && from < m.End
		}
		if inside && n > 0 && !m.Kind.Editorial() {
			m.Start, m.End = 0, n
			out = append(out, m)
		}
	}
	return out
}

// SetMark puts a mark of Kind on the words of Range, widened to whole grapheme
// clusters, or takes it off them.
// A superscript takes the place of a subscript and the other way round; a link
// that of another link.
type SetMark struct {
	editor.Range
	Kind   editor.MarkKind
	Href   string
	Author string // of an editorial mark, and At its time
	At     time.Time
	On     bool

	back *back
}

func (s SetMark) String() string {
	verb := "unmark"
	if s.On {
		verb = "mark"
	}
	return strings.TrimSpace(fmt.Sprintf("%s %s %d-%d as %s %s", verb, s.Block, s.Start, s.End, s.Kind, s.Href))
}

// Map keeps the range where only its surroundings changed.
func (s SetMark) Map(m Map) (Step, bool) {
	var ok bool
	s.Range, ok = m.Range(s.Range)
	s.back = nil
	return s, ok
}

func (s SetMark) apply(b *batch) (Step, error) {
	p, err := b.d.find(s.Range)
	if err != nil {
		return nil, err
	}
	if reserved(p.ID) && !s.Kind.Editorial() {
		return nil, &editor.FieldError{Field: "mark in the " + p.ID, Value: string(s.Kind), Want: "in the body: a headline and a standfirst are plain text"}
	}
	inverse := s
	inverse.On, inverse.back = !s.On, &back{marks: p.Marks}
	if s.back != nil {
		p.Marks = s.back.marks
	} else {
		s.Start, s.End = floor(p.Text, s.Start), ceil(p.Text, s.End)
		p.Marks = s.on(p.Marks)
	}
	if s.Kind == editor.Deleted {
		b.d.recount(p)
	}
	b.touch(p.at, p.at+1)
	return inverse, nil
}

func (s SetMark) on(marks []editor.Mark) []editor.Mark {
	var out []editor.Mark
	for _, m := range marks {
		if !excludes(s.Kind, m.Kind) || m.End <= s.Start || m.Start >= s.End {
			out = append(out, m)
			continue
		}
		left, right := m, m
		left.End, right.Start = s.Start, s.End
		if left.Start < left.End {
			out = append(out, left)
		}
		if right.Start < right.End {
			out = append(out, right)
		}
	}
	if s.On {
		out = append(out, editor.Mark{Start: s.Start, End: s.End, Kind: s.Kind, Href: s.Href, Author: s.Author, At: s.At})
	}
	return tidy(out)
}

// editorialOnly returns the marks that a headline may hold.
func editorialOnly(marks []editor.Mark) []editor.Mark {
	var out []editor.Mark
	for _, m := range marks {
		if m.Kind.Editorial() {
			out = append(out, m)
		}
	}
	return out
}

// excludes reports whether words marked a cannot be marked b as well.
func excludes(a, b editor.MarkKind) bool {
	return a == b || a == editor.Superscript && b == editor.Subscript || a == editor.Subscript && b == editor.Superscript
}

func marksString(marks []editor.Mark) string {
	var s strings.Builder
	for _, m := range marks {
		fmt.Fprintf(&s, " %s %d-%d", m.Kind, m.Start, m.End)
	}
	return s.String()
}
