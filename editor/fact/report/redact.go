package report

import (
	"cmp"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"stet/editor"
	"stet/editor/fact"
)

// withheldTitle stands for a source that is not to be known.
const withheldTitle = "Source withheld"

// withheldWords stand for words that would tell of one.
const withheldWords = "[withheld]"

// withheldNote stands for all that was written about a fact with a confidential
// source.
const withheldNote = "What was written about this fact is withheld: it rests on a confidential source."

// Redacted returns the dossier for readers outside the desk. Confidential sources
// stand as such, and so do those that are not to be named; all contacts are gone.
//
// Of a fact that rests on one, or did in any revision, nothing goes out that somebody
// has written freely: notes, calculation, reason, questions and answers, the reply to
// an accusation. They may say who the source is in words that are recorded nowhere
// else, so no search for names makes them safe. The same goes for the reasons with
// which something was let stand. What is written about other facts goes out without
// the titles, addresses, persons, contacts and files of those sources; "by telephone"
// and "p. 3" tell of none. The story's own words, its notes to readers and who of the
// staff did what stay.
//
// A source is confidential wherever it is cited once it is anywhere: by its ID, its
// file, its address or its title.
func (d Dossier) Redacted() Dossier {
	x := d.secrets()
	clean := x.cleaner()
	d.withheld = true
	d.Story = x.story(d.Story, clean)
	d.Revision = x.revision(d.Revision, clean)
	if d.Signed != nil {
		signed := x.revision(*d.Signed, clean)
		d.Signed = &signed
	}
	versions := d.Versions
	d.Versions, d.Since = nil, nil
	for _, v := range versions {
		d.Versions = append(d.Versions, Version{x.revision(v.Revision, clean), x.story(v.Story, clean)})
	}
	standing := d.Standing
	d.Standing = nil
	for _, f := range standing {
		if f.Rule == fact.RuleQuestion && len(x.resting) > 0 {
			f.Text, f.Message = withheldWords, withheldWords
		}
		if f.Waived != nil {
			w := x.waiver(*f.Waived, clean)
			f.Waived = &w
		}
		d.Standing = append(d.Standing, f)
	}
	return d
}

// secrets is what must not be told: the marks of confidential sources, and all
// words that would give one away.
type secrets struct {
	ids, files, addresses, titles map[string]bool
	words                         map[string]bool
	resting                       map[string]bool // IDs of the facts that rest on one, in any revision
	printed                       []string        // the words of the story, in every revision
}

// secrets collects over all revisions: what was confidential once still is.
func (d *Dossier) secrets() secrets {
	x := secrets{ids: map[string]bool{}, files: map[string]bool{}, addresses: map[string]bool{}, titles: map[string]bool{}, words: map[string]bool{}, resting: map[string]bool{}}
	stories := []editor.Story{d.Story}
	for _, v := range slices.Concat(d.Versions, d.Since) {
		stories = append(stories, v.Story)
	}
	var all []editor.Source
	for _, s := range stories {
		for _, f := range s.Facts {
			all = append(all, f.Sources...)
		}
	}
	for found := true; found; { // one that shares a mark with a confidential one is confidential, too
		found = false
		all = slices.DeleteFunc(all, func(s editor.Source) bool {
			if !x.secret(s) {
				return false
			}
			x.mark(s)
			found = true
			return true
		})
	}
	for _, s := range all {
		x.keep(s.Contact)
	}
	for _, s := range stories {
		x.printed = append(x.printed, storyWords(&s.Article))
		for _, f := range s.Facts {
			if slices.ContainsFunc(f.Sources, x.secret) {
				x.resting[f.ID] = true
			}
		}
	}
	return x
}

// secret reports whether a source is not to be known.
func (x *secrets) secret(s editor.Source) bool {
	return s.Confidential || s.Anonymity != "" || x.knows(s)
}

func (x *secrets) mark(s editor.Source) {
	for _, m := range []struct {
		in  map[string]bool
		key string
	}{{x.ids, s.ID}, {x.files, s.SHA256}, {x.addresses, s.URL}, {x.titles, strings.ToLower(strings.TrimSpace(s.Title))}} {
		if m.key != "" {
			m.in[m.key] = true
		}
	}
	for _, w := range []string{s.Title, s.URL, s.Archived, s.Who, s.Contact, s.File, s.SHA256} {
		x.keep(w)
	}
	x.keep(strings.TrimSuffix(s.File, path.Ext(s.File)))
	for _, address := range []string{s.URL, s.Archived} {
		if u, err := url.Parse(address); err == nil {
			x.keep(strings.TrimPrefix(u.Hostname(), "www."))
		}
	}
	names := s.Who
	if s.Kind == editor.Person {
		names += " " + s.Title
	}
	for _, w := range strings.FieldsFunc(names, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' }) {
		if first, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(first) {
			x.keep(w) // a surname by itself tells as much
		}
	}
}

func (x *secrets) knows(s editor.Source) bool {
	return x.ids[s.ID] || x.files[s.SHA256] || x.addresses[s.URL] || x.titles[strings.ToLower(strings.TrimSpace(s.Title))]
}

// keep keeps words from being told. Of fewer than four letters nothing can be
// told from other words.
func (x *secrets) keep(words string) {
	if words = strings.TrimSpace(words); utf8.RuneCountInString(words) >= 4 {
		x.words[words] = true
	}
}

// cleaner returns what puts withheldWords in the place of secret ones, the longest
// first, whatever their case.
func (x *secrets) cleaner() func(string) string {
	if len(x.words) == 0 {
		return func(s string) string { return s }
	}
	var all []string
	for w := range x.words {
		all = append(all, regexp.QuoteMeta(w))
	}
	slices.SortFunc(all, func(a, b string) int { return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b)) })
	secret := regexp.MustCompile(`(?i)` + strings.Join(all, "|"))
	return func(s string) string { return secret.ReplaceAllLiteralString(s, withheldWords) }
}

// story returns s without what is secret.
func (x *secrets) story(s editor.Story, clean func(string) string) editor.Story {
	s = s.Clone()
	for i, f := range s.Facts {
		if x.resting[f.ID] {
			s.Facts[i] = x.fact(f)
		} else {
			s.Facts[i] = cleaned(f, clean)
		}
		for j, source := range s.Facts[i].Sources {
			s.Facts[i].Sources[j] = x.source(source)
		}
	}
	for i, w := range s.Waivers {
		s.Waivers[i] = x.waiver(w, clean)
	}
	s.Comments, s.Notes, s.Rejected = nil, nil, nil
	return s
}

// source returns what may be known of a source.
func (x *secrets) source(s editor.Source) editor.Source {
	if x.secret(s) {
		return editor.Source{Title: withheldTitle, Confidential: true}
	}
	s.Contact, s.ApprovedBy = "", ""
	return s
}

// fact returns of a fact that rests on a confidential source what is the story's own,
// and who dealt with it when. It names what goes out, so that a field yet to come
// stays at home.
func (x *secrets) fact(f editor.Fact) editor.Fact {
	out := editor.Fact{ID: f.ID, Kind: f.Kind, Status: f.Status, Range: f.Range, Text: f.Text, Before: f.Before, After: f.After,
		Speaker: x.said(f.Speaker), Cue: x.said(f.Cue), Change: x.said(f.Change), Checker: f.Checker, Settled: f.Settled, Sources: f.Sources,
		Stale: f.Stale, Was: f.Was, Gone: f.Gone, Risks: f.Risks, Writer: f.Writer, Assigned: f.Assigned, Second: f.Second, SecondSettled: f.SecondSettled}
	if f.Note != "" || f.Calculation != "" || f.Reason != "" || len(f.Questions) > 0 || !f.Reply.IsZero() {
		out.Note = withheldNote
	}
	for _, q := range f.Questions {
		asked := editor.Question{ID: q.ID, By: q.By, Text: withheldWords, At: q.At, Closed: q.Closed}
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

// said returns words that the story says in some revision; others are withheld.
func (x *secrets) said(words string) string {
	if words == "" || slices.ContainsFunc(x.printed, func(all string) bool { return strings.Contains(all, words) }) {
		return words
	}
	return withheldWords
}

// cleaned returns a fact of which all may be known but the secret words.
func cleaned(f editor.Fact, clean func(string) string) editor.Fact {
	for _, at := range []*string{&f.Note, &f.Calculation, &f.Change, &f.Reason, &f.Reply.Whom, &f.Reply.Answer} {
		*at = clean(*at)
	}
	for j := range f.Questions {
		q := &f.Questions[j]
		q.To, q.Text = clean(q.To), clean(q.Text)
		for k := range q.Answers {
			a := &q.Answers[k]
			a.By, a.Text = clean(a.By), clean(a.Text)
		}
	}
	return f
}

// waiver returns a waiver with its reason, where no fact rests on a secret that the
// reason may tell.
func (x *secrets) waiver(w editor.Waiver, clean func(string) string) editor.Waiver {
	if w.Reason = clean(w.Reason); len(x.resting) > 0 {
		w.Reason = withheldWords
	}
	if w.Rule == fact.RuleQuestion && len(x.resting) > 0 {
		w.Text = withheldWords
	}
	return w
}

// revision returns what is known of a revision: its override's reason stays where no
// fact rests on a secret that it may tell.
func (x *secrets) revision(r editor.Revision, clean func(string) string) editor.Revision {
	r.Name = clean(r.Name)
	if r.Override == nil {
		return r
	}
	o := *r.Override
	o.Reason = clean(o.Reason)
	o.Findings = nil
	for _, said := range r.Override.Findings {
		if rule, _, _ := strings.Cut(said, ": "); rule == fact.RuleQuestion && len(x.resting) > 0 {
			said = rule + ": " + withheldWords
		}
		o.Findings = append(o.Findings, clean(said))
	}
	if len(x.resting) > 0 {
		o.Reason = withheldWords
	}
	r.Override = &o
	return r
}

// storyWords are all the words that readers get.
func storyWords(a *editor.Article) string {
	all := []string{a.Headline, a.Standfirst, a.Byline}
	for _, b := range a.Body {
		all = append(all, b.Text)
		if b.Image != nil {
			all = append(all, b.Image.Caption)
		}
	}
	return strings.Join(all, "\n")
}
