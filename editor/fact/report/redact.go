package report

import (
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"stet/editor"
	"stet/editor/fact"
)

// withheldTitle stands for a source that is not to be known.
const withheldTitle = "Source withheld"

// Redacted returns the dossier for readers outside the desk.
//
// Nothing goes out that somebody at the desk has written freely, whatever fact it is
// about: notes, calculations, questions and answers, what the accused replied, the
// reasons with which something was let stand, names of revisions. It may say who a
// source is in words that are recorded nowhere else, or give a number with the digits
// in other groups, so that no search makes it safe. What does go out is the words of
// the story in some revision, its notes to readers, the kinds and statuses of facts,
// who of the staff did what, and the sources that are not confidential.
//
// Confidential sources stand as such, and so do those that are not to be named; all
// contacts are gone. A source is confidential wherever it is cited once it is
// anywhere: by its ID, its file, its address or its title. What goes out about the
// others, and earlier words of the story, go without the names and numbers of those;
// an address that has one is left out, and so is a kept file in which one can be
// read. Names of the staff are no secret.
func (d Dossier) Redacted() Dossier {
	if d.withheld {
		return d
	}
	x := d.secrets()
	d.withheld = true
	d.Story, d.Revision = x.story(d.Story), x.revision(d.Revision)
	d.Story.Article.Slug = x.names.over(d.Story.Article.Slug)
	if d.Signed != nil {
		signed := x.revision(*d.Signed)
		d.Signed = &signed
	}
	versions := d.Versions
	d.Versions, d.Since = nil, nil
	for _, v := range versions {
		d.Versions = append(d.Versions, Version{x.revision(v.Revision), x.story(v.Story)})
	}
	standing := d.Standing
	d.Standing = nil
	for _, f := range standing {
		told := editor.Finding{Rule: f.Rule, Severity: f.Severity, Field: f.Field, Range: f.Range, Message: x.message(f.Rule, f.Message)}
		if w := f.Waived; w != nil {
			told.Waived = &editor.Waiver{Rule: w.Rule, By: w.By, Reason: withheldWords, At: w.At}
		}
		d.Standing = append(d.Standing, told)
	}
	if read := d.File; read != nil {
		d.File = func(sha256 string) ([]byte, error) {
			b, err := read(sha256)
			if err == nil && x.inFiles.readIn(b) {
				return nil, editor.ErrNotFound
			}
			return b, err
		}
	}
	return d
}

// secrets is what must not be told: the marks of confidential sources, and the names
// and numbers that would give one away.
type secrets struct {
	ids, files, addresses, titles map[string]bool

	names   veil // in what is told of open sources
	earlier veil // in words that the story no longer has: those that it prints are no secret
	inFiles veil // in kept files, which say much: only who somebody is, and their numbers

	now       string         // the words of the story
	printed   []string       // the words of the story, in every revision
	questions map[string]int // told by a number, by what is said of them
}

// secrets collects over all revisions: what was confidential once still is.
func (d *Dossier) secrets() secrets {
	x := secrets{ids: map[string]bool{}, files: map[string]bool{}, addresses: map[string]bool{}, titles: map[string]bool{}, questions: map[string]int{},
		names: veil{row: shortestNumber}, earlier: veil{row: shortestNumber}, inFiles: veil{row: 8}, now: d.storyWords()}
	x.printed = append(x.printed, x.now)
	var open []editor.Source
	seen := map[editor.Source]bool{} // most stand in every revision
	for _, s := range d.stories() {
		if words := (&Dossier{Story: s}).storyWords(); !slices.Contains(x.printed, words) {
			x.printed = append(x.printed, words)
		}
		for _, f := range s.Facts {
			for _, s := range f.Sources {
				if !seen[s] {
					seen[s], open = true, append(open, s)
				}
			}
		}
	}
	var secret []editor.Source
	for found := true; found; { // one that shares a mark with a confidential one is confidential, too
		found = false
		open = slices.DeleteFunc(open, func(s editor.Source) bool {
			if !x.secret(s) {
				return false
			}
			x.mark(s)
			secret, found = append(secret, s), true
			return true
		})
	}
	n := naming{secrets: &x, now: wordsOf(x.now), staff: d.staff(), hosts: map[string]bool{}}
	for _, s := range open {
		n.hosts[host(s.URL)], n.hosts[host(s.Archived)] = true, true
		n.contact(s.Contact)
	}
	for _, s := range secret {
		n.source(s)
	}
	return x
}

// stories are those of all revisions, and the one that is told.
func (d *Dossier) stories() []editor.Story {
	out := []editor.Story{d.Story}
	for _, v := range slices.Concat(d.Versions, d.Since) {
		out = append(out, v.Story)
	}
	return out
}

// secret reports whether a source is not to be known.
func (x *secrets) secret(s editor.Source) bool {
	return s.Confidential || s.Anonymity != "" || x.ids[s.ID] || x.files[s.SHA256] || x.addresses[s.URL] || x.titles[strings.ToLower(strings.TrimSpace(s.Title))]
}

// mark keeps what a source is known again by.
func (x *secrets) mark(s editor.Source) {
	for _, m := range []struct {
		in  map[string]bool
		key string
	}{{x.ids, s.ID}, {x.files, s.SHA256}, {x.addresses, s.URL}, {x.titles, strings.ToLower(strings.TrimSpace(s.Title))}} {
		if m.key != "" {
			m.in[m.key] = true
		}
	}
}

// story returns what may be known of a story. It names what that is, so that a field
// yet to come stays at home.
func (x *secrets) story(s editor.Story) editor.Story {
	out := editor.Story{Article: s.Article, Amendments: s.Amendments}
	for _, f := range s.Facts {
		out.Facts = append(out.Facts, x.fact(f))
	}
	return out
}

// fact returns of a fact what is the story's own, and who dealt with it when.
func (x *secrets) fact(f editor.Fact) editor.Fact {
	out := editor.Fact{ID: f.ID, Kind: f.Kind, Status: f.Status, Range: f.Range, Text: x.said(f.Text), Was: x.said(f.Was),
		Speaker: x.said(f.Speaker), Cue: x.said(f.Cue), Checker: f.Checker, Settled: f.Settled, Stale: f.Stale, Gone: f.Gone, Risks: f.Risks,
		Writer: f.Writer, Assigned: f.Assigned, Second: f.Second, SecondSettled: f.SecondSettled}
	if f.Change != "" {
		steps := strings.Split(f.Change, fact.Became)
		for i, words := range steps {
			steps[i] = x.said(words)
		}
		out.Change = strings.Join(steps, fact.Became)
	}
	for _, s := range f.Sources {
		out.Sources = append(out.Sources, x.source(s))
	}
	for _, q := range f.Questions {
		asked := editor.Question{ID: q.ID, By: q.By, Text: withheldWords, At: q.At, Closed: q.Closed}
		if q.To != "" {
			asked.To = withheldWords
		}
		for _, a := range q.Answers {
			asked.Answers = append(asked.Answers, editor.Answer{Text: withheldWords, At: a.At})
		}
		out.Questions = append(out.Questions, asked)
	}
	if r := f.Reply; !r.IsZero() {
		out.Reply = editor.RightOfReply{Whom: withheldWords, Asked: r.Asked, Answered: r.Answered}
		if r.Answer != "" {
			out.Reply.Answer = withheldWords
		}
	}
	return out
}

// said returns words that the story says: what it says now as it is, what it said
// once without secret names. What it never said is somebody's own.
func (x *secrets) said(words string) string {
	switch {
	case words == "" || strings.Contains(x.now, words):
		return words
	case slices.ContainsFunc(x.printed, func(all string) bool { return strings.Contains(all, words) }):
		return x.earlier.over(words)
	}
	return withheldWords
}

// source returns what may be known of a source.
func (x *secrets) source(s editor.Source) editor.Source {
	if x.secret(s) {
		return editor.Source{Title: withheldTitle, Confidential: true}
	}
	out := editor.Source{Kind: s.Kind, Title: x.names.over(s.Title), URL: x.address(s.URL), Archived: x.address(s.Archived), Locator: x.names.over(s.Locator),
		Who: x.names.over(s.Who), When: x.names.over(s.When), Method: x.names.over(s.Method), File: x.names.over(s.File), SHA256: s.SHA256, Secondary: s.Secondary}
	if out.Title == "" && out.URL == "" && out.File == "" {
		out.Title = withheldTitle
	}
	return out
}

// address returns an address that tells of nobody; half of one leads nowhere.
func (x *secrets) address(s string) string {
	if read, err := url.QueryUnescape(s); x.names.tells(s) || err == nil && x.names.tells(read) {
		return ""
	}
	return s
}

// revision returns what is known of a revision, but what somebody called it.
func (x *secrets) revision(r editor.Revision) editor.Revision {
	r.Name = ""
	if r.Override == nil {
		return r
	}
	o := editor.Override{By: r.Override.By, Reason: withheldWords, At: r.Override.At}
	for _, said := range r.Override.Findings {
		rule, message, _ := strings.Cut(said, ": ")
		o.Findings = append(o.Findings, rule+": "+x.message(rule, message))
	}
	r.Override = &o
	return r
}

// message returns what a rule said of the story's words. A question is told by a
// number, so that who let it stand is still known.
func (x *secrets) message(rule, said string) string {
	if rule != fact.RuleQuestion {
		return x.earlier.overMessage(said)
	}
	if x.questions[said] == 0 {
		x.questions[said] = len(x.questions) + 1
	}
	return fmt.Sprintf("Open question %d.", x.questions[said])
}

// storyWords are all the words that readers get.
func (d *Dossier) storyWords() string {
	all := []string{d.Story.Article.Byline}
	for _, b := range d.blocks() {
		all = append(all, b.text)
	}
	return strings.Join(all, "\n")
}

// naming gathers the names and numbers of sources.
type naming struct {
	*secrets
	now   []word          // of the story
	staff map[string]bool // words of the names of the desk's own people
	hosts map[string]bool // that open sources are at, too
}

// source hides all that says who or what a source is.
func (n *naming) source(s editor.Source) {
	for _, w := range []string{s.Title, s.URL, s.Archived, s.File, strings.TrimSuffix(s.File, path.Ext(s.File)), s.SHA256} {
		n.name(w, 4)
	}
	for _, address := range []string{s.URL, s.Archived} {
		if h := host(address); !n.hosts[h] {
			n.name(h, 4)
		}
	}
	who := []string{s.Who}
	if s.Kind == editor.Person {
		who = append(who, s.Title)
	}
	for _, w := range who {
		n.person(w)
	}
	n.contact(s.Contact)
	for _, w := range []string{s.Title, s.Who, s.Locator, s.Method, s.When} {
		n.number(w, 9) // no date has as many digits
	}
}

// person hides who somebody is, also by a surname alone.
func (n *naming) person(who string) {
	if n.name(who, 2) {
		n.inFiles.hide(who)
	}
	for _, w := range wordsOf(who) {
		first, _ := utf8.DecodeRuneInString(who[w.start:])
		if unicode.IsLetter(first) && !unicode.IsLower(first) && !slices.Contains(common, w.said) {
			n.name(who[w.start:w.end], 3)
		}
	}
}

// common are words that stand in what people are called by what they do.
var common = []string{"the", "and", "for", "from", "with", "who", "his", "her", "our", "one", "two", "not", "mrs", "miss", "head", "former"}

// contact hides how somebody is reached: the whole, each address or handle in it, and
// the numbers.
func (n *naming) contact(how string) {
	n.number(how, shortestNumber)
	for _, w := range append(strings.FieldsFunc(how, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;<>()", r) }), how) {
		if w != how && (!strings.ContainsAny(w, "@._0123456789") || strings.IndexFunc(w, unicode.IsLetter) < 0) {
			continue // "mobile", "home", and parts of a number
		}
		handle, _, _ := strings.Cut(strings.TrimPrefix(w, "@"), "@")
		for _, w := range []string{w, handle} {
			if n.name(w, 4) {
				n.inFiles.hide(w)
			}
		}
	}
}

func (n *naming) number(text string, least int) {
	for _, v := range []*veil{&n.names, &n.earlier, &n.inFiles} {
		v.number(text, least)
	}
}

// name hides words with that many letters at the least, and reports whether it did:
// the names of the staff are none.
func (n *naming) name(words string, least int) bool {
	spelt := spell(words)
	if utf8.RuneCountInString(strings.Join(spelt, "")) < least || !slices.ContainsFunc(spelt, func(w string) bool { return !n.staff[w] }) {
		return false
	}
	n.names.hide(words)
	var own veil
	if own.hide(words); len(own.named(n.now)) == 0 {
		n.earlier.hide(words)
	}
	return true
}

// host is where on the web an address is.
func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// staff are the words of the names of all who dealt with the story at the desk.
func (d *Dossier) staff() map[string]bool {
	revisions := []editor.Revision{d.Revision}
	if d.Signed != nil {
		revisions = append(revisions, *d.Signed)
	}
	for _, v := range slices.Concat(d.Versions, d.Since) {
		revisions = append(revisions, v.Revision)
	}
	var names []string
	for _, r := range revisions {
		if names = append(names, r.Author); r.Override != nil {
			names = append(names, r.Override.By)
		}
	}
	for _, s := range d.stories() {
		for _, a := range s.Article.Authors {
			names = append(names, a.Name)
		}
		for _, f := range s.Facts {
			names = append(names, f.Checker, f.Second, f.Writer, f.Assigned)
			for _, q := range f.Questions {
				names = append(names, q.By)
			}
		}
		for _, a := range s.Amendments {
			names = append(names, a.By)
		}
		for _, w := range s.Waivers {
			names = append(names, w.By)
		}
	}
	out := map[string]bool{}
	for _, n := range names {
		for _, w := range spell(n) {
			out[w] = true
		}
	}
	return out
}
