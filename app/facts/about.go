package facts

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
)

// about is what is recorded of a fact but its words, its status and its sources:
// a line for each field that is filled in.
func about(f editor.Fact) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	line := func(ink theme.Role, words string) {
		if words != "" {
			out = append(out, control.NewText(control.Quiet.In(ink).Wrap(3), words))
		}
	}
	line(theme.Muted, join(" · ", speaker(f), f.Cue))
	if f.Value != "" && !f.Stale && !strings.EqualFold(f.Value, f.Text) { // what it meant before, where its words changed
		line(theme.Muted, lang.X("about.value", "Means {{.Value}}", map[string]any{"Value": f.Value}))
	}
	if len(f.Risks) > 0 {
		line(theme.DisputedInk, "⚑ "+risks(f))
	}
	if f.Calculation != "" {
		line(theme.Muted, lang.X("about.calculation", "Worked out: {{.How}}", map[string]any{"How": f.Calculation}))
	}
	switch {
	case f.Change == "":
	case f.Status.Base() != editor.Corrected:
		line(theme.Muted, lang.X("about.before", "Said before: {{.What}}", map[string]any{"What": f.Change}))
	default:
		line(theme.Muted, lang.X("about.change", "Changed: {{.What}}", map[string]any{"What": f.Change}))
	}
	if f.Reason != "" {
		line(theme.Muted, lang.X("about.reason", "Because: {{.Why}}", map[string]any{"Why": f.Reason}))
	}
	if note := remark(f); note != "" {
		out = append(out, control.NewSourceBar(note))
	}
	line(theme.Muted, hands(f))
	line(replyInk(f.Reply), reply(f.Reply))
	for _, q := range f.Questions {
		out = append(out, question(q))
	}
	return out
}

// gone says that the words of a fact were deleted.
func gone() fyne.CanvasObject {
	return control.NewText(control.Quiet.In(theme.NeedsSourceInk).Wrap(control.Unlimited),
		lang.X("factlist.gone", "These words are no longer in the story."))
}

func risks(f editor.Fact) string {
	names := make([]string, len(f.Risks))
	for i, r := range f.Risks {
		names[i] = riskName(r)
	}
	return lang.X("about.risks", "Risk: {{.Names}}", map[string]any{"Names": strings.Join(names, ", ")})
}

// hands says who is to check and who looked a second time.
func hands(f editor.Fact) string {
	var parts []string
	if f.Assigned != "" && !f.IsSettled() {
		parts = append(parts, lang.X("about.assigned", "For {{.Name}}", map[string]any{"Name": f.Assigned}))
	}
	if f.Writer != "" {
		parts = append(parts, lang.X("about.writer", "Written by {{.Name}}", map[string]any{"Name": f.Writer}))
	}
	if f.Second != "" {
		parts = append(parts, lang.X("about.second", "Second check {{.Name}}", map[string]any{"Name": f.Second}))
	}
	return strings.Join(parts, " · ")
}

// reply says how a right of reply stands.
func reply(r editor.RightOfReply) string {
	switch {
	case r.IsZero():
		return ""
	case r.Answer != "" || !r.Answered.IsZero():
		return lang.X("about.replied", "{{.Whom}} replied: {{.Answer}}", map[string]any{"Whom": r.Whom, "Answer": r.Answer})
	}
	return lang.X("about.asked", "{{.Whom}} was asked to reply, and has not yet", map[string]any{"Whom": r.Whom})
}

func replyInk(r editor.RightOfReply) theme.Role {
	if r.Answer == "" && r.Answered.IsZero() {
		return theme.NeedsSourceInk
	}
	return theme.Muted
}

// question is a question with its answers under it.
func question(q editor.Question) fyne.CanvasObject {
	ink, sign := theme.NeedsSourceInk, "? "
	if q.Closed {
		ink, sign = theme.Muted, "✓ "
	}
	column := control.NewColumn(2, control.NewText(control.Quiet.In(ink).Wrap(control.Unlimited), sign+asks(q)))
	for _, a := range q.Answers {
		column.Add(control.NewSourceBar(join(": ", a.By, a.Text)))
	}
	return column
}

// asks is a question with who asks whom.
func asks(q editor.Question) string {
	who := q.By
	if q.To != "" {
		who = join(" → ", q.By, q.To)
	}
	return join(": ", who, q.Text)
}

// sourceBar is a source behind its rule; one that must not leave the desk says so.
func sourceBar(s editor.Source) fyne.CanvasObject {
	marks := ""
	if s.Confidential {
		marks = lang.X("source.confidential", "Confidential")
	}
	if s.Secondary {
		marks = join(", ", marks, lang.X("source.secondary", "secondary"))
	}
	if s.File != "" {
		marks = join(", ", marks, lang.X("source.kept", "kept: {{.Name}}", map[string]any{"Name": s.FileName()}))
	}
	return control.NewSourceBar(join(" · ", sourceWords(s), marks))
}

func speaker(f editor.Fact) string {
	if f.Speaker == "" {
		return ""
	}
	return lang.X("factlist.speaker", "Speaker {{.Name}}", map[string]any{"Name": f.Speaker})
}

// remark is the note with who checked.
func remark(f editor.Fact) string {
	checker := ""
	switch {
	case f.Checker == "":
	case f.Status.Base() == editor.Waived:
		checker = lang.X("factlist.waived", "Waived by {{.Name}}.", map[string]any{"Name": strings.TrimSuffix(f.Checker, ".")})
	default:
		checker = lang.X("factlist.checked", "Checked by {{.Name}}.", map[string]any{"Name": strings.TrimSuffix(f.Checker, ".")})
	}
	if len(f.Sources) == 0 || f.Note != "" {
		return join(" ", stopped(f.Note, checker), checker)
	}
	return f.Note
}

// stopped ends a note as a sentence where more is said behind it.
func stopped(note, more string) string {
	note = strings.TrimSpace(note)
	if last, _ := utf8.DecodeLastRuneInString(note); note == "" || more == "" || !unicode.IsLetter(last) && !unicode.IsDigit(last) {
		return note
	}
	return note + "."
}
