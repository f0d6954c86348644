package doc

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"stet/editor"
)

// cutTo cuts what is selected and pastes it at another place.
func cutTo(block string, offset int) verb {
	return func(d *Doc, sel Selection) (Selection, error) {
		blocks, sel, err := d.Cut(sel)
		if err != nil {
			return sel, err
		}
		return d.Paste(Caret(Pos{block, offset}), blocks)
	}
}

func cutOut(d *Doc, sel Selection) (Selection, error) {
	_, after, err := d.Cut(sel)
	return after, err
}

func TestSpacesOfWholeWords(t *testing.T) {
	cases{
		// taken away
		{"//the ^news^ chief said", cutOut, "//the ^chief said"},
		{"//the ^news ^chief said", cutOut, "//the ^chief said"},
		{"//the^ news ^chief said", cutOut, "//the^ chief said"},
		{"//^the^ chief", cutOut, "//^chief"},
		{"//the ^chief^", cutOut, "//the^"},
		{"//the ^chief^, who", cutOut, "//the^, who"},
		{"//“^the^ chief”", cutOut, "//“^chief”"},
		{"//\"^the^ chief\"", cutOut, "//\"^chief\""},
		{"//so, ^they^ “go”", cutOut, "//so, ^“go”"},
		{"//the ^one/two^ chief", cutOut, "//the ^chief"},
		{"//the c^hie^f said", cutOut, "//the c^f said"},
		{"//the ^well^-kept chief", cutOut, "//the ^-kept chief"},
		{"//the ^, ^chief", cutOut, "//the ^chief"},
		{"//the ^chief^ said", del, "//the ^ said"},
		// put beside a word, not inside
		{"//a ^chief^ b/meantime", carry("b3", 1), "//a b/^chief^ meantime"},
		{"//a ^chief^ b/meantime", carry("b3", 7), "//a b/meantime ^chief^"},
		{"//a ^chief^ b/well-kept", carry("b3", 4), "//a b/^chief^ well-kept"},
		{"//a ^chief^ b/well-kept", carry("b3", 5), "//a b/well-kept ^chief^"},
		{"//a ^chief^ b/x, y", carry("b3", 1), "//a b/x ^chief^, y"},
		{"//a ^chief^ b/x, y", carry("b3", 2), "//a b/x, ^chief^ y"},
		{"//a ^chief^ b/x “y”", carry("b3", 5), "//a b/x “^chief^ y”"},
		{"//a ^chief^ b/x “y”", carry("b3", 6), "//a b/x “y ^chief^”"},
		{"//a ^chief^ b/x \"y\" z", carry("b3", 3), "//a b/x \"^chief^ y\" z"},
		{"//a ^chief^ b/x \"y\" z", carry("b3", 4), "//a b/x \"y ^chief^\" z"},
		{"//a ^“chief”^ b/x y", carry("b3", 1), "//a b/x ^“chief”^ y"},
		{"//a ^chief ^b/x y", carry("b3", 1), "//a b/x ^chief ^y"},
		{"//a^ chief^ b/x y", carry("b3", 3), "//a b/x y^ chief^"},
		{"//a ^chief^ b/£5", carry("b3", 0), "//a b/^chief^ £5"},
		{"//a ^chief^ b/x—y", carry("b3", 4), "//a b/x—^chief^ y"},
		{"//a ^東京^ b/今日は", carry("b3", 3), "//a b/今^東京^日は"},
		{"//a c^hie^f b/meantime", carry("b3", 1), "//a cf b/m^hie^eantime"},
		{"//a ^chief^ b/x y", cutTo("b3", 1), "//a b/x chief^ y"},
		{"//a ^chief^ b/meantime", cutTo("b3", 1), "//a b/chief^ meantime"},
		{"//a c^hie^f b/meantime", cutTo("b3", 1), "//a cf b/mhie^eantime"},
		{"//a ^[chief]^ b/x y", cutTo("b3", 1), "//a b/x [chief]^ y"},
		{"//a ^b^ c", copyTo("b2", 1), "//a ^b^ b c"},
		// as suggestions
		{"//a ^chief^ b/x y", suggested(carry("b3", 1)), "//a (chief )b/x{ ^chief}^ y"},
		{"//a {^chief^} b/meantime", suggested(carry("b3", 1)), "//a ( )b/^{chief^ }meantime"},
		{"//a ^chief^, b", suggested(cutOut), "//a( ^chief), b"},
		{"//the ^one/two^ chief", suggested(cutOut), "//the ^(one)/~(two )chief"},
	}.run(t)
}

// TestMovingWordsKeepsThemApart: wherever whole words of a plain text go, it has
// the same words with one space between them; suggested and accepted it is the
// text that moving them at once gives.
func TestMovingWordsKeepsThemApart(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 11))
	for range 3000 {
		words := []string{"the", "quay", "of", "Porto", "is", "shut", "until", "spring"}
		var body []editor.Block
		for len(words) > 0 {
			n := 1 + random.IntN(len(words))
			body = append(body, editor.Block{ID: words[0], Kind: editor.Paragraph, Text: strings.Join(words[:n], " ")})
			words = words[n:]
		}
		story := editor.Story{Article: editor.Article{Body: body}}
		from, to := body[random.IntN(len(body))], body[random.IntN(len(body))]
		start, end := WordAt(from.Text, random.IntN(len(from.Text)+1))
		at, space := Pos{to.ID, random.IntN(len(to.Text) + 1)}, random.IntN(2)
		if end+space <= len(from.Text) && strings.TrimSpace(from.Text[start:end]) != "" {
			end += space
		}
		move := func(d *Doc) string {
			if _, err := d.Carry(Select(editor.Range{Block: from.ID, Start: start, End: end}), at); err != nil {
				t.Fatal(err)
			}
			if _, err := d.Accept(d.Suggestions()...); err != nil {
				t.Fatal(err)
			}
			return show(d, Selection{})
		}
		plain, marked := New(story), New(story)
		marked.Suggest(true)
		got := move(plain)
		if suggested := move(marked); suggested != got {
			t.Fatalf("%q at %v of %q: suggested and accepted %q, at once %q", from.Text[start:end], at, show(New(story), Selection{}), suggested, got)
		}
		if strings.TrimSpace(from.Text[start:end]) == "" {
			continue
		}
		for i := head; i < plain.Len(); i++ {
			text := plain.Block(i).Text
			if text != strings.Join(strings.Fields(text), " ") {
				t.Fatalf("%q at %v: %q has the wrong spaces", from.Text[start:end], at, text)
			}
			words = append(words, strings.Fields(text)...)
		}
		slices.Sort(words)
		if got := strings.Join(words, " "); got != "Porto is of quay shut spring the until" {
			t.Fatalf("%q at %v leaves the words %s", from.Text[start:end], at, got)
		}
	}
}
