package app

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/desk"
	"stet/editor"
	"stet/editor/format"
)

// formatName is what a format is called on screen.
func formatName(f format.Format) string { return lang.X("file-format."+f.ID, f.Name) }

// lossName is what is said of what a format cannot hold.
func lossName(what string) string {
	if name, ok := strings.CutPrefix(what, "image."); ok {
		return lang.X("picture-field."+name, editor.PictureLabel(name))
	}
	for _, loss := range format.Losses {
		if loss == what {
			return lang.X("loses."+what, format.LossLabel(what))
		}
	}
	return desk.FieldName(what)
}

// keptWords says what of the stories stays at the desk, "" for nothing.
func keptWords(kept []string) string {
	story, pictures := format.Loss{What: kept}.Words(lossName)
	said := map[string]any{"What": story, "Pictures": pictures}
	switch {
	case story == "" && pictures == "":
		return ""
	case pictures == "":
		return lang.X("keeping.story", "Left out, for the desk only: {{.What}}.", said)
	case story == "":
		return lang.X("keeping.pictures", "Left out of the pictures, for the desk only: {{.Pictures}}.", said)
	}
	return lang.X("keeping.both", "Left out, for the desk only: {{.What}}; of the pictures: {{.Pictures}}.", said)
}

// missingWords names the pictures that are not there to go out, "" for none.
func missingWords(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return lang.X("missing.pictures", "Not in the library, and so not in the file: {{.Names}}.", map[string]any{"Names": strings.Join(names, ", ")})
}

// remoteWords says of pictures that lie on the Web alone what becomes of them, "" for none.
func remoteWords(f format.Format, n int, hosts []string) string {
	said := map[string]any{"N": control.Number(n), "Hosts": strings.Join(hosts, ", ")}
	switch {
	case n == 0:
		return ""
	case f.Inside || f.AsIs:
		return lang.XN("remote.addresses", "{{.N}} pictures are not in the library: their addresses at {{.Hosts}} go into the file, not they themselves.", n, said)
	}
	return lang.XN("remote.loaded", "{{.N}} pictures are not in the library: whoever opens the file loads them from {{.Hosts}}.", n, said)
}

// lossWords says what of the stories a file of the format cannot hold, "" for nothing.
func lossWords(f format.Format, lost format.Loss) string {
	story, pictures := lost.Words(lossName)
	said := map[string]any{"Format": formatName(f), "What": story, "Pictures": pictures}
	switch {
	case story == "" && pictures == "":
		return ""
	case pictures == "":
		return lang.X("losing.story", "{{.Format}} cannot hold: {{.What}}.", said)
	case story == "":
		return lang.X("losing.pictures", "{{.Format}} cannot hold of the pictures: {{.Pictures}}.", said)
	}
	return lang.X("losing.both", "{{.Format}} cannot hold: {{.What}}; of the pictures: {{.Pictures}}.", said)
}
