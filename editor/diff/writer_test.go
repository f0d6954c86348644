package diff

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"stet/editor"
)

func storyOf(headline string, paragraphs ...string) editor.Story {
	a := editor.Article{Headline: headline}
	for i, p := range paragraphs {
		a.Body = append(a.Body, editor.Block{ID: string(rune('a' + i)), Kind: editor.Paragraph, Text: p})
	}
	return editor.Story{Article: a}
}

func TestWriters(t *testing.T) {
	before := storyOf("Bridge to close", "The bridge will close for nine weeks from Thursday, the council said.",
		"Critics were quick to respond.", "Nobody who has seen these pictures would drive a lorry over that deck.")
	after := storyOf("Bridge <to> close", "Nobody who has seen these pictures would drive a lorry over that deck.",
		"The bridge will close for ten weeks from Thursday, the council said.")
	after.Article.Body[0].ID, after.Article.Body[1].ID = "c", "a"
	c, err := Compare(context.Background(), before, after)
	if err != nil {
		t.Fatal(err)
	}
	var page bytes.Buffer
	if err := WriteHTML(&page, c, after.Article); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"<del>nine</del>", "<ins>ten</ins>", "<ins>&lt;", "Critics were quick", `class="moved"`} {
		if !strings.Contains(page.String(), want) {
			t.Errorf("the page lacks %q:\n%s", want, page.String())
		}
	}
	var file bytes.Buffer
	at := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	if err := WriteDOCX(&file, c, after.Article, `R. "Rui" Okafor`, at); err != nil {
		t.Fatal(err)
	}
	accepted, rejected := readTracked(t, file.Bytes())
	if want := plain(after); accepted != want {
		t.Errorf("all accepted it reads\n%s\nwant\n%s", accepted, want)
	}
	if want := plain(before); rejected != want {
		t.Errorf("all rejected it reads\n%s\nwant\n%s", rejected, want)
	}
}

func plain(s editor.Story) string {
	out := s.Article.Headline + "\n" + s.Article.Standfirst + "\n"
	for _, b := range s.Article.Body {
		out += b.Text + "\n"
	}
	return out
}

// readTracked reads a document's text with all changes accepted, and with all
// rejected.
func readTracked(t *testing.T, b []byte) (accepted, rejected string) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var in []string
	var wholly string // the paragraph's own mark is tracked as this
	dec := xml.NewDecoder(f)
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return accepted, rejected
		}
		if err != nil {
			t.Fatal(err)
		}
		switch x := token.(type) {
		case xml.StartElement:
			in = append(in, x.Name.Local)
			if len(in) >= 2 && in[len(in)-2] == "rPr" {
				wholly = x.Name.Local
			}
		case xml.EndElement:
			in = in[:len(in)-1]
			if x.Name.Local == "p" {
				if wholly != "del" {
					accepted += "\n"
				}
				if wholly != "ins" {
					rejected += "\n"
				}
				wholly = ""
			}
		case xml.CharData:
			where := strings.Join(in, "/")
			if !strings.Contains(where, "/p/") {
				continue // the line end behind the XML declaration
			}
			if !strings.Contains(where, "/del/") {
				accepted += string(x)
			}
			if !strings.Contains(where, "/ins/") {
				rejected += string(x)
			}
		}
	}
}
