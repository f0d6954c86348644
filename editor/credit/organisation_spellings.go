package credit

import (
	"slices"
	"strings"
	"unicode"

	"stet/editor"
)

// A name is spelt one way throughout (Guardian Grid canonicalises suppliers;
// every style book). An abbreviation or a short form beside the full name is
// no second spelling: "the Associated Press", later "the AP".
var organisationSpellings = newRule("organisation-spellings", "Every organisation is spelt one way", editor.Warns,
	func(in Input) []editor.Finding {
		var found []editor.Finding
		for _, group := range grouped(in.mentions()) {
			want, wrong := group.misspelt()
			for _, m := range wrong {
				f := editor.Finding{Field: m.field, Range: m.at, Text: m.text,
					Message: "“" + m.text + "” is spelt “" + want + "” elsewhere in this story"}
				f.Fixes = []editor.Fix{m.respell(want, group.name)}
				found = append(found, f)
			}
		}
		return found
	})

// mention is one place where the story names an organisation: a field whole,
// or words in the text, with the article left out.
type mention struct {
	name  string // canonical, or as the story's own fields have it
	text  string
	field string
	at    editor.Range
}

// respell is the fix that gives a mention the other spelling. A field takes
// the organisation's full name.
func (m mention) respell(want, name string) editor.Fix {
	if m.field == "" {
		return editor.Fix{Label: use(want), Edits: []editor.Edit{{Range: &m.at, Text: want}}}
	}
	return useField(m.field, name)
}

// mentions finds every organisation that the fields and the text name.
func (in Input) mentions() []mention {
	a := in.Story.Article
	own := map[string]string{} // names the table lacks, by compact key
	var out []mention
	for _, f := range [][2]string{{"source", a.Source}, {"credit.canonical", a.Credit.Canonical}, {"copyright.holder", a.Copyright.Holder}} {
		key := compact(withoutThe(fold(f[1])))
		name, known := in.Outlets.Canonical(f[1])
		if !known && len(key) >= 6 && strings.Contains(withoutThe(fold(f[1])), " ") {
			if own[key] == "" {
				own[key] = strings.TrimSpace(f[1])
			}
			name = own[key]
		}
		if name != "" && !isDomain(f[1]) {
			out = append(out, mention{name: name, text: withoutArticle(strings.TrimSpace(f[1])), field: f[0]})
		}
	}
	for _, p := range texts(a) {
		out = append(out, in.mentionsIn(p, own)...)
	}
	return out
}

// mentionsIn finds the organisations that one text names, known ones and the
// story's own.
func (in Input) mentionsIn(p passage, own map[string]string) []mention {
	toks := tokens(p.text)
	var out []mention
	add := func(from, to int, name string) {
		if strings.EqualFold(toks[from].text, "the") && to > from+1 {
			from++
		}
		start, end := toks[from].start, toks[to-1].end
		text := p.text[start:end]
		for _, possessive := range []string{"’s", "'s"} {
			text = strings.TrimSuffix(text, possessive)
		}
		out = append(out, mention{name: name, text: text, at: editor.Range{Block: p.id, Start: start, End: start + len(text)}})
	}
	taken := 0
	for _, n := range in.Outlets.organisations(withoutPossessives(toks)) {
		word := toks[n.to-1].text
		if innerCapital(toks[n.from].text) || innerCapital(word) {
			if n.words > 1 || n.the || !isDomain(word) {
				add(n.from, n.to, in.Outlets.all[n.outlet].Name)
			}
		}
	}
	for from := range toks {
		for to := min(len(toks), from+6); to > from && from >= taken && len(own) > 0; to-- {
			if !toks[from].word || !toks[to-1].word || !unicode.IsUpper(firstRune(toks[from].text)) {
				continue
			}
			key := compact(fold(strings.TrimSuffix(strings.TrimSuffix(p.text[toks[from].start:toks[to-1].end], "’s"), "'s")))
			if name := own[key]; name != "" {
				add(from, to, name)
				taken = to
				break
			}
		}
	}
	return out
}

// withoutPossessives lets "Reuters’s" be found as Reuters.
func withoutPossessives(toks []token) []token {
	out := slices.Clone(toks)
	for i, t := range out {
		out[i].text = strings.TrimSuffix(strings.TrimSuffix(t.text, "’s"), "'s")
	}
	return out
}

func withoutArticle(name string) string {
	if rest, ok := strings.CutPrefix(name, "The "); ok {
		return rest
	}
	return strings.TrimPrefix(name, "the ")
}

// spellings are all mentions of one organisation.
type spellings struct {
	name     string
	mentions []mention
}

func grouped(all []mention) []spellings {
	var out []spellings
	for _, m := range all {
		i := slices.IndexFunc(out, func(s spellings) bool { return s.name == m.name })
		if i < 0 {
			out = append(out, spellings{name: m.name})
			i = len(out) - 1
		}
		out[i].mentions = append(out[i].mentions, m)
	}
	return out
}

// misspelt returns the spelling to keep, the organisation's own if the story
// has it, otherwise the commonest, and the mentions that differ from it and are
// neither abbreviation nor short form.
func (s spellings) misspelt() (want string, wrong []mention) {
	counts := map[string]int{}
	for _, m := range s.mentions {
		if !isAcronym(m.text) {
			counts[m.text]++
		}
	}
	want = withoutArticle(s.name)
	if counts[want] == 0 {
		for _, m := range s.mentions {
			if counts[m.text] > counts[want] {
				want = m.text
			}
		}
	}
	for _, m := range s.mentions {
		if counts[want] > 0 && m.text != want && !isAcronym(m.text) && !shortFor(m.text, want) && !shortFor(want, m.text) {
			wrong = append(wrong, m)
		}
	}
	return want, wrong
}

// isAcronym reports "AP", "A.P." and "AFP".
func isAcronym(name string) bool {
	return len(name) <= 8 && !strings.Contains(name, " ") && name == strings.ToUpper(name)
}

// shortFor reports whether the words of short all stand in full, in order:
// Bloomberg for Bloomberg News.
func shortFor(short, full string) bool {
	words := strings.Fields(fold(full))
	rest := words
	for _, w := range strings.Fields(fold(short)) {
		i := slices.Index(rest, w)
		if i < 0 {
			return false
		}
		rest = rest[i+1:]
	}
	return len(strings.Fields(fold(short))) < len(words)
}
