package app

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/editor"
)

// searchHelp offers, under the search field, what can be typed there: while it is
// empty the fields of a query, while a field is typed its values. Tab or a press
// puts one in.
type searchHelp struct {
	w       *window
	card    *control.Hints
	focused bool
	put     []string // what the field would hold with each of the hints
}

func newSearchHelp(w *window) *searchHelp {
	h := &searchHelp{w: w, card: control.NewHints()}
	h.card.OnChoose = h.choose
	w.top.OnFocus = func(on bool) {
		h.focused = on
		h.tell()
	}
	return h
}

// tell shows what can be typed now.
func (h *searchHelp) tell() {
	var hints []control.Hint
	h.put = nil
	search := h.w.top.Search()
	if h.focused {
		hints, h.put = h.hints(search.Words())
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(search)
	h.card.Tell(hints, at.AddXY(0, search.Size().Height+5))
	search.SetTab(nil)
	if len(h.put) > 0 && search.Words() != "" {
		search.SetTab(func() { h.choose(0) })
	}
}

// choose puts a hint in.
func (h *searchHelp) choose(i int) {
	if i < len(h.put) {
		search := h.w.top.Search()
		search.SetWords(h.put[i])
		search.Focus()
		search.End()
	}
}

// hints returns what can be typed behind words, and the words with each.
func (h *searchHelp) hints(words string) (hints []control.Hint, put []string) {
	if words == "" {
		all := fieldHints()
		for _, one := range all {
			put = append(put, one.begin)
			hints = append(hints, one.Hint)
		}
		return hints, put
	}
	start := strings.LastIndexByte(words, ' ') + 1
	field, begun, ok := strings.Cut(words[start:], ":")
	if !ok {
		return nil, nil
	}
	field = strings.ToLower(strings.TrimPrefix(field, "-"))
	before := words[:len(words)-len(begun)]
	for _, value := range h.values(field) {
		if strings.HasPrefix(strings.ToLower(value), strings.ToLower(begun)) && value != begun {
			spelt := value
			if strings.Contains(value, " ") {
				spelt = `"` + value + `"`
			}
			hints = append(hints, control.Hint{Words: value})
			put = append(put, before+spelt+" ")
		}
	}
	hints, put = hints[:min(len(hints), mostHints)], put[:min(len(put), mostHints)]
	return hints, put
}

const mostHints = 12

// values are what a field can have: out of its list, or what the library uses.
func (h *searchHelp) values(field string) []string {
	names := func(counts []editor.Count) []string {
		var out []string
		for _, c := range counts {
			out = append(out, c.Name)
		}
		return out
	}
	switch field {
	case "section":
		return names(h.w.shelves.Sections)
	case "tag":
		return names(h.w.shelves.Tags)
	case "after", "before":
		return []string{"today", "yesterday", "7d", "1m", "1y"}
	}
	return editor.QueryValues(field)
}

// fieldHint is a field of a query, and what it begins with in the search field.
type fieldHint struct {
	control.Hint
	begin string
}

func fieldHints() []fieldHint {
	of := func(words, about string) fieldHint {
		begin := words
		if at := strings.IndexByte(words, ':'); at >= 0 && !slices.Contains([]string{"is:draft", "in:bin"}, words) {
			begin = words[:at+1]
		}
		return fieldHint{control.Hint{Words: words, About: about}, begin}
	}
	return []fieldHint{
		{control.Hint{Words: lang.X("search.help.phrase-words", "\"two words\""), About: lang.X("search.help.phrase", "Words side by side")}, `"`},
		{control.Hint{Words: lang.X("search.help.not-word", "-word"), About: lang.X("search.help.not", "Without a word, or any of the below")}, "-"},
		of("by:nora", lang.X("search.help.by", "By-line and authors")),
		of("slug:bridge", lang.X("search.help.slug", "Slug")),
		of("status:ready", lang.X("search.help.status", "Where the story stands")),
		of("section:sport", lang.X("search.help.section", "Section")),
		of("tag:budget", lang.X("search.help.tag", "Tag")),
		of("fact:disputed", lang.X("search.help.fact", "A fact that is disputed, unchecked, verified …")),
		of("credit:fail", lang.X("search.help.credit", "Credit checks: fail, warn or pass")),
		of("after:7d", lang.X("search.help.after", "Filed since: 2024, 2024-05, yesterday, 7d")),
		of("before:2024-05", lang.X("search.help.before", "Filed before")),
		of("is:draft", lang.X("search.help.draft", "With words that are not filed yet")),
		of("in:bin", lang.X("search.help.bin", "Deleted")),
	}
}
