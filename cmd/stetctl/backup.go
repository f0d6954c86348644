package main

import (
	"errors"
	"flag"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"stet/app/workflow"
	"stet/editor"
	"stet/store"
)

func folderFlag(f *flag.FlagSet, o *options) {
	f.StringVar(&o.folder, "in", "", "the `folder` on another disk that backups are kept in as well")
}

func restoreFlags(f *flag.FlagSet, o *options) {
	byFlag(f, o)
	f.StringVar(&o.to, "to", "", "the new `file` to write the whole library to")
}

// backup writes a copy to a file, or one among the library's backups.
func backup(s *session, words []string) (int, error) {
	if err := want(words, 0, 1, "backup [FILE]"); err != nil {
		return failed, err
	}
	desk, closeLibrary, err := s.desk()
	if err != nil {
		return failed, err
	}
	defer closeLibrary()
	if len(words) == 0 {
		made, err := desk.BackUp(s.ctx, workflow.BackupPlan{}, nil)
		if err != nil {
			return failed, err
		}
		words = []string{made.Path}
	} else if err := desk.Library().Backup(s.ctx, words[0]); err != nil {
		return failed, err
	}
	fmt.Fprintln(s.err, "wrote and verified", words[0])
	return done, nil
}

// backups lists the backups, or how the stories in one differ from the library's.
func backups(s *session, words []string) (int, error) {
	if err := want(words, 0, 1, "backups [BACKUP] [--in FOLDER] [--json]"); err != nil {
		return failed, err
	}
	desk, closeLibrary, err := s.desk()
	if err != nil {
		return failed, err
	}
	defer closeLibrary()
	if len(words) == 1 {
		return s.differences(desk, words[0])
	}
	all, err := desk.Backups(s.ctx, workflow.BackupPlan{Elsewhere: s.folder})
	if err != nil {
		return failed, err
	}
	for _, b := range all {
		if err := s.printBackup(b); err != nil {
			return failed, err
		}
	}
	return done, nil
}

func (s *session) printBackup(b editor.Backup) error {
	if s.json {
		return s.print(b)
	}
	says := fmt.Sprintf("%d stories, %d revisions", b.Stories, b.Revisions)
	if !b.Verified {
		says += ", not verified"
	}
	if b.Trouble != "" {
		says = b.Trouble
	}
	_, err := fmt.Fprintf(s.out, "%s  %s\n    %s, %.1f MB, %s\n", b.Made.Local().Format(time.DateTime), b.Path, says, float64(b.Bytes)/1e6, because(b))
	return err
}

func because(b editor.Backup) string {
	switch {
	case b.Trouble != "":
		return "not readable"
	case b.Reason == "":
		return "copied by other means"
	case b.Kept && b.Reason == editor.Automatic:
		return "automatic, kept"
	}
	return string(b.Reason)
}

func (s *session) differences(desk *workflow.Desk, path string) (int, error) {
	d, err := desk.Library().CompareBackup(s.ctx, path)
	if err != nil {
		return failed, err
	}
	for _, story := range d.Stories {
		if s.json {
			err = s.print(story)
		} else {
			_, err = fmt.Fprintf(s.out, "%s  %-9s revision %d there, %d here  %s\n", story.ID, story.Standing, story.There, story.Here, story.Headline)
		}
		if err != nil {
			return failed, err
		}
	}
	fmt.Fprintf(s.err, "%d stories are the same, %d are only in the library\n", d.Same, d.Added)
	if len(d.Stories) > 0 {
		return findings, nil
	}
	return done, nil
}

// restore brings back a story, into the library, or all, into a new file: for
// that the library need not be readable at all.
func restore(s *session, words []string) (int, error) {
	if err := want(words, 1, 2, "restore BACKUP --to FILE | restore BACKUP ID"); err != nil {
		return failed, err
	}
	switch whole := s.to != ""; {
	case whole && len(words) == 1:
		if err := store.Restore(s.ctx, words[0], s.to, nil); err != nil {
			return failed, err
		}
		fmt.Fprintln(s.err, "restored and checked; open it with --library", s.to)
		return done, nil
	case whole == (len(words) == 2):
		return failed, errors.New("say --to FILE for the whole library, or the ID of a story: one of them")
	}
	desk, closeLibrary, err := s.desk()
	if err != nil {
		return failed, err
	}
	defer closeLibrary()
	name := strings.TrimSuffix(filepath.Base(words[0]), filepath.Ext(words[0]))
	back, err := desk.RestoreStory(s.ctx, words[0], words[1], func(headline string) string {
		return fmt.Sprintf("%s (from the backup %s)", headline, name)
	})
	if err != nil {
		return failed, err
	}
	if s.json {
		err = s.print(back)
	} else {
		_, err = fmt.Fprintf(s.out, "%s  %s\n", back.ID, back.Headline)
	}
	for _, lost := range back.Lost {
		fmt.Fprintln(s.err, "the backup could not give", lost)
	}
	if err != nil || len(back.Lost) == 0 {
		return done, err
	}
	return findings, nil
}
