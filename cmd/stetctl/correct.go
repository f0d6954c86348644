package main

import (
	"errors"
	"flag"
	"fmt"
	"time"

	"stet/app/workflow"
	"stet/editor"
)

func correctFlags(f *flag.FlagSet, o *options) {
	byFlag(f, o)
	f.StringVar(&o.amendment.Note, "note", "", "the `sentence` that readers get")
	f.StringVar(&o.amendment.Wrong, "wrong", "", "what the story said, in its `words`")
	f.StringVar(&o.amendment.Right, "right", "", "what it should have said, in `words`")
	f.Func("kind", "correction, clarification, update, editors-note or retraction (default: `correction`)", func(kind string) error {
		o.amendment.Kind = editor.CorrectionKind(kind)
		return nil
	})
	f.StringVar(&o.amendment.Fact, "fact", "", "the `ID` of the fact it is about")
	f.BoolVar(&o.remove, "remove", false, "take the note out")
}

// correct lists the notes to readers of a story, or adds one, changes one or takes
// one out.
func correct(s *session, words []string) (int, error) {
	if err := want(words, 1, 2, `correct ID [NOTE] [--note "sentence" --wrong "words" --right "words"] [--kind KIND] [--fact ID] [--remove] [--by NAME]`); err != nil {
		return failed, err
	}
	a := s.amendment
	switch said := a != (editor.Amendment{}); {
	case s.remove && len(words) < 2:
		return failed, fmt.Errorf("say which note: stetctl correct %s lists them", words[0])
	case s.remove:
		return s.onDesk(func(d *workflow.Desk) (string, error) {
			_, err := d.Unamend(s.ctx, words[0], words[1])
			return "", err
		})
	case !said && len(words) == 2:
		return failed, errors.New("say what the note is to be, or --remove")
	case !said:
		return s.onDesk(func(d *workflow.Desk) (string, error) { return "", s.printAmendments(d, words[0]) })
	}
	return s.onDesk(func(d *workflow.Desk) (string, error) {
		if len(words) == 2 {
			old, err := amendment(s, d, words[0], words[1])
			if err != nil {
				return "", err
			}
			a = over(old, a)
		}
		if a.Kind == "" {
			a.Kind = editor.Correction
		}
		filed, r, err := d.Amend(s.ctx, words[0], a)
		if err != nil {
			return "", err
		}
		return fmt.Sprintf("filed as revision %d: export the story again, for its readers to see it", r.Number), s.printAmendment(filed)
	})
}

// amendment finds a note of a story.
func amendment(s *session, d *workflow.Desk, id, note string) (editor.Amendment, error) {
	o, err := d.Open(s.ctx, id)
	if err != nil {
		return editor.Amendment{}, err
	}
	for _, a := range o.Story.Amendments {
		if a.ID == note {
			return a, nil
		}
	}
	return editor.Amendment{}, fmt.Errorf("there is no note %q: stetctl correct %s lists them", note, id)
}

// over lays what was said over a note.
func over(old, said editor.Amendment) editor.Amendment {
	for _, f := range []struct{ to, from *string }{{&old.Note, &said.Note}, {&old.Wrong, &said.Wrong}, {&old.Right, &said.Right},
		{&old.Fact, &said.Fact}, {(*string)(&old.Kind), (*string)(&said.Kind)}} {
		if *f.from != "" {
			*f.to = *f.from
		}
	}
	return old
}

func (s *session) printAmendments(d *workflow.Desk, id string) error {
	o, err := d.Open(s.ctx, id)
	if err != nil {
		return err
	}
	for _, a := range o.Story.Amendments {
		if err := s.printAmendment(a); err != nil {
			return err
		}
	}
	return nil
}

func (s *session) printAmendment(a editor.Amendment) error {
	if s.json {
		return s.print(a)
	}
	_, err := fmt.Fprintf(s.out, "%s  %s  %-13s %s\n", a.ID, a.At.Local().Format(time.DateOnly), a.Kind, a.ForReaders())
	return err
}
