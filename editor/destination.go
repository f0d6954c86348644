package editor

import (
	"maps"
	"slices"
	"strings"
)

// Destination is where a desk sends stories: in which format, under which names, and
// what has to hold there besides what the desk asks of every story. Naming is a pattern
// of words and Placeholders; Folder is "" where each computer has its own.
type Destination struct {
	Name     string            `json:"name"`
	Format   string            `json:"format"` // the ID of a format
	Naming   string            `json:"naming"`
	Folder   string            `json:"folder,omitempty"`
	Packing  Packing           `json:"packing,omitempty"`
	Pictures PicturesIn        `json:"pictures,omitempty"`
	Replace  bool              `json:"replace,omitempty"` // a file of that name, which else keeps it
	Gates    map[Gate]Severity `json:"gates,omitempty"`   // where they are graver than the desk's
	Strict   bool              `json:"strict,omitempty"`  // what only warns elsewhere stops here

	ForReaders bool `json:"forReaders,omitempty"` // what is for the desk only stays there
}

// Packing is into what several stories go.
type Packing string

// The ways of packing.
const (
	InFiles   Packing = "" // a file each, in the folder
	InZip     Packing = "zip"
	InOneFile Packing = "one" // where the format holds many
)

// PicturesIn is where the pictures of a story go.
type PicturesIn string

// Where they go.
const (
	PicturesAsUsual PicturesIn = "" // inside where the format holds them, or else beside
	PicturesBeside  PicturesIn = "beside"
	PicturesOut     PicturesIn = "none" // only what is said of them goes
)

// Placeholders are what a pattern of names may hold, in braces.
var Placeholders = []string{"slug", "headline", "section", "date", "id", "revision"}

// Validate says what is wrong with a destination.
func (d Destination) Validate() error {
	switch {
	case strings.TrimSpace(d.Name) == "":
		return &FieldError{"name of the destination", d.Name, "a name to choose it by"}
	case d.Format == "":
		return &FieldError{"format of " + d.Name, d.Format, "the ID of a format"}
	case !slices.Contains([]Packing{InFiles, InZip, InOneFile}, d.Packing):
		return &FieldError{"packing of " + d.Name, string(d.Packing), "zip, one, or nothing for a file each"}
	case !slices.Contains([]PicturesIn{PicturesAsUsual, PicturesBeside, PicturesOut}, d.Pictures):
		return &FieldError{"pictures of " + d.Name, string(d.Pictures), "beside, none, or nothing for as usual"}
	}
	if err := ValidateNaming(d.Naming); err != nil {
		return err
	}
	return FactDesk{Gates: d.Gates}.Validate()
}

// ValidateNaming says what is wrong with a pattern of names.
func ValidateNaming(pattern string) error {
	wrong := func(what string) error { return &FieldError{"naming", pattern, what} }
	if strings.TrimSpace(pattern) == "" {
		return wrong("a pattern such as {slug}-{date}")
	}
	for rest := pattern; ; {
		at := strings.IndexAny(rest, "{}")
		if at < 0 {
			return nil
		}
		end := strings.IndexByte(rest, '}')
		if rest[at] == '}' || end < 0 || !slices.Contains(Placeholders, rest[at+1:end]) {
			return wrong("a pattern whose braces hold only " + strings.Join(Placeholders, ", "))
		}
		rest = rest[end+1:]
	}
}

// Raised is a desk whose gates are at least as grave as others: what a destination
// asks is never less than what the desk does.
func (d FactDesk) Raised(gates map[Gate]Severity) FactDesk {
	all := maps.Clone(d.Gates)
	for g, s := range gates {
		if s.Graver(d.Gate(g)) {
			if all == nil {
				all = map[Gate]Severity{}
			}
			all[g] = s
		}
	}
	d.Gates = all
	return d
}

// Graver reports whether a finding of severity s weighs more than one of t.
func (s Severity) Graver(t Severity) bool {
	weight := func(s Severity) int { return slices.Index([]Severity{Informs, Warns, Blocks}, s) } // Off is less than each
	return weight(s) > weight(t)
}
