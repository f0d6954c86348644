package workflow

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"stet/editor"
	"stet/editor/consistency"
	"stet/editor/doc"
	"stet/editor/fact"
	"stet/editor/fact/report"
)

// SourceFiles reads the files that sources name.
type SourceFiles interface {
	// SourceFile returns the bytes with that SHA-256 in hexadecimal, or
	// editor.ErrNotFound.
	SourceFile(ctx context.Context, sha256 string) ([]byte, error)
}

// Dossier gathers what a report on revision n of a story is written from, 0 for
// the newest: as it is once every suggestion in it is accepted. A revision before
// it that is damaged is left out of the log of changes.
func (d *Desk) Dossier(ctx context.Context, id string, n int, k report.Kind) (report.Dossier, error) {
	s, r, err := d.lib.Story(ctx, id, n)
	if err != nil {
		return report.Dossier{}, err
	}
	out, err := d.dossier(ctx, id, s, r, k)
	if err == nil {
		err = d.addVersions(ctx, &out, id, r.Number)
	}
	return out, err
}

// DossierOf is the dossier of words that go on from revision base: that of the
// revision where they are the same, and otherwise of none.
func (d *Desk) DossierOf(ctx context.Context, id string, base int, s editor.Story, k report.Kind) (report.Dossier, error) {
	filed, _, err := d.lib.Story(ctx, id, base)
	if err != nil && !errors.Is(err, editor.ErrDamaged) {
		return report.Dossier{}, err
	}
	if err == nil {
		changed, err := Differs(filed, s)
		if err != nil {
			return report.Dossier{}, err
		}
		if !changed {
			return d.Dossier(ctx, id, base, k)
		}
	}
	out, err := d.dossier(ctx, id, s, editor.Revision{}, k)
	if err == nil {
		err = d.addVersions(ctx, &out, id, base)
		out.Versions = append(out.Versions, report.Version{Revision: editor.Revision{Author: d.who(), Saved: d.now()}, Story: out.Story})
	}
	return out, err
}

func (d *Desk) dossier(ctx context.Context, id string, s editor.Story, r editor.Revision, k report.Kind) (report.Dossier, error) {
	signed, err := d.Signed(ctx, id)
	if err != nil {
		return report.Dossier{}, err
	}
	desk, err := d.ReadFactDesk(ctx)
	if err != nil {
		return report.Dossier{}, err
	}
	standing := slices.Concat(fact.Gates(s, d.FactDesk()), d.ofSignOff(s, signed), consistency.Check(s).Findings)
	out := report.Dossier{Story: doc.Clean(s), Revision: r, Standing: standing, Desk: desk, House: d.house(), Zone: time.Local,
		Pages: d.pages(s)}
	if signed != nil {
		out.Signed = &signed.Revision
	}
	if k.Files {
		out.File = func(sha256 string) ([]byte, error) { return d.lib.SourceFile(ctx, sha256) }
		out.Progress = func(int, int) error { return ctx.Err() }
	}
	return out, nil
}

// addVersions reads the revisions of a story into its dossier: those up to one, and
// those since.
func (d *Desk) addVersions(ctx context.Context, out *report.Dossier, id string, last int) error {
	all, err := d.lib.Revisions(ctx, id)
	if err != nil {
		return err
	}
	for _, r := range slices.Backward(all) {
		s, _, err := d.lib.Story(ctx, id, r.Number)
		if errors.Is(err, editor.ErrDamaged) {
			continue
		}
		if err != nil {
			return fmt.Errorf("read revision %d: %w", r.Number, err)
		}
		in := &out.Versions
		if r.Number > last {
			in = &out.Since
		}
		*in = append(*in, report.Version{Revision: r, Story: doc.Clean(s)})
	}
	return nil
}

// WriteReport writes a report to path, whole or not at all, in the format of the
// ending. A file that is there is replaced.
func WriteReport(path string, k report.Kind, d report.Dossier) error {
	ending, err := k.Ending(path)
	if err != nil {
		return err
	}
	return streamFile(path, func(w io.Writer) error { return k.Write(w, ending, d) })
}
