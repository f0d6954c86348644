package piece

import (
	"io/fs"
	"time"

	"stet/editor"
)

// Parcel is what goes out into one file. Formats that hold one story write the first.
// Picture returns the bytes of a picture that the stories name, false where the desk
// does not have it; it may be nil. At is when the file goes out, for the formats that
// must say so, zero where that is not to be known.
type Parcel struct {
	Stories []editor.Story
	At      time.Time
	Picture func(file string) ([]byte, bool)
	Pages   Pages
}

// Pages is what formats that set pages are told: where the cuts of the design lie, each
// as "fonts/NAME.ttf"; whether the paper is US Letter and not A4; and the number of the
// revision that goes out, 0 where it has none.
type Pages struct {
	Faces    fs.FS
	Letter   bool
	Revision int
}

// Bytes returns a picture's bytes, false where nobody has them.
func (p Parcel) Bytes(file string) ([]byte, bool) {
	if p.Picture == nil || file == "" {
		return nil, false
	}
	return p.Picture(file)
}
