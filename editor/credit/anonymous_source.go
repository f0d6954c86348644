package credit

import (
	"regexp"

	"stet/editor"
	"stet/editor/prose"
)

// Words of a source that is not named are there for a reason that is on record, and
// an editor knows the name (NPR ethics handbook; AP, anonymous sources; Gannett's
// principles). The record is a source of the fact that the words are tagged as.
var anonymousSource = newRule("anonymous-source", "Anonymity has a reason and an editor who knows", editor.Blocks,
	func(in Input) []editor.Finding {
		heard := in.speech()
		var found []editor.Finding
		for _, q := range heard.said {
			if !in.unnamed(heard, q) {
				continue
			}
			switch reason, editor := in.anonymity(heard.at(q)); {
			case !reason:
				found = append(found, heard.finding(q, "The source is not named, and no record says why"))
			case !editor:
				found = append(found, heard.finding(q, "The source is not named, and no editor stands for knowing it"))
			}
		}
		return found
	}).
	follows("https://ethics.npr.org").
	unless(unheard)

var (
	unnamedRE   = regexp.MustCompile(`(?i)\b(?:sources?|insiders?)\b|\b(?:unnamed|anonymous|unidentified)\b`)
	conditionRE = regexp.MustCompile(`(?i)\bon (?:the )?condition of anonymity\b|\b(?:asked|wished|wanted|declined|refused|requested) (?:not )?to (?:be (?:named|identified)|remain anonymous)\b|` +
		`\bnot (?:be )?(?:authori[sz]ed|allowed|permitted) to (?:speak|talk|comment|discuss)\b|\bwho (?:would|did) not (?:want to )?be (?:named|identified)\b`)
)

// unnamed reports whether words are those of somebody who is not named, and whom this
// desk, not another, has to know.
func (in Input) unnamed(heard *speech, q prose.Quote) bool {
	if q.Kind == prose.Scare {
		return false
	}
	sentence := sentenceAround(heard.blocks[q.Block].Text, q.Start, q.End)
	nobody := hasAny(q.SpeakerText, "ource", "nsider", "named", "nonymous", "dentified") && unnamedRE.MatchString(q.SpeakerText) && !besideNamedRE.MatchString(sentence)
	return (nobody || onCondition(sentence)) && !in.toldElsewhere(sentence)
}

// besideNamedRE is a named source with others: "The World Bank and other sources".
var besideNamedRE = regexp.MustCompile(`\p{Lu}\p{L}+ and other (?:\p{L}+ )?sources\b`)

var toldRE = regexp.MustCompile(`\btold (?:the )?(\p{Lu}[^,.;“”"]{1,60})`)

// toldElsewhere reports whether a source spoke to another organisation, which then is
// the one that knows it: "sources told CNN".
func (in Input) toldElsewhere(sentence string) bool {
	m := toldRE.FindStringSubmatch(sentence)
	if m == nil {
		return false
	}
	toks := tokens(m[1])
	named := in.Outlets.organisations(toks, true)
	return len(named) > 0 && named[0].from == 0 && !in.isHouse(in.Outlets.all[named[0].outlet].Name)
}

func onCondition(sentence string) bool {
	return hasAny(sentence, "nonym", "named", "identified", "authori", "allowed", "permitted") && conditionRE.MatchString(sentence)
}

// anonymity reports what the record of the words in r says of their source.
func (in Input) anonymity(r editor.Range) (reason, approved bool) {
	for _, f := range in.factsOn(r) {
		for _, s := range f.Sources {
			reason = reason || s.Anonymity != ""
			approved = approved || s.Anonymity != "" && s.ApprovedBy != ""
		}
	}
	return reason, approved
}

// sentenceAround returns the bytes of a text around [start, end), as far as the
// full stops on either side.
func sentenceAround(text string, start, end int) string {
	from, to := 0, len(text)
	for i := start - 1; i > 0; i-- {
		if (text[i] == ' ') && (text[i-1] == '.' || text[i-1] == '?' || text[i-1] == '!') {
			from = i + 1
			break
		}
	}
	for i := end; i < len(text); i++ {
		if text[i] == '.' && (i+1 == len(text) || text[i+1] == ' ') {
			to = i + 1
			break
		}
	}
	return text[from:to]
}
