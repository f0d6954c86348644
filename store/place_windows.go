package store

import (
	"path/filepath"
	"strings"

	"golang.org/x/sys/windows"
)

// networkOf returns the kind of the network drive that a file is on and its
// root; "" where the file is on a disk of this computer.
func networkOf(file string) (kind, root string) {
	volume := filepath.VolumeName(file)
	switch plain := strings.TrimPrefix(volume, `\\?\`); {
	case strings.HasPrefix(strings.ToUpper(plain), `UNC\`), plain == volume && strings.HasPrefix(volume, `\\`):
		return "share", volume
	case plain != "":
		name, err := windows.UTF16PtrFromString(plain + `\`)
		if err == nil && windows.GetDriveType(name) == windows.DRIVE_REMOTE {
			return "network drive", plain + `\`
		}
	}
	return "", ""
}
