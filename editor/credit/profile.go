package credit

import "stet/editor"

// Off is the severity of a rule that a profile does without.
const Off editor.Severity = "off"

// Profile is what a desk asks of copy that came on certain terms. A rule it does
// not name keeps its own severity. The zero Profile asks for everything at its own.
type Profile struct {
	Terms      string // one of editor.CopyTerms
	Title      string
	Severities map[string]editor.Severity // by the rule's name
	Use        *Use                       // nil where it is not known
	Lifted     Lifting
	Sources    []Republication
	Quotas     []Quota
}

// Use is what the desk does with copy and pictures, which licences forbid or allow
// (Creative Commons: NC, ND, SA).
type Use struct {
	Commercial bool // for money: sold, or beside advertising
	Adapts     bool // cuts, crops, translates
	Licence    string
}

// Lifting is from how much on unquoted words of another text are a finding: Warn
// consecutive words, or Block sentences. Zero stands for 7 and 2, the thresholds
// Poynter reports.
type Lifting struct{ Warn, Block int }

// Republication is what one organisation asks of those who republish its stories.
// In Sentence, {title}, {author}, {source} and {url} stand for those of the story.
type Republication struct {
	Source    string // the organisation's canonical name
	Sentence  string // the credit sentence, word for word
	Place     string // where it stands: "top", "bottom" or "" for anywhere
	Link      bool   // the credit links to the original
	Links     bool   // all links of the original are kept
	Pixel     bool   // its counting picture is kept
	Canonical bool   // the page names the original as canonical
	Days      int    // after its publication within which it may run, 0 for ever
	Stories   int    // how many of its stories may run within In days, 0 for any number
	In        int    // 0 for 30
	Unchanged bool   // only time, place and style may change
	Policy    string // address of its rules
}

// severityOf returns how grave what a rule finds is to the desk.
func (p Profile) severityOf(r Rule, own editor.Severity) editor.Severity {
	if s, ok := p.Severities[r.Name]; ok {
		return s
	}
	return own
}

// Republication returns what an organisation asks, false where nothing is known.
func (p Profile) Republication(source string) (Republication, bool) {
	for _, r := range p.Sources {
		if same(r.Source, source) {
			return r, true
		}
	}
	return Republication{}, false
}
