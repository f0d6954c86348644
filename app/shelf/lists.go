package shelf

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"stet/editor/proof"
)

// list is a word list as it was read from its file.
type list struct {
	*proof.WordList
	at   time.Time // the file's, to see that somebody else has changed it
	size int64
}

// Lists returns the word lists of the house and of the editor, read anew where
// their files have changed. A list that cannot be read is left out, and the
// error says why; one that does not exist is empty.
func (s *Shelf) Lists() ([]*proof.WordList, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var all []*proof.WordList
	var errs []error
	for _, dir := range []string{s.house, s.Own} {
		if dir == "" {
			continue
		}
		l, err := s.list(dir)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		all = append(all, l.WordList)
	}
	return all, errors.Join(errs...)
}

// AddHouse puts a word on the desk's list, AddOwn on the editor's.
func (s *Shelf) AddHouse(word string) error { return s.add(s.House(), word) }

// AddOwn puts a word on the editor's list.
func (s *Shelf) AddOwn(word string) error { return s.add(s.Own, word) }

// DropHouse takes a word from the desk's list again, DropOwn from the editor's.
func (s *Shelf) DropHouse(word string) error { return s.drop(s.House(), word) }

// DropOwn takes a word from the editor's list.
func (s *Shelf) DropOwn(word string) error { return s.drop(s.Own, word) }

func listFile(dir string) string { return filepath.Join(dir, "words.txt") }

// list reads the list of a folder unless it is as it was.
func (s *Shelf) list(dir string) (*list, error) {
	path := listFile(dir)
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		l := &list{WordList: &proof.WordList{}}
		s.lists[path] = l
		return l, nil
	}
	if err != nil {
		return nil, err
	}
	if l := s.lists[path]; l != nil && l.at.Equal(info.ModTime()) && l.size == info.Size() {
		return l, nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	words, err := proof.ReadWordList(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	l := &list{words, info.ModTime(), info.Size()}
	s.lists[path] = l
	return l, nil
}

// add appends a word to a folder's list: what others have written into it, their
// remarks too, stays as it is.
func (s *Shelf) add(dir, word string) error {
	if dir == "" {
		return errors.New("there is no folder to keep the word in: choose the house folder first")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	l, err := s.list(dir)
	if err != nil {
		return err
	}
	word = strings.Join(strings.Fields(word), " ")
	if word == "" || l.Has(word) {
		return nil
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	if err := appendLine(listFile(dir), word); err != nil {
		return err
	}
	_, err = s.list(dir)
	return err
}

// drop takes the lines that are just a word out of a folder's list; all others
// stay as they are.
func (s *Shelf) drop(dir, word string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	path := listFile(dir)
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var kept strings.Builder
	for line := range strings.Lines(string(text)) {
		if strings.TrimSpace(line) != word {
			kept.WriteString(line)
		}
	}
	if err := replaceFile(path, kept.String()); err != nil {
		return err
	}
	_, err = s.list(dir)
	return err
}

// replaceFile puts text in the place of what a file holds, in one step.
func replaceFile(path, text string) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".words-*")
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Chmod(f.Name(), 0o644)
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}

// appendLine adds a line to a file, and the end of line that its last one lacks.
func appendLine(path, line string) (err error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_APPEND|os.O_CREATE, 0o644)
	if err != nil {
		return err
	}
	defer func() {
		if closed := f.Close(); err == nil {
			err = closed
		}
	}()
	if info, err := f.Stat(); err == nil && info.Size() > 0 {
		last := make([]byte, 1)
		if _, err := f.ReadAt(last, info.Size()-1); err == nil && last[0] != '\n' {
			line = "\n" + line
		}
	}
	_, err = f.WriteString(line + "\n")
	return err
}
