package main

import (
	"flag"
	"fmt"
	"strings"
	"time"

	"stet/editor"
	"stet/editor/fact"
)

func factsFlags(f *flag.FlagSet, o *options) {
	f.BoolVar(&o.suggest, "suggest", false, "propose facts that are not tagged yet")
	f.BoolVar(&o.coverage, "coverage", false, "list the sentences with what covers them instead")
	f.BoolVar(&o.all, "all", false, "find facts of all stories by WORDS of theirs, or of their sources")
	f.BoolVar(&o.elsewhere, "elsewhere", false, "list what other stories settled that says the same as a fact of this one")
	f.IntVar(&o.limit, "limit", 100, "with --all: at most `N` facts")
}

func facts(s *session, words []string) (int, error) {
	if s.all {
		return s.findFacts(words)
	}
	if err := want(words, 1, 1, "facts ID [--suggest | --coverage | --elsewhere] [--json], or facts --all WORDS [--limit N]"); err != nil {
		return failed, err
	}
	if s.elsewhere {
		return s.settledElsewhere(words[0])
	}
	story, err := s.story(words[0])
	if err != nil {
		return failed, err
	}
	if s.coverage {
		return s.printCoverage(fact.Cover(story))
	}
	all := story.Facts
	if s.suggest {
		all = fact.Suggest(story)
	}
	for _, f := range all {
		if err := s.printFact(f); err != nil {
			return failed, err
		}
	}
	return done, nil
}

// findFacts prints facts of all stories, the latest filed first.
func (s *session) findFacts(words []string) (int, error) {
	if err := want(words, 1, -1, "facts --all WORDS [--limit N] [--json]"); err != nil {
		return failed, err
	}
	if s.limit < 1 {
		return failed, fmt.Errorf("--limit %d: say how many facts, 1 or more", s.limit)
	}
	desk, closeLibrary, err := s.desk()
	if err != nil {
		return failed, err
	}
	defer closeLibrary()
	if err := desk.Library().Index(s.ctx, s.indexing); err != nil {
		fmt.Fprintln(s.err, "stetctl: not all stories are searched:", err)
	}
	found, err := desk.FindFacts(s.ctx, strings.Join(words, " "), s.limit)
	if err != nil {
		return failed, err
	}
	for _, f := range found.Facts {
		if err := s.printFound(f); err != nil {
			return failed, err
		}
	}
	return done, nil
}

// settledElsewhere prints, for each fact of a story, the facts of others that settle it.
func (s *session) settledElsewhere(id string) (int, error) {
	desk, closeLibrary, err := s.desk()
	if err != nil {
		return failed, err
	}
	defer closeLibrary()
	opened, err := desk.Open(s.ctx, id)
	if err != nil {
		return failed, err
	}
	for _, f := range opened.Story.Facts {
		if !f.IsFact() || f.Gone {
			continue
		}
		found, err := desk.SettledElsewhere(s.ctx, id, f)
		if err != nil {
			return failed, err
		}
		for _, g := range found {
			if err := s.printFound(g); err != nil {
				return failed, err
			}
		}
	}
	return done, nil
}

func (s *session) printFound(f editor.FoundFact) error {
	if s.json {
		return s.print(struct {
			Story    string    `json:"story"`
			Headline string    `json:"headline"`
			Filed    time.Time `json:"filed"`
			factLine
		}{f.Story, f.Headline, f.Filed, lineOf(f.Fact)})
	}
	fmt.Fprintf(s.out, "%s  %s  %s\n", f.Story, f.Filed.Local().Format(time.DateOnly), f.Headline)
	return s.printFact(f.Fact)
}

// factLine is a fact in the contract's shape, which lists its sources and its
// place even where there are none.
type factLine struct {
	editor.Fact
	Sources []editor.Source `json:"sources"`
	Stale   bool            `json:"stale"`
}

func lineOf(f editor.Fact) factLine {
	line := factLine{f, f.Sources, f.Stale}
	if line.Sources == nil {
		line.Sources = []editor.Source{}
	}
	return line
}

func (s *session) printFact(f editor.Fact) error {
	if s.json {
		return s.print(lineOf(f))
	}
	glyph, words := fact.Glyph(f.Status), f.Text
	switch {
	case f.Gone:
		glyph, words = "⚠", words+" (its words are gone)"
	case f.Stale:
		glyph, words = "⚠", words+" (check again: was "+f.Was+")"
	}
	_, err := fmt.Fprintf(s.out, "%s %-12s %-14s %s %d-%d  %s\n", glyph, f.Kind, f.Status, f.Block, f.Start, f.End, words)
	for _, line := range told(f) {
		fmt.Fprintln(s.out, "    "+line)
	}
	return err
}

// told is all that is known of a fact besides its words, a line each.
func told(f editor.Fact) []string {
	var out []string
	say := func(what string, words ...string) {
		if said := joined(words...); said != "" {
			out = append(out, what+": "+said)
		}
	}
	say("means", f.Value)
	say("speaker", f.Speaker, f.Cue)
	say("writer", f.Writer)
	say("assigned to", f.Assigned)
	say("checked by", f.Checker, stamp(f.Settled))
	say("again by", f.Second, stamp(f.SecondSettled))
	if f.Status.Base() == editor.Corrected {
		say("was wrong", f.Change)
	} else {
		say("said before", f.Change)
	}
	say("waived", f.Reason)
	say("calculation", f.Calculation)
	risks := make([]string, len(f.Risks))
	for i, r := range f.Risks {
		risks[i] = string(r)
	}
	say("risk", risks...)
	for _, x := range f.Sources {
		say("source", tellSource(x)...)
	}
	for _, q := range f.Questions {
		state := "open"
		if q.Closed {
			state = "closed"
		}
		say("question", q.By, stamp(q.At), q.Text, state)
		for _, a := range q.Answers {
			say("  answer", a.By, stamp(a.At), a.Text)
		}
	}
	say("asked to reply", f.Reply.Whom, stamp(f.Reply.Asked))
	say("  answered", stamp(f.Reply.Answered), f.Reply.Answer)
	say("note", f.Note)
	return out
}

func tellSource(x editor.Source) []string {
	out := []string{x.Kind, x.Title, x.Locator, x.URL, x.Archived, x.Who, x.When, x.Method, x.File}
	if x.Secondary {
		out = append(out, "secondary")
	}
	if x.Confidential {
		out = append(out, "confidential")
	}
	return out
}

// joined puts commas between the words that there are.
func joined(words ...string) string {
	var out []string
	for _, w := range words {
		if w != "" {
			out = append(out, w)
		}
	}
	return strings.Join(out, ", ")
}

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Local().Format("2006-01-02 15:04")
}

// printCoverage lists the sentences: done with findings where some are covered by
// nothing.
func (s *session) printCoverage(c fact.Coverage) (int, error) {
	code := done
	for _, x := range c.Sentences {
		sign := "✓"
		if !x.Covered() {
			sign, code = "·", findings
		}
		if s.json {
			if err := s.print(x); err != nil {
				return failed, err
			}
			continue
		}
		fmt.Fprintf(s.out, "%s %d facts  %s\n", sign, len(x.Facts), x.Text)
	}
	if s.json {
		return code, nil
	}
	fmt.Fprintf(s.out, "\n%d of %d sentences are covered\n", len(c.Sentences)-len(c.Gaps()), len(c.Sentences))
	for _, k := range c.Kinds {
		fmt.Fprintf(s.out, "  %-12s %d of %d settled\n", k.Kind, k.Settled, k.Facts)
	}
	return code, nil
}
