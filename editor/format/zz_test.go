package format

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"stet/editor"
	"stet/editor/format/piece"
)

func TestZZ(t *testing.T) {
	for seed := range uint64(40) {
		a := tidy(randomArticle(rand.New(rand.NewPCG(seed, 7))))
		for _, id := range []string{"docx", "docx-annotated", "docx-tracked"} {
			f, _ := os.Create(fmt.Sprintf("/dev/shm/docx/eq/%s%d.docx", id, seed))
			if err := format(id).Encode(f, piece.Parcel{Stories: []editor.Story{{Article: a}}}); err != nil {
				t.Fatal(err)
			}
			f.Close()
			out := []string{a.Section, a.Headline, a.Standfirst, a.Byline, piece.Dateline(&a)}
			for _, b := range a.Body {
				if b.Image != nil {
					out = append(out, b.Image.Caption, b.Image.Credit, piece.Rights(b.Image))
				} else {
					out = append(out, b.Text)
				}
			}
			out = append(out, piece.Foot(&a)...)
			os.WriteFile(fmt.Sprintf("/dev/shm/docx/eq/%s%d.txt.want", id, seed), []byte(strings.Join(out, "\n")), 0o644)
		}
	}
}
