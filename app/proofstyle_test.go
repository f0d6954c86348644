package app

import (
	"path/filepath"
	"strings"
	"testing"

	"stet/app/job"
)

// withStyle gives the desk a house with these rules, by file.
func (b *bench) withStyle(files map[string]string) {
	house := filepath.Join(b.t.TempDir(), "house")
	b.settings.HouseFolder.Set(house)
	for name, src := range files {
		put(b.t, filepath.Join(house, "styles", filepath.Dir(name)), filepath.Base(name), src)
	}
}

func TestHouseStyle(t *testing.T) {
	b := newProofBench(t, job.Inline())
	b.withStyle(map[string]string{
		"Gazette/Very.yml":  "extends: existence\nmessage: \"Leave out '%s'.\"\nlevel: error\nignorecase: true\naction: {name: remove}\ntokens: [very]",
		"Gazette/Span.yml":  "extends: substitution\nmessage: x\nswap: {span: bridge}",
		"Gazette/Known.yml": "extends: conditional\nmessage: x\nfirst: '\\b([A-Z]{3,5})\\b'\nsecond: '\\w+ \\(([A-Z]{3,5})\\)'",
	})
	b.withCopy("the very old span and the RNLI", "the bridge (RNLI) is new and very")
	b.wants("found", b.read(), "very", "span", "RNLI", "very")
	b.wants("marked", b.marked(styleLayer), "very", "span", "RNLI", "very")
	before := canonical(t, b.story.doc.Story())
	for _, f := range b.findings() {
		if len(f.Fixes) > 0 {
			b.mend(f, f.Fixes[0])
		}
	}
	if got, want := b.text(b.find("RNLI").Block), "the old bridge and the RNLI"; got != want {
		t.Errorf("mended to %q, want %q", got, want)
	}
	if got, want := b.text(b.find("(RNLI)").Block), "the bridge (RNLI) is new and"; got != want {
		t.Errorf("mended to %q, want %q", got, want)
	}
	for range 3 {
		b.run("edit.undo")
	}
	if canonical(t, b.story.doc.Story()) != before {
		t.Error("three undo steps do not bring the text back")
	}
	b.pass(proofPause)
	b.wants("found again", b.read(), "very", "span", "RNLI", "very")
	b.ignore(b.findings()[0])
	b.wants("ignored", b.read(), "span", "RNLI")
}

func TestStoryRulesAreAskedAgain(t *testing.T) {
	b := newProofBench(t, job.Inline())
	b.withStyle(map[string]string{"Known.yml": "extends: conditional\nmessage: x\nfirst: '\\b([A-Z]{3,5})\\b'\nsecond: '\\w+ \\(([A-Z]{3,5})\\)'"})
	b.withCopy("the old", "the RNLI")
	b.wants("found", b.read(), "RNLI")
	r := b.find("the old")
	b.typed(r.Block, r.End, " boat (RNLI) is")
	b.pass(proofPause)
	b.wants("explained in another paragraph", b.marked(styleLayer))
}

func TestBadRulesAreTold(t *testing.T) {
	b := newProofBench(t, job.Inline())
	b.withStyle(map[string]string{
		"Gazette/Very.yml": "extends: existence\nmessage: x\ntokens: [very]",
		"Gazette/Bad.yml":  "extends: existence\nmessage: x\ntokens: ['(']",
	})
	b.withCopy("the very old")
	b.wants("what the other rule finds", b.read(), "very")
	if said := b.notice.Words(); !strings.Contains(said, filepath.Join("Gazette", "Bad.yml")+":3:") {
		t.Errorf("said %q", said)
	}
	b.notice.Close()
	r := b.find("very")
	b.typed(r.Block, 0, "the ")
	b.pass(proofBeat)
	if said := b.notice.Words(); strings.Contains(said, "Bad.yml") && b.notice.Visible() {
		t.Error("it is told again after each key")
	}
}
