package workflow

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"stet/editor"
	"stet/editor/format"
	"stet/editor/format/piece"
)

// letterLands are the countries (ISO 3166) whose offices print on US Letter: those for
// which Unicode's CLDR has it as the paper, under supplemental/measurementData.
var letterLands = []string{"BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"}

// CacheFolder is where this user's programs keep what can be made anew; "" where there is
// no such place.
func CacheFolder() string {
	folder, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(folder, "stet")
}

// pages says how a story is set in pages.
func (d *Desk) pages(s editor.Story) piece.Pages {
	return piece.Pages{Faces: d.faces, Letter: d.onLetter(s.Article.Language)}
}

// numbers are the revisions that stories go out as where nothing is to be overridden.
func (d *Desk) numbers(ctx context.Context, stories []editor.Story) []int {
	all := make([]int, len(stories))
	for i, s := range stories {
		if row, err := d.lib.Summary(ctx, s.Article.ID); s.Article.ID != "" && err == nil {
			all[i] = d.wentOut(ctx, s.Article.ID, row.Revision, s).as(row.Revision, nil)
		}
	}
	return all
}

// onLetter reports whether the desk prints on US Letter: where it publishes, or else where
// the story's language is spoken as the story has it.
func (d *Desk) onLetter(tag string) bool {
	land := strings.ToUpper(strings.TrimSpace(d.country()))
	if land == "" {
		if region, sure := language.Make(tag).Region(); sure == language.Exact {
			land = region.String()
		}
	}
	return slices.Contains(letterLands, land)
}

// Encode writes one story in the first format of an ending, without a library.
func (d *Desk) Encode(w io.Writer, ending string, s editor.Story) error {
	f, err := format.For(ending)
	if err != nil {
		return err
	}
	return f.Encode(w, piece.Parcel{Stories: []editor.Story{s}, Pages: d.pages(s)})
}
