package workflow

import (
	"testing"

	"stet/editor"
)

// shown is what the row of a story counts, and what a check of its words does.
func shown(t *testing.T, d *Desk, id string) (row, checked editor.Tally) {
	t.Helper()
	s, err := d.Library().Summary(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	o := opened(t, d, id)
	c, err := d.CheckStory(t.Context(), id, o.Story)
	if err != nil {
		t.Fatal(err)
	}
	return s.Tally, d.Tally(o.Story, c)
}

// TestRowCountsWhatACheckFinds: a row says what the Credits tab will say, also of words
// that came in beside it, before it or as a file of the same folder.
func TestRowCountsWhatACheckFinds(t *testing.T) {
	d, dir := newDesk(t), t.TempDir()
	if d.Library().Searches() != "index" {
		t.Skip("this build has no index")
	}
	put(t, dir, "1.txt", "Bell of the Henrietta raised\n\nCredit: Coast News Agency\n\n"+bell+"\n\nThe harbour museum will keep it in brine until the spring.\n")
	put(t, dir, "2.txt", "Divers find a bell\n\nThe museum is pleased.\n\n"+bell+"\n")
	report := d.ImportFiles(t.Context(), []string{dir}, ImportOptions{}, nil)
	last := d.ImportText(t.Context(), "3.txt", "Henrietta remembered\n\nFamilies came to the mole.\n\n"+bell+"\n", ImportOptions{})
	for _, in := range append(report.Results, last) {
		row, checked := shown(t, d, in.ID)
		if row != checked || row.Failures == 0 {
			t.Errorf("%s: the row has %+v, a check %+v", in.Headline, row, checked)
		}
	}
}

// TestAuditCountsAgain: what came in since may be where a story has its words from, and
// the check of all stories has the rows say so; but for what somebody is typing in.
func TestAuditCountsAgain(t *testing.T) {
	d := newDesk(t)
	if d.Library().Searches() != "index" {
		t.Skip("this build has no index")
	}
	taken, typed := filed(t, d, "A: divers find a bell", bell), filed(t, d, "B: a bell from the sea", bell)
	for _, id := range []string{taken, typed} {
		change(t, d, id, func(s *editor.Story) { s.Article.Terms, s.Article.Byline = editor.OwnCopy, "By Nora Vale" })
	}
	was, _ := shown(t, d, typed)
	o := opened(t, d, typed)
	o.Story.Article.Headline = "B: a bell"
	if err := d.Journal(t.Context(), typed, o.Revision.Number, o.Story); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := d.Library().SetTally(t.Context(), taken, editor.Tally{Words: 29}); err != nil {
			t.Fatal(err)
		}
		all, _, _ := audit(t, d, editor.Query{Status: editor.Inbox})
		if row, checked := shown(t, d, taken); len(all) != 2 || row != checked || row.Failures+row.Warnings == 0 || all[0].Tally != row {
			t.Errorf("the row has %+v, a check %+v, the audit %+v", row, checked, all)
		}
	}
	if row, _ := shown(t, d, typed); row != was {
		t.Errorf("the row of what is being typed in has %+v after %+v", row, was)
	}
}
