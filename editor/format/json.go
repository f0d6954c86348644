package format

import (
	"encoding/json"
	"fmt"
	"io"
	"regexp"

	"stet/editor"
	"stet/editor/format/packed"
	"stet/editor/format/piece"
)

// JSON: the article as the command line prints it, with its suggestions, the comments
// and the notes to readers. It is the only format that loses nothing of these.

type wholeJSON struct {
	Generator  string             `json:"generator"`
	Article    editor.Article     `json:"article"`
	Comments   []editor.Comment   `json:"comments,omitempty"`
	Amendments []editor.Amendment `json:"amendments,omitempty"`
}

// firstKey is how a file of ours begins, whoever has set its white space since.
var firstKey = regexp.MustCompile(`^\x{FEFF}?\s*\{\s*"generator"\s*:\s*"` + generator + `"`)

// isJSON knows a file of ours by its first key.
func isJSON(b []byte) bool { return firstKey.Match(b[:min(len(b), 256)]) }

func readJSON(b []byte) (piece.Piece, error) {
	var whole wholeJSON
	var hand byHand
	err := packed.JSON(b, &whole)
	if err != nil {
		if mended := hand.cut(b); mended != nil {
			whole = wholeJSON{}
			err = packed.JSON(mended, &whole)
		}
	}
	if err != nil {
		return piece.Piece{}, fmt.Errorf("the JSON is damaged (%w): mend it there, or export the story again", err)
	}
	whole.Article.ID, whole.Article.Status = "", ""
	p := piece.Piece{Ours: true, Story: editor.Story{Article: whole.Article, Comments: whole.Comments, Amendments: whole.Amendments}}
	hand.file(&p)
	return p, nil
}

func encodeJSON(w io.Writer, p piece.Parcel) error {
	s := p.Stories[0]
	s.Article.ID, s.Article.Status = "", ""
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(wholeJSON{generator, s.Article, s.Comments, s.Amendments})
}
