package rtf

import (
	"strconv"
	"strings"
)

// style is one of the style sheet: its name in small letters, and its rank as a
// heading where it has one.
type style struct {
	name    string
	outline int
}

// list is one of the list table: of each level, whether it counts, and whether it has
// a sign at all.
type list struct{ counts, marked [9]bool }

// tables reads the tables at the head of a file.
type tables struct {
	words strings.Builder // of the entry that is open
	font  int
	style style
	as    int // the style's number

	level int
	list  list
	of    int // the list that an override is for

	title    string // the entry of \info that is open
	ref      string // \atrfstart, \atrfend or \atnref
	numbered int
}

func (t *tables) begin(name string) {
	t.ref = name
	t.words.Reset()
}

// write takes the words of an entry; a semicolon ends one.
func (t *tables) write(r *reader, words string) {
	switch r.state.dest {
	case inInstruction:
		if r.state.field != nil {
			r.state.field.instruction.WriteString(words)
		}
	case inStyles, inAuthors:
		for {
			before, after, ended := strings.Cut(words, ";")
			t.words.WriteString(before)
			if !ended {
				return
			}
			t.entry(r)
			words = after
		}
	case inInfo, inAnnotator, inAnnotationDate, inAnnotationRef:
		t.words.WriteString(words)
	}
}

func (t *tables) entry(r *reader) {
	name := strings.TrimSpace(t.words.String())
	t.words.Reset()
	if r.state.dest == inAuthors {
		r.authors = append(r.authors, name)
		return
	}
	if name != "" {
		t.style.name = strings.ToLower(name)
		r.styles[t.as] = t.style
	}
	t.as, t.style = 0, style{}
}

// control takes a control word within a table.
func (t *tables) control(r *reader, w token) {
	switch r.state.dest {
	case inFonts:
		switch w.name {
		case "f":
			t.font = w.n
		case "fcharset":
			r.fonts[t.font] = charsets[w.n]
		case "cpg":
			r.fonts[t.font] = w.n
		}
	case inStyles:
		switch w.name {
		case "s":
			t.as = w.n
		case "cs", "ds", "ts": // of runs, sections and tables: none of ours
			t.as = -w.n - 1
		case "outlinelevel":
			if w.n < 9 {
				t.style.outline = w.n + 1
			}
		case "sbasedon":
			if w.n != 222 && t.style.outline == 0 { // which is none
				t.style.outline = r.styles[w.n].outline
			}
		}
	case inLists:
		t.lists(r, w)
	case inOverrides:
		if w.name == "listid" {
			t.of = w.n
		}
		if w.name == "ls" {
			r.overrides[w.n] = t.of
		}
	case inInfo:
		switch w.name {
		case "title", "author", "keywords", "subject", "doccomm", "company", "operator":
			t.title = w.name
			t.words.Reset()
		}
	case inCreated:
		for i, name := range []string{"yr", "mo", "dy", "hr", "min"} {
			if w.name == name {
				r.made[i] = w.n
				r.inform("creatim", "yes")
			}
		}
	}
}

func (t *tables) lists(r *reader, w token) {
	switch w.name {
	case "list":
		t.list, t.level = list{}, -1
	case "listlevel":
		t.level = min(t.level+1, 8)
	case "levelnfc", "levelnfcn": // the kinds of numbers: 23 is a sign, 255 is none
		if t.level >= 0 {
			t.list.counts[t.level], t.list.marked[t.level] = w.n != 23 && w.n != 255, w.n != 255
		}
	case "listid":
		r.lists[w.n] = t.list
	}
}

// leave ends an entry that its group ends.
func (t *tables) leave(r *reader, was dest) {
	words := strings.TrimSpace(t.words.String())
	switch was {
	case inInfo:
		if t.title != "" {
			r.inform(t.title, words)
		}
	case inAnnotator:
		r.comment().author = words
	case inAnnotationDate:
		if n, err := strconv.Atoi(words); err == nil {
			r.comment().at = moment(n)
		}
	case inAnnotationRef:
		r.refer(t.ref, words)
	case inStyles, inAuthors:
		return // its entries end with semicolons
	}
	t.words.Reset()
}

func (r *reader) inform(name, words string) {
	if r.info == nil {
		r.info = map[string]string{}
	}
	if words != "" {
		r.info[name] = words
	}
}

// isList reports whether the paragraph is one of a list that shows signs or numbers.
// A list that the file does not describe is taken for one.
func (r *reader) isList(p para) bool {
	l, known := r.lists[r.overrides[p.list]]
	return !known || l.marked[p.depth]
}

// ordered reports whether the paragraph's list counts: as the file describes it, or else as
// the words for older readers beside it do.
func (r *reader) ordered(p para) bool {
	l, known := r.lists[r.overrides[p.list]]
	return l.counts[p.depth] || !known && p.counted
}
