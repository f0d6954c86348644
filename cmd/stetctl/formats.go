package main

import (
	"fmt"
	"strings"

	"stet/editor/format"
)

// formatLine is one format of the table.
type formatLine struct {
	ID      string   `json:"id"`
	Name    string   `json:"name"`
	Endings []string `json:"endings"`
	In      bool     `json:"in"`
	Out     bool     `json:"out"`
	Many    bool     `json:"many,omitempty"`   // several stories in one file
	Inside  bool     `json:"inside,omitempty"` // the pictures lie in it
	Raw     bool     `json:"raw,omitempty"`    // with suggestions and comments
	Loses   []string `json:"loses,omitempty"`
}

// formats lists the formats, what is read and what is written, and what each cannot
// hold.
func formats(s *session, words []string) (int, error) {
	if err := want(words, 0, 0, "formats [--json]"); err != nil {
		return failed, err
	}
	for _, f := range format.Formats {
		if s.json {
			line := formatLine{f.ID, f.Name, f.Endings, f.Reads(), f.Writes(), f.Many, f.Inside, f.Raw, f.Loses()}
			if err := s.print(line); err != nil {
				return failed, err
			}
			continue
		}
		fmt.Fprintf(s.out, "%-16s %-48s %-8s %s\n", f.ID, f.Name, inAndOut(f), strings.Join(f.Endings, " "))
		if lost := lossWords(format.Loss{What: f.Loses()}); lost != "" && f.Writes() {
			fmt.Fprintf(s.out, "%-16s cannot hold: %s\n", "", lost)
		}
	}
	return done, nil
}

func inAndOut(f format.Format) string {
	switch {
	case f.Reads() && f.Writes():
		return "in, out"
	case f.Writes():
		return "out"
	}
	return "in"
}
