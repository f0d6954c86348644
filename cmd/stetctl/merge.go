package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"path/filepath"

	"stet/app/workflow"
	"stet/editor"
	"stet/editor/diff"
)

func mergeFlags(f *flag.FlagSet, o *options) {
	encodingFlag(f, o)
	byFlag(f, o)
	f.IntVar(&o.base, "base", 0, "the `revision` that the copy was made from (default: the one it differs from least)")
	f.BoolVar(&o.ours, "ours", false, "where both changed the same, take it as the story, or OURS, has it")
	f.BoolVar(&o.theirs, "theirs", false, "where both changed the same, take it as the copy, or THEIRS, has it")
	f.StringVar(&o.to, "to", "", "write the merged article to this `file`; the ending says the format")
	f.BoolVar(&o.jsonl, "jsonl", false, `batch: read {"id","base","ours","theirs"} a line, write {"id","text","conflicts"}`)
}

// merge merges three files, takes a copy that came back into a story, or does a
// batch.
func merge(s *session, words []string) (int, error) {
	if s.ours && s.theirs {
		return failed, errors.New("--ours and --theirs exclude each other")
	}
	switch {
	case s.jsonl:
		return s.mergeBatch()
	case len(words) == 3:
		return s.mergeFiles(words)
	case len(words) == 2:
		return s.mergeReturned(words[0], words[1])
	}
	return failed, want(words, 2, 3, "merge BASE OURS THEIRS [--to FILE] | merge ID FILE [--base M] [--ours|--theirs]")
}

// settle settles every conflict as --ours or --theirs has it; false where there
// are conflicts and neither was given.
func (s *session) settle(m diff.Merged) (editor.Story, bool, error) {
	if len(m.Conflicts) == 0 || s.ours {
		return m.Story, true, nil
	}
	if !s.theirs {
		return m.Story, false, nil
	}
	choices := make([]diff.Choice, len(m.Conflicts))
	for i := range choices {
		choices[i] = diff.TakeTheirs
	}
	story, err := m.Resolve(choices)
	return story, true, err
}

// mergeFiles merges without a library. Where there are conflicts the article
// reads as OURS.
func (s *session) mergeFiles(files []string) (int, error) {
	desk, err := s.deskOn(nil)
	if err != nil {
		return failed, err
	}
	m, err := desk.MergeFiles(s.ctx, files[0], files[1], files[2], workflow.ImportOptions{Encoding: s.encoding})
	if err != nil {
		return failed, err
	}
	story, settled, err := s.settle(m)
	if err != nil {
		return failed, err
	}
	code, conflicts := done, []diff.Conflict(nil)
	if !settled {
		code, conflicts = findings, m.Conflicts
	}
	switch {
	case s.json:
		err = s.print(struct {
			Article   editor.Article  `json:"article"`
			Conflicts []diff.Conflict `json:"conflicts,omitempty"`
		}{story.Article, conflicts})
	case s.to == "":
		err = desk.Encode(s.out, filepath.Ext(files[1]), story)
	}
	if s.to != "" {
		err = errors.Join(err, desk.WriteArticle(s.to, story))
	}
	if !s.json {
		printConflicts(s.err, conflicts)
	}
	if err != nil {
		return failed, err
	}
	return code, nil
}

// mergeReturned files a story with what was changed in a copy of it, or says what
// has to be settled first and files nothing.
func (s *session) mergeReturned(id, file string) (int, error) {
	desk, closeLibrary, err := s.desk()
	if err != nil {
		return failed, err
	}
	defer closeLibrary()
	back, err := desk.ReadReturned(file, workflow.ImportOptions{Encoding: s.encoding})
	if err != nil {
		return failed, fmt.Errorf("%s: %w", file, err)
	}
	m, err := desk.TakeBack(s.ctx, id, s.base, back, s.settle)
	if errors.Is(err, editor.ErrNothing) {
		fmt.Fprintf(s.err, "stetctl: %s changes nothing in the story: nothing was filed\n", file)
		return done, nil
	}
	if err != nil {
		return failed, err
	}
	if m.Filed.Number > 0 {
		if s.json {
			return done, s.print(m.Filed)
		}
		fmt.Fprintf(s.out, "r%d %s: from r%d\n", m.Filed.Number, m.Filed.Name, m.From)
		return done, nil
	}
	if s.json {
		for _, c := range m.Conflicts {
			if err := s.print(c); err != nil {
				return failed, err
			}
		}
		return findings, nil
	}
	printConflicts(s.out, m.Conflicts)
	fmt.Fprintf(s.err, "stetctl: both changed the same in %d places; nothing was filed: settle them in the window, or all alike with --ours or --theirs\n", len(m.Conflicts))
	return findings, nil
}

// printConflicts prints each conflict with both versions and what they began
// from.
func printConflicts(w io.Writer, all []diff.Conflict) {
	for n, c := range all {
		fmt.Fprintf(w, "%d. %s", n+1, c.Kind)
		if c.Name != "" {
			fmt.Fprintf(w, " %s", c.Name)
		}
		fmt.Fprintf(w, "\n   base:   %s\n   ours:   %s\n   theirs: %s\n", shown(c.Base), shown(c.Ours), shown(c.Theirs))
	}
}

// shown is a value in quotes, and what is not there in words.
func shown(text string) string {
	if text == "" {
		return "(nothing)"
	}
	return fmt.Sprintf("%q", text)
}

// trio is one line of the batch.
type trio struct {
	ID     json.RawMessage `json:"id"`
	Base   string          `json:"base"`
	Ours   string          `json:"ours"`
	Theirs string          `json:"theirs"`
}

// mergeBatch merges three texts a line.
func (s *session) mergeBatch() (int, error) {
	in := json.NewDecoder(bufio.NewReaderSize(s.in, 1<<20))
	out := bufio.NewWriter(s.out)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for {
		var t trio
		err := in.Decode(&t)
		if errors.Is(err, io.EOF) {
			return done, out.Flush()
		}
		if err != nil {
			return failed, errors.Join(fmt.Errorf("read three texts: %w", err), out.Flush())
		}
		m, err := diff.MergeText(s.ctx, t.Base, t.Ours, t.Theirs)
		if err != nil {
			return failed, errors.Join(fmt.Errorf("%s: %w", t.ID, err), out.Flush())
		}
		m.ID = t.ID
		if err := enc.Encode(m); err != nil {
			return failed, err
		}
	}
}
