package main

import (
	"flag"
	"fmt"
	"slices"
	"time"

	"stet/app/workflow"
	"stet/editor"
)

func sweepFlags(f *flag.FlagSet, o *options) {
	deskFlags(f, o)
	f.StringVar(&o.status, "status", "", "the stories in this `status`, those never exported as well (default: all that were exported)")
	f.StringVar(&o.csv, "csv", "", "write the findings to this `file` for a spreadsheet")
}

// swept is a line of a sweep in JSON: a finding with the story it is about, or why that
// could not be read.
type swept struct {
	Story    string        `json:"story"`
	Headline string        `json:"headline"`
	Status   editor.Status `json:"status"`
	Exported time.Time     `json:"exported,omitzero"`
	Revision int           `json:"revision,omitempty"`
	Error    string        `json:"error,omitempty"`
	*editor.Finding
	Overridden *editor.Override `json:"overridden,omitempty"` // under which it went out
}

func sweep(s *session, words []string) (int, error) {
	if err := want(words, 0, 0, "sweep [--status S] [--csv FILE] [--json]"); err != nil {
		return failed, err
	}
	if err := s.knownStatus(); err != nil {
		return failed, err
	}
	desk, closeLibrary, err := s.desk()
	if err != nil {
		return failed, err
	}
	defer closeLibrary()
	var all []workflow.Audited
	var unprinted error
	err = desk.Audit(s.ctx, editor.Query{Status: editor.Status(s.status), Limit: pageRows}, func(a workflow.Audited) {
		all = append(all, a)
		if err := s.printAudited(a); unprinted == nil {
			unprinted = err
		}
	}, s.sweeping)
	if err == nil {
		err = unprinted
	}
	if err == nil && s.csv != "" {
		err = desk.SaveAudit(s.csv, all)
	}
	if err != nil {
		return failed, err
	}
	return s.sumUp(all), nil
}

// sweepStep is after how many stories a sweep says how far it is.
const sweepStep = 1000

func (s *session) sweeping(seen, total int) {
	if seen > 0 && seen < total && seen%sweepStep == 0 {
		fmt.Fprintf(s.err, "stetctl: looked at %d of %d stories\n", seen, total)
	}
}

// printAudited prints what was found in a story, a line for each finding.
func (s *session) printAudited(a workflow.Audited) error {
	line := swept{Story: a.ID, Headline: a.Headline, Status: a.Status, Exported: a.Exported(), Revision: a.Checked.Number}
	if a.Err != nil {
		fmt.Fprintf(s.err, "stetctl: %s %s was not read: %v\n", a.ID, editor.InQuotes(a.Headline), a.Err)
		if line.Error = a.Err.Error(); s.json {
			return s.print(line)
		}
	}
	all := slices.Concat(a.Findings, a.Waived)
	if !s.json && len(all) > 0 {
		fmt.Fprintf(s.out, "%s  %s  %s\n", a.ID, outAt(a), a.Headline)
	}
	for _, f := range all {
		o := a.Overridden(f)
		if line.Finding, line.Overridden = &f, o; s.json {
			if err := s.print(line); err != nil {
				return err
			}
			continue
		}
		if err := s.printFinding(f); err != nil {
			return err
		}
		if o != nil {
			fmt.Fprintf(s.out, "      overridden by %s: %s\n", o.By, o.Reason)
		}
	}
	return nil
}

// outAt says when a story went out, or where it stands.
func outAt(a workflow.Audited) string {
	if at := a.Exported(); !at.IsZero() {
		return at.Format("2006-01-02 15:04")
	}
	return string(a.Status)
}

// sumUp counts the findings by rule; in JSON they go where messages do.
func (s *session) sumUp(all []workflow.Audited) int {
	to := s.out
	if s.json {
		to = s.err
	}
	code, troubled := done, 0
	for _, a := range all {
		if len(a.Findings) > 0 || a.Err != nil {
			code = findings
			troubled++
		}
	}
	for _, c := range workflow.CountRules(all) {
		fmt.Fprintf(to, "%6d  %-5s %-22s in %s\n", c.Findings, c.Severity, c.Rule, stories(c.Stories))
	}
	fmt.Fprintf(to, "something stands against %d of %s checked\n", troubled, stories(len(all)))
	return code
}

func stories(n int) string {
	if n == 1 {
		return "1 story"
	}
	return fmt.Sprintf("%d stories", n)
}

// knownStatus refuses a --status that there is not.
func (s *session) knownStatus() error {
	if s.status != "" && !slices.Contains(editor.Statuses, editor.Status(s.status)) {
		return fmt.Errorf("%q is not a status: %v", s.status, editor.Statuses)
	}
	return nil
}
