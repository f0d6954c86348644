package fact

import (
	"fmt"
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
)

// Gates returns what the facts of a story have to say before an export, in the
// order of the facts: a blocking finding for each that is not settled, and a
// warning for each that was verified without a source. The story's waivers are
// applied.
func Gates(s editor.Story) []editor.Finding {
	var out []editor.Finding
	for _, f := range s.Facts {
		finding, ok := gate(f)
		if !ok {
			continue
		}
		for _, w := range s.Waivers {
			if w.Key() == finding.Key() {
				finding.Waived = &w
			}
		}
		out = append(out, finding)
	}
	return out
}

func gate(f editor.Fact) (editor.Finding, bool) {
	rule, severity, message := "", editor.Blocks, ""
	words := short(f.Text)
	switch {
	case !f.IsFact() || f.IsSettled() && (f.Status.Base() != editor.Verified || len(f.Sources) > 0):
		return editor.Finding{}, false
	case f.Gone:
		rule, message = RuleGone, fmt.Sprintf("The words %s were deleted: remove the fact or put them back.", words)
	case f.Stale:
		rule, message = RuleStale, fmt.Sprintf("%s was %s as %s: check it again.", words, lowerLabel(f.Status), short(f.Was))
	case f.Status.Base() == editor.Unchecked:
		rule, message = RuleUnchecked, fmt.Sprintf("Nobody has checked %s.", words)
	case f.Status.Base() == editor.NeedsSource:
		rule, message = RuleNeedsSource, fmt.Sprintf("%s needs a source.", words)
	case f.Status.Base() == editor.Disputed:
		rule, message = RuleDisputed, fmt.Sprintf("%s is disputed%s: correct it or verify it.", words, by(f.Checker))
	case f.Status.Base() == editor.Verified && len(f.Sources) == 0:
		rule, severity, message = RuleWithoutSource, editor.Warns, fmt.Sprintf("%s is verified%s, but no source is recorded.", words, by(f.Checker))
	case f.Status.Base() == editor.Sourced || f.Status.Base() == editor.BeingChecked:
		rule, message = RuleUnchecked, fmt.Sprintf("Nobody has settled %s yet.", words)
	case f.Status.Base() == editor.Unverifiable:
		rule, message = RuleUnverifiable, fmt.Sprintf("%s cannot be verified%s: take it out or find a source.", words, by(f.Checker))
	case f.Status.Base() == editor.Cut:
		rule, message = RuleCut, fmt.Sprintf("%s is to be cut, and still stands.", words)
	default:
		rule, message = RuleUnchecked, fmt.Sprintf("%s has the status %q, which Stet does not know: settle it again.", words, f.Status)
	}
	return editor.Finding{Rule: rule, Severity: severity, Range: f.Range, Text: f.Text, Message: message}, true
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
	words = strings.Trim(strings.TrimSpace(words), "“”\"")
	spans := prose.WordSpans(words)
	if len(spans) > maxWords {
		words = words[:spans[maxWords-1].End] + " …"
	}
	return "“" + words + "”"
}
