package shelf

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"stet/editor/proof/style"
)

// rules is the house style as it was read from its files.
type rules struct {
	sheet *style.Sheet
	err   error
	print string // what files there were, how long and from when
}

// Styles is the folder of the house's rules: a folder for each style, with a
// file for each rule, as Vale has them. "" where there is no house.
func (s *Shelf) Styles() string {
	if house := s.House(); house != "" {
		return filepath.Join(house, "styles")
	}
	return ""
}

// mostRule is how long the file of a rule may be, in bytes.
const mostRule = 1 << 20

// Style returns the house style, read anew where its files have changed. Rules
// that cannot be read are left out, and the error says why for each.
func (s *Shelf) Style() (*style.Sheet, error) {
	dir := s.Styles()
	s.mu.Lock()
	defer s.mu.Unlock()
	if dir == "" {
		return style.NewSheet(), nil
	}
	files, print, err := ruleFiles(dir)
	if err != nil {
		return style.NewSheet(), err
	}
	if s.rules.sheet != nil && s.rules.print == print {
		return s.rules.sheet, s.rules.err
	}
	var all []*style.Rule
	var errs []error
	for _, path := range files {
		r, err := readRule(dir, path)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		all = append(all, r)
	}
	s.rules = rules{style.NewSheet(all...), errors.Join(errs...), print}
	return s.rules.sheet, s.rules.err
}

// ruleFiles lists the files of the rules in a folder in order, and what tells
// whether one of them has changed. A folder that is not there has none.
func ruleFiles(dir string) (files []string, print string, err error) {
	var prints strings.Builder
	prints.WriteString(dir)
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if ext := strings.ToLower(filepath.Ext(path)); ext != ".yml" && ext != ".yaml" || strings.HasPrefix(d.Name(), ".") {
			return nil
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		files = append(files, path)
		fmt.Fprintf(&prints, "\n%s %d %d", path, info.Size(), info.ModTime().UnixNano())
		return nil
	})
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return files, prints.String(), err
}

// readRule reads the rule of one file, named after it and its folder.
func readRule(dir, path string) (*style.Rule, error) {
	file, err := filepath.Rel(dir, path)
	if err != nil {
		file = path
	}
	name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	in := "House"
	if parent := filepath.Dir(file); parent != "." {
		in = filepath.Base(parent)
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if info.Size() > mostRule {
		return nil, &style.RuleError{File: file, Problem: "it is longer than a megabyte: make several rules of it"}
	}
	src, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return style.Parse(in+"."+name, file, src)
}
