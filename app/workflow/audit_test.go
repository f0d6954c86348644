package workflow

import (
	"context"
	"encoding/csv"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"stet/editor"
)

// audit returns what an audit tells, by headline, and the last that progress was told.
func audit(t *testing.T, d *Desk, q editor.Query) (all []Audited, done, total int) {
	t.Helper()
	err := d.Audit(t.Context(), q, func(a Audited) { all = append(all, a) }, func(n, of int) { done, total = n, of })
	if err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(all, func(a, b Audited) int { return strings.Compare(a.Headline, b.Headline) })
	return all, done, total
}

func headlines(all []Audited) string {
	var out []string
	for _, a := range all {
		out = append(out, a.Headline)
	}
	return strings.Join(out, "|")
}

func rules(a Audited) string {
	var out []string
	for _, f := range a.Findings {
		out = append(out, f.Rule)
	}
	return strings.Join(out, " ")
}

// exported files a story of one paragraph, exports it, and returns its ID.
func exported(t *testing.T, d *Desk, headline, text string) string {
	t.Helper()
	id := filed(t, d, headline, text)
	o := opened(t, d, id)
	path := filepath.Join(t.TempDir(), "story.md")
	if _, err := d.Export(t.Context(), id, o.Revision.Number, o.Story, Order{Path: path, Override: &editor.Override{By: "Nora Vale", Reason: "On deadline"}}); err != nil {
		t.Fatal(err)
	}
	return id
}

// change files another revision of a story.
func change(t *testing.T, d *Desk, id string, to func(*editor.Story)) {
	t.Helper()
	o := opened(t, d, id)
	s := o.Story.Clone()
	to(&s)
	if _, err := d.Save(t.Context(), id, o.Revision.Number, s, ""); err != nil {
		t.Fatal(err)
	}
}

// TestAudit: what went out is checked as it went out, whatever was done since; what
// never went out only where somebody asks for its status.
func TestAudit(t *testing.T) {
	d := newDesk(t)
	out := exported(t, d, "A: out", "The bridge closed.")
	filed(t, d, "B: on the desk", "The ferry sank.")
	change(t, d, out, func(s *editor.Story) { s.Article.Byline = "Jane Doe" })

	all, done, total := audit(t, d, editor.Query{})
	if headlines(all) != "A: out" || done != 2 || total != 2 {
		t.Fatalf("%q, %d of %d", headlines(all), done, total)
	}
	a := all[0]
	if a.Checked.Number != 2 || a.Revision != 3 || a.Exported().IsZero() || !strings.Contains(rules(a), "byline-present") || a.Err != nil {
		t.Errorf("%+v", a)
	}
	if len(a.Unknown) == 0 {
		t.Error("nothing is unknown of a story of which nobody knows how it came in")
	}
	if drafting, _, _ := audit(t, d, editor.Query{Status: editor.Inbox}); headlines(drafting) != "B: on the desk" || !drafting[0].Exported().IsZero() {
		t.Errorf("%+v", drafting)
	}
	if none, _, _ := audit(t, d, editor.Query{Status: editor.Spiked}); len(none) != 0 {
		t.Errorf("%+v", none)
	}
	found, err := editor.ParseQuery("status:inbox ferry", noon)
	if err != nil {
		t.Fatal(err)
	}
	if words, _, _ := audit(t, d, found); headlines(words) != "B: on the desk" {
		t.Errorf("%+v", words)
	}
}

// TestAuditKnowsWaivers: what was waived after the export does not stand.
func TestAuditKnowsWaivers(t *testing.T) {
	d := newDesk(t)
	id := exported(t, d, "Out", "The bridge closed.")
	all, _, _ := audit(t, d, editor.Query{})
	before := len(all[0].Findings)
	f := all[0].Findings[0]
	change(t, d, id, func(s *editor.Story) {
		s.Waivers = append(s.Waivers, editor.Waiver{Rule: f.Rule, Field: f.Field, Text: f.Text, By: "Nora Vale", Reason: "A notice"})
	})
	all, _, _ = audit(t, d, editor.Query{})
	if w := all[0].Waived; len(w) != 1 || w[0].Rule != f.Rule || w[0].Waived.Reason != "A notice" {
		t.Errorf("who waived it is not told: %+v", w)
	}
	if len(all[0].Findings) != before-1 || strings.Contains(rules(all[0]), f.Rule) {
		t.Errorf("%s is waived, and stands: %s", f.Rule, rules(all[0]))
	}
}

// TestAuditKnowsOverrides: what a story went out with, and who said that it may.
func TestAuditKnowsOverrides(t *testing.T) {
	d := newDesk(t)
	exported(t, d, "Out", "The bridge closed.")
	all, _, _ := audit(t, d, editor.Query{})
	for _, f := range all[0].Findings {
		o := all[0].Overridden(f)
		if f.Severity == editor.Blocks && (o == nil || o.By != "Nora Vale" || o.Reason != "On deadline") {
			t.Errorf("%s went out, and nobody said so: %+v", f.Rule, o)
		}
		if f.Severity != editor.Blocks && o != nil {
			t.Errorf("%s needed no override", f.Rule)
		}
	}
}

// TestAuditKnowsNotes: a note that was written since the export has yet to reach readers,
// and once it has, a retracted story is known for one.
func TestAuditKnowsNotes(t *testing.T) {
	d := newDesk(t)
	id := exported(t, d, "Out", "The bridge closed.")
	if _, _, err := d.Amend(t.Context(), id, editor.Amendment{Kind: editor.Retraction, Note: "There is no bridge."}); err != nil {
		t.Fatal(err)
	}
	standing := func() (editor.Finding, bool) {
		all, _, _ := audit(t, d, editor.Query{})
		i := slices.IndexFunc(all[0].Findings, func(f editor.Finding) bool { return f.Rule == "own-standing" })
		if i < 0 {
			return editor.Finding{}, false
		}
		return all[0].Findings[i], true
	}
	if f, ok := standing(); !ok || f.Severity != editor.Warns || !strings.Contains(f.Message, "has not gone out") {
		t.Errorf("readers have it without the retraction: %+v", f)
	}
	o := opened(t, d, id)
	path := filepath.Join(t.TempDir(), "story.md")
	if _, err := d.Export(t.Context(), id, o.Revision.Number, o.Story, Order{Path: path, Override: &editor.Override{By: "Nora Vale", Reason: "The retraction"}}); err != nil {
		t.Fatal(err)
	}
	if f, ok := standing(); !ok || f.Severity != editor.Blocks || !strings.Contains(f.Message, "was retracted") {
		t.Errorf("it would go out again: %+v", f)
	}
}

// oneBroken is a library of which one story cannot be read.
type oneBroken struct {
	Library
	id string
}

func (b oneBroken) Story(ctx context.Context, id string, n int) (editor.Story, editor.Revision, error) {
	if id == b.id {
		return editor.Story{}, editor.Revision{}, editor.ErrDamaged
	}
	return b.Library.Story(ctx, id, n)
}

func TestAuditPassesOverWhatCannotBeRead(t *testing.T) {
	d := newDesk(t)
	broken := exported(t, d, "A: broken", "The bridge closed.")
	exported(t, d, "B: sound", "The ferry sank.")
	d.lib = oneBroken{d.lib, broken}
	all, done, _ := audit(t, d, editor.Query{})
	if headlines(all) != "A: broken|B: sound" || done != 2 || !errors.Is(all[0].Err, editor.ErrDamaged) || len(all[0].Findings) != 0 || len(all[1].Findings) == 0 {
		t.Errorf("%+v", all)
	}
}

func TestAuditIsCancelled(t *testing.T) {
	d := newDesk(t)
	exported(t, d, "A", "The bridge closed.")
	exported(t, d, "B", "The ferry sank.")
	ctx, cancel := context.WithCancel(t.Context())
	n := 0
	err := d.Audit(ctx, editor.Query{}, func(Audited) { n++; cancel() }, func(int, int) {})
	if !errors.Is(err, context.Canceled) || n != 1 {
		t.Errorf("%d stories, %v", n, err)
	}
}

func TestCountRules(t *testing.T) {
	f := func(rule string, s editor.Severity) editor.Finding { return editor.Finding{Rule: rule, Severity: s} }
	got := CountRules([]Audited{
		{Findings: []editor.Finding{f("link", editor.Informs), f("byline", editor.Warns), f("image", editor.Blocks), f("image", editor.Warns)}},
		{Findings: []editor.Finding{f("byline", editor.Warns), f("image", editor.Warns), f("date", editor.Warns)}},
		{Err: editor.ErrDamaged},
	})
	want := []RuleCount{{"image", editor.Blocks, 3, 2}, {"byline", editor.Warns, 2, 2}, {"date", editor.Warns, 1, 1}, {"link", editor.Informs, 1, 1}}
	if !slices.Equal(got, want) {
		t.Errorf("%+v", got)
	}
}

func TestWriteAudit(t *testing.T) {
	all := []Audited{
		{Summary: editor.Summary{ID: "1", Headline: "=Bridge, closed", Status: editor.Exported},
			Checked: editor.Revision{Number: 2, Cause: editor.ForExport, Saved: noon,
				Override: &editor.Override{By: "Nora Vale", Reason: "On deadline", At: noon, Findings: []string{"credit-form: Say it so"}}},
			Waived: []editor.Finding{{Rule: "date-present", Severity: editor.Warns, Message: "There is no date",
				Waived: &editor.Waiver{By: "Anna Ray", Reason: "A notice", At: noon}}},
			Findings: []editor.Finding{{Rule: "credit-form", Severity: editor.Blocks, Message: "Say it so", Text: "@gazette", Policy: "https://iptc.org/"},
				{Rule: "byline-present", Severity: editor.Warns, Message: "There is no by-line"}}},
		{Summary: editor.Summary{ID: "2", Headline: "Ferry", Status: editor.Ready}, Err: editor.ErrDamaged},
	}
	var b strings.Builder
	if err := WriteAudit(&b, all, noon); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(b.String(), "\uFEFF"))).ReadAll()
	if err != nil || len(rows) != 5 {
		t.Fatalf("%v, %v", rows, err)
	}
	for i, want := range []string{
		"1|'=Bridge, closed|exported|2026-11-23 12:00|2|block|credit-form|Say it so|'@gazette|https://iptc.org/|overridden|Nora Vale|On deadline|2026-11-23 12:00",
		"1|'=Bridge, closed|exported|2026-11-23 12:00|2|warn|byline-present|There is no by-line||||||",
		"1|'=Bridge, closed|exported|2026-11-23 12:00|2|warn|date-present|There is no date|||waived|Anna Ray|A notice|2026-11-23 12:00",
		"2|Ferry|ready|||not read||" + editor.ErrDamaged.Error() + "||||||",
	} {
		if got := strings.Join(rows[i+1], "|"); got != want {
			t.Errorf("row %d is %q, want %q", i+1, got, want)
		}
	}
}
