package credit

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"stet/editor"
	"stet/editor/prose"
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
		here, shared := in.compared()
		var found []editor.Finding
		for _, group := range grouping(shared) {
			if f, ok := in.lifted(here, group); ok {
				found = append(found, f)
			}
			found = append(found, in.maskedWords(here.Ranges(group[0].Span))...)
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
// of those is credited that has most of them.
func (in Input) lifted(here *reuse.Article, group []reuse.Passage) (editor.Finding, bool) {
	mildest := []reuse.Kind{reuse.Boilerplate, reuse.Credited, reuse.Own, reuse.Quoted, reuse.Release, reuse.Wire, reuse.Lifted}
	p := group[0]
	for i := range group {
		group[i].Kind = in.kindOf(here, group[i])
		if both := min(p.End, group[i].End) - max(p.Start, group[i].Start); 2*both <= p.End-p.Start {
			continue // it speaks for a part of them only
		}
		if slices.Index(mildest, group[i].Kind) < slices.Index(mildest, p.Kind) || i == 0 {
			p = group[i]
		}
	}
	if origin, known := in.origin(group); p.Kind == reuse.Own && known {
		p = origin
	}
	if slices.Index(mildest, p.Kind) <= slices.Index(mildest, reuse.Credited) || p.Words < in.Profile.Lifted.Warn {
		return editor.Finding{}, false
	}
	for _, q := range group { // what an earlier one has was taken from there
		if q.Kind == p.Kind && in.laterThanThis(here, p) && !in.laterThanThis(here, q) {
			p = q
		}
	}
	for _, q := range group { // one that can be named can be credited
		if q.Kind == p.Kind && q.Same >= p.Same && in.other(p).whose() == "" && in.other(q).whose() != "" {
			p = q
		}
	}
	other := in.other(p)
	ranges := here.Ranges(p.Span)
	longest := slices.MaxFunc(ranges, func(a, b editor.Range) int { return (a.End - a.Start) - (b.End - b.Start) })
	text, _ := in.Story.Article.Text(longest.Block)
	f := editor.Finding{
		Range: longest, Text: text[longest.Start:longest.End],
		Elsewhere: other.has(p, len(group)-1),
	}
	words := fmt.Sprintf("%d words", p.Words)
	switch {
	case p.Kind == reuse.Own && isRelease(here):
		f.Severity, f.Message = editor.Informs, fmt.Sprintf("%s, a story of our own, has %s of this press release", editor.InQuotes(other.Named()), words)
		return f, true
	case p.Kind == reuse.Own:
		f.Severity, f.Message = editor.Informs, words+" stand in a story of our own as well"
		return f, true
	case in.laterThanThis(here, p):
		f.Severity, f.Message = editor.Informs, fmt.Sprintf("%s has %s of this story", editor.InQuotes(other.Named()), words)
		return f, true
	case p.Kind == reuse.Quoted:
		f.Message = words + " are quoted, but nobody is named"
		f.Fixes = in.addCredit(here, p, other)
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
	f.Fixes = append(in.addCredit(here, p, other), in.quoteIt(here, p, other)...)
	return f, true
}

// origin is the passage of others by which words are judged that a story of our own has as
// well: one that is not known to have come after all of ours. Words that were lifted once
// are not ours the second time, nor are those that another of ours quotes.
func (in Input) origin(group []reuse.Passage) (reuse.Passage, bool) {
	var first time.Time // when the earliest of ours has them
	for _, p := range group {
		if day := in.day(p); p.Kind == reuse.Own && !day.IsZero() && (first.IsZero() || day.Before(first)) {
			first = day
		}
	}
	var origin reuse.Passage
	found := false
	for _, p := range group {
		switch p.Kind {
		case reuse.Quoted, reuse.Release, reuse.Wire, reuse.Lifted:
		default:
			continue
		}
		if day := in.day(p); (first.IsZero() || !day.After(first)) && (!found || day.Before(in.day(origin))) {
			origin, found = p, true
		}
	}
	return origin, found
}

func (in Input) day(p reuse.Passage) time.Time { return in.Known.Others.Articles[p.Source].Day() }

// other is an article that a passage stands in, and whose it is.
type other struct {
	*reuse.Article
	names []string // the organisations
}

// has is where a passage stands in the other, and how many more have it.
func (o other) has(p reuse.Passage, more int) *editor.Elsewhere {
	return &editor.Elsewhere{
		Story: o.ID, Title: o.Named(), Credit: join(o.names, "and"), Filed: o.Day(),
		Text: o.Words(p.There), Ranges: o.Ranges(p.There), Alike: p.Alike(), Others: more,
	}
}

// whose names the other as an attribution does: a press release by who sent it, else its
// organisations, else its authors, "" where nobody is known.
func (o other) whose() string {
	if sender, is := releaseOf(o.Article); is {
		return strings.TrimSuffix("a press release from "+cmp.Or(o.named(), sender), " from ")
	}
	if len(o.names) > 0 {
		return o.named()
	}
	var authors []string
	for _, a := range o.Authors {
		if a.Name != "" {
			authors = append(authors, a.Name)
		}
	}
	return join(authors, "and")
}

// named is its organisations as an English sentence names them.
func (o other) named() string {
	var all []string
	for _, name := range o.names {
		all = append(all, withThe(name))
	}
	return join(all, "and")
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
	if p.Kind == reuse.Boilerplate {
		return p.Kind
	}
	o := in.other(p)
	switch {
	case p.Kind == reuse.Quoted && in.hasSpeaker(here.Ranges(p.Span)) || in.credits(here, p, o):
		return reuse.Credited
	case in.Known.Others.Related[o.ID] || slices.ContainsFunc(o.names, in.isHouse) || sharesAuthor(in.Story.Article, o.Article.Article),
		o.Terms == editor.OwnCopy, in.isHouse(o.Copyright.Holder):
		return reuse.Own
	case p.Kind == reuse.Quoted:
		return reuse.Quoted
	case isRelease(o.Article):
		return reuse.Release
	case slices.ContainsFunc(o.names, in.isAgency):
		return reuse.Wire
	}
	return reuse.Lifted
}

// hasSpeaker reports whether each part of a quoted passage says in its own paragraph who
// speaks: by a speaker that was heard, else by a name that a quotation set as a block is
// announced or signed with. In other languages nothing is heard, and a name has to do.
func (in Input) hasSpeaker(ranges []editor.Range) bool {
	heard := in.speech()
	return !slices.ContainsFunc(ranges, func(r editor.Range) bool {
		spoken := false
		for _, q := range heard.said {
			if q.Kind == prose.Indirect || !overlap(r, heard.at(q)) {
				continue
			}
			if !q.Attributed && !signedQuoteRE.MatchString(heard.blocks[q.Block].Text[q.End:]) {
				return true
			}
			spoken = true
		}
		return !spoken && !in.namesSpeaker(r, heard.foreign)
	})
}

var fullNameRE = regexp.MustCompile(`\p{Lu}[\p{L}.’'-]* (?:\p{Ll}+ )?\p{Lu}\p{L}`)

// namesSpeaker reports a full name beside words in their block, or in the one that
// announces it: "As Ana Ruiz put it:"
func (in Input) namesSpeaker(r editor.Range, foreign bool) bool {
	body := in.Story.Article.Body
	i := slices.IndexFunc(body, func(b editor.Block) bool { return b.ID == r.Block })
	if i < 0 || !foreign && body[i].Kind != editor.Quote {
		return false
	}
	text := body[i].Text
	return fullNameRE.MatchString(text[:r.Start]) || fullNameRE.MatchString(text[r.End:]) ||
		i > 0 && strings.HasSuffix(body[i-1].Text, ":") && fullNameRE.MatchString(body[i-1].Text)
}

// credits reports whether the story says whose a passage is: in its credit line, in a
// paragraph of the passage, or by a link there to the other.
func (in Input) credits(here *reuse.Article, p reuse.Passage, o other) bool {
	line := in.Story.Article.Credit
	for _, name := range o.names {
		if !in.isHouse(name) && !in.seemsOurs(name, o) && (spells(line.Raw, name) || spells(line.Canonical, name) ||
			slices.ContainsFunc(in.credited(), func(c string) bool { return same(c, name) })) {
			return true
		}
	}
	for _, r := range here.Ranges(p.Span) {
		text, _ := in.Story.Article.Text(r.Block)
		if isRelease(o.Article) {
			if own := besideLifted(text, r, o.Words(p.There)); toReleaseRE.MatchString(own) || attributesRE.MatchString(own) && in.namesAny(own, o) {
				return true
			}
		} else if in.namesAny(text, o) {
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

// seemsOurs reports whether an organisation is taken for the desk's own, which has not said
// who it is: a writer of this story wrote the other for it as well, and nobody knows it.
func (in Input) seemsOurs(name string, o other) bool {
	_, known := in.Outlets.Lookup(name)
	return in.House == "" && !known && sharesAuthor(in.Story.Article, o.Article.Article)
}

// attributesRE finds that words are said to be somebody's.
var attributesRE = regexp.MustCompile(`(?i)\b(?:said|says|told|wrote|writes|according to|(?:in|from) (?:a|an|its|their|the)\b[^.;]{0,20}\bstatement|sagte|teilten?|erklärten?|heißt es|laut|zufolge|selon|a déclaré|a annoncé|según|dijo|afirmó|secondo|ha detto|volgens)\b`)

// besideLifted is what a paragraph says of its own around words that others have, and
// between them: a release that names who sent it gives nobody credit. A few words at
// either end, "…, Acme Works said", stand in both by chance.
func besideLifted(text string, r editor.Range, theirs string) string {
	own := []string{text[:r.Start]}
	clauses := strings.FieldsFunc(text[r.Start:r.End], func(c rune) bool { return strings.ContainsRune(",;:.–—", c) })
	for i, clause := range clauses {
		few := (i == 0 || i == len(clauses)-1) && len(strings.Fields(clause)) <= 5
		if clause = strings.TrimSpace(clause); few || !strings.Contains(theirs, clause) {
			own = append(own, clause)
		}
	}
	return strings.Join(append(own, text[r.End:]), " ")
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
		return spells(text, name) && (strings.Contains(withoutThe(fold(name)), " ") || strings.Contains(text, accordingTo+name) || strings.Contains(text, accordingTo+withThe(name)))
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
var releaseRE = regexp.MustCompile(`(?i)^\W*(?:for immediate release\b|(?:press|news|media) release\b|notes? to editors\b|(?:press|media) (?:contacts?|enquir(?:y|ies)|inquir(?:y|ies))\b|-?ends-?\W*$|(?:presse|medien)(?:mitteilung|information|meldung)\b|communiqu[ée] de presse\b|(?:nota|comunicado) de prensa\b|comunicato stampa\b|persbericht\b|press(?:meddelande|emelding|emeddelelse)\b)|\b(?:PR ?Newswire|Business ?Wire|GlobeNewswire|EurekAlert)\b`)

// aboutRE is the heading above what a sender always says of itself.
var aboutRE = regexp.MustCompile(`^About (?:the )?(\p{Lu}[^.:!?]{1,60})[:.]?$`)

func isRelease(a *reuse.Article) bool {
	_, is := releaseOf(a)
	return is
}

// releaseOf reports whether an article is a press release, and who sent it, "" where that
// is not said.
func releaseOf(a *reuse.Article) (sender string, is bool) {
	lines := append(strings.Split(a.EditorNote, "\n"), a.Headline, a.Standfirst, a.Source, a.Credit.Raw, a.Byline)
	for _, b := range a.Body {
		if len(b.Text) < 200 {
			lines = append(lines, b.Text)
		}
	}
	for _, line := range lines {
		if m := aboutRE.FindStringSubmatch(line); m != nil {
			sender = m[1]
		}
	}
	return sender, slices.ContainsFunc(lines, releaseRE.MatchString)
}

// toReleaseRE is how a story says that words are those of a press release.
var toReleaseRE = regexp.MustCompile(`(?i)\b(?:according to|said in|says in|as|from|in) (?:a|an|its|their|his|her|the)\b[^.;]{0,40}\b(?:press|news|media) release\b|\b(?:press|news|media) release (?:said|says|from)\b` +
	`|\b(?:laut|gemäß|in (?:einer|ihrer|seiner|der))\b[^.;]{0,40}\b(?:presse|medien)mitteilung\b|\b(?:selon|dans) (?:un|le|son) communiqué\b|\b(?:según|en) (?:una nota|un comunicado)\b|\bin un comunicato\b`)

// laterThanThis reports whether the story that has a passage is the later of the two, and
// took the words from here: by when they were published, else by when they came into the
// library. Words that were put in since may have come from anywhere.
func (in Input) laterThanThis(here *reuse.Article, p reuse.Passage) bool {
	o := in.other(p)
	mine, its := in.Story.Article.Published, o.Published
	if mine.IsZero() || its.IsZero() {
		mine, its = in.Story.Article.Day(), o.Day()
	}
	if !mine.IsZero() && !its.IsZero() && !mine.Equal(its) {
		return its.After(mine)
	}
	came := in.Known.Original
	return came != nil && camePart(*came, here.Words(p.Span)) && in.Known.Others.Later[o.ID]
}

// camePart reports whether words, paragraph by paragraph, stand in copy as it came in.
func camePart(a editor.Article, words string) bool {
	for part := range strings.SplitSeq(words, "\n") {
		if !strings.Contains(a.Standfirst, part) &&
			!slices.ContainsFunc(a.Body, func(b editor.Block) bool { return strings.Contains(b.Text, part) }) {
			return false
		}
	}
	return true
}

const accordingTo = "according to "

// addCredit is the fix that says at the end of a passage whose it is. Only where it is
// the story, or most of it, does the story's own credit line name the other besides
// whoever is credited.
func (in Input) addCredit(here *reuse.Article, p reuse.Passage, o other) []editor.Fix {
	fix := editor.Fix{Label: "Add credit"}
	if len(o.names) > 0 && (in.Story.Article.Terms == editor.Republished || 4*p.Words > 3*here.Text.Words()) {
		line := join(append(in.credited(), o.names...), "and")
		fix.Edits = useCreditLine(line, line).Edits
		return []editor.Fix{fix}
	}
	if o.whose() == "" {
		return nil
	}
	ranges := here.Ranges(p.Span)
	last := ranges[len(ranges)-1]
	text, _ := in.Story.Article.Text(last.Block)
	fix.Edits = []editor.Edit{attribution(last.Block, text, last.End, accordingTo+o.whose())}
	return []editor.Fix{fix}
}

// closedRE is how a sentence that is quoted ends; endRE is how one does that is not.
var (
	closedRE = regexp.MustCompile(`^([.,!?]?)([”"»’])([.,]?)`)
	endRE    = regexp.MustCompile(`[.!?](?:[\s”"»]|$)`)
)

// attribution is the edit that puts words behind the sentence that a passage ends in:
// behind the closing mark where it is quoted.
func attribution(block, text string, at int, words string) editor.Edit {
	rest := text[at:]
	if m := closedRE.FindStringSubmatch(rest); m != nil {
		stop := m[1]
		if stop == "." || stop == "" {
			stop = ","
		}
		end := m[3]
		if end == "" && m[1] != "," {
			end = "."
		}
		return editor.Edit{Range: &editor.Range{Block: block, Start: at, End: at + len(m[0])}, Text: stop + m[2] + " " + words + end}
	}
	if m := endRE.FindStringIndex(rest); m != nil {
		at += m[0]
	} else {
		at = len(text)
	}
	return editor.Edit{Range: &editor.Range{Block: block, Start: at, End: at}, Text: ", " + words}
}

// quoteIt is the fix that puts a passage in quotation marks and says whose it is: they
// open each of its paragraphs, and close the last. What stands between them is what the
// other has, word for word, or it would be a false quotation: words that were changed are
// put back. What nobody can be named for, what is quoted in part, and what was changed
// across paragraphs is left to a person.
func (in Input) quoteIt(here *reuse.Article, p reuse.Passage, o other) []editor.Fix {
	ranges, original := here.Ranges(p.Span), o.Words(p.There)
	exact := here.Words(p.Span) == original
	if o.whose() == "" || strings.ContainsAny(here.Words(p.Span)+original, "“”\"«»„") ||
		!exact && (len(ranges) > 1 || len(o.Ranges(p.There)) > 1) {
		return nil
	}
	var edits []editor.Edit
	for i, r := range ranges {
		text, _ := in.Story.Article.Text(r.Block)
		if i == len(ranges)-1 {
			edits = append(edits, markClosing(r.Block, text, r.End, accordingTo+o.whose()))
		}
		open := editor.Edit{Range: &editor.Range{Block: r.Block, Start: r.Start, End: r.Start}, Text: "“"}
		if !exact {
			open.Range.End, open.Text = r.End, "“"+original
		}
		edits = append(edits, open)
	}
	return []editor.Fix{{Label: "Quote it", Edits: edits}}
}

// markClosing is the edit that ends a quotation and says whose it is.
func markClosing(block, text string, at int, words string) editor.Edit {
	stop, end := ",”", ""
	switch rest := text[at:]; {
	case rest == "" || rest[0] == '.' || rest[0] == ',':
	case rest[0] == '!' || rest[0] == '?':
		at, stop, end = at+1, "”", "."
	default:
		end = ","
	}
	return editor.Edit{Range: &editor.Range{Block: block, Start: at, End: at}, Text: stop + " " + words + end}
}
