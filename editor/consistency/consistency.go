// Package consistency finds where a story contradicts itself: a figure said
// twice differently, a percentage that does not follow from its figures, an age
// that does not fit a birth date or another age, a thing younger than its opening,
// a weekday that is not that of its date, a name spelt two ways, a first name that
// changes, a person met first by surname only, a correction that was told and not made.
//
// Each check is one rule in a file of its own, named after it. A rule speaks only
// where it is nearly sure: a checker who is cried wolf at stops listening. All of
// it is pure and safe for use by any number of goroutines.
package consistency

import (
	"context"
	"strings"
	"time"

	"stet/editor"
	"stet/editor/prose"
)

// Rule is one check. Title says what holds where it finds nothing.
type Rule struct {
	Name, Title string
	check       func(*reading) []editor.Finding
}

// Rules is every rule, in the order reports name those that pass.
var Rules = []Rule{figureDiffers, amountDiffers, percentFollows, ageFits, ageAgrees, ageOfThing, weekdayFits, nameSpelt, firstNameAgrees,
	surnameFirst, correctedStands}

// Result is what the rules say of a story.
type Result struct {
	Findings []editor.Finding // all of them warnings, the story's waivers set on them
	Passed   []Rule
}

// Check runs every rule on a story.
func Check(s editor.Story) Result {
	out, _ := CheckContext(context.Background(), s)
	return out
}

// CheckContext is Check that stops once the context has ended, with its error.
func CheckContext(ctx context.Context, s editor.Story) (Result, error) {
	r, err := read(ctx, s.Article)
	if err != nil {
		return Result{}, err
	}
	r.story = s
	var out Result
	for _, rule := range Rules {
		if err := ctx.Err(); err != nil {
			return Result{}, err
		}
		found := rule.check(r)
		for i := range found {
			found[i].Rule, found[i].Severity = rule.Name, editor.Warns
		}
		if len(found) == 0 {
			out.Passed = append(out.Passed, rule)
		}
		out.Findings = append(out.Findings, found...)
	}
	editor.Waive(out.Findings, s.Waivers)
	return out, nil
}

// reading is an article as the rules see it.
type reading struct {
	story editor.Story
	day   time.Time // of publication; zero where it is not known
	fixed bool      // names keep their form: in a language that declines them "Trumpa" is no slip
	texts []text    // headline and standfirst first, where there are any

	mentions []mention // see people
}

// text is one text of an article with what was found in it.
type text struct {
	id       string
	words    string
	entities []prose.Entity
	names    []prose.Name
	quotes   []prose.Span

	sentences []prose.Span
}

// inBody reports whether t is part of the story, and not its furniture.
func (t text) inBody() bool { return t.id != editor.HeadlineID && t.id != editor.StandfirstID }

// isProse reports whether t is running text, and no headline, heading or deck.
func (t text) isProse() bool { return t.inBody() && prose.Words(t.words) >= leastProse }

// isSentence reports whether t is of the body and closed by a full stop.
func (t text) isSentence() bool {
	return t.inBody() && strings.HasSuffix(strings.TrimRight(t.words, " ”’\"'"), ".")
}

// leastProse is how many words a paragraph of running text has; shorter ones are
// as often headings that nobody marked as such.
const leastProse = 15

// quoted reports whether s lies in somebody else's words.
func (t text) quoted(s prose.Span) bool {
	for _, q := range t.quotes {
		if q.Overlaps(s) {
			return true
		}
	}
	return false
}

// finding is a finding about s.
func (t text) finding(s prose.Span, message string) editor.Finding {
	return editor.Finding{Range: editor.Range{Block: t.id, Start: s.Start, End: s.End}, Text: s.Of(t.words), Message: message}
}

func read(ctx context.Context, a editor.Article) (*reading, error) {
	r := &reading{day: a.Day(), fixed: isEnglish(a)}
	add := func(id, words string) {
		if strings.TrimSpace(words) != "" {
			r.texts = append(r.texts, text{id: id, words: words, entities: prose.Entities(words, r.day), sentences: prose.Sentences(words)})
		}
	}
	add(editor.HeadlineID, a.Headline)
	add(editor.StandfirstID, a.Standfirst)
	for _, b := range a.Body {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		add(b.ID, b.Text)
	}
	words := make([]string, len(r.texts))
	for i, t := range r.texts {
		words[i] = t.words
	}
	for _, n := range prose.Names(words) {
		r.texts[n.Block].names = append(r.texts[n.Block].names, n)
	}
	for _, q := range prose.Quotes(words) {
		if q.Kind == prose.Indirect {
			continue // the writer's own words
		}
		r.texts[q.Block].quotes = append(r.texts[q.Block].quotes, q.Span)
	}
	return r, ctx.Err()
}

// isEnglish reports whether an article says it is in English, or where it says
// nothing, whether every twelfth word is one of the commonest English ones.
func isEnglish(a editor.Article) bool {
	if a.Language != "" {
		return strings.HasPrefix(strings.ToLower(a.Language), "en")
	}
	common, all := 0, 0
	for _, b := range a.Body {
		for _, w := range strings.Fields(b.Text) {
			if all++; commonEnglish[w] {
				common++
			}
		}
	}
	return common*12 >= all
}

var commonEnglish = set("the of and to in that is was for on with by he she it has had said")

// wordAfter returns the word behind offset at of s in lower case, and its end;
// "" where something else than a space stands between.
func wordAfter(s string, at int) (word string, end int) {
	start := at
	for start < len(s) && s[start] == ' ' {
		start++
	}
	end = start
	for start > at && end < len(s) && (isLetter(s[end]) || s[end] >= 0x80) {
		end++
	}
	return strings.ToLower(s[start:end]), end
}

// wordBefore returns the word before offset at of s in lower case, and its start.
func wordBefore(s string, at int) (word string, start int) {
	end := at
	for end > 0 && s[end-1] == ' ' {
		end--
	}
	start = end
	for start > 0 && (isLetter(s[start-1]) || s[start-1] >= 0x80) {
		start--
	}
	return strings.ToLower(s[start:end]), start
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
