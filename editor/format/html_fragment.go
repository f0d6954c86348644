package format

import (
	"bufio"
	"fmt"
	"io"
	"regexp"
	"strings"
	"time"

	"stet/editor"
	"stet/editor/format/markup"
	"stet/editor/format/piece"
)

// partsOfPage matches what a whole page has and a piece of one has not.
var partsOfPage = regexp.MustCompile(`(?i)<(?:!doctype|html|head|body|meta|title|link|script|header|footer|nav|main|article|aside)\b`)

// decodeFragment reads a piece of HTML that is no page, such as what was copied from
// one: all of it is the story.
func decodeFragment(text string) (*reading, error) {
	var p piece.Piece
	for _, b := range markup.Fragment(text) {
		p.Add(b)
	}
	if len(p.Story.Article.Body) == 0 {
		return nil, ErrNoArticle
	}
	return readPiece(p), nil
}

// fragmentLoses names what has fields of its own in the site's system.
var fragmentLoses = []string{"headline", "standfirst", "byline", "authors", "dateline.place", "dateline.date", "published", "source", "url", "language", "section", "keywords"}

// encodeFragment writes what is pasted into the body of a page that a site makes
// itself: the blocks, the notes to readers and the lines that must be printed with
// them. Headline and by-line have fields of their own there. What only the desk knows
// of a picture is not in it.
func encodeFragment(w io.Writer, p piece.Parcel) error {
	s := p.Stories[0]
	b := bufio.NewWriter(w)
	above, below := piece.Apart(s.Amendments)
	fragmentNotes(b, above)
	markup.WriteBlocks(b, publicPictures(s.Article.Body))
	fragmentNotes(b, below)
	for _, line := range printed(&s.Article) {
		fmt.Fprintf(b, "<p class=\"credit\">%s</p>\n", strings.ReplaceAll(escape(line), "\n", "<br>"))
	}
	if isWeb(s.Article.Pixel) { // whoever lets others republish counts by it
		fmt.Fprintf(b, "<img src=\"%s\" width=\"1\" height=\"1\" alt=\"\">\n", attribute(s.Article.Pixel))
	}
	return b.Flush()
}

func fragmentNotes(b *bufio.Writer, all []editor.Amendment) {
	for _, a := range all {
		fmt.Fprintf(b, "<p class=\"%s\"><strong>%s:</strong> %s</p>\n", attribute(string(a.Kind)), escape(amendmentTitle(a)), strings.ReplaceAll(escape(told(a)), "\n", "<br>"))
	}
}

// publicPictures returns blocks without what no reader is to know of their pictures.
func publicPictures(body []editor.Block) []editor.Block {
	out := make([]editor.Block, len(body))
	for i, b := range body {
		out[i] = b.Clone()
		if image := out[i].Image; image != nil {
			image.Rights, image.Expires, image.Origin = "", time.Time{}, ""
		}
	}
	return out
}

// printed are the lines that must stand below a story wherever it is published.
func printed(a *editor.Article) []string {
	var lines []string
	for _, v := range []string{a.Credit.Printed(), a.Copyright.Notice, a.UsageTerms, a.Licence} {
		if strings.TrimSpace(v) != "" {
			lines = append(lines, v)
		}
	}
	return lines
}
