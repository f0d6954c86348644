package wire

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"time"
	"unicode"

	"golang.org/x/net/html"

	"stet/editor"
	"stet/editor/format/markup"
	"stet/editor/format/piece"
)

// What Stet writes itself, and reads back as it was.

// damaged notes that a file of ours is read as anybody's.
func (t *told) damaged(err error) {
	if err != nil {
		t.Note("read as a file of somebody else: "+err.Error(), "", 0)
	}
}

// shown is a field of a story as it stands in a file of ours.
type shown struct{ field, said string }

// ours reads a story that Stet wrote: its blocks as they stand, its fields from the
// record. What somebody has changed since stays as it is shown.
func ours(record []byte, body *html.Node, fields ...shown) (piece.Piece, error) {
	var p piece.Piece
	for _, n := range markup.All(body, func(n *html.Node) bool { return markup.HasClass(n, amendments) }) {
		n.Parent.RemoveChild(n)
	}
	for _, b := range markup.ReadBlocks(body) {
		p.Add(b)
	}
	if err := p.ReadRecord(record); err != nil {
		return piece.Piece{}, err
	}
	a := &p.Story.Article
	for _, f := range fields {
		old, _ := a.Field(f.field)
		p.Stands(f.field, markup.Squeeze(f.said), shownAs(old))
	}
	p.Title = a.Headline
	return p, nil
}

// amendments is the class of elements that tell readers what was changed; the record
// knows them in full.
const amendments = "amendments"

// shownAs is how a field stands in a file: on one line.
func shownAs(v string) string { return markup.Squeeze(strings.Map(printable, v)) }

func printable(r rune) rune {
	if unicode.IsControl(r) {
		return ' '
	}
	return r
}

// identity names a story for good: the same one in every file of it. One that no library
// knows is named by what it says.
func identity(s editor.Story) string {
	of := "id " + s.Article.ID
	if s.Article.ID == "" {
		of, _ = s.Hash() // "" is as good as any other name for what cannot be written
	}
	sum := sha256.Sum256([]byte(of))
	sum[6], sum[8] = sum[6]&0x0f|0x80, sum[8]&0x3f|0x80 // a UUID of its maker's own kind, RFC 9562
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", sum[:4], sum[4:6], sum[6:8], sum[8:10], sum[10:16])
}

// basic is a time as ISO 8601 writes it without its signs, "" for none.
func basic(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("20060102T150405-0700")
}

// creditOf is whom a story credits: as the desk has settled it, else as received.
func creditOf(a *editor.Article) string {
	for _, v := range []string{a.Credit.Canonical, a.Credit.Raw, a.Source} {
		if v != "" {
			return v
		}
	}
	return ""
}
