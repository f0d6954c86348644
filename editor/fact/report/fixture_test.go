package report

import (
	"bytes"
	"os"
	"testing"
	"time"

	"stet/editor"
	"stet/editor/format/piece"
)

// minutes is the file that the fixture's council source keeps.
var minutes = []byte("Finance committee, item 7: repair of the harbour bridge, 41,000,000.\n")

// at is a minute of the fixture's day.
func at(hour, minute int) time.Time {
	return time.Date(2026, 11, 20, hour, minute, 0, 0, time.UTC)
}

// bridge is the dossier of the story that the app ships, after a day at a fact desk
// that has met everything.
func bridge(t testing.TB) Dossier {
	t.Helper()
	b, err := os.ReadFile("../../../assets/sample/sample-2.json")
	if err != nil {
		t.Fatal(err)
	}
	s, err := editor.ParseStory(b)
	if err != nil {
		t.Fatal(err)
	}
	first := s.Clone()
	set := func(id string, change func(*editor.Fact)) {
		for i := range s.Facts {
			if s.Facts[i].ID == id {
				change(&s.Facts[i])
				return
			}
		}
		t.Fatalf("no fact %s", id)
	}
	set("f-bill", func(f *editor.Fact) {
		f.Sources[0].URL, f.Sources[0].Archived = "https://council.example/finance/7", "https://archive.example/finance/7"
		f.Sources[0].When, f.Sources[0].File, f.Sources[0].SHA256 = "2026-11-19", "minutes.txt", editor.HashBytes(minutes)
		f.Status, f.Second, f.SecondSettled, f.Risks = "verified:twice", "N. Adeyemi", at(15, 40), []editor.Risk{editor.Legal}
	})
	set("f-hangers", func(f *editor.Fact) {
		f.Sources = append(f.Sources, editor.Source{Kind: editor.Person, Title: "Diver on the survey", Who: "Pavel Novak", When: "18 Nov",
			Method: "by telephone", Contact: "+44 20 7946 0958", Confidential: true})
		f.Note = "Novak counted them himself."
	})
	set("f-traffic", func(f *editor.Fact) {
		f.Status, f.Assigned = "sourced", "R. Okafor"
		f.Sources = []editor.Source{{Kind: editor.WebPage, Title: "Traffic counts 2025", URL: "https://roads.example/counts?a=1&b=2", Secondary: true}}
		f.Questions = []editor.Question{{ID: "q1", By: "R. Okafor", Text: "Is that weekdays only?", At: at(14, 0),
			Answers: []editor.Answer{{By: "Marta Ilves", Text: "Asking the roads office.", At: at(14, 20)}}}}
	})
	set("f-closure", func(f *editor.Fact) {
		f.Questions = []editor.Question{{ID: "q2", By: "R. Okafor", To: "City desk", Text: "Do we have it in writing?", At: at(14, 5)},
			{ID: "q3", By: "R. Okafor", Text: "Which weeks?", At: at(14, 6), Closed: true}}
	})
	set("f-survey", func(f *editor.Fact) {
		f.Status, f.Checker, f.Settled, f.Change = editor.Corrected, "R. Okafor", at(16, 0), "as early as 2018"
		f.Reply = editor.RightOfReply{Whom: "The council", Asked: at(12, 0)}
	})
	set("f-quote", func(f *editor.Fact) {
		f.Sources[0].URL, f.Sources[0].When = "https://harbour-gazette.example/recordings/brandt", "2026-11-17"
	})
	set("f-ferries", func(f *editor.Fact) { f.Calculation = "3 × 3,000 = 9,000" })
	s.Facts = append(s.Facts,
		editor.Fact{ID: "f-none", Kind: editor.NoFact, Status: editor.Verified, Range: editor.Range{Block: "bridge-p6", Start: 0, End: 50}, Text: "Ferries will run every 20 minutes in the meantime."},
		editor.Fact{ID: "f-critics", Kind: editor.Claim, Status: editor.Verified, Gone: true, Text: "Critics were quick to respond", Checker: "R. Okafor", Settled: at(11, 0)})
	s.Amendments = []editor.Amendment{{ID: "a1", Kind: editor.Correction, Fact: "f-survey", Wrong: "as early as 2018", Right: "as early as 2017",
		Note: "An earlier version of this story gave the year of the survey as 2018. It was 2017.", By: "R. Okafor", At: at(18, 0)}}
	return Dossier{Story: s, House: "Harbour Gazette", Zone: time.UTC, Claims: []string{"f-bill", "f-quote"},
		Revision: editor.Revision{Number: 3, Name: "Facts settled", Author: "R. Okafor", Saved: at(16, 30),
			Hash: editor.HashBytes([]byte("the third")), Override: &editor.Override{By: "D. Chief", Reason: "On the front page in ten minutes.", At: at(16, 30), Findings: []string{"fact-needs-source: “nine weeks from 11 January” needs a source."}}},
		Versions: []Version{{editor.Revision{Number: 1, Author: "Marta Ilves", Saved: at(9, 0)}, older(t)},
			{editor.Revision{Number: 2, Author: "Marta Ilves", Saved: at(12, 0)}, first},
			{editor.Revision{Number: 3, Author: "R. Okafor", Saved: at(16, 30)}, s}},
		Pages:  piece.Pages{Faces: os.DirFS("../../../assets")},
		Signed: &editor.Revision{Number: 2, Author: "D. Chief", Saved: at(12, 30), Cause: editor.SignedOff},
		Desk:   editor.FactDesk{Statuses: []editor.DeskTerm{{ID: "verified:twice", Label: "Verified twice", Glyph: "✔"}}},
		Standing: []editor.Finding{{Rule: "fact-needs-source", Message: "“nine weeks from 11 January” needs a source.",
			Waived: &editor.Waiver{By: "D. Chief", Reason: "The press office is closed."}}},
		File: func(hash string) ([]byte, error) {
			if hash == editor.HashBytes(minutes) {
				return minutes, nil
			}
			return nil, editor.ErrNotFound
		},
	}
}

func older(t testing.TB) editor.Story {
	t.Helper()
	b, err := os.ReadFile("../../../assets/sample/sample-1.json")
	if err != nil {
		t.Fatal(err)
	}
	s, err := editor.ParseStory(b)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// written is a report as a file of that ending.
func written(t testing.TB, kind, ending string, d Dossier) string {
	t.Helper()
	k, err := Of(kind)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := k.Write(&b, ending, d); err != nil {
		t.Fatalf("%s as %s: %v", kind, ending, err)
	}
	return b.String()
}
