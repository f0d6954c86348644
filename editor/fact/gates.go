package fact

import (
	"fmt"
	"slices"
	"strings"

	"stet/editor"
	"stet/editor/prose"
)

// The rules of the gates, by the names that findings and waivers carry.
const (
	RuleUnchecked     = "fact-unchecked"
	RuleNeedsSource   = "fact-needs-source"
	RuleDisputed      = "fact-disputed"
	RuleUnverifiable  = "fact-unverifiable"
	RuleCut           = "fact-to-cut"
	RuleStale         = "fact-stale"
	RuleGone          = "fact-gone"
	RuleWithoutSource = "fact-without-source"
	RuleOwnWork       = "fact-own-work"
	RuleHighRisk      = "fact-high-risk"
	RuleReply         = "fact-no-reply"
	RuleQuestion      = "fact-question"
	RuleUncovered     = "fact-uncovered"
	RuleNotSignedOff  = "sign-off-missing"
	RuleReopened      = "sign-off-reopened"
)

// Gates returns what a desk has to say about the facts of a story before it leaves
// the house, in the order of the facts, then of the sentences. The story's waivers
// are applied. SignedOff looks at what came after a sign-off.
func Gates(s editor.Story, desk editor.FactDesk) []editor.Finding {
	g := gates{story: s, desk: desk}
	for _, f := range s.Facts {
		if f.IsFact() {
			g.settled(f)
			g.sourced(f)
			g.fourEyes(f)
			g.highRisk(f)
			g.reply(f)
			g.questions(f)
		}
	}
	g.covered()
	return g.found
}

// gates collects what the gates say.
type gates struct {
	story editor.Story
	desk  editor.FactDesk
	found []editor.Finding
}

// say adds what one gate says, as gravely as the desk takes it.
func (g *gates) say(gate editor.Gate, rule string, at editor.Range, text, message string) {
	g.add(editor.Finding{Rule: rule, Severity: g.desk.Gate(gate), Range: at, Text: text, Message: message})
}

// add adds a finding, with its waiver where it has one.
func (g *gates) add(finding editor.Finding) {
	if finding.Severity == editor.Off {
		return
	}
	for _, w := range g.story.Waivers {
		if w.Key() == finding.Key() {
			finding.Waived = &w
		}
	}
	g.found = append(g.found, finding)
}

// settled asks that nothing is left to do about a fact.
func (g *gates) settled(f editor.Fact) {
	if f.IsSettled() {
		return
	}
	rule, message, words := "", "", short(f.Text)
	switch status := f.Status.Base(); {
	case f.Gone:
		rule, message = RuleGone, fmt.Sprintf("The words %s were deleted: remove the fact or put them back.", words)
	case f.Stale:
		rule, message = RuleStale, fmt.Sprintf("%s was %s as %s: check it again.", words, lowerLabel(f.Status), short(f.Was))
	case status == editor.Unchecked:
		rule, message = RuleUnchecked, fmt.Sprintf("Nobody has checked %s.", words)
	case status == editor.NeedsSource:
		rule, message = RuleNeedsSource, fmt.Sprintf("%s needs a source.", words)
	case status == editor.Disputed:
		rule, message = RuleDisputed, fmt.Sprintf("%s is disputed%s: correct it or verify it.", words, by(f.Checker))
	case status == editor.Sourced || status == editor.BeingChecked:
		rule, message = RuleUnchecked, fmt.Sprintf("Nobody has settled %s yet.", words)
	case status == editor.Unverifiable:
		rule, message = RuleUnverifiable, fmt.Sprintf("%s cannot be verified%s: take it out or find a source.", words, by(f.Checker))
	case status == editor.Cut:
		rule, message = RuleCut, fmt.Sprintf("%s is to be cut, and still stands.", words)
	default:
		rule, message = RuleUnchecked, fmt.Sprintf("%s has the status %q, which Stet does not know: settle it again.", words, f.Status)
	}
	g.say(editor.GateSettled, rule, f.Range, f.Text, message)
}

// sourced asks for a source of what is verified.
func (g *gates) sourced(f editor.Fact) {
	if f.IsSettled() && f.Status.Base() == editor.Verified && len(f.Sources) == 0 {
		g.say(editor.GateSourced, RuleWithoutSource, f.Range, f.Text, fmt.Sprintf("%s is verified%s, but no source is recorded.", short(f.Text), by(f.Checker)))
	}
}

// fourEyes asks that somebody else than the writer has checked a fact.
func (g *gates) fourEyes(f editor.Fact) {
	if !f.IsSettled() || f.Status.Base() == editor.Cut {
		return
	}
	say := func(format string, args ...any) {
		before := len(g.found)
		g.say(editor.GateFourEyes, RuleOwnWork, f.Range, f.Text, fmt.Sprintf(format, args...))
		for i := range g.found[before:] {
			if at := &g.found[before+i]; at.Waived != nil && g.own(at.Waived.By, f) {
				at.Waived = nil // nobody waives what is said of themselves
			}
		}
	}
	switch {
	case f.Second != "" && !g.wrote(f.Second, f):
	case f.Checker == "":
		say("Nobody's name stands behind %s: settle it again.", short(f.Text))
	case g.wrote(f.Checker, f) && f.Status.Base() == editor.Waived:
		say("%s wrote and waived %s: somebody else has to let it stand.", f.Checker, short(f.Text))
	case g.wrote(f.Checker, f):
		say("%s wrote and checked %s: somebody else has to check it.", f.Checker, short(f.Text))
	}
}

// wrote reports whether the words of a fact are somebody's: those of its writer
// where one is named, else of all whom the story names as its writers.
func (g *gates) wrote(who string, f editor.Fact) bool {
	if f.Writer != "" {
		return samePerson(who, f.Writer)
	}
	a := g.story.Article
	for _, author := range a.Authors {
		if author.Role == "" && samePerson(who, author.Name) {
			return true
		}
	}
	return len(a.Authors) == 0 && names(a.Byline, who)
}

// names reports whether a by-line names somebody.
func names(byline, who string) bool {
	byline, who = lowerWords(byline), lowerWords(who)
	return who != "" && strings.Contains(" "+byline+" ", " "+who+" ")
}

// lowerWords returns the words of a text in lower case, a space between two.
func lowerWords(text string) string {
	var out []string
	for _, s := range prose.WordSpans(text) {
		out = append(out, strings.ToLower(s.Of(text)))
	}
	return strings.Join(out, " ")
}

// highRisk asks for two sources, or a document, of a settled fact with a risk.
func (g *gates) highRisk(f editor.Fact) {
	if len(f.Risks) == 0 || !f.IsSettled() || f.Status.Base() == editor.Cut || len(f.Sources) > 1 {
		return
	}
	if len(f.Sources) == 1 && f.Sources[0].Kind == editor.Document {
		return
	}
	g.say(editor.GateHighRisk, RuleHighRisk, f.Range, f.Text, fmt.Sprintf("%s has a risk (%s): it needs two sources or a document, and has %s.",
		short(f.Text), risks(f.Risks), []string{"no source", "one source"}[len(f.Sources)]))
}

func risks(all []editor.Risk) string {
	var out []string
	for _, r := range all {
		out = append(out, string(r))
	}
	return strings.Join(out, ", ")
}

// reply asks that whoever a fact with a legal risk accuses was asked for their side.
func (g *gates) reply(f editor.Fact) {
	if slices.Contains(f.Risks, editor.Legal) && f.Reply.Whom == "" && !f.Gone && f.Status.Base() != editor.Cut {
		g.say(editor.GateReply, RuleReply, f.Range, f.Text, fmt.Sprintf("Nobody was asked to reply to %s.", short(f.Text)))
	}
}

// questions asks that no question is open.
func (g *gates) questions(f editor.Fact) {
	for _, q := range f.Questions {
		if !q.Closed {
			g.say(editor.GateQuestions, RuleQuestion, f.Range, q.Text, fmt.Sprintf("%s asks about %s: %s", asker(q.By), short(f.Text), q.Text))
		}
	}
}

func asker(name string) string {
	if name == "" {
		return "Somebody"
	}
	return name
}

// covered asks that each sentence has a fact, or was read and has none.
func (g *gates) covered() {
	if g.desk.Gate(editor.GateCovered) == editor.Off {
		return
	}
	for _, gap := range Cover(g.story).Gaps() {
		message := "Nobody has tagged a fact in %s, or marked it as having none."
		if gap.Stale {
			message = "%s was marked as having nothing to check, and reads otherwise now."
		}
		g.say(editor.GateCovered, RuleUncovered, gap.Range, gap.Text, fmt.Sprintf(message, short(gap.Text)))
	}
}

func by(checker string) string {
	if checker == "" {
		return ""
	}
	return " by " + checker
}

// maxWords is how many words of a fact a message shows.
const maxWords = 12

// short returns words in quotation marks, cut behind the twelfth.
func short(words string) string {
	spans := prose.WordSpans(words)
	if len(spans) > maxWords {
		words = words[:spans[maxWords-1].End] + " …"
	}
	return editor.InQuotes(words)
}
