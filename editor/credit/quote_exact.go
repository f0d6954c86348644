package credit

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"stet/editor"
	"stet/editor/prose"
)

// A quotation is what was said, word for word; what is left out or put in shows as
// an ellipsis or in brackets (The Open Notebook on checking against transcripts; NYT,
// Guidelines on Integrity). The transcript is what the fact's source says in its own
// words. Commas and capitals are the writer's.
var quoteExact = newRule("quote-exact", "Quotes are what the transcripts say", editor.Blocks,
	func(in Input) []editor.Finding {
		var found []editor.Finding
		for _, f := range in.Story.Facts {
			if f.Kind.Base() == editor.Quotation && !f.Gone {
				found = append(found, misquoted(f)...)
			}
		}
		return append(found, in.misquotedFromOthers()...)
	}).
	follows("https://www.theopennotebook.com").
	unless(func(in Input) string {
		for _, f := range in.Story.Facts {
			if f.Kind.Base() == editor.Quotation && len(transcripts(f)) > 0 {
				return ""
			}
		}
		if in.sharesQuotation() {
			return ""
		}
		heard := in.speech()
		if !heard.foreign && !slices.ContainsFunc(heard.said, func(q prose.Quote) bool { return q.Kind == prose.Direct }) {
			return ""
		}
		return "no quote has its transcript"
	})

func transcripts(f editor.Fact) []string {
	var out []string
	for _, s := range f.Sources {
		if fold(s.Words) != "" {
			out = append(out, s.Words)
		}
	}
	return out
}

// left is what a writer shows as left out or put in, and the words between two
// halves of a quotation.
var left = regexp.MustCompile(`\[[^\]]*\]|\([^)]*\)|…|\.\.\.+|[”"»][^“"«]+[“"«]`)

// misquoted compares a quotation with its transcripts: one that has it is enough.
func misquoted(f editor.Fact) []editor.Finding {
	var near *misquote
	for _, t := range transcripts(f) {
		m := compareQuote(f.Text, t)
		if m == nil {
			return nil
		}
		if near == nil || m.distance < near.distance {
			near = m
		}
	}
	switch {
	case near == nil:
		return nil
	case near.distance*2 > near.length:
		return []editor.Finding{{Range: f.Range, Text: f.Text, Message: "The transcript does not have this quote"}}
	}
	at := editor.Range{Block: f.Block, Start: f.Start + near.start, End: f.Start + near.end}
	message := fmt.Sprintf("The quote has “%s” where the transcript has “%s”", f.Text[near.start:near.end], near.spoken)
	switch {
	case near.start == near.end:
		message = fmt.Sprintf("The quote leaves out “%s” without saying so", near.spoken)
	case near.spoken == "":
		message = fmt.Sprintf("The quote has “%s”, which the transcript has not", f.Text[near.start:near.end])
	}
	return []editor.Finding{{Range: f.Range, Text: f.Text, Message: message,
		Fixes: []editor.Fix{{Label: "Quote it as it was said", Edits: []editor.Edit{{Range: &at, Text: near.put(f.Text)}}}}}}
}

// misquote is where a quotation first leaves its transcript: the bytes [start, end)
// of it stand for the words spoken. Distance counts the words of the piece that
// differ, of length.
type misquote struct {
	start, end       int
	spoken           string
	distance, length int
}

// put is what goes in the place of the wrong words: with a space where none were.
func (m misquote) put(text string) string {
	if m.start < m.end || m.spoken == "" {
		return m.spoken
	}
	if m.start > 0 && text[m.start-1] != ' ' {
		return " " + m.spoken
	}
	return m.spoken + " "
}

// compareQuote returns nil where the pieces of a quotation stand in a transcript in
// their order.
func compareQuote(quote, transcript string) *misquote {
	spoken := spokenWords(transcript, 0)
	const marks = "\"“”«»„' "
	first := len(quote) - len(strings.TrimLeft(quote, marks)) // a straight mark would look like the end of one half
	inner := strings.TrimRight(quote[first:], marks)
	at, begin := 0, first
	for _, gap := range append(left.FindAllStringIndex(inner, -1), []int{len(inner), len(inner)}) {
		piece := spokenWords(quote[begin:first+gap[0]], begin)
		begin = first + gap[1]
		if len(piece) == 0 {
			continue
		}
		from, to, distance := nearestWords(piece, spoken[at:])
		if distance > 0 {
			return difference(piece, spoken[at+from:at+to], distance, transcript)
		}
		at += to
	}
	return nil
}

// spoken is one word of a quotation or transcript with its bytes.
type spokenWord struct {
	key        string
	start, end int
}

var spokenRE = regexp.MustCompile(`[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*[%]?`)

func spokenWords(text string, offset int) []spokenWord {
	var out []spokenWord
	for _, m := range spokenRE.FindAllStringIndex(text, -1) {
		out = append(out, spokenWord{fold(text[m[0]:m[1]]), offset + m[0], offset + m[1]})
	}
	return out
}

// nearestWords returns the run of text that takes the fewest changes of words to be
// made of piece (Sellers 1980).
func nearestWords(piece, text []spokenWord) (from, to, distance int) {
	type cell struct{ cost, from int }
	row := make([]cell, len(text)+1)
	for j := range row {
		row[j] = cell{0, j}
	}
	for i, w := range piece {
		diagonal := row[0]
		row[0] = cell{i + 1, 0}
		for j, t := range text {
			best := diagonal
			if w.key != t.key {
				best.cost++
			}
			if up := row[j+1]; up.cost+1 < best.cost {
				best = cell{up.cost + 1, up.from}
			}
			if side := row[j]; side.cost+1 < best.cost {
				best = cell{side.cost + 1, side.from}
			}
			diagonal, row[j+1] = row[j+1], best
		}
	}
	for j, c := range row {
		// The first place that has it all; of places that have most of it, the one
		// that reaches farthest.
		if j == 0 || c.cost < distance || c.cost == distance && distance > 0 {
			from, to, distance = c.from, j, c.cost
		}
	}
	return from, to, distance
}

// difference trims what a piece and the spoken words share at either end.
func difference(piece, spoken []spokenWord, distance int, transcript string) *misquote {
	m := &misquote{distance: distance, length: len(piece)}
	head := 0
	for head < len(piece) && head < len(spoken) && piece[head].key == spoken[head].key {
		head++
	}
	tail := 0
	for tail < len(piece)-head && tail < len(spoken)-head && piece[len(piece)-1-tail].key == spoken[len(spoken)-1-tail].key {
		tail++
	}
	wrong, right := piece[head:len(piece)-tail], spoken[head:len(spoken)-tail]
	switch {
	case len(wrong) > 0:
		m.start, m.end = wrong[0].start, wrong[len(wrong)-1].end
	case head > 0:
		m.start, m.end = piece[head-1].end, piece[head-1].end
	default:
		m.start, m.end = piece[0].start, piece[0].start
	}
	if len(right) > 0 {
		m.spoken = transcript[right[0].start:right[len(right)-1].end]
	}
	return m
}
