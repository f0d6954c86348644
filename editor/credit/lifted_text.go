package credit

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"stet/editor"
	"stet/editor/reuse"
)

// Others is what a story is compared with.
type Others struct {
	Articles []*reuse.Article // that may share passages with it
	Related  map[string]bool  // the IDs of those that it goes on from, or that go on from it
	Later    map[string]bool  // the IDs of those that came into the library after it
}

// Words of others are quoted or credited (ethics.npr.org; poynter.org/2010/105357;
// Reuters, brand attribution guidelines: also where a supplier asks for no by-line).
// Whether they are is only known once somebody has looked. Our own words may be used
// again, but a reader is helped by the link.
var liftedText = newRule("lifted-text", "No words of others stand here without credit", editor.Warns,
	func(in Input) []editor.Finding {
		if in.Known.Others == nil {
			return nil
		}
		here := reuse.ReadArticle(in.Story.Article)
		var found []editor.Finding
		for _, group := range grouping(here.Compared(in.Known.Others.Articles)) {
			if f, ok := in.lifted(here, group); ok {
				found = append(found, f)
			}
		}
		return found
	}).
	follows("https://ethics.npr.org").
	unless(func(in Input) string {
		if in.Known.Others == nil {
			return "other stories of the library were not looked through"
		}
		return ""
	})

// With returns others and more of them; nil has none.
func (o *Others) With(more ...*reuse.Article) *Others {
	if o == nil {
		return &Others{Articles: more}
	}
	return &Others{Articles: slices.Concat(o.Articles, more), Related: o.Related, Later: o.Later}
}

// much is how many words are a warning at most: those of Block sentences, of Least words
// each.
func (l Lifting) much() int { return reuse.Least * cmp.Or(l.Block, 2) }

// grouping puts passages that share most of their words together, the most alike first.
func grouping(passages []reuse.Passage) [][]reuse.Passage {
	var out [][]reuse.Passage
	for _, p := range passages {
		i := slices.IndexFunc(out, func(g []reuse.Passage) bool {
			both := min(p.End, g[0].End) - max(p.Start, g[0].Start)
			return 2*both > min(p.End-p.Start, g[0].End-g[0].Start)
		})
		if i < 0 {
			out = append(out, []reuse.Passage{p})
			continue
		}
		out[i] = append(out[i], p)
		slices.SortStableFunc(out[i], func(a, b reuse.Passage) int { return b.Same - a.Same })
	}
	return out
}

// lifted is what is to be said of the same words in some others. It is enough that one
// of those is credited.
func (in Input) lifted(here *reuse.Article, group []reuse.Passage) (editor.Finding, bool) {
	mildest := []reuse.Kind{reuse.Boilerplate, reuse.Quoted, reuse.Credited, reuse.Own, reuse.Release, reuse.Wire, reuse.Lifted}
	p := group[0]
	for i := range group {
		group[i].Kind = in.kindOf(here, group[i])
		if slices.Index(mildest, group[i].Kind) < slices.Index(mildest, p.Kind) || i == 0 {
			p = group[i]
		}
	}
	if slices.Index(mildest, p.Kind) <= slices.Index(mildest, reuse.Credited) || p.Words < in.Profile.Lifted.Warn {
		return editor.Finding{}, false
	}
	for _, q := range group { // what an earlier one has was taken from there
		if q.Kind == p.Kind && in.laterThanThis(in.other(p)) && !in.laterThanThis(in.other(q)) {
			p = q
		}
	}
	other := in.other(p)
	ranges := here.Ranges(p.Span)
	longest := slices.MaxFunc(ranges, func(a, b editor.Range) int { return (a.End - a.Start) - (b.End - b.Start) })
	text, _ := in.Story.Article.Text(longest.Block)
	f := editor.Finding{
		Range: longest, Text: text[longest.Start:longest.End],
		Elsewhere: &editor.Elsewhere{
			Story: other.ID, Title: other.Named(), Credit: join(other.names, "and"), Filed: other.Day(),
			Text: other.Words(p.There), Ranges: other.Ranges(p.There), Alike: p.Alike(), Others: len(group) - 1,
		},
	}
	words := fmt.Sprintf("%d words", p.Words)
	switch {
	case p.Kind == reuse.Own:
		f.Severity, f.Message = editor.Informs, words+" stand in a story of our own as well"
		return f, true
	case in.laterThanThis(other):
		f.Severity, f.Message = editor.Informs, fmt.Sprintf("%s has %s of this story", editor.InQuotes(other.Named()), words)
		return f, true
	case p.Kind == reuse.Release:
		f.Severity, f.Message = editor.Blocks, words+" are those of a press release"
	case p.Kind == reuse.Wire:
		f.Message = words + " match agency copy that is not credited"
	default:
		f.Message = words + " match a story that is not credited"
	}
	if p.Words > in.Profile.Lifted.much() {
		f.Severity = editor.Blocks
	}
	f.Fixes = append(in.addCredit(other), quoteIt(ranges, in.Story.Article)...)
	return f, true
}

// other is an article that a passage stands in, and whose it is.
type other struct {
	*reuse.Article
	names []string // the organisations
}

func (in Input) other(p reuse.Passage) other {
	a := in.Known.Others.Articles[p.Source]
	its := Input{Story: editor.Story{Article: a.Article}, Outlets: in.Outlets, House: in.House}
	names := its.credited()
	if len(names) == 0 && a.Source != "" {
		names = []string{its.nameOf(a.Source)}
	}
	return other{a, names}
}

// kindOf says what a passage is, from all that is known of both stories.
func (in Input) kindOf(here *reuse.Article, p reuse.Passage) reuse.Kind {
	if p.Kind != reuse.Lifted {
		return p.Kind
	}
	o := in.other(p)
	switch {
	case in.credits(here, p, o):
		return reuse.Credited
	case in.Known.Others.Related[o.ID] || slices.ContainsFunc(o.names, in.isHouse) || sharesAuthor(in.Story.Article, o.Article.Article):
		return reuse.Own
	case isRelease(o):
		return reuse.Release
	case slices.ContainsFunc(o.names, in.isAgency):
		return reuse.Wire
	}
	return reuse.Lifted
}

// credits reports whether the story says whose a passage is: in its credit line, in a
// paragraph of the passage, or by a link there to the other.
func (in Input) credits(here *reuse.Article, p reuse.Passage, o other) bool {
	line := in.Story.Article.Credit
	for _, name := range o.names {
		if !in.isHouse(name) && (spells(line.Raw, name) || spells(line.Canonical, name) ||
			slices.ContainsFunc(in.credited(), func(c string) bool { return same(c, name) })) {
			return true
		}
	}
	for _, r := range here.Ranges(p.Span) {
		text, _ := in.Story.Article.Text(r.Block)
		if in.namesAny(text, o) {
			return true
		}
		for _, m := range in.Story.Article.Marks(r.Block) {
			if m.Kind == editor.Link && o.URL != "" && strings.TrimRight(m.Href, "/") == strings.TrimRight(o.URL, "/") {
				return true
			}
		}
	}
	return false
}

// namesAny reports whether a paragraph names an organisation of the other, or one of
// its authors.
func (in Input) namesAny(text string, o other) bool {
	toks := withoutPossessives(tokens(text))
	for _, n := range in.Outlets.organisations(toks, true) {
		if slices.ContainsFunc(o.names, func(name string) bool { return same(name, in.Outlets.all[n.outlet].Name) }) {
			return true
		}
	}
	names := slices.Clone(o.names)
	for _, a := range o.Authors {
		names = append(names, a.Name)
	}
	return slices.ContainsFunc(names, func(name string) bool {
		return strings.Contains(withoutThe(fold(name)), " ") && spells(text, name)
	})
}

// spells reports whether a name stands in a text, as words.
func spells(text, name string) bool {
	folded := withoutThe(fold(name))
	return folded != "" && strings.Contains(" "+fold(text)+" ", " "+folded+" ")
}

func sharesAuthor(a, b editor.Article) bool {
	return slices.ContainsFunc(a.Authors, func(x editor.Author) bool {
		return slices.ContainsFunc(b.Authors, func(y editor.Author) bool { return fold(x.Name) != "" && fold(x.Name) == fold(y.Name) })
	})
}

func (in Input) isAgency(name string) bool {
	one, ok := in.Outlets.Lookup(name)
	return ok && one.Kind == "agency"
}

// releaseRE are the lines that press releases begin and end with, and the services
// that carry them.
var releaseRE = regexp.MustCompile(`(?i)^\W*(?:for immediate release\b|(?:press|news|media) release\b|notes? to editors\b|(?:press|media) contacts?\b|-?ends-?\W*$)|\b(?:PR ?Newswire|Business ?Wire|GlobeNewswire|EurekAlert)\b`)

func isRelease(o other) bool {
	lines := []string{o.Headline, o.Standfirst, o.Source, o.Credit.Raw, o.Byline}
	for _, b := range o.Body {
		if len(b.Text) < 200 {
			lines = append(lines, b.Text)
		}
	}
	return slices.ContainsFunc(lines, releaseRE.MatchString)
}

// laterThanThis reports whether the other is the later of the two, which then took the
// words from here: by when they were published, else by when they came into the library.
// What is being written here has no day yet, and what has one came before it; nor does a
// press release take words from anybody.
func (in Input) laterThanThis(o other) bool {
	here, there := in.Story.Article.Published, o.Published
	if here.IsZero() || there.IsZero() {
		here, there = in.Story.Article.Day(), o.Day()
	}
	switch {
	case !here.IsZero() && !there.IsZero() && !here.Equal(there):
		return there.After(here)
	case in.Known.Original == nil && (here.IsZero() && !there.IsZero() || isRelease(o)):
		return false
	}
	return in.Known.Others.Later[o.ID]
}

// addCredit is the fix that credits the other besides whoever is credited.
func (in Input) addCredit(o other) []editor.Fix {
	if len(o.names) == 0 {
		return nil
	}
	line := join(append(in.credited(), o.names...), "and")
	return []editor.Fix{{Label: "Add credit", Edits: useCreditLine(line, line).Edits}}
}

// quoteIt is the fix that puts a passage in quotation marks: they open each of its
// paragraphs, and close the last. A passage that is quoted in part is left to a person.
func quoteIt(ranges []editor.Range, a editor.Article) []editor.Fix {
	fix := editor.Fix{Label: "Quote it"}
	for i, r := range ranges {
		text, _ := a.Text(r.Block)
		if strings.ContainsAny(text[r.Start:r.End], "“”\"«»„") {
			return nil
		}
		if i == len(ranges)-1 {
			end := r.End
			if end < len(text) && strings.ContainsRune(".,!?", rune(text[end])) {
				end++
			}
			fix.Edits = append(fix.Edits, editor.Edit{Range: &editor.Range{Block: r.Block, Start: end, End: end}, Text: "”"})
		}
		fix.Edits = append(fix.Edits, editor.Edit{Range: &editor.Range{Block: r.Block, Start: r.Start, End: r.Start}, Text: "“"})
	}
	return []editor.Fix{fix}
}
