package store

import (
	"bytes"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// assets are the files of a library: originals and pictures, each once, as they
// came, named by the SHA-256 of their bytes: LIBRARY-files/4f/4f1c2a9b…. They
// are read also from the folder "files" beside the library, which all backups in
// one folder share.
type assets struct{ folders []string }

func assetsOf(path string) assets {
	return assets{[]string{path + "-files", filepath.Join(filepath.Dir(path), "files")}}
}

func assetName(folder string, hash []byte) string {
	name := hex.EncodeToString(hash)
	return filepath.Join(folder, name[:2], name)
}

// keep brings a file to the disk and returns its hash. One that is there already
// stays, unless it was damaged. Only behind it may a row name the file.
func (a assets) keep(b []byte) (hash []byte, err error) {
	sum := sha256.Sum256(b)
	name := assetName(a.folders[0], sum[:])
	if there, err := os.ReadFile(name); err == nil && bytes.Equal(there, b) {
		os.Chtimes(name, time.Time{}, time.Now()) // SweepFiles is to leave it; see there
		return sum[:], nil
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		return nil, err
	}
	return sum[:], replaceFile(name, b)
}

// replaceFile writes a file whole or not at all.
func replaceFile(name string, b []byte) error {
	f, err := os.CreateTemp(filepath.Dir(name), ".part-*")
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		os.Remove(f.Name())
		return err
	}
	syncFolder(filepath.Dir(name))
	return nil
}

// errMissing says that a file is not in its folder.
var errMissing = errors.New("its file is not in the folder beside the library")

// read returns the bytes of a file, never others than were kept: where those
// cannot be had the error says why.
func (a assets) read(hash []byte) ([]byte, error) {
	why := errMissing
	for _, folder := range a.folders {
		b, err := os.ReadFile(assetName(folder, hash))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			why = fmt.Errorf("its file cannot be read: %w", err)
			continue
		}
		if sum := sha256.Sum256(b); bytes.Equal(sum[:], hash) {
			return b, nil
		}
		why = errHash
	}
	return nil, why
}

// insertAsset notes a file that lies in its folder.
func insertAsset(tx *sql.Tx, hash []byte, size int) error {
	_, err := tx.Exec("insert into asset (hash, size) values (?, ?) on conflict do nothing", hash, size)
	return err
}
