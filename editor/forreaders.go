package editor

import (
	"slices"
	"time"
)

// ForReaders returns a story without what is for the desk only: the editor's note, how
// long it is to be, on what terms it came and may be used, by what right its pictures are
// used, how and until when, comments, waivers and notes, who of the desk ordered a note to
// readers, and of the facts all but what they are and how they stand. Suggestions stay what
// they are: see doc.Clean.
func (s Story) ForReaders() Story {
	s = s.Clone()
	out := Story{Article: s.Article, Amendments: s.Amendments}
	a := &out.Article
	a.Status, a.Terms, a.EditorNote, a.Target = "", "", "", 0
	a.UsageTerms = termsForReaders(a.UsageTerms)
	pasted := func(m Mark) bool { return m.Kind == Pasted }
	a.HeadlineMarks, a.StandfirstMarks = slices.DeleteFunc(a.HeadlineMarks, pasted), slices.DeleteFunc(a.StandfirstMarks, pasted)
	for n, b := range a.Body {
		a.Body[n].Marks = slices.DeleteFunc(b.Marks, pasted)
		if i := b.Image; i != nil {
			i.Rights, i.Consent, i.Expires = "", "", time.Time{}
			i.UsageTerms = termsForReaders(i.UsageTerms)
		}
	}
	for i := range out.Amendments {
		out.Amendments[i].By, out.Amendments[i].Fact = "", ""
	}
	for _, f := range s.Facts {
		out.Facts = append(out.Facts, Fact{ID: f.ID, Kind: f.Kind, Status: f.Status, Range: f.Range, Text: f.Text, Stale: f.Stale, Gone: f.Gone})
	}
	return out
}

// termsForReaders is what readers see of terms of use: those that name an open licence,
// which asks to be shown. Others are between the desk and its suppliers.
func termsForReaders(terms string) string {
	if Licence(terms) == "" {
		return ""
	}
	return terms
}
