package main

import (
	"errors"
	"fmt"
	"os"

	"stet/app/workflow"
	"stet/editor"
)

// decoded is the line of one story that decode read.
type decoded struct {
	File     string           `json:"file"`
	Title    string           `json:"title,omitempty"` // of one story of many
	Format   string           `json:"format,omitempty"`
	Article  *editor.Article  `json:"article,omitempty"`
	Comments []editor.Comment `json:"comments,omitempty"`
	Notes    []editor.Note    `json:"notes,omitempty"`
	Error    string           `json:"error,omitempty"`
}

func decode(s *session, files []string) (int, error) {
	if err := want(files, 1, -1, "decode FILE... [--json]"); err != nil {
		return failed, err
	}
	desk, err := s.deskOn(nil)
	if err != nil {
		return failed, err
	}
	code := done
	for _, file := range files {
		lines := s.decodeAll(desk, file)
		for _, line := range lines {
			if err := s.printDecoded(line); err != nil {
				return failed, err
			}
			if line.Error != "" {
				code = failed
			}
		}
	}
	return code, nil
}

// decodeAll reads every story of a file, a line each.
func (s *session) decodeAll(desk *workflow.Desk, file string) []decoded {
	b, err := os.ReadFile(file)
	if err != nil {
		return []decoded{{File: file, Error: "it cannot be read: " + err.Error()}}
	}
	all, err := desk.DecodeAll(file, b, workflow.ImportOptions{Encoding: s.encoding})
	if err != nil {
		return []decoded{{File: file, Error: err.Error()}}
	}
	lines := make([]decoded, len(all))
	for i, one := range all {
		lines[i] = decoded{File: file, Title: one.Title, Format: one.Format, Article: &one.Article, Comments: one.Comments, Notes: one.Notes}
	}
	return lines
}

// read decodes one file without a library.
func (s *session) read(desk *workflow.Desk, file string) (editor.Story, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return editor.Story{}, fmt.Errorf("it cannot be read: %w", err)
	}
	return desk.Decode(file, b, workflow.ImportOptions{Encoding: s.encoding})
}

func (s *session) printDecoded(line decoded) error {
	if s.json {
		return s.print(line)
	}
	if line.Error != "" {
		_, err := fmt.Fprintf(s.out, "%s: %s\n", line.File, line.Error)
		return err
	}
	name := line.File
	if line.Title != "" {
		name += " › " + line.Title
	}
	fmt.Fprintf(s.out, "%s:\n", name)
	printArticle(s.out, *line.Article)
	printNotes(s.out, line.Notes)
	return nil
}

func importFiles(s *session, paths []string) (int, error) {
	if s.resume {
		return resumeImport(s, paths)
	}
	if err := want(paths, 1, -1, "import FILE... [--json]"); err != nil {
		return failed, err
	}
	return s.importing(func(desk *workflow.Desk, tell importTell) (workflow.ImportReport, error) {
		return desk.ImportFiles(s.ctx, paths, workflow.ImportOptions{Encoding: s.encoding, Again: s.again}, tell), nil
	})
}

// resumeImport goes on with the import that was cut short last.
func resumeImport(s *session, paths []string) (int, error) {
	if err := want(paths, 0, 0, "import --resume [--json]"); err != nil {
		return failed, err
	}
	return s.importing(func(desk *workflow.Desk, tell importTell) (workflow.ImportReport, error) {
		left, err := desk.CutShort(s.ctx)
		if err == nil && len(left) == 0 {
			err = errors.New("no import was cut short")
		}
		if err != nil {
			return workflow.ImportReport{}, err
		}
		return desk.Resume(s.ctx, left[0], tell), nil
	})
}

type importTell = func(n, total int, last workflow.Imported)

// importing runs an import, printing what becomes of each file once that is on
// the disk.
func (s *session) importing(run func(*workflow.Desk, importTell) (workflow.ImportReport, error)) (int, error) {
	desk, closeLibrary, err := s.desk()
	if err != nil {
		return failed, err
	}
	defer closeLibrary()
	var printing error
	report, err := run(desk, func(n, total int, last workflow.Imported) {
		fmt.Fprintf(s.err, "%d/%d %s: %s\n", n, total, last.File, last.Status)
		if printing == nil {
			printing = s.printImported(last)
		}
	})
	switch {
	case err != nil || printing != nil:
		return failed, errors.Join(err, printing)
	case report.Left != nil:
		return failed, s.cutShort(report)
	case report.Err != nil:
		return failed, report.Err
	case report.Refused > 0:
		return failed, nil
	}
	return done, s.ctx.Err()
}

func (s *session) cutShort(r workflow.ImportReport) error {
	const goOn = `stopped at %d of %d files; what came in stays, "stetctl import --resume" goes on`
	if r.Err != nil {
		return fmt.Errorf(goOn+": %w", r.Left.Done, r.Left.Total, r.Err)
	}
	return fmt.Errorf(goOn, r.Left.Done, r.Left.Total)
}

func (s *session) printImported(r workflow.Imported) error {
	if s.json {
		return s.print(r)
	}
	if r.Title != "" {
		r.File += " › " + r.Title
	}
	if r.Err != nil {
		_, err := fmt.Fprintf(s.out, "%s: %s: %v\n", r.File, r.Status, r.Err)
		return err
	}
	_, err := fmt.Fprintf(s.out, "%s: %s as %s %q\n", r.File, r.Status, r.ID, r.Headline)
	printNotes(s.out, r.Notes)
	return err
}
