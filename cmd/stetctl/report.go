package main

import (
	"errors"
	"flag"
	"fmt"
	"strings"

	"stet/app/workflow"
	"stet/editor"
	"stet/editor/fact/report"
)

func reportFlags(f *flag.FlagSet, o *options) {
	f.StringVar(&o.to, "to", "", "the `file` to write; its ending says the format (default: print it)")
	f.BoolVar(&o.redacted, "redacted", false, "for readers outside the desk: without confidential sources, contacts and what the desk wrote")
	f.IntVar(&o.revision, "revision", 0, "the revision's `number` (default: the newest)")
	f.Func("fact", "for claims: the `ID` of a fact to publish; once for each", func(id string) error {
		o.facts = append(o.facts, id)
		return nil
	})
}

// reportUsage lists the reports, each with what it can be.
func reportUsage() string {
	var b strings.Builder
	b.WriteString("report ID KIND [--to FILE] [--redacted] [--revision N]\n")
	for _, k := range report.Kinds {
		fmt.Fprintf(&b, "  %-10s %s (%s)\n", k.ID, k.About, strings.Join(k.Endings, " "))
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// reportKinds names the reports.
func reportKinds() string {
	var all []string
	for _, k := range report.Kinds {
		all = append(all, k.ID)
	}
	return strings.Join(all, ", ")
}

// written is a report that was written to a file.
type written struct {
	File     string `json:"file"`
	Report   string `json:"report"`
	Revision int    `json:"revision"`
	Hash     string `json:"hash"`
}

func factReport(s *session, words []string) (int, error) {
	if err := want(words, 2, 2, reportUsage()); err != nil {
		return failed, err
	}
	kind, err := report.Of(words[1])
	if err != nil {
		return failed, err
	}
	if kind.Files && s.to == "" {
		return failed, fmt.Errorf("say where to: stetctl report %s %s --to FILE%s", words[0], kind.ID, kind.Endings[0])
	}
	return s.onDesk(func(d *workflow.Desk) (string, error) {
		dossier, err := d.Dossier(s.ctx, words[0], s.revision, kind)
		if err != nil {
			return "", err
		}
		if dossier.Claims = s.facts; kind.ID == "claims" && len(s.facts) == 0 {
			return "", chooseFacts(dossier.Story.Facts)
		}
		if s.redacted {
			dossier = dossier.Redacted()
		}
		if s.to == "" {
			return "", kind.Write(s.out, printed(kind), dossier)
		}
		if err := workflow.WriteReport(s.to, kind, dossier); err != nil {
			return "", err
		}
		if s.json {
			return "", s.print(written{s.to, kind.ID, dossier.Revision.Number, dossier.Revision.Hash})
		}
		return fmt.Sprintf("wrote %s on revision %d", s.to, dossier.Revision.Number), nil
	})
}

// printed is the form that can be read on a terminal.
func printed(k report.Kind) string {
	for _, e := range k.Endings {
		if e == ".md" {
			return e
		}
	}
	return k.Endings[0]
}

// chooseFacts is the error that says which facts can be published.
func chooseFacts(facts []editor.Fact) error {
	var can []string
	for _, f := range facts {
		if report.Reviewable(f) {
			can = append(can, fmt.Sprintf("\n  --fact %s  %s", f.ID, f.Text))
		}
	}
	if can == nil {
		return errors.New("no fact can be published as a claim review: one must be verified, disputed or unverifiable first")
	}
	return fmt.Errorf("choose the facts to publish as claim reviews:%s", strings.Join(can, ""))
}
