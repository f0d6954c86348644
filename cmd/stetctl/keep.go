package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"

	"stet/app/workflow"
	"stet/editor"
	"stet/store"
)

func verifyFlags(f *flag.FlagSet, o *options) {
	f.BoolVar(&o.repair, "repair", false, "put back what the backups have of what is damaged")
	fromFlag(f, o)
}

func repairFlags(f *flag.FlagSet, o *options) {
	f.StringVar(&o.to, "to", "", "the new `file` to write the repaired library to")
	fromFlag(f, o)
}

func fromFlag(f *flag.FlagSet, o *options) {
	f.StringVar(&o.from, "from", "", "a `backup` to take from first, besides the library's own")
}

// damage is one line of verify: in words, and in parts.
type damage struct {
	Says string `json:"damage"`
	editor.Damage
}

// tell prints damages, one a line.
func (s *session) tell(all []editor.Damage) error {
	for _, d := range all {
		var err error
		if s.json {
			err = s.print(damage{d.String(), d})
		} else {
			_, err = fmt.Fprintln(s.out, d)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func verify(s *session, words []string) (int, error) {
	if err := want(words, 0, 0, "verify [--repair [--from BACKUP]] [--json]"); err != nil {
		return failed, err
	}
	desk, closeLibrary, err := s.desk()
	if err != nil {
		return failed, err
	}
	defer closeLibrary()
	wrong, err := desk.Library().Verify(s.ctx, nil)
	if err != nil {
		return failed, err
	}
	if s.repair && len(wrong) > 0 {
		if wrong, err = s.mend(desk, wrong); err != nil {
			return failed, err
		}
	}
	if err := s.tell(wrong); err != nil {
		return failed, err
	}
	if len(wrong) > 0 {
		return findings, nil
	}
	fmt.Fprintln(s.err, "every page and every content hash is right; words are found by", desk.Library().Searches())
	return done, nil
}

// mend repairs what can be, says so, and returns what is still damaged.
func (s *session) mend(desk *workflow.Desk, wrong []editor.Damage) ([]editor.Damage, error) {
	if slices.ContainsFunc(wrong, editor.Damage.OfFile) {
		fmt.Fprintln(s.err, "stetctl: the file itself is damaged, and is left alone: \"stetctl repair --to FILE\" makes a new library out of what is left")
		return wrong, nil
	}
	remedies, err := desk.Remedies(s.ctx, wrong, workflow.BackupPlan{}, s.from, nil)
	if err != nil {
		return nil, err
	}
	left, err := desk.Library().Repair(s.ctx, remedies, nil)
	for _, r := range remedies {
		if err == nil && r.Can && !slices.Contains(left, r.Damage) {
			fmt.Fprintln(s.err, "mended", r.Damage.What())
		}
	}
	return left, err
}

// salvage makes a new library of a damaged one and lists what is lost.
func salvage(s *session, words []string) (int, error) {
	if err := want(words, 0, 0, "repair --to FILE [--from BACKUP] [--json]"); err != nil {
		return failed, err
	}
	if s.to == "" {
		return failed, errors.New("name the new library with --to FILE")
	}
	path, err := s.path()
	if err != nil {
		return failed, err
	}
	files := store.Libraries{Now: s.now}
	kept, err := files.Backups(s.ctx, path)
	if err != nil {
		return failed, err
	}
	var backups []string
	if s.from != "" {
		backups = append(backups, s.from)
	}
	for _, b := range kept {
		backups = append(backups, b.Path)
	}
	made, err := files.Salvage(s.ctx, path, s.to, backups, nil)
	if err != nil {
		return failed, err
	}
	tellSalvage(s.err, made)
	if err := s.tell(made.Lost); err != nil {
		return failed, err
	}
	if len(made.Lost)+len(made.Unnamed) > 0 || made.Base != "" {
		return findings, nil
	}
	return done, nil
}

func tellSalvage(out io.Writer, made editor.Salvage) {
	fmt.Fprintf(out, "wrote %s: %d stories, %d revisions, %d contents out of backups, %d lost\n",
		made.Path, made.Stories, made.Revisions, made.Taken, len(made.Lost))
	if made.Base != "" {
		fmt.Fprintf(out, "nothing of the library could be read: all is as in %s\n", made.Base)
	}
	for _, phrase := range made.Unnamed {
		fmt.Fprintln(out, "may lack", phrase)
	}
}

// copyLibrary copies the library to a new file.
func copyLibrary(s *session, words []string) (int, error) {
	if err := want(words, 1, 1, "copy FILE"); err != nil {
		return failed, err
	}
	path, err := s.path()
	if err != nil {
		return failed, err
	}
	lost, err := store.Libraries{Now: s.now}.Copy(s.ctx, path, words[0], nil)
	if err != nil {
		return failed, err
	}
	fmt.Fprintln(s.err, "wrote", words[0])
	if lost > 0 {
		fmt.Fprintf(s.err, "stetctl: %d of the files beside the library could not be had\n", lost)
		return findings, nil
	}
	return done, nil
}
