package workflow

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"sync"

	"stet/editor"
	"stet/editor/credit"
	"stet/editor/credit/profile"
)

// profiles keeps the desk's profiles as they were read last.
type profiles struct {
	mu   sync.Mutex
	read map[string]kept // by terms
}

// kept is a profile with the print of the file that it was read from.
type kept struct {
	credit.Profile
	print string
	err   error
}

// Profile returns what the desk asks of copy on certain terms: the first of its
// folders that has a file for them. One that cannot be read is passed over, and the
// error says why.
func (d *Desk) Profile(terms string) (credit.Profile, error) {
	terms = cmp.Or(terms, editor.OwnCopy)
	var errs []error
	for _, folder := range d.folders() {
		p, err := d.profiles.from(folder, terms)
		if err == nil {
			return p, errors.Join(errs...)
		}
		if !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	return credit.Profile{Terms: terms}, errors.Join(errs...)
}

func (ps *profiles) from(folder fs.FS, terms string) (credit.Profile, error) {
	name := terms + ".yaml"
	src, print, err := deskFile(folder, name, profile.Most)
	if err != nil {
		return credit.Profile{}, err
	}
	ps.mu.Lock()
	defer ps.mu.Unlock()
	if k, ok := ps.read[terms]; ok && k.print == print {
		return k.Profile, k.err
	}
	k := kept{print: print}
	if k.Profile, k.err = profile.Parse(terms, src); k.err != nil {
		k.err = fmt.Errorf("%s: %w", name, k.err)
	}
	if ps.read == nil {
		ps.read = map[string]kept{}
	}
	ps.read[terms] = k
	return k.Profile, k.err
}

// ofProfile is the finding about a profile that cannot be read. It stops: checks that the desk
// had set to do so are lost with it.
func ofProfile(s editor.Story, err error) []editor.Finding {
	if err == nil {
		return nil
	}
	return []editor.Finding{{Rule: "profile", Severity: editor.Blocks, Field: "terms", Text: s.Article.Terms,
		Message: "The desk’s profile cannot be read, and Stet’s own, which may ask less, was used; mend it before the story goes out: " + err.Error()}}
}
