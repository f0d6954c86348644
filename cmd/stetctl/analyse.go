package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"stet/editor"
	"stet/editor/prose"
)

func analyseFlags(f *flag.FlagSet, o *options) {
	encodingFlag(f, o)
	f.BoolVar(&o.jsonl, "jsonl", false, `batch: read {"id","text"} a line, with "date" where it is known, and write what is found`)
}

func analyse(s *session, files []string) (int, error) {
	if s.jsonl {
		if err := want(files, 0, 0, "analyse --jsonl < TEXTS"); err != nil {
			return failed, err
		}
		return s.analyseBatch()
	}
	if err := want(files, 1, -1, "analyse FILE... [--json]"); err != nil {
		return failed, err
	}
	desk, err := s.deskOn(nil)
	if err != nil {
		return failed, err
	}
	for _, file := range files {
		story, err := s.read(desk, file)
		if err != nil {
			return failed, fmt.Errorf("%s: %w", file, err)
		}
		text, paragraphs := bodyOf(story.Article)
		a := analysed(text, paragraphs, story.Article.Day())
		a.ID, _ = json.Marshal(file)
		if s.json {
			err = s.print(a)
		} else {
			err = a.list(s.out, text)
		}
		if err != nil {
			return failed, err
		}
	}
	return done, nil
}

// bodyOf is an article's body as one text, a line a block, and where the blocks
// are in it.
func bodyOf(a editor.Article) (string, []prose.Span) {
	var text strings.Builder
	var paragraphs []prose.Span
	for _, b := range a.Body {
		if b.Text != "" {
			start := text.Len()
			text.WriteString(b.Text)
			paragraphs = append(paragraphs, prose.Span{Start: start, End: text.Len()})
			text.WriteByte('\n')
		}
	}
	return text.String(), paragraphs
}

// linesOf are the lines of a text that hold anything: its paragraphs.
func linesOf(text string) []prose.Span {
	var lines []prose.Span
	at := 0
	for line := range strings.Lines(text) {
		if s := (prose.Span{Start: at, End: at + len(line)}).Trim(text); !s.Empty() {
			lines = append(lines, s)
		}
		at += len(line)
	}
	return lines
}

// analysis is what is found in one text. Offsets are bytes into it.
type analysis struct {
	ID        json.RawMessage `json:"id"`
	Unit      string          `json:"unit"` // byte
	MS        float64         `json:"ms"`   // how long the finding took
	Quotes    []saying        `json:"quotes"`
	Spans     []entity        `json:"spans"`
	Sentences []prose.Span    `json:"sentences"`
}

// saying is a quotation, or words held at a distance.
type saying struct {
	prose.Span
	Kind       prose.QuoteKind `json:"kind"`
	Attributed bool            `json:"attributed"`
	Inherited  bool            `json:"inherited,omitempty"`
	Speaker    *words          `json:"speaker,omitempty"`
	Cue        *words          `json:"cue,omitempty"`
	Name       string          `json:"name,omitempty"`
	Rule       prose.Rule      `json:"rule,omitempty"`
}

// words are a span with what stands there.
type words struct {
	prose.Span
	Text string `json:"text"`
}

// spanKind is the kind that the batch form knows an entity by, "" for a number
// without a value. Percentage points are a number, and no percentage.
func spanKind(e prose.Entity) string {
	switch {
	case e.Kind == editor.Figure && e.Value == "":
		return ""
	case e.Kind == editor.Figure, e.Kind == editor.Percent && strings.HasSuffix(e.Value, "pp"):
		return "number"
	case e.Kind == editor.Rank:
		return "ordinal"
	}
	return string(e.Kind)
}

// nameKinds are the kinds that the batch form knows names by.
var nameKinds = map[prose.NameKind]string{prose.Person: "person", prose.Organisation: "organization", prose.Place: "place", prose.Other: "misc"}

// entity is a checkable run of words.
type entity struct {
	prose.Span
	Kind  string `json:"kind"`
	Value string `json:"value,omitempty"`
}

// analysed finds everything in the paragraphs of a text that was published that
// day.
func analysed(text string, paragraphs []prose.Span, day time.Time) analysis {
	began := time.Now()
	a := analysis{Unit: "byte", Quotes: []saying{}, Spans: []entity{}, Sentences: []prose.Span{}}
	texts := make([]string, len(paragraphs))
	for i, p := range paragraphs {
		texts[i] = p.Of(text)
	}
	moved := func(block int, s prose.Span) prose.Span {
		return prose.Span{Start: s.Start + paragraphs[block].Start, End: s.End + paragraphs[block].Start}
	}
	found := prose.Analyse(texts, day)
	for _, q := range found.Quotes {
		one := saying{Span: moved(q.Block, q.Span), Kind: q.Kind, Attributed: q.Attributed, Inherited: q.Inherited, Name: q.Name, Rule: q.Rule}
		if !q.Speaker.Empty() {
			one.Speaker = &words{moved(q.SpeakerBlock, q.Speaker), q.SpeakerText}
		}
		if !q.Cue.Empty() {
			one.Cue = &words{moved(q.CueBlock, q.Cue), q.CueText}
		}
		a.Quotes = append(a.Quotes, one)
	}
	for _, n := range found.Names {
		a.Spans = append(a.Spans, entity{Span: moved(n.Block, n.Span), Kind: nameKinds[n.Kind]})
	}
	for block, t := range texts {
		for _, e := range found.Entities[block] {
			if kind := spanKind(e); kind != "" {
				a.Spans = append(a.Spans, entity{moved(block, e.Span), kind, e.Value})
			}
		}
		for _, s := range found.Sentences[block] {
			a.Sentences = append(a.Sentences, moved(block, s.Trim(t)))
		}
	}
	slices.SortStableFunc(a.Spans, func(e, f entity) int { return cmp.Compare(e.Start, f.Start) })
	a.MS = float64(time.Since(began).Microseconds()) / 1000
	return a
}

// list prints what was found for a person to read.
func (a analysis) list(out io.Writer, text string) error {
	b := bufio.NewWriter(out)
	for _, q := range a.Quotes {
		fmt.Fprintf(b, "%-10s %s\n", q.Kind, q.Of(text))
		switch {
		case q.Kind == prose.Scare:
		case q.Speaker == nil:
			fmt.Fprintln(b, "           no speaker")
		default:
			by := q.Speaker.Text
			if q.Name != "" && q.Name != by {
				by += " (" + q.Name + ")"
			}
			if q.Cue != nil {
				by += ", " + q.Cue.Text
			}
			if q.Inherited {
				by += ", taken from the paragraph before"
			}
			fmt.Fprintln(b, "           by", by)
		}
	}
	for _, e := range a.Spans {
		fmt.Fprintf(b, "%-10s %s", e.Kind, e.Of(text))
		if e.Value != "" {
			fmt.Fprintf(b, "  (%s)", e.Value)
		}
		fmt.Fprintln(b)
	}
	return b.Flush()
}

// analyseBatch analyses a text a line, each timed by itself.
func (s *session) analyseBatch() (int, error) {
	type dated struct {
		plainText
		Date, DCT string // DCT is what TimeML calls it
	}
	return batch(s, "text", func(d dated) (any, error) {
		day, err := batchDay(d.Date + d.DCT)
		if err != nil {
			return nil, fmt.Errorf("text %s: %w", d.ID, err)
		}
		a := analysed(d.Text, linesOf(d.Text), day)
		a.ID = d.ID
		return a, nil
	})
}

// batchDay reads the day a text of a batch was published, if it is given.
func batchDay(date string) (time.Time, error) {
	if date == "" {
		return time.Time{}, nil
	}
	if len(date) > len(time.DateOnly) {
		date = date[:len(time.DateOnly)]
	}
	day, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return day, fmt.Errorf("the date %q is not one like 2019-04-24", date)
	}
	return day, nil
}
