package main

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"stet/app/workflow"
)

// blamed is one text of a story, by the ID of its block, with whose its words are.
type blamed struct {
	Block     string            `json:"block"`
	Stretches []workflow.Origin `json:"stretches"`
}

func blame(s *session, words []string) (int, error) {
	if err := want(words, 1, 1, "blame ID [--revision N] [--json]"); err != nil {
		return failed, err
	}
	desk, closeLibrary, err := s.desk()
	if err != nil {
		return failed, err
	}
	defer closeLibrary()
	story, r, err := desk.Library().Story(s.ctx, words[0], s.revision)
	if err != nil {
		return failed, err
	}
	all, err := desk.Blame(s.ctx, words[0], story, r.Number, nil)
	if err != nil {
		return failed, err
	}
	if !s.json {
		return done, printBlame(s.out, byBlock(all))
	}
	for _, b := range byBlock(all) {
		if err := s.print(b); err != nil {
			return failed, err
		}
	}
	return done, nil
}

func byBlock(all []workflow.Origin) []blamed {
	var out []blamed
	for _, o := range all {
		if n := len(out); n == 0 || out[n-1].Block != o.Block {
			out = append(out, blamed{Block: o.Block})
		}
		last := &out[len(out)-1]
		last.Stretches = append(last.Stretches, o)
	}
	return out
}

// printBlame prints a stretch a line, paragraphs parted by an empty one.
func printBlame(w io.Writer, blocks []blamed) error {
	out := bufio.NewWriter(w)
	for n, b := range blocks {
		if n > 0 {
			fmt.Fprintln(out)
		}
		for _, o := range b.Stretches {
			r := o.Revision
			text := strings.ReplaceAll(strings.ReplaceAll(o.Text, "\x1b", ""), "\n", " ")
			fmt.Fprintf(out, "%-5s %-18s %s  %s\n", fmt.Sprintf("r%d", r.Number), r.Author, r.Saved.Local().Format("2006-01-02 15:04"), text)
		}
	}
	return out.Flush()
}
