package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"time"

	"stet/app/workflow"
	"stet/editor/diff"
	"stet/editor/diff/redline"
)

func compare(s *session, words []string) (int, error) {
	if s.jsonl {
		return s.diffBatch()
	}
	if s.context < 0 {
		return failed, fmt.Errorf("--context %d: say how many paragraphs, from 0", s.context)
	}
	paint, err := paintFor(s.color, s.out)
	if err != nil {
		return failed, err
	}
	r, err := s.redline(words)
	if err != nil {
		return failed, err
	}
	if err := s.writeComparison(r, paint); err != nil {
		return failed, err
	}
	if len(r.Changes) > 0 {
		return findings, nil
	}
	return done, nil
}

// redline compares two revisions of a story, or two files.
func (s *session) redline(words []string) (redline.Redline, error) {
	const usage = "diff ID M N | diff FILE FILE [--json] [--to FILE]"
	switch len(words) {
	case 2:
		return s.compareFiles(words[0], words[1])
	case 3:
		m, errM := strconv.Atoi(words[1])
		n, errN := strconv.Atoi(words[2])
		if errM != nil || errN != nil {
			return redline.Redline{}, fmt.Errorf("%q and %q are not revision numbers; usage: stetctl %s", words[1], words[2], usage)
		}
		desk, closeLibrary, err := s.desk()
		if err != nil {
			return redline.Redline{}, err
		}
		defer closeLibrary()
		return desk.Redline(s.ctx, words[0], m, n)
	}
	return redline.Redline{}, want(words, 2, 3, usage)
}

// compareFiles compares two files. Nobody knows who wrote them: the changes are
// those of whoever compares.
func (s *session) compareFiles(before, after string) (redline.Redline, error) {
	var r redline.Redline
	desk, err := s.deskOn(nil)
	if err != nil {
		return r, err
	}
	for _, one := range []struct {
		file string
		side *redline.Side
	}{{before, &r.Before}, {after, &r.After}} {
		one.side.Name = filepath.Base(one.file)
		if one.side.Story, err = s.read(desk, one.file); err != nil {
			return r, fmt.Errorf("%s: %w", one.file, err)
		}
	}
	r.After.Signature = redline.Signature{Author: s.name(), At: s.now()}
	r.Comparison, err = diff.Compare(s.ctx, r.Before.Story, r.After.Story)
	return r, err
}

// writeComparison writes the files that are asked for, or else prints.
func (s *session) writeComparison(r redline.Redline, p paint) error {
	var errs []error
	for _, f := range []struct{ path, ending string }{{s.to, ""}, {s.html, ".html"}, {s.docx, ".docx"}, {s.markdown, ".md"}} {
		if f.path != "" {
			errs = append(errs, workflow.ExportRedline(f.path, f.ending, r))
		}
	}
	switch {
	case s.to+s.html+s.docx+s.markdown != "":
	case s.json:
		for _, change := range r.Changes {
			errs = append(errs, s.print(change))
		}
	default:
		errs = append(errs, printMarkup(s.out, r.Comparison, p, s.context))
	}
	return errors.Join(errs...)
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
		r := s.reading.Text(p.Before, p.After)
		r.ID, r.MS = p.ID, float64(time.Since(start).Microseconds())/1000
		enc := json.NewEncoder(out)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(r); err != nil {
			return failed, err
		}
	}
}
