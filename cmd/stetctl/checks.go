package main

import (
	"errors"
	"fmt"
	"os"

	"stet/app/workflow"
	"stet/editor"
)

func check(s *session, words []string) (int, error) {
	if err := want(words, 1, 1, "check ID|FILE [--json]"); err != nil {
		return failed, err
	}
	checked, err := s.checked(words[0])
	if err != nil {
		return failed, err
	}
	if checked.Picture != nil {
		if err := s.printPicture(checked.Picture); err != nil {
			return failed, err
		}
	}
	for _, f := range checked.All() {
		if err := s.printFinding(f); err != nil {
			return failed, err
		}
	}
	if !s.json {
		for _, u := range checked.Unknown {
			fmt.Fprintf(s.out, "?     %s: not known, for %s\n", u.Title, u.Why)
		}
	}
	if len(checked.All()) > 0 {
		return findings, nil
	}
	return done, nil
}

// printPicture prints what the file of a picture says of it.
func (s *session) printPicture(i *editor.Image) error {
	if s.json {
		return s.print(i)
	}
	for _, name := range editor.ImageFields() {
		if v := i.Field(name); v != "" {
			if _, err := fmt.Fprintf(s.out, "%-12s %s\n", editor.PictureLabel(name), v); err != nil {
				return err
			}
		}
	}
	return nil
}

// checked runs the rules on a file where there is one of that name, otherwise
// on a story of the library.
func (s *session) checked(name string) (workflow.Checked, error) {
	if info, err := os.Stat(name); err == nil && !info.IsDir() {
		desk, closeLibrary, err := s.deskOfFiles()
		if err != nil {
			return workflow.Checked{}, err
		}
		defer closeLibrary()
		b, err := os.ReadFile(name)
		if err != nil {
			return workflow.Checked{}, fmt.Errorf("it cannot be read: %w", err)
		}
		return desk.CheckFile(s.ctx, name, b, workflow.ImportOptions{Encoding: s.encoding})
	}
	desk, closeLibrary, err := s.desk()
	if err != nil {
		return workflow.Checked{}, err
	}
	defer closeLibrary()
	opened, err := desk.Open(s.ctx, name)
	if err != nil {
		return workflow.Checked{}, err
	}
	return desk.CheckStory(s.ctx, name, opened.Story)
}

func (s *session) printFinding(f editor.Finding) error {
	if s.json {
		return s.print(f)
	}
	_, err := fmt.Fprintf(s.out, "%-5s %-22s %s\n", f.Severity, f.Rule, f.Message)
	if f.Text != "" {
		fmt.Fprintf(s.out, "      %s\n", editor.InQuotes(f.Text))
	}
	if e := f.Elsewhere; e != nil {
		fmt.Fprintf(s.out, "      %s %s: %s\n", e.Story, editor.InQuotes(e.Title), e.Text)
	}
	for _, fix := range f.Fixes {
		fmt.Fprintf(s.out, "      fix: %s\n", fix.Label)
	}
	if f.Waived != nil {
		fmt.Fprintf(s.out, "      waived by %s: %s\n", f.Waived.By, f.Waived.Reason)
	}
	return err
}

func fix(s *session, words []string) (int, error) {
	if err := want(words, 1, 1, "fix ID --rule RULE"); err != nil {
		return failed, err
	}
	if s.rule == "" {
		return failed, errors.New("say which rule to fix: stetctl fix ID --rule RULE")
	}
	desk, closeLibrary, err := s.desk()
	if err != nil {
		return failed, err
	}
	defer closeLibrary()
	r, did, err := desk.Fix(s.ctx, words[0], s.rule)
	if errors.Is(err, editor.ErrNothing) {
		return failed, fmt.Errorf("rule %q has nothing to fix in this story", s.rule)
	}
	if err != nil {
		return failed, err
	}
	for _, label := range did {
		fmt.Fprintln(s.err, label)
	}
	return done, s.printRevision(r)
}
