package editor

import (
	"slices"
	"strings"
	"time"
)

// Image is a picture in the body with what must be printed beside it and what the
// desk knows of its rights.
type Image struct {
	File    string `json:"file,omitempty"`
	Alt     string `json:"alt,omitempty"`
	Caption string `json:"caption,omitempty"`
	Credit  string `json:"credit,omitempty"`
	Byline  string `json:"byline,omitempty"`
	Licence string `json:"licence,omitempty"`

	Source     string    `json:"source,omitempty"`
	Copyright  string    `json:"copyright,omitempty"`
	UsageTerms string    `json:"usageTerms,omitempty"`
	Rights     string    `json:"rights,omitempty"`        // one of RightsCategories
	Expires    time.Time `json:"expires,omitzero"`        // when a lease or a permission runs out
	Origin     string    `json:"digitalSource,omitempty"` // the last word of an IPTC digital source type, such as "trainedAlgorithmicMedia"
	Consent    string    `json:"consent,omitempty"`       // who let the desk use it, how and when
}

// CameAs is the name that a file kept by a library came under: its own name without the
// folder and the hash before it, such as "quay.jpg" of "pictures/4f1c2a9be0d3-quay.jpg".
// The name of any other file it returns as it is.
func CameAs(file string) string {
	folder, kept, ok := strings.Cut(file, "/")
	_, name, hashed := strings.Cut(kept, "-")
	if !ok || !hashed || folder != "pictures" && folder != "sources" {
		return file
	}
	return name
}

// PictureHash is the beginning of the hash that a library has put before the name of a
// picture it keeps, "" of any other: the same picture has the same, whatever it is called.
func PictureHash(file string) string {
	kept, ok := strings.CutPrefix(file, "pictures/")
	hash, _, hashed := strings.Cut(kept, "-")
	if !ok || !hashed || len(hash) != 12 || strings.Trim(hash, "0123456789abcdef") != "" {
		return ""
	}
	return hash
}

// Ran is a story of the library that went out, last at At, with the pictures in Files.
type Ran struct {
	ID, Title string
	At        time.Time
	Files     []string
}

// RightsCategories say by what right a picture is used, in the order menus offer
// them. They follow the Guardian Grid's usage-rights categories.
var RightsCategories = []string{"agency", "staff", "commissioned", "handout", "screengrab", "social", "creative-commons", "public-domain", "composite", "leased"}

// Embedded is what a picture's file says of itself: IPTC-IIM, XMP and EXIF, the
// first of them that says anything, and its content credentials (C2PA). It is the
// file's, not the story's: no revision keeps it. Signer is whom the certificate of the
// credentials names.
type Embedded struct {
	Byline       string `json:"byline,omitempty"`
	Creator      string `json:"creator,omitempty"`
	Credit       string `json:"credit,omitempty"`
	Source       string `json:"source,omitempty"`
	Copyright    string `json:"copyright,omitempty"`
	UsageTerms   string `json:"usageTerms,omitempty"`
	Instructions string `json:"instructions,omitempty"`
	Licensor     string `json:"licensor,omitempty"`
	RightsURL    string `json:"rightsURL,omitempty"`
	LicenceURL   string `json:"licenceURL,omitempty"`
	Origin       string `json:"digitalSource,omitempty"`
	Caption      string `json:"caption,omitempty"`
	Taken        string `json:"taken,omitempty"`   // as the file has it
	Expires      string `json:"expires,omitempty"` // when the right to it ends, as the file has it
	Signer       string `json:"signer,omitempty"`
	Signature    string `json:"signature,omitempty"` // of the credentials: "valid", "broken", or why it cannot be judged
	Unread       string `json:"unread,omitempty"`    // why the rest, or some of it, could not be read
}

type imageField struct {
	name string
	get  func(*Image) string
	set  func(*Image, string) error
}

func imageText(name string, at func(*Image) *string) imageField {
	return imageField{name,
		func(i *Image) string { return *at(i) },
		func(i *Image, v string) error { *at(i) = v; return nil }}
}

// imageFields is everything that is filed with a picture, in the order of forms.
var imageFields = []imageField{
	imageText("file", func(i *Image) *string { return &i.File }),
	imageText("alt", func(i *Image) *string { return &i.Alt }),
	imageText("caption", func(i *Image) *string { return &i.Caption }),
	imageText("byline", func(i *Image) *string { return &i.Byline }),
	imageText("credit", func(i *Image) *string { return &i.Credit }),
	imageText("source", func(i *Image) *string { return &i.Source }),
	imageText("copyright", func(i *Image) *string { return &i.Copyright }),
	imageText("licence", func(i *Image) *string { return &i.Licence }),
	imageText("usageTerms", func(i *Image) *string { return &i.UsageTerms }),
	{"rights", func(i *Image) string { return i.Rights }, setRights},
	{"expires", func(i *Image) string { return stampOf(i.Expires) }, func(i *Image, v string) (err error) {
		i.Expires, err = parseStamp("expires", v, i.Expires)
		return err
	}},
	imageText("digitalSource", func(i *Image) *string { return &i.Origin }),
	imageText("consent", func(i *Image) *string { return &i.Consent }),
}

// ImageFields returns the names of what is filed with a picture: the file, and all
// that Image.Field knows.
func ImageFields() []string {
	names := make([]string, len(imageFields))
	for n, f := range imageFields {
		names[n] = f.name
	}
	return names
}

// Field returns what is filed with a picture under a name of ImageFields, a time in
// RFC 3339; "" for another name.
func (i *Image) Field(name string) string {
	if n := imageFieldIndex(name); n >= 0 {
		return imageFields[n].get(i)
	}
	return ""
}

// SetField files a value under a name of ImageFields, or returns a *FieldError and
// leaves i as it was.
func (i *Image) SetField(name, value string) error {
	if n := imageFieldIndex(name); n >= 0 {
		return imageFields[n].set(i, value)
	}
	return &FieldError{"field of a picture", name, "one that pictures have"}
}

// AltWith returns the words for those who do not see the picture where a field that they
// repeat, such as its credit, changes from one value to another: they would go out wrong
// with it. A value that is a short word may stand there for itself, and stays.
func (i *Image) AltWith(was, is string) string {
	was, is = strings.TrimSpace(was), strings.TrimSpace(is)
	whole := len(was) > 5 || strings.ContainsAny(was, " /")
	if !whole || is == "" || !strings.Contains(i.Alt, was) || strings.Contains(i.Alt, is) {
		return i.Alt
	}
	return strings.ReplaceAll(i.Alt, was, is)
}

// Recredited returns i, that was another, with what its words for those who do not see it
// repeat of by-line, credit, source and copyright changed as those were. Words that were
// written anew stay.
func (i Image) Recredited(was Image) Image {
	if i.Alt != was.Alt {
		return i
	}
	for _, name := range []string{"credit", "byline", "source", "copyright"} {
		if before, now := was.Field(name), i.Field(name); before != now {
			i.Alt = i.AltWith(before, now)
		}
	}
	return i
}

func imageFieldIndex(name string) int {
	return slices.IndexFunc(imageFields, func(f imageField) bool { return f.name == name })
}

func setRights(i *Image, v string) error {
	if v != "" && !slices.Contains(RightsCategories, v) {
		return &FieldError{"rights", v, "a rights category, such as agency or staff"}
	}
	i.Rights = v
	return nil
}
