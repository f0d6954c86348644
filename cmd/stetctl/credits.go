package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"strings"

	"stet/editor/credit"
)

func creditsFlags(f *flag.FlagSet, o *options) {
	f.BoolVar(&o.jsonl, "jsonl", false, `batch: read {"id","raw"} a line and write whom each names`)
	f.BoolVar(&o.document, "document", false, `batch: read {"id","text"} a line and write the agencies that each says it is from`)
}

// credits reads by-lines and credit lines.
func credits(s *session, words []string) (int, error) {
	desk, closeLibrary, err := s.deskOfFiles()
	if err != nil {
		return failed, err
	}
	defer closeLibrary()
	outlets := desk.Outlets()
	switch {
	case s.jsonl && s.document:
		return batch(s, "document", func(d plainText) (any, error) {
			return wired{d.ID, some(credit.Agencies(strings.Split(d.Text, "\n"), outlets))}, nil
		})
	case s.jsonl:
		return batch(s, "line", func(l creditLine) (any, error) { return readCredit(l, outlets), nil })
	}
	if err := want(words, 1, -1, "credits LINE... [--json]"); err != nil {
		return failed, err
	}
	for _, line := range words {
		read := readCredit(creditLine{Raw: line}, outlets)
		if s.json {
			err = s.print(read)
		} else {
			_, err = fmt.Fprintf(s.out, "%s\n  authors        %s\n  organisations  %s\n  editors        %s\n", line,
				strings.Join(read.Authors, "; "), strings.Join(read.Orgs, "; "), strings.Join(read.Editors, "; "))
		}
		if err != nil {
			return failed, err
		}
	}
	return done, nil
}

type creditLine struct {
	ID  json.RawMessage `json:"id"`
	Raw string          `json:"raw"`
}

// wired is the agencies that a document says it is from, by their canonical names.
type wired struct {
	ID   json.RawMessage `json:"id"`
	Wire []string        `json:"wire"`
}

// creditRead is whom a line names, organisations by their canonical names.
type creditRead struct {
	ID      json.RawMessage `json:"id,omitempty"`
	Authors []string        `json:"authors"`
	Orgs    []string        `json:"orgs"`
	Editors []string        `json:"editors"`
}

func readCredit(l creditLine, outlets *credit.Outlets) creditRead {
	p := credit.ParseByline(l.Raw, outlets)
	out := creditRead{ID: l.ID, Authors: []string{}, Orgs: some(p.Orgs), Editors: some(p.Editors)}
	for _, w := range p.Authors {
		out.Authors = append(out.Authors, w.Name)
	}
	return out
}

// some is a list that JSON writes as one where it is empty.
func some(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}
