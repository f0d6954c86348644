package fact

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"stet/editor"
)

// SignedOff says what a desk has against a story going out with regard to its
// sign-off: that there is none, where it asks for one, and what is other than a
// correction since. Signed is the revision that was signed off, nil where none was,
// and was what it holds; both stories are without open suggestions.
func SignedOff(s editor.Story, signed *editor.Revision, was editor.Story, desk editor.FactDesk) []editor.Finding {
	g := gates{story: s, desk: desk}
	if signed == nil {
		g.say(editor.GateSignedOff, RuleNotSignedOff, editor.Range{}, "", "Nobody has signed this story off.")
		return g.found
	}
	who := fmt.Sprintf("%s signed off revision %d", asker(signed.Author), signed.Number)
	now := takenBack(s, was)
	for _, name := range printed(was.Article, now.Article) {
		value, _ := s.Article.Field(name)
		finding := editor.Finding{Rule: RuleReopened, Severity: desk.Gate(editor.GateReopened), Field: name, Text: value,
			Message: fmt.Sprintf("The %s is not as it was when %s: sign it off again.", editor.FieldLabel(name), who)}
		g.add(finding)
	}
	for _, b := range changedBlocks(was.Article, now.Article) {
		text, there := s.Article.Text(b.ID)
		if !there {
			g.say(editor.GateReopened, RuleReopened, editor.Range{}, b.Text, fmt.Sprintf("%s was taken out after %s: sign it off again.", sample(b), who))
			continue
		}
		at := editor.Range{Block: b.ID, End: len(text)}
		g.say(editor.GateReopened, RuleReopened, at, text, fmt.Sprintf("%s is not as it was when %s, and no correction says why: sign it off again.", sample(b), who))
	}
	return g.found
}

// takenBack returns s with every correction since was taken back: in the place of a
// corrected fact stand the words it had there, or those that it says were wrong, and
// in that of words which a new note to readers calls right, the wrong ones. A fact
// that such a note is about counts as corrected.
func takenBack(s, was editor.Story) editor.Story {
	s = s.Clone()
	then := map[string]editor.Fact{}
	for _, f := range was.Facts {
		then[f.ID] = f
	}
	notes, facts := corrections(s, was), slices.Clone(s.Facts)
	slices.SortStableFunc(facts, func(f, g editor.Fact) int { return g.Start - f.Start }) // from behind
	for _, f := range facts {
		old, known := then[f.ID]
		told := slices.IndexFunc(notes, func(a editor.Amendment) bool {
			return a.Fact == f.ID && editor.Unquote(a.Right) == editor.Unquote(f.Text)
		})
		words := f.Change
		switch {
		case told >= 0 && !f.Gone:
			words = cmp.Or(words, notes[told].Wrong)
		case f.Status.Base() != editor.Corrected || !f.IsSettled():
			continue
		}
		if known && !old.Gone {
			words = old.Text
		}
		if words != "" && words != f.Text && (!known || !old.Gone) {
			put(&s.Article, f.Range, words)
		}
	}
	for _, a := range notes {
		takeBack(&s.Article, was.Article, editor.Unquote(a.Right), editor.Unquote(a.Wrong))
	}
	return s
}

// corrections are the corrections among the notes to readers of s that was has not.
func corrections(s, was editor.Story) []editor.Amendment {
	return slices.DeleteFunc(slices.Clone(s.Amendments), func(a editor.Amendment) bool {
		return a.Kind != editor.Correction || editor.Unquote(a.Wrong) == "" || editor.Unquote(a.Right) == "" ||
			slices.ContainsFunc(was.Amendments, func(b editor.Amendment) bool { return b.ID == a.ID })
	})
}

// takeBack puts the wrong words in the place of the right ones wherever a text was
// the same as far as that.
func takeBack(a *editor.Article, was editor.Article, right, wrong string) {
	ids := []string{editor.HeadlineID, editor.StandfirstID}
	for _, b := range a.Body {
		ids = append(ids, b.ID)
	}
	for _, id := range ids {
		text, old := textOf(a, id), textOf(&was, id)
		if old == nil {
			continue
		}
		for from := 0; *text != *old; {
			i := strings.Index((*text)[from:], right)
			if i < 0 {
				break
			}
			at := from + i
			if back := (*text)[:at] + wrong + (*text)[at+len(right):]; strings.HasPrefix(*old, back[:at+len(wrong)]) {
				*text = back
			}
			from = at + 1
		}
	}
}

// put puts words in the place of others; marks are not moved.
func put(a *editor.Article, r editor.Range, words string) {
	text := textOf(a, r.Block)
	if text != nil && r.Check(*text) == nil {
		*text = (*text)[:r.Start] + words + (*text)[r.End:]
	}
}

func textOf(a *editor.Article, id string) *string {
	switch id {
	case editor.HeadlineID:
		return &a.Headline
	case editor.StandfirstID:
		return &a.Standfirst
	}
	if i := a.Block(id); i >= 0 {
		if image := a.Body[i].Image; image != nil {
			return &image.Caption
		}
		return &a.Body[i].Text
	}
	return nil
}

// printed names the fields that readers see and that differ.
func printed(was, now editor.Article) []string {
	var out []string
	for _, name := range editor.Fields() {
		switch name {
		case editor.HeadlineID, editor.StandfirstID, "byline", "dateline.place", "dateline.date", "source", "credit.raw", "copyright.notice":
			a, _ := was.Field(name)
			if b, _ := now.Field(name); a != b {
				out = append(out, name)
			}
		}
	}
	return out
}

// changedBlocks returns the blocks that came, went, moved or read otherwise: as they
// are now where they are there.
func changedBlocks(was, now editor.Article) []editor.Block {
	var out []editor.Block
	last := -1
	for _, b := range now.Body {
		i := was.Block(b.ID)
		if i < last || i < 0 || !sameBlock(was.Body[i], b) {
			out = append(out, b)
		}
		last = max(last, i)
	}
	for _, b := range was.Body {
		if now.Block(b.ID) < 0 && b.Text != "" {
			out = append(out, b)
		}
	}
	return out
}

// sameBlock reports whether two blocks print the same words and picture, and lead to
// the same addresses.
func sameBlock(a, b editor.Block) bool {
	return a.Kind == b.Kind && a.Text == b.Text && reflect.DeepEqual(a.Image, b.Image) && slices.Equal(links(a), links(b))
}

func links(b editor.Block) []string {
	var out []string
	for _, m := range b.Marks {
		if m.Kind == editor.Link {
			out = append(out, m.Href)
		}
	}
	return out
}

func sample(b editor.Block) string {
	if b.Image != nil {
		return fmt.Sprintf("The picture %q", b.Image.File)
	}
	return short(b.Text)
}
