package piece

import (
	"io/fs"
	"time"

	"stet/editor"
)

// Parcel is what goes out into one file. Formats that hold one story write the first.
// Picture returns the bytes of a picture that the stories name, false where the desk
// does not have it; it may be nil. At is when the file goes out, for the formats that
// must say so, zero where that is not to be known. Revisions are the numbers that the
// stories go out as, one for each of them; none where there is no library to count.
type Parcel struct {
	Stories   []editor.Story
	Revisions []int
	At        time.Time
	Picture   func(file string) ([]byte, bool)
	Pages     Pages
}

// Pages is what formats that set pages are told: where the cuts of the design lie, each
// as "fonts/NAME.ttf", and whether the paper is US Letter and not A4.
type Pages struct {
	Faces  fs.FS
	Letter bool
}

// Revision is the number that the nth story, from 0, goes out as, 0 where it has none.
func (p Parcel) Revision(n int) int {
	if n >= len(p.Revisions) {
		return 0
	}
	return p.Revisions[n]
}

// Version is Revision for the formats of which each file has a version: whoever takes
// them drops what is no newer than what came before.
func (p Parcel) Version(n int) int { return max(1, p.Revision(n)) }

// Bytes returns a picture's bytes, false where nobody has them.
func (p Parcel) Bytes(file string) ([]byte, bool) {
	if p.Picture == nil || file == "" {
		return nil, false
	}
	return p.Picture(file)
}
