package workflow

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"stet/editor"
	"stet/editor/consistency"
	"stet/editor/credit"
	"stet/editor/fact"
	"stet/editor/format"
	"stet/editor/prose"
)

// Desk runs the verbs on one library.
type Desk struct {
	lib     Library
	outlets *credit.Outlets
	now     func() time.Time
	who     func() string
	house   func() string
	country func() string
	folders func() []fs.FS
	faces   fs.FS
	cache   string
	decode  func(name string, b []byte, o format.Options) ([]format.Decoded, error)

	profiles profiles
	known    atomic.Pointer[known]           // the outlets, as read last
	files    sync.Map                        // what pictures say of themselves (editor.Embedded), by pictureKey
	facts    atomic.Pointer[editor.FactDesk] // how it checks, as read last
}

// Config holds what a desk is told from outside: the clock, the name that
// revisions and decisions are signed with, the name of its own organisation and the
// country where it publishes (nil or "" where they are not known), the list of known
// outlets, the folders of its profiles, the first that has one first, and the cuts that
// pages are set in, each as "fonts/NAME.ttf", and a folder for what can be made anew, "" for
// none.
type Config struct {
	Now      func() time.Time
	Who      func() string
	House    func() string
	Country  func() string
	Outlets  io.Reader
	Profiles func() []fs.FS
	Faces    fs.FS
	Cache    string
}

// New returns a desk on lib, or an error where the outlets cannot be read.
func New(lib Library, c Config) (*Desk, error) {
	outlets, err := credit.ParseOutlets(c.Outlets)
	if err != nil {
		return nil, fmt.Errorf("read the list of outlets: %w", err)
	}
	d := &Desk{lib: lib, outlets: outlets, now: c.Now, who: c.Who, house: c.House, country: c.Country, folders: c.Profiles, faces: c.Faces, cache: c.Cache, decode: format.DecodeAll}
	unknown := func() string { return "" }
	if d.house == nil {
		d.house = unknown
	}
	if d.country == nil {
		d.country = unknown
	}
	if d.folders == nil {
		d.folders = func() []fs.FS { return nil }
	}
	return d, nil
}

// Library returns the library for reading lists, counts and originals.
func (d *Desk) Library() Library { return d.lib }

// Checked is what the checks say of a story.
type Checked struct {
	Credits []editor.Finding // the credit rules, waivers applied
	Facts   []editor.Finding // the gates of the fact desk
	Copy    []editor.Finding // what is not settled in the words themselves
	Passed  []string         // titles of the credit rules that found nothing
	Unknown []Unjudged       // the credit rules that could not be judged
	Pasted  int              // words that were pasted from outside the story
	Picture *editor.Image    // what its file says of a picture that was checked by itself
	known   credit.Known     // what they went by

	Contradictions []editor.Finding // where the story contradicts itself, waivers applied
	Consistent     []string         // titles of the rules that found no such thing
}

// Unjudged is the title of a rule that could not be judged, and why.
type Unjudged struct{ Title, Why string }

// All returns every finding: credits, contradictions, facts, copy.
func (c Checked) All() []editor.Finding {
	return slices.Concat(c.Credits, c.Contradictions, c.Facts, c.Copy)
}

// Contradicted counts the contradictions that nobody lets stand.
func (c Checked) Contradicted() int {
	n := 0
	for _, f := range c.Contradictions {
		if f.Waived == nil {
			n++
		}
	}
	return n
}

// Reopened reports whether words that came after the sign-off have broken it.
func (c Checked) Reopened() bool {
	return slices.ContainsFunc(c.Facts, func(f editor.Finding) bool { return f.Rule == fact.RuleReopened && f.Waived == nil })
}

// Stopping returns the findings that keep the story from being exported, those
// about the words themselves first: an open suggestion is to be settled, not
// overridden.
func (c Checked) Stopping() []editor.Finding {
	var out []editor.Finding
	for _, f := range slices.Concat(c.Copy, c.Credits, c.Facts) {
		if f.Stops() {
			out = append(out, f)
		}
	}
	return out
}

// Resign returns the edits that give a story another by-line, and with it the
// authors, as credit.Resign has it.
func (d *Desk) Resign(s editor.Story, byline string) []editor.Edit {
	return credit.Resign(d.input(s), byline)
}

// Recredit returns the edits that give a story another credit line, and with it the
// organisation that is credited, as credit.Recredit has it.
func (d *Desk) Recredit(s editor.Story, line string) []editor.Edit {
	return credit.Recredit(d.input(s), line)
}

// input is what the credit rules look at where nothing but the story is known.
func (d *Desk) input(s editor.Story) credit.Input {
	return credit.Input{Story: s, Outlets: d.Outlets(), Now: d.now(), House: d.house(), Country: d.country()}
}

// Check runs every rule on a story but those that need to know what else lies in the
// library, as CheckStory does. It only reads, and may run in the background on a
// snapshot.
func (d *Desk) Check(s editor.Story) Checked {
	c, _ := d.check(context.Background(), s, credit.Known{})
	return c
}

// Recheck is Check by what was known when the story was last checked.
func (d *Desk) Recheck(s editor.Story, last Checked) Checked {
	c, _ := d.check(context.Background(), s, last.known)
	return c
}

// check fails only where the context ends before it does.
func (d *Desk) check(ctx context.Context, s editor.Story, known credit.Known) (Checked, error) {
	result, err := d.checkCredits(ctx, s, known)
	if err != nil {
		return Checked{}, err
	}
	consistent, err := consistency.CheckContext(ctx, s)
	if err != nil {
		return Checked{}, err
	}
	editor.SortFindings(consistent.Findings, s.Article)
	c := Checked{Credits: result.Findings, Contradictions: consistent.Findings, Facts: fact.Gates(s, d.FactDesk()), Copy: unsettled(s.Article), Pasted: PastedWords(s.Article), known: known}
	for _, r := range result.Passed {
		c.Passed = append(c.Passed, r.Title)
	}
	c.Unknown = unjudged(result)
	for _, r := range consistent.Passed {
		c.Consistent = append(c.Consistent, r.Title)
	}
	return c, nil
}

// checkCredits runs the credit rules alone.
func (d *Desk) checkCredits(ctx context.Context, s editor.Story, known credit.Known) (credit.Result, error) {
	in := d.input(s)
	var unread error
	in.Profile, unread = d.Profile(s.Article.Terms)
	in.Known = known
	result, err := credit.CheckContext(ctx, in)
	if err != nil {
		return result, err
	}
	result.Findings = append(result.Findings, ofProfile(s, unread)...)
	editor.SortFindings(result.Findings, s.Article)
	return result, nil
}

func unjudged(r credit.Result) []Unjudged {
	var out []Unjudged
	for _, u := range r.Unknown {
		out = append(out, Unjudged{u.Title, u.Why})
	}
	return out
}

// Tally counts what list rows show of a story.
func (d *Desk) Tally(s editor.Story, c Checked) editor.Tally {
	return c.Tally(Words(s.Article), s.Facts)
}

// Tally is the tally of a story of so many words with these facts.
func (c Checked) Tally(words int, facts []editor.Fact) editor.Tally {
	t := editor.Tally{Words: words}
	t.Settled, t.Facts = editor.Story{Facts: facts}.Settled()
	for _, f := range c.Credits {
		switch {
		case f.Stops():
			t.Failures++
		case f.Severity == editor.Warns && f.Waived == nil:
			t.Warnings++
		}
	}
	return t
}

// Words counts the words of the body, without those that are suggested to be
// deleted.
func Words(a editor.Article) int {
	n := 0
	for _, b := range a.Body {
		n += prose.Words(editor.Live(b.Text, b.Marks))
	}
	return n
}

// PastedWords counts the words pasted from outside the story, in its headline
// and standfirst as well.
func PastedWords(a editor.Article) int {
	n := pastedWords(a.Headline, a.HeadlineMarks) + pastedWords(a.Standfirst, a.StandfirstMarks)
	for _, b := range a.Body {
		n += pastedWords(b.Text, b.Marks)
	}
	return n
}

func pastedWords(text string, marks []editor.Mark) int {
	n := 0
	for _, m := range marks {
		if m.Kind == editor.Pasted {
			n += prose.Words(text[m.Start:m.End])
		}
	}
	return n
}
