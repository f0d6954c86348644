package fact

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"stet/editor"
)

// Ask returns f with a question to somebody, the writer where to is "". The
// question has an ID of its own.
func Ask(f editor.Fact, to, text, by string, at time.Time) (editor.Fact, error) {
	text, by = strings.TrimSpace(text), strings.TrimSpace(by)
	if text == "" {
		return f, errors.New("write the question first")
	}
	f = f.Clone()
	f.Questions = append(f.Questions, editor.Question{ID: editor.NewID(), By: by, To: strings.TrimSpace(to), Text: text, At: at})
	return f, nil
}

// Answer returns f with an answer to one of its questions, which stays open until
// it is closed.
func Answer(f editor.Fact, question, text, by string, at time.Time) (editor.Fact, error) {
	if text = strings.TrimSpace(text); text == "" {
		return f, errors.New("write the answer first")
	}
	return withQuestion(f, question, func(q *editor.Question) {
		q.Answers = append(q.Answers, editor.Answer{By: strings.TrimSpace(by), Text: text, At: at})
	})
}

// Close returns f with one of its questions closed, or opened again.
func Close(f editor.Fact, question string, closed bool) (editor.Fact, error) {
	return withQuestion(f, question, func(q *editor.Question) { q.Closed = closed })
}

func withQuestion(f editor.Fact, id string, change func(*editor.Question)) (editor.Fact, error) {
	i := slices.IndexFunc(f.Questions, func(q editor.Question) bool { return q.ID == id })
	if i < 0 {
		return f, fmt.Errorf("%s has no question %q any more", short(f.Text), id)
	}
	f = f.Clone()
	change(&f.Questions[i])
	return f, nil
}

// OpenQuestions counts the questions about f that nobody has closed.
func OpenQuestions(f editor.Fact) int {
	n := 0
	for _, q := range f.Questions {
		if !q.Closed {
			n++
		}
	}
	return n
}

// AskReply records that somebody whom a fact accuses was asked for their side.
func AskReply(f editor.Fact, whom string, at time.Time) (editor.Fact, error) {
	if whom = strings.TrimSpace(whom); whom == "" {
		return f, errors.New("say who was asked to reply")
	}
	f = f.Clone()
	f.Reply = editor.RightOfReply{Whom: whom, Asked: at}
	return f, nil
}

// Replied records what they answered; that they declined is an answer, too.
func Replied(f editor.Fact, answer string, at time.Time) (editor.Fact, error) {
	answer = strings.TrimSpace(answer)
	switch {
	case f.Reply.Whom == "":
		return f, errors.New("nobody was asked to reply: say who was, and when")
	case answer == "":
		return f, fmt.Errorf("write what %s answered, or that there was no answer", f.Reply.Whom)
	}
	f = f.Clone()
	f.Reply.Answer, f.Reply.Answered = answer, at
	return f, nil
}

// SetRisks returns f with these risks, each once, in the order of editor.Risks.
func SetRisks(f editor.Fact, risks ...editor.Risk) (editor.Fact, error) {
	for _, r := range risks {
		if !slices.Contains(editor.Risks, r) {
			return f, &editor.FieldError{Field: "risk", Value: string(r), Want: "one of legal, health and children"}
		}
	}
	f = f.Clone()
	f.Risks = nil
	for _, r := range editor.Risks {
		if slices.Contains(risks, r) {
			f.Risks = append(f.Risks, r)
		}
	}
	return f, nil
}
