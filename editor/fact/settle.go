package fact

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"stet/editor"
	"stet/editor/prose"
)

// Settle returns f with a new status. A fact that somebody decides about records who
// did and when; any other status forgets both, and every one what went with the
// decision before: a second check, the reason of a waiver. Either way its words as
// they are now are the ones that count: it is no longer stale, and means what they
// say; where that hangs on the day of the story, nothing. Those that were settled
// before them go to its changes, since no revision may have them. What was wrong with
// a corrected fact goes with its status: it is what somebody said, and no words that
// stood there. What settles a fact closes the questions about it that were answered.
func Settle(f editor.Fact, st editor.FactStatus, checker string, at time.Time) editor.Fact {
	f = f.Clone()
	if f.Stale && f.Value != "" {
		f.Value = means(f)
	}
	f.Change = strings.Join(Before(f), Became)
	f.Status, f.Stale, f.Was = st, false, ""
	f.Second, f.SecondSettled = "", time.Time{}
	if st.Base() != editor.Waived {
		f.Reason = ""
	}
	for i := range f.Questions {
		if q := &f.Questions[i]; st.Settles() && len(q.Answers) > 0 {
			q.Closed = true
		}
	}
	if st.Decides() {
		f.Checker, f.Settled = checker, at
	} else {
		f.Checker, f.Settled = "", time.Time{}
	}
	return f
}

// Became stands between words and those that came after them, in a fact's changes.
const Became = " → "

// after adds words to those that stood before them.
func after(before, words string) string {
	switch {
	case words == "" || before == words || strings.HasSuffix(before, Became+words):
		return before
	case before == "":
		return words
	}
	return before + Became + words
}

// Before are the words that were settled before those that a fact has now, the
// oldest first.
func Before(f editor.Fact) []string {
	if f.Status.Base() == editor.Corrected {
		f.Change = "" // what somebody said was wrong
	}
	if f.Stale {
		f.Change = after(f.Change, f.Was)
	}
	if f.Change == "" {
		return nil
	}
	return strings.Split(f.Change, Became)
}

// means is what the words of f mean by themselves, or "".
func means(f editor.Fact) string {
	for _, e := range prose.Entities(f.Text, time.Time{}) {
		if e.Kind == f.Kind.Base() && e.Value != "" {
			return e.Value
		}
	}
	return ""
}

// Waive lets a fact stand unchecked, in somebody's name and for a reason.
func Waive(f editor.Fact, reason, by string, at time.Time) (editor.Fact, error) {
	reason, by = strings.TrimSpace(reason), strings.TrimSpace(by)
	if reason == "" || by == "" {
		return f, errors.New("a waiver needs the name of who decides and the reason")
	}
	f = Settle(f, editor.Waived, by, at)
	f.Reason = reason
	return f, nil
}

// Correct settles a fact that was wrong and whose words are right now. Wrong is
// what it said; where it is "" the words that were settled before these are taken. It
// is the fact's only change from then on: it is what readers are told.
func Correct(f editor.Fact, wrong, by string, at time.Time) (editor.Fact, error) {
	if wrong = strings.TrimSpace(wrong); wrong == "" {
		if before := Before(f); len(before) > 0 {
			wrong = before[len(before)-1]
		} else if f.Status.Base() == editor.Corrected {
			wrong = f.Change
		}
	}
	switch {
	case f.Gone:
		return f, fmt.Errorf("the words %s were deleted: put what is right in their place first, or settle the fact as cut", short(f.Text))
	case wrong == "":
		return f, fmt.Errorf("say what was wrong: %s is what stands now", short(f.Text))
	case wrong == f.Text:
		return f, fmt.Errorf("%s is what was wrong, and still stands: correct the words first", short(f.Text))
	}
	f = Settle(f, editor.Corrected, by, at)
	f.Change = wrong
	return f, nil
}

// SecondCheck records that somebody other than its checker agrees with how a fact
// was settled.
func SecondCheck(f editor.Fact, by string, at time.Time) (editor.Fact, error) {
	by = strings.TrimSpace(by)
	switch {
	case by == "":
		return f, errors.New("a second check needs the name of who makes it")
	case !f.IsSettled():
		return f, fmt.Errorf("%s is not settled: a second check comes after the first", short(f.Text))
	case samePerson(by, f.Checker):
		return f, fmt.Errorf("%s settled %s: a second check is somebody else's", by, short(f.Text))
	}
	f = f.Clone()
	f.Second, f.SecondSettled = by, at
	return f, nil
}

// samePerson reports whether two names are those of one person, as far as their
// letters say.
func samePerson(a, b string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " "))
}

// Recheck returns f as a fact to be checked again, where others stand now than the
// words that were settled, and with which status: both stay to be seen until it
// is. A fact that has those words is unchecked.
func Recheck(f editor.Fact, words string, settled editor.FactStatus) editor.Fact {
	switch {
	case f.Stale:
		return f.Clone()
	case f.Text == words:
		return Settle(f, editor.Unchecked, "", time.Time{})
	}
	f = f.Clone()
	f.Status, f.Stale, f.Was = settled, true, words
	return f
}

// Assign says who is to check a fact; "" nobody.
func Assign(f editor.Fact, to string) editor.Fact {
	f = f.Clone()
	f.Assigned = strings.TrimSpace(to)
	return f
}

// AddSource returns f with one more source, which gets an ID where it has none.
// What nobody has settled is sourced from then on.
func AddSource(f editor.Fact, s editor.Source) (editor.Fact, error) {
	if s.Title == "" && s.URL == "" && s.File == "" {
		return f, errors.New("a source needs a title, a link or a file")
	}
	if s.ID == "" {
		s.ID = editor.NewID()
	}
	f = f.Clone()
	f.Sources = append(f.Sources, s)
	if b := f.Status.Base(); b == editor.Unchecked || b == editor.NeedsSource {
		f.Status = editor.Sourced
	}
	return f, nil
}
