package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"time"

	"stet/editor"
	"stet/editor/diff"
)

func compare(s *session, words []string) (int, error) {
	if s.jsonl {
		return s.diffBatch()
	}
	before, after, err := s.sides(words)
	if err != nil {
		return failed, err
	}
	c, err := diff.Compare(s.ctx, before, after)
	if err != nil {
		return failed, err
	}
	if err := s.printComparison(c, after.Article); err != nil {
		return failed, err
	}
	if len(c.Changes) > 0 {
		return findings, nil
	}
	return done, nil
}

// sides reads what to compare: two revisions of a story, or two files.
func (s *session) sides(words []string) (before, after editor.Story, err error) {
	const usage = "diff ID M N | diff FILE FILE [--json] [--html FILE] [--docx FILE]"
	switch len(words) {
	case 2:
		desk, err := s.deskOn(nil)
		if err != nil {
			return before, after, err
		}
		if before, err = s.read(desk, words[0]); err != nil {
			return before, after, fmt.Errorf("%s: %w", words[0], err)
		}
		if after, err = s.read(desk, words[1]); err != nil {
			return before, after, fmt.Errorf("%s: %w", words[1], err)
		}
		return before, after, nil
	case 3:
		m, errM := strconv.Atoi(words[1])
		n, errN := strconv.Atoi(words[2])
		if errM != nil || errN != nil {
			return before, after, fmt.Errorf("%q and %q are not revision numbers; usage: stetctl %s", words[1], words[2], usage)
		}
		return s.revisionPair(words[0], m, n)
	}
	return before, after, want(words, 2, 3, usage)
}

func (s *session) revisionPair(id string, m, n int) (before, after editor.Story, err error) {
	desk, closeLibrary, err := s.desk()
	if err != nil {
		return before, after, err
	}
	defer closeLibrary()
	return desk.Pair(s.ctx, id, m, n)
}

func (s *session) printComparison(c diff.Comparison, after editor.Article) error {
	var errs []error
	if s.html != "" {
		errs = append(errs, toFile(s.html, func(w io.Writer) error { return diff.WriteHTML(w, c, after) }))
	}
	if s.docx != "" {
		errs = append(errs, toFile(s.docx, func(w io.Writer) error { return diff.WriteDOCX(w, c, after, s.name(), s.now()) }))
	}
	switch {
	case s.html != "" || s.docx != "":
	case s.json:
		for _, change := range c.Changes {
			errs = append(errs, s.print(change))
		}
	default:
		errs = append(errs, printMarkup(s.out, c, paintOn(s.out)))
	}
	return errors.Join(errs...)
}

// toFile writes a file whole or not at all.
func toFile(path string, write func(io.Writer) error) error {
	temporary := path + ".part"
	f, err := os.Create(temporary)
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	if err = errors.Join(write(f), f.Sync(), f.Close()); err == nil {
		err = os.Rename(temporary, path)
	}
	if err != nil {
		os.Remove(temporary)
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}

// paint is how a terminal, or a file, shows each operation.
type paint map[diff.Op][2]string

var (
	colours = paint{ // ECMA-48 select graphic rendition
		diff.Delete:  {"\x1b[31;9m", "\x1b[0m"},
		diff.Insert:  {"\x1b[32;4m", "\x1b[0m"},
		diff.MoveOut: {"\x1b[35;9m", "\x1b[0m"},
		diff.MoveIn:  {"\x1b[35m", "\x1b[0m"},
	}
	signs = paint{
		diff.Delete:  {"[-", "-]"},
		diff.Insert:  {"{+", "+}"},
		diff.MoveOut: {"[<", "<]"},
		diff.MoveIn:  {"{>", ">}"},
	}
)

// paintOn is colours for a terminal that wants them (no-color.org), signs
// elsewhere.
func paintOn(w io.Writer) paint {
	f, ok := w.(*os.File)
	if !ok || os.Getenv("NO_COLOR") != "" {
		return signs
	}
	if info, err := f.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return signs
	}
	return colours
}

// printMarkup prints what changed with the paragraphs it stands in; those that
// stayed the same are left out.
func printMarkup(w io.Writer, c diff.Comparison, p paint) error {
	out := bufio.NewWriter(w)
	for _, f := range c.Fields {
		fmt.Fprintf(out, "%s: ", f.Name)
		p.runs(out, f.Runs)
	}
	for _, b := range c.Blocks {
		if b.Kind == diff.Same {
			continue
		}
		fmt.Fprintf(out, "\n%s\n", where(b))
		p.runs(out, b.Runs)
	}
	for _, f := range c.Facts {
		fmt.Fprintf(out, "\nfact %s: ", f.Kind)
		p.runs(out, f.Words)
	}
	fmt.Fprintf(out, "\n%s\n", diff.Sentence(c.Summary))
	return out.Flush()
}

// where names a block by its place on the side it is on.
func where(b diff.BlockChange) string {
	switch {
	case b.From < 0:
		return fmt.Sprintf("¶ %d, %s", b.To+1, b.Kind)
	case b.To < 0:
		return fmt.Sprintf("¶ %d before, %s", b.From+1, b.Kind)
	case b.From != b.To:
		return fmt.Sprintf("¶ %d → %d, %s", b.From+1, b.To+1, b.Kind)
	}
	return fmt.Sprintf("¶ %d, %s", b.To+1, b.Kind)
}

func (p paint) runs(w io.Writer, runs []diff.Run) {
	for _, r := range runs {
		sign := p[r.Op]
		fmt.Fprint(w, sign[0], r.Text, sign[1])
	}
	fmt.Fprintln(w)
}

// pair is one line of the batch.
type pair struct {
	ID     json.RawMessage `json:"id"`
	Before string          `json:"before"`
	After  string          `json:"after"`
}

// diffBatch compares a pair of texts a line, each timed by itself.
func (s *session) diffBatch() (int, error) {
	in := json.NewDecoder(bufio.NewReaderSize(s.in, 1<<20))
	out := bufio.NewWriter(s.out)
	for {
		var p pair
		err := in.Decode(&p)
		if errors.Is(err, io.EOF) {
			return done, out.Flush()
		}
		if err != nil {
			return failed, fmt.Errorf("read a pair: %w", err)
		}
		start := time.Now()
		r := diff.Text(p.Before, p.After)
		r.ID, r.MS = p.ID, float64(time.Since(start).Microseconds())/1000
		enc := json.NewEncoder(out)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(r); err != nil {
			return failed, err
		}
	}
}
