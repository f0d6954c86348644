package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"

	"stet/app/settings"
	"stet/app/workflow"
	"stet/assets"
	"stet/editor"
	"stet/store"
)

// desk opens the library and the verbs on it; the caller closes it.
func (s *session) desk() (*workflow.Desk, func(), error) {
	path, err := s.path()
	if err != nil {
		return nil, nil, err
	}
	lib, err := store.Open(s.ctx, path, store.Options{Now: s.now})
	if err != nil {
		return nil, nil, advised(path, err)
	}
	if why := lib.ReadOnly(); why != nil {
		fmt.Fprintln(s.err, "stetctl: opened for reading only:", why)
	}
	desk, err := s.deskOn(lib)
	if err != nil {
		lib.Close()
		return nil, nil, err
	}
	return desk, func() {
		if err := lib.Close(); err != nil {
			fmt.Fprintln(s.err, "stetctl: close the library:", err)
		}
	}, nil
}

// deskOfFiles is a desk for files and lines, which need no library; it knows the
// organisations of the one that was named, where one was.
func (s *session) deskOfFiles() (*workflow.Desk, func(), error) {
	if s.library == "" {
		desk, err := s.deskOn(nil)
		return desk, func() {}, err
	}
	desk, closeLibrary, err := s.desk()
	if err != nil {
		return nil, nil, err
	}
	if _, err := desk.OwnOutlets(s.ctx); err != nil {
		closeLibrary()
		return nil, nil, err
	}
	return desk, closeLibrary, nil
}

// path is the library's: the one named, or the app's own.
func (s *session) path() (string, error) {
	if s.library != "" {
		return s.library, nil
	}
	return store.DefaultPath()
}

// advised is err with the call that helps.
func advised(path string, err error) error {
	switch {
	case errors.Is(err, editor.ErrPlace):
		return fmt.Errorf("%w; \"stetctl copy --library %q FILE\" makes a copy on a disk of this computer", err, path)
	case errors.Is(err, editor.ErrDamaged):
		return fmt.Errorf("%w; \"stetctl repair --library %q --to FILE\" makes a new library out of what is left", err, path)
	}
	return err
}

// deskOn is a desk on any library, also none, for the calls that only read
// files.
func (s *session) deskOn(lib workflow.Library) (*workflow.Desk, error) {
	return workflow.New(lib, workflow.Config{Now: s.now, Who: s.name, Outlets: bytes.NewReader(assets.Outlets), Profiles: s.profileFolders,
		Country: func() string { return cmp.Or(s.country, s.said().Country.Get()) }, House: func() string { return cmp.Or(s.house, s.said().House.Get()) }, Faces: assets.Fonts, Cache: workflow.CacheFolder()})
}

// said is what the user has told the window: who the desk is, and where its profiles lie.
// Flags say it better.
func (s *session) said() *settings.Settings {
	if s.own == nil {
		s.own = settings.Own()
	}
	return s.own
}

// profileFolders are where profiles are looked for: --profiles first, then the house
// folder of the window.
func (s *session) profileFolders() []fs.FS {
	var out []fs.FS
	if s.profiles != "" {
		out = append(out, workflow.DeskFolder(s.profiles, "."))
	} else if house := s.said().HouseDir(); house != "" {
		out = append(out, workflow.DeskFolder(house, "profiles"))
	}
	if shipped, err := fs.Sub(assets.Profiles, "profiles"); err == nil {
		out = append(out, shipped)
	}
	return out
}

// name signs revisions: --by, or the user's own name.
func (s *session) name() string { return cmp.Or(s.by, s.said().Signer()) }

// print writes one JSON value on a line of its own.
func (s *session) print(v any) error {
	enc := json.NewEncoder(s.out)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}
