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
)

// withheldTitle stands for a source that is not to be known.
const withheldTitle = "Source withheld"

// withheldWords stand for words that would tell of one.
const withheldWords = "[withheld]"

// Redacted returns the dossier for readers outside the desk: confidential sources
// stand as such, all contacts are gone, and where notes, questions, reasons and
// calculations say its title, its address, its person, a contact or its file, those
// words are withheld as well; "by telephone" and "p. 3" tell of none. The story's own
// words, its notes to readers and who of the staff did what stay.
//
// A source is confidential wherever it is cited once it is anywhere: by its ID, its
// file, its address or its title.
func (d Dossier) Redacted() Dossier {
	secret := d.secrets()
	clean := secret.cleaner()
	d.withheld = true
	d.Story = secret.story(d.Story, clean)
	versions := d.Versions
	d.Versions = nil
	for _, v := range versions {
		v.Story = secret.story(v.Story, clean)
		d.Versions = append(d.Versions, v)
	}
	standing := d.Standing
	d.Standing = nil
	for _, f := range standing {
		if f.Waived != nil {
			w := *f.Waived
			w.Reason = clean(w.Reason)
			f.Waived = &w
		}
		d.Standing = append(d.Standing, f)
	}
	if d.Revision.Override != nil {
		o := *d.Revision.Override
		o.Reason = clean(o.Reason)
		d.Revision.Override = &o
	}
	d.Revision.Name = clean(d.Revision.Name)
	return d
}

// secrets is what must not be told: the marks of confidential sources, and all
// words that would give one away.
type secrets struct {
	ids, files, addresses, titles map[string]bool
	words                         map[string]bool
}

// secrets collects over all revisions: what was confidential once still is.
func (d *Dossier) secrets() secrets {
	x := secrets{map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}}
	stories := []editor.Story{d.Story}
	for _, v := range d.Versions {
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
			if !s.Confidential && !x.knows(s) {
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
	return x
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
	words := storyWords(&s.Article)
	for i := range s.Facts {
		f := &s.Facts[i]
		for j, source := range f.Sources {
			if source.Confidential || x.knows(source) {
				f.Sources[j] = editor.Source{Title: withheldTitle, Confidential: true}
				if f.Speaker != "" && !strings.Contains(words, f.Speaker) {
					f.Speaker = withheldWords // a name that the story does not say
				}
			} else {
				f.Sources[j].Contact = ""
			}
		}
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
	}
	for i := range s.Waivers {
		s.Waivers[i].Reason = clean(s.Waivers[i].Reason)
	}
	s.Comments = nil
	return s
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
