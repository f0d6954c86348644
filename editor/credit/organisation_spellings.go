package credit

import (
	"slices"
	"strings"

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
					Message: "“" + m.text + "” is spelt “" + group.standing(want) + "” elsewhere in this story"}
				f.Fixes = []editor.Fix{m.respell(group.name)}
				found = append(found, f)
			}
		}
		return found
	}).follows("https://github.com/guardian/grid")

// mention is one place where the story names an organisation: a field whole,
// or words in the text, with the article left out.
type mention struct {
	name    string // canonical, or as the story's own fields have it
	text    string
	article string // "The " or "the " where it stands before text
	led     bool   // another word stands where an article would: "a", "Monday’s"
	field   string
	at      editor.Range
}

// respell is the fix that gives a mention the organisation's own name. Text keeps the
// article that it has.
func (m mention) respell(name string) editor.Fix {
	if m.field != "" {
		return useField(m.field, name)
	}
	words := name
	if m.article != "" || m.led {
		words = withoutArticle(name)
	}
	return editor.Fix{Label: use(name), Edits: []editor.Edit{{Range: &m.at, Text: words}}}
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
			whole := strings.TrimSpace(f[1])
			text := withoutArticle(whole)
			out = append(out, mention{name: name, text: text, article: strings.TrimSuffix(whole, text), field: f[0]})
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
	toks := withoutPossessives(tokens(p.text))
	var out []mention
	for _, n := range in.Outlets.organisations(toks, true) {
		if n.words > 1 || n.the || !isDomain(toks[n.from].text) {
			out = append(out, p.mention(toks[n.from:n.to], in.Outlets.all[n.outlet].Name))
		}
	}
	for from := 0; from < len(toks) && len(own) > 0; from++ {
		if n, name := ownName(toks[from:], own); n > 0 {
			out = append(out, p.mention(toks[from:from+n], name))
			from += n - 1
		}
	}
	return out
}

// mention is the mention of name in these tokens, without its article.
func (p passage) mention(toks []token, name string) mention {
	if strings.EqualFold(toks[0].text, "the") && len(toks) > 1 {
		toks = toks[1:]
	}
	start, end := toks[0].start, toks[len(toks)-1].end
	article, led := leader(p.text[:start])
	return mention{name: name, text: p.text[start:end], article: article, led: led, at: editor.Range{Block: p.id, Start: start, End: end}}
}

// leaders are words after which a name goes without its article.
var leaders = words("a an this that these those its their our his her my your no every each another any some")

// leader returns the article that ends before, and whether another word stands in its
// place.
func leader(before string) (article string, led bool) {
	fields := strings.Fields(before[max(0, len(before)-40):])
	if len(fields) == 0 || strings.TrimRight(before, " \u00a0") == before {
		return "", false
	}
	last := fields[len(fields)-1]
	switch bare := strings.TrimLeft(last, "“\"'‘(["); {
	case strings.EqualFold(bare, "the"):
		return bare + " ", false
	default:
		return "", leaders[strings.ToLower(bare)] || strings.HasSuffix(bare, "’s") || strings.HasSuffix(bare, "'s")
	}
}

// ownName returns how many tokens at the beginning spell one of the names in
// own, and that name.
func ownName(toks []token, own map[string]string) (n int, name string) {
	if !toks[0].word || !innerCapital(toks[0].text) {
		return 0, ""
	}
	key := ""
	for i, t := range toks[:min(len(toks), 6)] {
		if !t.word {
			break
		}
		key += compact(fold(t.text))
		if own[key] != "" {
			n, name = i+1, own[key]
		}
		if !begun(own, key) {
			break
		}
	}
	return n, name
}

// begun reports whether one of the names in own begins with key.
func begun(own map[string]string, key string) bool {
	for name := range own {
		if strings.HasPrefix(name, key) {
			return true
		}
	}
	return false
}

// withoutPossessives lets "Reuters’s" be found as Reuters.
func withoutPossessives(toks []token) []token {
	for i, t := range toks {
		toks[i].text = stemOf(t.text)
		toks[i].end = t.start + len(toks[i].text)
	}
	return toks
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
// has it, otherwise the commonest of the text, and the mentions that differ
// from it and are neither abbreviation nor short form.
func (s spellings) misspelt() (want string, wrong []mention) {
	want = withoutArticle(s.name)
	counts := map[string]int{}
	for _, m := range s.mentions {
		if !isAcronym(m.text) && (m.field == "" || m.text == want) {
			counts[m.text]++
		}
	}
	if counts[want] == 0 {
		for _, m := range s.mentions {
			if counts[m.text] > counts[want] {
				want = m.text
			}
		}
	}
	for _, m := range s.mentions {
		if counts[want] > 0 && !equalButSpace(m.text, want) && !isAcronym(m.text) && !hasAcronym(m.text) && !shortFor(m.text, want) && !shortFor(want, m.text) {
			wrong = append(wrong, m)
		}
	}
	return want, wrong
}

// standing returns the spelling to keep as the story has it, with its article: where
// the organisation's own form stands, that.
func (s spellings) standing(want string) string {
	found := ""
	for _, m := range s.mentions {
		if whole := m.article + m.text; equalButSpace(m.text, want) && (found == "" || whole == s.name) {
			found = whole
		}
	}
	return found
}

// equalButSpace lets a no-break space be a space.
func equalButSpace(a, b string) bool {
	return a == b || slices.Equal(strings.Fields(a), strings.Fields(b))
}

// isAcronym reports "AP", "A.P." and "AFP".
func isAcronym(name string) bool {
	return len(name) <= 8 && !strings.Contains(name, " ") && name == strings.ToUpper(name)
}

var services = words("Photo Photos Images Pictures News Wire")

// hasAcronym reports "AP Photo" and "AP News", which are what parts of it call
// themselves.
func hasAcronym(name string) bool {
	first, rest, _ := strings.Cut(name, " ")
	return len(first) > 1 && isAcronym(first) && services[rest]
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
