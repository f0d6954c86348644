package main

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestAnalyseBatch(t *testing.T) {
	b := newBench(t)
	const text = "Né à Brê.\n\n“It will not pay off,” Ilse Brandt said on Wednesday.\n“And soon.”\n"
	line, _ := json.Marshal(map[string]string{"id": "7", "text": text, "date": "2019-04-26"})
	out, errs, code := b.call(string(line)+"\n", "analyse", "--jsonl")
	if code != done {
		t.Fatalf("exit %d: %s", code, errs)
	}
	var a analysis
	if err := json.Unmarshal([]byte(out), &a); err != nil {
		t.Fatal(err)
	}
	if string(a.ID) != `"7"` || a.Unit != "byte" || len(a.Quotes) != 2 || len(a.Sentences) != 3 {
		t.Fatalf("got %s", out)
	}
	first, second := a.Quotes[0], a.Quotes[1]
	if first.Of(text) != "“It will not pay off,”" || first.Kind != "direct" || !first.Attributed ||
		first.Speaker.Of(text) != "Ilse Brandt" || first.Speaker.Text != "Ilse Brandt" || first.Cue.Of(text) != "said" {
		t.Errorf("the first quotation is %+v", first)
	}
	if second.Attributed || second.Name != "Ilse Brandt" {
		t.Errorf("the second quotation is %+v", second)
	}
	if n := len(a.Spans); n < 2 || a.Spans[n-1].Of(text) != "Wednesday" || a.Spans[n-1].Value != "2019-04-24" {
		t.Errorf("the date is not in %+v", a.Spans)
	} else if name := a.Spans[n-2]; name.Of(text) != "Ilse Brandt" || name.Kind != "person" {
		t.Errorf("the name is not in %+v", a.Spans)
	}
}

func TestAnalyseBatchRefuses(t *testing.T) {
	b := newBench(t)
	for _, c := range []struct{ in, why string }{
		{`{"id":1,"text":"a","date":"Wednesday"}`, `text 1: the date "Wednesday"`},
		{`{"id":1,"text":`, "read a text"},
	} {
		if _, errs, code := b.call(c.in, "analyse", "--jsonl"); code != failed || !strings.Contains(errs, c.why) {
			t.Errorf("%s: exit %d, %s", c.in, code, errs)
		}
	}
	if _, errs, code := b.call("", "analyse"); code != failed || !strings.Contains(errs, "FILE") {
		t.Errorf("without a file: exit %d, %s", code, errs)
	}
}

func TestAnalyseFile(t *testing.T) {
	out := newBench(t).want(done, "analyse", "testdata/bridge.txt")
	if strings.TrimSpace(out) == "" {
		t.Error("nothing is listed")
	}
}
