package main

import (
	"flag"
	"fmt"
	"slices"
	"strings"
	"time"

	"stet/app/workflow"
	"stet/editor"
)

func byFlag(f *flag.FlagSet, o *options) {
	f.StringVar(&o.by, "by", "", "the `name` to sign with (default: your own)")
}

func spikeFlags(f *flag.FlagSet, o *options) {
	byFlag(f, o)
	f.StringVar(&o.reason, "reason", "", "why, in your `words`")
}

func tagFlags(f *flag.FlagSet, o *options) {
	byFlag(f, o)
	f.BoolVar(&o.remove, "remove", false, "take the tags away")
}

func relateFlags(f *flag.FlagSet, o *options) {
	byFlag(f, o)
	f.BoolVar(&o.remove, "remove", false, "take the relation away")
}

// onDesk opens the library, runs do on it and says what was done.
func (s *session) onDesk(do func(d *workflow.Desk) (string, error)) (int, error) {
	desk, closeLibrary, err := s.desk()
	if err != nil {
		return failed, err
	}
	defer closeLibrary()
	said, err := do(desk)
	if said != "" {
		fmt.Fprintln(s.err, said)
	}
	if err != nil {
		return failed, err
	}
	return done, nil
}

func setStatus(s *session, words []string) (int, error) {
	if err := want(words, 2, 2, "status ID STATUS [--by NAME]"); err != nil {
		return failed, err
	}
	to := editor.Status(words[1])
	if !slices.Contains(editor.Statuses, to) {
		return failed, fmt.Errorf("%q is not a status: %v", to, editor.Statuses)
	}
	return s.onDesk(func(d *workflow.Desk) (string, error) {
		return "", d.Move(s.ctx, words[0], to)
	})
}

func spike(s *session, words []string) (int, error) {
	if err := want(words, 1, 1, `spike ID [--reason "words"] [--by NAME]`); err != nil {
		return failed, err
	}
	return s.onDesk(func(d *workflow.Desk) (string, error) {
		return "", d.Spike(s.ctx, words[0], s.reason)
	})
}

func unspike(s *session, words []string) (int, error) {
	if err := want(words, 1, 1, "unspike ID [--by NAME]"); err != nil {
		return failed, err
	}
	return s.onDesk(func(d *workflow.Desk) (string, error) {
		if err := d.Unspike(s.ctx, words[0]); err != nil {
			return "", err
		}
		row, err := d.Library().Summary(s.ctx, words[0])
		return "it is in " + string(row.Status), err
	})
}

// made is a story that was made from another one.
type made struct {
	ID string `json:"id"`
}

func (s *session) printMade(id string) error {
	if id == "" {
		return nil
	}
	if s.json {
		return s.print(made{id})
	}
	_, err := fmt.Fprintln(s.out, id)
	return err
}

func duplicate(s *session, words []string) (int, error) {
	if err := want(words, 1, 1, "duplicate ID [--by NAME]"); err != nil {
		return failed, err
	}
	return s.onDesk(func(d *workflow.Desk) (string, error) {
		id, err := d.Duplicate(s.ctx, words[0])
		if id == "" {
			return "", err
		}
		return "", firstError(err, s.printMade(id))
	})
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// relation reads what one story is to another.
func relation(word string) (editor.Relation, error) {
	if r := editor.Relation(word); slices.Contains(editor.Relations, r) {
		return r, nil
	}
	return "", fmt.Errorf("%q is not what a story can be to another: %v", word, editor.Relations)
}

// relate relates two stories, or begins one that is related, or lists them.
func relate(s *session, words []string) (int, error) {
	if err := want(words, 1, 3, "relate ID [update|correction|follow-up|copy [OTHER]] [--remove]"); err != nil {
		return failed, err
	}
	if len(words) == 1 {
		return s.onDesk(func(d *workflow.Desk) (string, error) { return "", s.printRelated(d, words[0]) })
	}
	r, err := relation(words[1])
	if err != nil {
		return failed, err
	}
	return s.onDesk(func(d *workflow.Desk) (string, error) {
		switch {
		case len(words) == 2 && s.remove:
			return "", fmt.Errorf("say of which story: stetctl relate %s %s OTHER --remove", words[0], r)
		case len(words) == 2:
			id, err := d.Continue(s.ctx, words[0], r)
			return "", firstError(err, s.printMade(id))
		case s.remove:
			return "", d.Unrelate(s.ctx, words[0], r, words[2])
		}
		return "", d.Relate(s.ctx, words[0], r, words[2])
	})
}

func (s *session) printRelated(d *workflow.Desk, id string) error {
	all, err := d.Library().Related(s.ctx, id)
	if err != nil {
		return err
	}
	for _, r := range all {
		if s.json {
			err = s.print(r)
		} else {
			is := string(r.Relation) + " of"
			if r.Back {
				is = "has " + string(r.Relation)
			}
			_, err = fmt.Fprintf(s.out, "%-14s %s  %-9s %s\n", is, r.ID, r.Status, r.Headline)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// tag gives a story tags, or lists them; without a story it lists all tags and
// sections.
func tag(s *session, words []string) (int, error) {
	return s.onDesk(func(d *workflow.Desk) (string, error) {
		switch {
		case len(words) == 0:
			return "", s.printShelves(d)
		case len(words) == 1:
			return "", s.printTags(d, words[0])
		}
		for _, one := range words[1:] {
			do := d.Tag
			if s.remove {
				do = d.Untag
			}
			if err := do(s.ctx, words[0], one); err != nil {
				return "", err
			}
		}
		return "", nil
	})
}

// tagLine is a tag of a story.
type tagLine struct {
	Tag string `json:"tag"`
}

func (s *session) printTags(d *workflow.Desk, id string) error {
	tags, err := d.Library().Tags(s.ctx, id)
	for _, t := range tags {
		if s.json {
			err = s.print(tagLine{t})
		} else {
			_, err = fmt.Fprintln(s.out, t)
		}
		if err != nil {
			return err
		}
	}
	return err
}

// shelfLine is a section or a tag with its stories counted.
type shelfLine struct {
	Kind string `json:"kind"`
	editor.Count
}

func (s *session) printShelves(d *workflow.Desk) error {
	shelves, err := d.Library().Shelves(s.ctx)
	if err != nil {
		return err
	}
	if err := s.printShelf("section", shelves.Sections); err != nil {
		return err
	}
	return s.printShelf("tag", shelves.Tags)
}

func (s *session) printShelf(kind string, counts []editor.Count) error {
	for _, c := range counts {
		var err error
		if s.json {
			err = s.print(shelfLine{kind, c})
		} else {
			_, err = fmt.Fprintf(s.out, "%-8s %6d  %s\n", kind, c.N, c.Name)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func section(s *session, words []string) (int, error) {
	if err := want(words, 2, 2, `section ID "NAME" [--by NAME]`); err != nil {
		return failed, err
	}
	return s.onDesk(func(d *workflow.Desk) (string, error) {
		acted, err := d.SetSection(s.ctx, words[1], words[:1], func(int, int) {})
		return "", firstError(append([]error{err}, acted.Errs...)...)
	})
}

// deleteStories puts stories in the bin; --undo takes them out.
func deleteStories(s *session, words []string) (int, error) {
	if err := want(words, 1, -1, "delete ID... [--undo|--for-good] [--by NAME]"); err != nil {
		return failed, err
	}
	if s.forGood {
		return s.onDesk(func(d *workflow.Desk) (string, error) {
			purged, err := d.Purge(s.ctx, words, func(int, int) {})
			return fmt.Sprintf("%d deleted for good; the others do not lie in the bin, or were gone on with", purged.Gone), err
		})
	}
	return s.onDesk(func(d *workflow.Desk) (string, error) {
		do, said := d.Bin, "in the bin: stetctl delete --undo ID takes a story out again"
		if s.undo {
			do, said = d.Unbin, ""
		}
		for _, id := range words {
			if err := do(s.ctx, id); err != nil {
				return "", err
			}
		}
		return said, nil
	})
}

func deleteFlags(f *flag.FlagSet, o *options) {
	byFlag(f, o)
	f.BoolVar(&o.forGood, "for-good", false, "delete stories that lie in the bin for good")
	f.BoolVar(&o.undo, "undo", false, "take the stories out of the bin again")
}

// historyPage is how much of a story's history is read at a time.
const historyPage = 500

func history(s *session, words []string) (int, error) {
	if err := want(words, 1, 1, "history ID [--json]"); err != nil {
		return failed, err
	}
	return s.onDesk(func(d *workflow.Desk) (string, error) {
		for q := (editor.HistoryQuery{Limit: historyPage}); ; {
			page, err := d.Library().History(s.ctx, words[0], q)
			if err != nil {
				return "", err
			}
			for _, h := range page {
				if err := s.printHappening(h); err != nil {
					return "", err
				}
			}
			if len(page) < historyPage {
				return "", nil
			}
			q.Before = &page[len(page)-1]
		}
	})
}

// sentWords says how a story went out, "" where that was not written down.
func sentWords(how *editor.Sending) string {
	if how == nil {
		return ""
	}
	words := " as " + how.Format + " in " + how.Folder
	if how.For != "" {
		words += " for " + how.For
	}
	return words
}

func (s *session) printHappening(h editor.Happening) error {
	if s.json {
		return s.print(h)
	}
	who, what := "", ""
	if r := h.Revision; r != nil {
		who, what = r.Author, fmt.Sprintf("filed revision %d %s", r.Number, r.Name)
	} else {
		e := h.Event
		who, what = e.Who, strings.Join(strings.Fields(string(e.What)+" "+e.Was+" → "+e.Became), " ")
		if e.What == editor.SentOut {
			what = "exported to " + e.Became + sentWords(e.Sent)
		}
	}
	_, err := fmt.Fprintf(s.out, "%s  %-20s %s\n", h.At.Local().Format(time.DateTime), who, strings.TrimSpace(what))
	return err
}
