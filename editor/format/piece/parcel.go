package piece

import "stet/editor"

// Parcel is what goes out into one file. Formats that hold one story write the first.
// Picture returns the bytes of a picture that the stories name, false where the desk
// does not have it; it may be nil.
type Parcel struct {
	Stories []editor.Story
	Picture func(file string) ([]byte, bool)
}

// Bytes returns a picture's bytes, false where nobody has them.
func (p Parcel) Bytes(file string) ([]byte, bool) {
	if p.Picture == nil || file == "" {
		return nil, false
	}
	return p.Picture(file)
}
