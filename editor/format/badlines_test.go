package format

import (
	"strings"
	"testing"
)

const twoParagraphs = "The board voted on Wednesday to bring the night ferry back to the island.\n\nIt sails on Monday at half past eight, the captain said."

// TestMarksOfDirectionInByline: what a by-line or a credit hides does not keep it in the
// text; it is filed as it came, and a check finds it there.
func TestMarksOfDirectionInByline(t *testing.T) {
	const by, credit = "By \u202eenaJ eoD\u202c and Jo\u200bhn Smith", "Credit: Reu\u200bters"
	for _, file := range []string{"a.txt", "a.md"} {
		a := decode(t, file, "Ferry vote divides island\n\n"+by+"\n\n"+twoParagraphs+"\n\n"+credit).Article
		if a.Byline != by || a.Credit.Raw != credit || len(a.Body) != 2 {
			t.Errorf("%s: by-line %q, credit %q, %d paragraphs", file, a.Byline, a.Credit.Raw, len(a.Body))
		}
	}
}

// TestOverlongLines: a line too long to be what it opens as stays where it is, and the
// import says so, once.
func TestOverlongLines(t *testing.T) {
	for line, what := range map[string]string{
		"Credit: " + strings.Repeat("Jane Doe/Reuters, ", 1200) + "AP":       "opens as a credit line and has 21610 letters",
		"By " + strings.Repeat("Jane Doe, John Smith and ", 800) + "Ann Lee": "opens as a by-line and has 20010 letters",
	} {
		for _, file := range []string{"a.txt", "a.md"} {
			for place, text := range map[string]string{
				"head": "Ferry vote divides island\n\n" + line + "\n\n" + twoParagraphs,
				"foot": "Ferry vote divides island\n\n" + twoParagraphs + "\n\n" + line,
			} {
				d := decode(t, file, text)
				told := 0
				for _, n := range d.Notes {
					if strings.HasPrefix(n.Decision, what) {
						told++
					}
				}
				if told != 1 || len(d.Article.Body) != 3 {
					t.Errorf("%s, %s: told %d times, %d paragraphs: %.200v", file, place, told, len(d.Article.Body), d.Notes)
				}
			}
		}
	}
	prose := "By the time the ferry had sailed the board had voted. " + strings.Repeat("It sails on Monday at half past eight, the captain said. ", 12)
	if d := decode(t, "a.txt", "Ferry vote divides island\n\n"+prose+"\n\n"+twoParagraphs); strings.Contains(d.Notes[len(d.Notes)-1].Decision, "letters") {
		t.Errorf("a paragraph counts as a by-line: %v", d.Notes)
	}
}
