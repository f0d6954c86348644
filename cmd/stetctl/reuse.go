package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"time"

	"stet/editor"
	"stet/editor/prose"
	"stet/editor/reuse"
)

func reuseFlags(f *flag.FlagSet, o *options) {
	encodingFlag(f, o)
	f.BoolVar(&o.jsonl, "jsonl", false, `batch: read {"id","text"} a line, compare each with those of the --library, lines of the same form`)
}

func lifted(s *session, files []string) (int, error) {
	if s.jsonl {
		if err := want(files, 0, 0, "reuse --jsonl --library TEXTS < TEXTS"); err != nil {
			return failed, err
		}
		return s.reuseBatch()
	}
	if err := want(files, 1, -1, "reuse ID|FILE [OTHER...] [--json]"); err != nil {
		return failed, err
	}
	if len(files) == 1 {
		return s.sharedWithLibrary(files[0])
	}
	desk, err := s.deskOn(nil)
	if err != nil {
		return failed, err
	}
	var all []*reuse.Article
	for _, file := range files {
		story, err := s.read(desk, file)
		if err != nil {
			return failed, fmt.Errorf("%s: %w", file, err)
		}
		all = append(all, reuse.ReadArticle(story.Article))
	}
	return s.listShared(all[0], all[1:], files[1:])
}

// sharedWithLibrary lists what a file, or a story of the library, shares with the
// others there.
func (s *session) sharedWithLibrary(name string) (int, error) {
	desk, closeLibrary, err := s.desk()
	if err != nil {
		return failed, err
	}
	defer closeLibrary()
	id, story := "", editor.Story{}
	if info, err := os.Stat(name); err == nil && !info.IsDir() {
		if story, err = s.read(desk, name); err != nil {
			return failed, fmt.Errorf("%s: %w", name, err)
		}
	} else {
		opened, err := desk.Open(s.ctx, name)
		if err != nil {
			return failed, err
		}
		id, story = name, opened.Story
	}
	a := reuse.ReadArticle(story.Article)
	others, known, err := desk.Sharing(s.ctx, id, a)
	if err != nil {
		return failed, err
	}
	if !known {
		return failed, errors.New("the library has no index to look the words up in: it was opened for reading only, or this build has no full-text search")
	}
	names := make([]string, len(others))
	for i, o := range others {
		names[i] = o.ID + " " + editor.InQuotes(o.Named())
	}
	return s.listShared(a, others, names)
}

// sharedWords are a passage that an article shares with another, in JSON with where it
// stands in the blocks of both.
type sharedWords struct {
	With  string         `json:"with"`
	Kind  reuse.Kind     `json:"kind"`
	Words int            `json:"words"`
	Alike float64        `json:"alike"`
	Text  string         `json:"text"`
	There string         `json:"there"`
	At    []editor.Range `json:"at"`
	Their []editor.Range `json:"their"`
}

// listShared prints what an article shares with others, which are named. What only
// the article is to blame for makes the exit code 1.
func (s *session) listShared(a *reuse.Article, others []*reuse.Article, names []string) (int, error) {
	code := done
	for _, p := range a.Compared(others) {
		if p.Kind == reuse.Lifted {
			code = findings
		}
		o := others[p.Source]
		line := sharedWords{names[p.Source], p.Kind, p.Words, p.Alike(), a.Words(p.Span), o.Words(p.There), a.Ranges(p.Span), o.Ranges(p.There)}
		if s.json {
			if err := s.print(line); err != nil {
				return failed, err
			}
			continue
		}
		_, err := fmt.Fprintf(s.out, "%-11s %d words, %.0f%% alike: %s\n  here   %s\n  there  %s\n",
			line.Kind, line.Words, 100*line.Alike, line.With, line.Text, line.There)
		if err != nil {
			return failed, err
		}
	}
	return code, nil
}

// sharedWith is a line of what a text shares with others. Offsets are bytes.
type sharedWith struct {
	ID      json.RawMessage `json:"id"`
	Unit    string          `json:"unit"` // byte
	MS      float64         `json:"ms"`
	Matches []sharedPassage `json:"matches"`
}

type sharedPassage struct {
	prose.Span
	Source   json.RawMessage `json:"src_id"`
	SrcStart int             `json:"src_start"`
	SrcEnd   int             `json:"src_end"`
	Words    int             `json:"words"`
	Quoted   bool            `json:"quoted"`
	Kind     reuse.Kind      `json:"kind"`
	Alike    float64         `json:"alike"`
}

// reuseBatch compares texts with those of a file. Boilerplate is left out: it is
// nobody's.
func (s *session) reuseBatch() (int, error) {
	f, err := os.Open(s.library)
	if err != nil {
		return failed, fmt.Errorf("the texts to compare with, --library FILE.jsonl: %w", err)
	}
	defer f.Close()
	var ids []json.RawMessage
	var texts []*reuse.Text
	err = each(f, "text", func(t plainText) error {
		ids, texts = append(ids, t.ID), append(texts, reuse.Read(t.Text))
		return nil
	})
	if err != nil {
		return failed, fmt.Errorf("%s: %w", s.library, err)
	}
	shelf := reuse.NewShelf(texts...)
	return batch(s, "text", func(t plainText) (any, error) {
		began := time.Now()
		found := shelf.Find(reuse.Read(t.Text))
		reuse.MarkQuoted(found, t.Text, linesOf(t.Text))
		line := sharedWith{ID: t.ID, Unit: "byte", Matches: []sharedPassage{}}
		for _, p := range found {
			if p.Kind != reuse.Boilerplate {
				line.Matches = append(line.Matches, sharedPassage{p.Span, ids[p.Source], p.There.Start, p.There.End,
					p.Words, p.Kind == reuse.Quoted, p.Kind, p.Alike()})
			}
		}
		line.MS = float64(time.Since(began).Microseconds()) / 1000
		return line, nil
	})
}
