package workflow

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"stet/editor"
)

// mostName is how long a file's name is at most, in bytes, without its ending: file
// systems take 255, and the ending and a number come behind.
const mostName = 180

// FileName makes the name of a file, without its ending, by a pattern of
// editor.Placeholders. It is one that every file system takes. Revision is the one that
// goes out, now when that is.
func FileName(pattern string, a editor.Article, revision int, now time.Time) string {
	name := strings.NewReplacer(
		"{slug}", strings.ReplaceAll(orElse(a.Slug, a.Headline), "{", "("),
		"{headline}", a.Headline,
		"{section}", a.Section,
		"{date}", now.Format("2006-01-02"),
		"{id}", a.ID,
		"{revision}", strconv.Itoa(revision),
	).Replace(pattern)
	if name = SafeName(name); name != "" {
		return name
	}
	return orElse(SafeName(a.Slug), "story")
}

func orElse(s, otherwise string) string {
	if strings.TrimSpace(s) == "" {
		return otherwise
	}
	return s
}

// reserved are names that Windows keeps for devices, whatever their ending
// (https://learn.microsoft.com/windows/win32/fileio/naming-a-file).
var reserved = []string{"con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
	"lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9"}

// SafeName makes words the name of a file that Windows, macOS and Linux all take:
// without the characters that are signs to one of them, dots and spaces at its ends, or
// the name of a device, and not too long. It is "" where nothing is left.
func SafeName(words string) string {
	name := strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(`/\:*?"<>|`, r):
			return '-'
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == utf8.RuneError:
			return -1
		}
		return r
	}, words)
	name = strings.Trim(strings.Join(strings.Fields(name), " "), ". ")
	if len(name) > mostName {
		cut := mostName
		for !utf8.RuneStart(name[cut]) {
			cut--
		}
		name = strings.TrimRight(name[:cut], ". ")
	}
	first, _, _ := strings.Cut(strings.ToLower(name), ".")
	if slices.Contains(reserved, strings.TrimSpace(first)) {
		name = "_" + name
	}
	if strings.Trim(name, "- _") == "" {
		return ""
	}
	return name
}

// names hands out names of files that no other file has, or will have.
type names struct {
	taken map[string]bool // in small letters: some file systems tell no others apart
	there func(name string) bool
}

// free returns a name with its ending, and a number where the name alone is taken.
func (n *names) free(name, ending string) string {
	for i := 1; ; i++ {
		full := name + ending
		if i > 1 {
			full = fmt.Sprintf("%s %d%s", name, i, ending)
		}
		if key := strings.ToLower(full); !n.taken[key] && !n.there(full) {
			if n.taken == nil {
				n.taken = map[string]bool{}
			}
			n.taken[key] = true
			return full
		}
	}
}

// FreePath returns a path in a folder that nothing lies at.
func FreePath(folder, name, ending string) string {
	n := names{there: func(name string) bool { return exists(filepath.Join(folder, name)) }}
	return filepath.Join(folder, n.free(name, ending))
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
