package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"stet/app/workflow"
	"stet/editor"
	"stet/editor/format"
)

func exportFlags(f *flag.FlagSet, o *options) {
	deskFlags(f, o)
	f.StringVar(&o.to, "to", "", "the `file` to write; for several stories a folder, a file ending in .zip, or one file of a format that holds many")
	f.StringVar(&o.format, "format", "", "the `ID` of the format, as formats lists it (default: that of the file's ending, or the destination's)")
	f.StringVar(&o.destination, "for", "", "write as this `destination` has it: format, names, pictures, and what has to hold")
	f.BoolVar(&o.readers, "for-readers", false, "leave out what is for the desk only: the editor's note, comments and the like (default: as the destination has it)")
	f.StringVar(&o.override, "override", "", "the `reason` to export in spite of findings")
	f.StringVar(&o.by, "by", "", "the `name` of who overrides")
}

// export writes stories to files.
func export(s *session, ids []string) (int, error) {
	if err := want(ids, 1, -1, `export ID... --to FILE|FOLDER|FILE.zip [--format ID] [--for DESTINATION] [--for-readers] [--override "reason" --by NAME]`); err != nil {
		return failed, err
	}
	desk, closeLibrary, err := s.desk()
	if err != nil {
		return failed, err
	}
	defer closeLibrary()
	to, err := s.sendingTo(desk)
	if err != nil {
		return failed, err
	}
	if isFolder(to.To) || len(ids) > 1 {
		return s.exportMany(desk, ids, to)
	}
	opened, err := desk.Open(s.ctx, ids[0])
	if err != nil {
		return failed, err
	}
	order := workflow.Order{Format: to.Format, Path: to.To, Pictures: to.Pictures, For: to.Destination, Override: s.overriding()}
	if err := s.warnOfLoss(desk, to.Destination, opened.Story); err != nil {
		return failed, err
	}
	r, err := desk.Export(s.ctx, ids[0], base(opened), opened.Story, order)
	if blocked := (*workflow.BlockedError)(nil); errors.As(err, &blocked) {
		return s.printBlocked(blocked, "nothing was written")
	}
	if err != nil {
		return failed, err
	}
	fmt.Fprintln(s.err, "wrote", to.To)
	if !s.json { // the revision may be on file since these words went out before, as another file
		r.Name = "Exported " + filepath.Base(to.To)
	}
	return done, s.printRevision(r)
}

// sendingTo is where to and how the flags send stories.
func (s *session) sendingTo(desk *workflow.Desk) (workflow.Shipment, error) {
	out := workflow.Shipment{To: s.to, Override: s.overriding(), Destination: editor.Destination{Naming: "{slug}"}}
	if s.destination != "" {
		var err error
		if out.Destination, err = desk.Destination(s.ctx, s.destination); err != nil {
			return out, err
		}
		if out.To == "" {
			out.To = out.Folder
		}
	}
	out.ForReaders = out.ForReaders || s.readers
	if out.To == "" {
		return out, errors.New("say where to: stetctl export ID --to FILE")
	}
	switch {
	case isFolder(out.To):
		out.Packing = editor.InFiles
	case strings.EqualFold(filepath.Ext(out.To), ".zip"):
		out.Packing = editor.InZip
	default:
		out.Packing = editor.InOneFile
	}
	if s.format != "" {
		out.Format = s.format
	} else if out.Format == "" && out.Packing == editor.InOneFile {
		f, err := format.For(filepath.Ext(out.To))
		if err != nil {
			return out, err
		}
		out.Format = f.ID
	} else if out.Format == "" {
		return out, errors.New("say in which format: --format ID; \"stetctl formats\" lists them")
	}
	if out.Packing == editor.InOneFile && filepath.Ext(out.To) == "" { // as the window has it
		f, err := workflow.WrittenFormat(out.Format)
		if err != nil {
			return out, err
		}
		out.To += f.Endings[0]
	}
	return out, nil
}

// isFolder reports whether a path is a folder, or says that it is one.
func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir() || strings.HasSuffix(path, string(os.PathSeparator))
}

// warnOfLoss says what of some stories does not go out to a destination: what is for the
// desk only, what a file of the format cannot hold, and pictures that are not there.
func (s *session) warnOfLoss(desk *workflow.Desk, to editor.Destination, stories ...editor.Story) error {
	f, err := workflow.WrittenFormat(to.Format)
	if err != nil {
		return err
	}
	if kept := lossWords(format.Loss{What: workflow.Kept(f, to, stories...)}); kept != "" {
		fmt.Fprintf(s.err, "stetctl: left out, for the desk only: %s\n", kept)
	}
	if lost := lossWords(workflow.Lost(f, to, stories...)); lost != "" {
		fmt.Fprintf(s.err, "stetctl: %s cannot hold: %s\n", f.Name, lost)
	}
	if missing := desk.MissingPictures(s.ctx, to, stories...); len(missing) > 0 {
		fmt.Fprintf(s.err, "stetctl: not in the library, and so not in the export: %s\n", strings.Join(missing, ", "))
	}
	if n, hosts := workflow.RemotePictures(f, to, stories...); n > 0 {
		fmt.Fprintf(s.err, "stetctl: not in the library, and so left at their addresses at %s: %s\n", strings.Join(hosts, ", "), pictures(n))
	}
	return nil
}

func pictures(n int) string {
	if n == 1 {
		return "1 picture"
	}
	return fmt.Sprintf("%d pictures", n)
}

// lossWords says what is lost, "" for nothing.
func lossWords(lost format.Loss) string {
	story, pictures := lost.Words(format.LossLabel)
	switch {
	case pictures == "":
		return story
	case story == "":
		return "of the pictures: " + pictures
	}
	return story + "; of the pictures: " + pictures
}

// exportMany writes several stories, and says of each what became of it.
func (s *session) exportMany(desk *workflow.Desk, ids []string, to workflow.Shipment) (int, error) {
	if to.Packing == editor.InFiles {
		if err := os.MkdirAll(to.To, 0o755); err != nil {
			return failed, fmt.Errorf("make the folder: %w", err)
		}
	}
	var all []workflow.Leaving
	var stories []editor.Story
	for _, id := range ids {
		l, err := desk.Leaving(s.ctx, id)
		if err != nil {
			return failed, fmt.Errorf("%s: %w", id, err)
		}
		all, stories = append(all, l), append(stories, l.Story)
	}
	all, err := desk.CheckLeaving(s.ctx, all, to.Destination, func(int, int) {})
	if err != nil {
		return failed, err
	}
	if err := s.warnOfLoss(desk, to.Destination, stories...); err != nil {
		return failed, err
	}
	shipped := desk.ExportAll(s.ctx, all, to, func(n, total int, headline string) {
		fmt.Fprintf(s.err, "%d/%d %s\n", n+1, total, headline)
	})
	if shipped.Err != nil {
		return failed, shipped.Err
	}
	code := done
	for _, one := range shipped.Fates {
		became, err := s.printSent(one)
		if err != nil {
			return failed, err
		}
		code = max(code, became)
	}
	if n := shipped.Gone(); n > 0 {
		fmt.Fprintf(s.err, "wrote %d of %d to %s\n", n, len(all), to.To)
	}
	return code, nil
}

// sent is the line of one story of several.
type sent struct {
	ID       string           `json:"id"`
	Headline string           `json:"headline"`
	File     string           `json:"file,omitempty"`
	Revision int              `json:"revision,omitempty"`
	Findings []editor.Finding `json:"findings,omitempty"`
	Error    string           `json:"error,omitempty"`
}

// printSent says what became of a story, and how that counts.
func (s *session) printSent(one workflow.Fate) (int, error) {
	line := sent{ID: one.ID, Headline: one.Headline, File: one.Name, Revision: one.Revision.Number}
	code := done
	if blocked := (*workflow.BlockedError)(nil); errors.As(one.Err, &blocked) {
		line.Findings, code = blocked.Findings, findings
	} else if one.Err != nil {
		line.Error, code = one.Err.Error(), failed
	}
	if s.json {
		return code, s.print(line)
	}
	switch code {
	case findings:
		fmt.Fprintf(s.out, "%s %q was not exported: settle these, or give --override \"reason\" --by NAME\n", one.ID, one.Headline)
		for _, f := range line.Findings {
			if err := s.printFinding(f); err != nil {
				return failed, err
			}
		}
	case failed:
		fmt.Fprintf(s.out, "%s %q was not exported: %v\n", one.ID, one.Headline, one.Err)
	default:
		fmt.Fprintf(s.out, "%s %q is %s, revision %d\n", one.ID, one.Headline, one.Name, one.Revision.Number)
	}
	return code, nil
}

// base is the revision an opened story goes on from.
func base(o workflow.Opened) int {
	if o.Draft != nil {
		return o.Draft.Base
	}
	return o.Revision.Number
}

func (s *session) overriding() *editor.Override {
	if s.override == "" && s.by == "" {
		return nil
	}
	return &editor.Override{By: s.by, Reason: s.override}
}

// printBlocked lists what stands in the way, and says what was not done for it: done
// with findings.
func (s *session) printBlocked(blocked *workflow.BlockedError, not string) (int, error) {
	for _, f := range blocked.Findings {
		if err := s.printFinding(f); err != nil {
			return failed, err
		}
	}
	fmt.Fprintf(s.err, "stetctl: %s: settle these, or give --override \"reason\" --by NAME\n", not)
	return findings, nil
}
