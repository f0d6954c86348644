package credit

import (
	"strings"
	"testing"

	"stet/editor"
)

func TestMaskedFields(t *testing.T) {
	in := cleanInput(t)
	in.Story.Article.Byline = "By \u202eenaJ eoD\u202c and Jo\u200bhn Sm\u0456th"
	in.Story.Article.Authors = in.byline(in.Story.Article.Byline).Authors
	found := bylineForm.Check(in)
	if len(found) != 1 || !strings.Contains(found[0].Message, "U+202E") || !strings.Contains(found[0].Message, "“\u0456” for “i”") {
		t.Fatalf("found %v", lines(found))
	}
	for _, e := range found[0].Fixes[0].Edits {
		apply(t, &in.Story, e)
	}
	if got := in.Story.Article.Byline; got != "By Doe Jane and John Smith" {
		t.Errorf("the by-line is %q", got)
	}
	if got := authorNames(in.Story.Article.Authors); strings.Join(got, ", ") != "Doe Jane, John Smith" {
		t.Errorf("its authors are %q", got)
	}
	in.Story.Article.Credit.Raw = "R\u0435uters"
	if found := creditForm.Check(in); len(found) != 1 || found[0].Fixes[0].Edits[0].Value != "Reuters" {
		t.Errorf("found %v", lines(found))
	}
}

// TestTurnedRoundTheWrongWay: a mark of direction that was pasted round a name typed as it is
// leaves two ways to read it; that which names somebody comes first.
func TestTurnedRoundTheWrongWay(t *testing.T) {
	for raw, want := range map[string]string{"\u202eReuters\u202c": "Reuters sretueR", "\u202esretueR\u202c": "Reuters sretueR", "Reu\u200bters": "Reuters"} {
		in := cleanInput(t)
		in.Story.Article.Credit.Raw = raw
		found := creditForm.Check(in)
		var ways []string
		for _, fix := range found[0].Fixes {
			ways = append(ways, fix.Edits[0].Value)
		}
		if got := strings.Join(ways, " "); len(found) != 1 || got != want {
			t.Errorf("%+q offers %q", raw, got)
		}
	}
}

// The mask is a finding beside the words, and one by itself where they are credited.
func TestMaskedWords(t *testing.T) {
	disguised := strings.Replace(strings.Replace(bridgeCloses, "opened", "\u043epened", 1), "nine", "ni\u200bne", 1)
	for text, want := range map[string]int{disguised + ".": 2, disguised + ", the Coast News Agency reported.": 1, bridgeCloses + ".": 1} {
		in := cleanInput(t)
		besides(text, silent)(&in, &in.Story.Article)
		found := liftedText.Check(in)
		if len(found) != want {
			t.Fatalf("%q: found %v", text, lines(found))
		}
		f := found[len(found)-1]
		if len(f.Fixes) == 0 || f.Fixes[0].Label != "Clean them" {
			if text != bridgeCloses+"." {
				t.Errorf("found %v", lines(found))
			}
			continue
		}
		apply(t, &in.Story, editor.Edit{Range: f.Fixes[0].Edits[0].Range, Text: f.Fixes[0].Edits[0].Text})
		if got, _ := in.Story.Article.Text("l"); !strings.HasPrefix(got, bridgeCloses) {
			t.Errorf("it is cleaned to %q", got)
		}
	}
}
