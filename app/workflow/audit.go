package workflow

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"stet/editor"
	"stet/editor/credit"
	"stet/editor/sheet"
)

// Audited is what the credit checks say of one story, in the words that they were run
// on: those that readers got last, or the newest where none did.
type Audited struct {
	editor.Summary
	Checked  editor.Revision  // whose words they are
	Findings []editor.Finding // those that nobody lets stand
	Waived   []editor.Finding // those that somebody does
	Unknown  []Unjudged       // the rules that could not be judged
	Err      error            // why the story could not be read; nothing is known of it then
}

// Exported returns when the words went out, zero where they never did.
func (a Audited) Exported() time.Time {
	if a.Checked.Cause != editor.ForExport {
		return time.Time{}
	}
	return a.Checked.Saved
}

// Overridden returns the override that a finding went out under, nil for none.
func (a Audited) Overridden(f editor.Finding) *editor.Override {
	if o := a.Checked.Override; o != nil && f.Severity == editor.Blocks && o.Covers(f) {
		return o
	}
	return nil
}

// Audit runs the credit checks on every story that q asks for and that went out, as it
// went out last, and tells of each: also of one that passes, or cannot be read. Where q
// names a status, it runs them on those that never went out as well, as they were filed
// last. progress is told how many stories it has seen, of how many, 0 where that is not
// known. It ends with ctx, and writes nothing but the counts of the rows whose newest words
// it has checked.
func (d *Desk) Audit(ctx context.Context, q editor.Query, found func(Audited), progress func(done, total int)) error {
	if err := d.readChoices(ctx); err != nil {
		return err
	}
	// What is not in the index yet would be missed among the texts that others have, too.
	if err := d.lib.Index(ctx, func(int, int) {}); err != nil {
		return err
	}
	all := q.Status != "" || slices.ContainsFunc(q.Terms, func(t editor.Term) bool { return t.Field == "status" })
	return d.eachStory(ctx, q, progress, func(row editor.Summary) {
		a, err := d.audit(ctx, row, all)
		if ctx.Err() != nil || errors.Is(err, ErrUnpublished) {
			return
		}
		a.Err = err
		found(a)
	})
}

// audit checks one story, in its newest words where it never went out and unpublished
// ones are wanted.
func (d *Desk) audit(ctx context.Context, row editor.Summary, unpublished bool) (Audited, error) {
	a := Audited{Summary: row}
	s, r, err := d.Published(ctx, row.ID)
	if errors.Is(err, ErrUnpublished) && unpublished {
		s, r, err = d.lib.Story(ctx, row.ID, 0)
	}
	if err != nil {
		return a, err
	}
	a.Checked = r
	if r.Number != row.Revision { // what was waived since is waived, and a note written since has yet to go out
		newest, _, err := d.lib.Story(ctx, row.ID, 0)
		if err != nil {
			return a, err
		}
		s.Waivers, s.Amendments = slices.Concat(s.Waivers, newest.Waivers), newest.Amendments
	}
	signed, err := d.Signed(ctx, row.ID)
	if err != nil {
		return a, err
	}
	known, err := d.know(ctx, row.ID, s, signed)
	if err != nil {
		return a, err
	}
	result, err := d.checkCredits(ctx, s, known)
	if err != nil {
		return a, err
	}
	if r.Number == row.Revision {
		d.countAgain(ctx, &a, s, result)
	}
	for _, f := range result.Findings {
		if f.Waived == nil {
			a.Findings = append(a.Findings, f)
		} else {
			a.Waived = append(a.Waived, f)
		}
	}
	a.Unknown = unjudged(result)
	return a, nil
}

// countAgain has the row of a story count what was found in its newest words. What somebody
// is typing is counted as it is typed, and a row that cannot be written to stays.
func (d *Desk) countAgain(ctx context.Context, a *Audited, s editor.Story, r credit.Result) {
	if _, err := d.lib.Draft(ctx, a.ID); !errors.Is(err, editor.ErrNotFound) {
		return
	}
	if row, err := d.setTally(ctx, a.Summary, d.Tally(s, Checked{Credits: r.Findings})); err == nil {
		a.Summary = row
	}
}

// RuleCount is how many findings a rule has.
type RuleCount struct {
	Rule     string          `json:"rule"`
	Severity editor.Severity `json:"severity"` // the gravest of them
	Findings int             `json:"findings"`
	Stories  int             `json:"stories"`
}

// CountRules counts findings by rule: the gravest first, and of those the rule first
// that has the most.
func CountRules(all []Audited) []RuleCount {
	var out []RuleCount
	for _, a := range all {
		seen := map[string]bool{}
		for _, f := range a.Findings {
			i := slices.IndexFunc(out, func(c RuleCount) bool { return c.Rule == f.Rule })
			if i < 0 {
				i = len(out)
				out = append(out, RuleCount{Rule: f.Rule, Severity: f.Severity})
			}
			if out[i].Findings++; !seen[f.Rule] {
				seen[f.Rule] = true
				out[i].Stories++
			}
			if gravity(f.Severity) < gravity(out[i].Severity) {
				out[i].Severity = f.Severity
			}
		}
	}
	slices.SortStableFunc(out, func(a, b RuleCount) int {
		if by := gravity(a.Severity) - gravity(b.Severity); by != 0 {
			return by
		}
		return b.Findings - a.Findings
	})
	return out
}

func gravity(s editor.Severity) int { return slices.Index(editor.Severities, s) }

// WriteAudit writes what an audit found for a spreadsheet, one finding a row, with who let
// it stand or go out, and why; a story that could not be read has a row that says why not.
// The times are in the zone of now.
func WriteAudit(w io.Writer, all []Audited, now time.Time) error {
	rows := [][]string{{"Story", "Headline", "Status", "Exported", "Revision", "Severity", "Rule", "Message", "Words", "Policy", "Let stand", "By", "Reason", "When"}}
	minute := func(at time.Time) string {
		if at.IsZero() {
			return ""
		}
		return at.In(now.Location()).Format("2006-01-02 15:04")
	}
	for _, a := range all {
		row := func(rest ...string) {
			rows = append(rows, append([]string{a.ID, a.Headline, string(a.Status), minute(a.Exported())}, rest...))
		}
		if a.Err != nil {
			row("", "not read", "", a.Err.Error(), "", "", "", "", "", "")
		}
		for _, f := range slices.Concat(a.Findings, a.Waived) {
			how, by, reason, at := "", "", "", time.Time{}
			if w := f.Waived; w != nil {
				how, by, reason, at = "waived", w.By, w.Reason, w.At
			} else if o := a.Overridden(f); o != nil {
				how, by, reason, at = "overridden", o.By, o.Reason, o.At
			}
			row(fmt.Sprint(a.Checked.Number), string(f.Severity), f.Rule, f.Message, f.Text, f.Policy, how, by, reason, minute(at))
		}
	}
	return sheet.Write(w, rows)
}

// SaveAudit writes it to a file, whole or not at all. A file that is there is replaced.
func (d *Desk) SaveAudit(path string, all []Audited) error {
	return streamFile(path, func(w io.Writer) error { return WriteAudit(w, all, d.now()) })
}
