package theme

import (
	"fyne.io/fyne/v2"

	"stet/assets"
)

// The faces. Their resource names are unique, because Fyne keys its caches of
// metrics and textures by name.
var (
	Inter                = face("Inter-Regular")
	InterMedium          = face("Inter-Medium")
	InterSemiBold        = face("Inter-SemiBold")
	Newsreader           = face("Newsreader-Regular")
	NewsreaderItalic     = face("Newsreader-Italic")
	NewsreaderSemiBold   = face("Newsreader-SemiBold")
	NewsreaderBoldItalic = face("Newsreader-SemiBoldItalic")
)

func face(name string) fyne.Resource {
	b, err := assets.Fonts.ReadFile("fonts/" + name + ".ttf")
	if err != nil {
		panic(err) // the file is embedded, so only a wrong name gets here
	}
	return fyne.NewStaticResource("stet-"+name+".ttf", b)
}
