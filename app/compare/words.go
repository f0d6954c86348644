package compare

import (
	"slices"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
	"stet/editor/diff"
	"stet/editor/diff/redline"
	"stet/editor/fact"
)

// contextBytes is how much of the kept words around an edit a card shows.
const contextBytes = 36

// standing says how far the checking of a fact has come.
func standing(f *editor.Fact) string {
	if f.Stale {
		return lang.X("changes.fact.again", "to be checked again")
	}
	return strings.ToLower(lang.X("fact."+string(f.Status.Base()), fact.Label(f.Status)))
}

// wordRuns are the words that a card shows of a change: those that went and
// came, with a little of what stands around them.
func wordRuns(c diff.Comparison, x diff.Change) []control.Run {
	switch x.Kind {
	case diff.WordsReplaced, diff.WordsInserted, diff.WordsDeleted:
		runs := c.Blocks[x.Place.Block].Runs
		var out []control.Run
		if x.Place.Run > 0 && runs[x.Place.Run-1].Op == diff.Equal {
			out = append(out, control.Run{Text: strings.TrimLeft(tail(runs[x.Place.Run-1].Text), " ")})
		}
		out = append(out, styled(x.Runs)...)
		if x.Place.End < len(runs) && runs[x.Place.End].Op == diff.Equal {
			out = append(out, control.Run{Text: head(runs[x.Place.End].Text)})
		}
		return out
	case diff.PassageMoved:
		return []control.Run{{Text: plain(x.Runs)}}
	case diff.FactChanged:
		return factRuns(c, x)
	case diff.FieldChanged:
		return fieldRuns(c.Fields[x.Index])
	case diff.BlockSplit, diff.BlocksJoined:
		return seamRuns(c, x)
	case diff.StyleChanged:
		return []control.Run{{Text: head(plain(c.Blocks[x.Place.Block].Runs))}}
	case diff.MarksChanged:
		b := c.Blocks[x.Place.Block]
		at := b.Marks[x.Index].After
		return []control.Run{{Text: b.After.Text[at.Start:at.End]}}
	case diff.CommentChanged:
		if len(x.Runs) == 0 {
			return []control.Run{{Text: c.Comments[x.Index].Newest()}}
		}
	}
	return styled(x.Runs)
}

// factRuns shows what a fact says among the words around it: a figure by itself
// says nothing. A long one says enough.
func factRuns(c diff.Comparison, x diff.Change) []control.Run {
	f := c.Facts[x.Index]
	runs, around := styled(x.Runs), control.Run{}
	if len(runs) == 0 {
		runs, around.Ink = []control.Run{{Text: f.Fact().Text}}, theme.Muted
	}
	text, at := whereItStands(c, f)
	if at.End-at.Start > 2*contextBytes || at.End > len(text) {
		return runs
	}
	before, after := around, around
	before.Text, after.Text = strings.TrimLeft(tail(text[:at.Start]), " "), head(text[at.End:])
	return slices.Concat([]control.Run{before}, runs, []control.Run{after})
}

// whereItStands returns the text that a fact stands in, and where: as it is now,
// or where the fact is gone as it was. It has no text of a headline or standfirst
// that is the same.
func whereItStands(c diff.Comparison, f diff.FactChange) (text string, at editor.Range) {
	fact, older := f.After, false
	if fact == nil || fact.Gone {
		fact, older = f.Before, true
	}
	if fact == nil || fact.Gone {
		return "", editor.Range{}
	}
	if k := f.Place.Block; k >= 0 {
		b := c.Blocks[k].After
		if older {
			b = c.Blocks[k].Before
		}
		return b.Words(), fact.Range
	}
	for _, x := range c.Fields {
		if x.Name != fact.Block {
			continue
		}
		if older {
			return x.Before, fact.Range
		}
		return x.After, fact.Range
	}
	return "", fact.Range
}

// seamRuns shows what stands on either side of where a paragraph was split, or two
// were joined.
func seamRuns(c diff.Comparison, x diff.Change) []control.Run {
	k := x.Place.Block
	sign := control.Run{Text: "¶", Ink: theme.Inserted, Ground: theme.InsertedGround, Underline: true}
	if x.Kind == diff.BlocksJoined {
		sign = control.Run{Text: "¶", Ink: theme.Deleted, Ground: theme.DeletedGround, Strike: true}
	}
	return []control.Run{
		{Text: tail(strings.TrimSpace(plain(c.Blocks[k-1].Runs))) + " "}, sign,
		{Text: " " + head(strings.TrimSpace(plain(c.Blocks[k].Runs)))},
	}
}

// fieldRuns shows a short field before and after, as names and dates are not
// read word by word.
func fieldRuns(f diff.FieldChange) []control.Run {
	if f.Name == editor.HeadlineID || f.Name == editor.StandfirstID {
		return styled(f.Runs)
	}
	return styled([]diff.Run{{Op: diff.Delete, Text: f.Before}, {Op: diff.Insert, Text: f.After}})
}

// styled sets what went struck through and what came underlined.
func styled(runs []diff.Run) []control.Run {
	var out []control.Run
	for n, r := range runs {
		if r.Text == "" {
			continue
		}
		if n > 0 && redline.Touching(runs[n-1], r) {
			out = append(out, control.Run{Text: " "})
		}
		before, words, behind := r.Apart()
		run := control.Run{Text: strings.ReplaceAll(words, "\n", " ")}
		switch r.Op {
		case diff.Delete, diff.MoveOut:
			run.Ink, run.Ground, run.Strike = theme.Deleted, theme.DeletedGround, true
		case diff.Insert:
			run.Ink, run.Ground, run.Underline = theme.Inserted, theme.InsertedGround, true
		case diff.MoveIn:
			run.Ink, run.Ground = theme.Moved, theme.MovedGround
		}
		for _, one := range []control.Run{{Text: before}, run, {Text: behind}} {
			if one.Text != "" {
				out = append(out, one)
			}
		}
	}
	return out
}

// plain is how a passage reads now.
func plain(runs []diff.Run) string {
	var b strings.Builder
	for _, r := range runs {
		if r.Op != diff.Delete && r.Op != diff.MoveOut {
			b.WriteString(r.Text)
		}
	}
	return b.String()
}

// head is the first few words of a text.
func head(text string) string {
	if len(text) <= contextBytes {
		return text
	}
	cut := contextBytes
	for !utf8.RuneStart(text[cut]) {
		cut--
	}
	if space := strings.LastIndexByte(text[:cut], ' '); space > 0 {
		cut = space
	}
	return text[:cut] + "…"
}

// tail is the last few words of a text.
func tail(text string) string {
	if len(text) <= contextBytes {
		return text
	}
	cut := len(text) - contextBytes
	for !utf8.RuneStart(text[cut]) {
		cut++
	}
	if space := strings.IndexByte(text[cut:], ' '); space >= 0 && cut+space+1 < len(text) {
		cut += space + 1
	}
	return "…" + text[cut:]
}
