package profile

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"stet/editor"
	"stet/editor/credit"
)

func TestParse(t *testing.T) {
	p, err := Parse(editor.WireCopy, []byte(`
title: Agency copy
checks:
  quote-source: off
  byline-form: block
use: {commercial: true}
lifted: {warn: 12, block: 3}
sources:
  - source: Floodlight
    sentence: originally published by Floodlight
    place: top
    days: 90
`))
	if err != nil {
		t.Fatal(err)
	}
	if p.Terms != editor.WireCopy || p.Severities["quote-source"] != credit.Off || p.Severities["byline-form"] != editor.Blocks ||
		p.Use == nil || !p.Use.Commercial || p.Lifted.Warn != 12 || len(p.Sources) != 1 || p.Sources[0].Days != 90 {
		t.Errorf("read %+v", p)
	}
	if p, err := Parse(editor.OwnCopy, nil); err != nil || p.Use != nil {
		t.Errorf("an empty file: %+v, %v", p, err)
	}
}

func TestParseRefuses(t *testing.T) {
	for src, want := range map[string]string{
		"checks: {bylin-form: warn}":                "no check is called \"bylin-form\": the nearest is byline-form",
		"checks: {byline-form: error}":              "byline-form is \"error\": write block, warn, info or off",
		"title: x\nchekcs: {}":                      "line 2: nothing is called \"chekcs\" here; the nearest is checks",
		"chekcs: {}":                                "no profile",
		"title: x\nuse: {comercial: true}":          "line 2: nothing is called \"comercial\" here; the nearest is commercial",
		"use: {commercial: perhaps}":                "line 1: \"perhaps\" is neither true nor false",
		"title: x\nchecks: [a]":                     "line 2: what stands there does not belong there",
		"sources: [{sentence: x}]":                  "number 1: source is missing",
		"sources: [{source: A, place: left}]":       "place is \"left\": write top, bottom or nothing",
		"sources: [{source: A, days: -1}]":          "days is below 0",
		"sources: [{source: A, stories: -2}]":       "how many stories may run",
		"sources: [{source: A, in: 400}]":           "at most 366",
		"quotas: [{supplier: AFP}]":                 "how many pictures",
		"quotas: [{pictures: 3}]":                   "name the supplier",
		"lifted: {warn: -1}":                        "write a number above 0",
		"title: [":                                  "cannot be read: line 1",
		"title: " + strings.Repeat("[", Most/2):     "cannot be read",
		"checks: " + strings.Repeat("{a: ", Most/8): "cannot be read",
		bombed():                                               "cannot be read",
		"a: &a [x,x]\nb: &b [*a,*a]\nchecks: *b":               "cannot be read",
		"title: " + strings.Repeat("x", Most):                  "longer than 1024 KB",
		"checks: {byline-form: warn}\nlifted: {block: many}\n": "cannot be read: line 2: \"many\" is no number",
	} {
		if _, err := Parse(editor.OwnCopy, []byte(src)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q: %v, want %q", src, err, want)
		}
	}
}

// Of a file that is none a line may be what nobody should read.
func TestParseQuotesNoStrangersFile(t *testing.T) {
	for _, src := range []string{"root:$y$secret:20000:0:99999:7:::\ndaemon:*:20000\n", "secret: {secret: 1}", "- secret", "secret", "user: secret\n\tsecret: [", "*secret", "key: *secret"} {
		if _, err := Parse(editor.OwnCopy, []byte(src)); err == nil || !strings.Contains(err.Error(), "no profile") || strings.Contains(err.Error(), "secret") {
			t.Errorf("%q: %v", src, err)
		}
	}
}

// TestShipped holds the profiles that come with Stet to their own reader.
func TestShipped(t *testing.T) {
	for _, terms := range editor.CopyTerms {
		src, err := os.ReadFile("../../../assets/profiles/" + terms + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		p, err := Parse(terms, src)
		if err != nil || p.Title == "" || p.Use == nil {
			t.Errorf("%s: %+v, %v", terms, p, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("title: x\nchecks: {byline-form: warn}\nsources: [{source: A}]"))
	f.Add([]byte("a: &a [*a]"))
	f.Fuzz(func(t *testing.T, src []byte) {
		p, err := Parse(editor.OwnCopy, src)
		if err == nil && len(p.Severities) > len(credit.Rules) {
			t.Error("more checks than there are")
		}
	})
}

// bombed is a profile whose anchors stand for two to the hundredth words.
func bombed() string {
	var b strings.Builder
	b.WriteString("a0: &a0 [x, x]\n")
	for n := range 100 {
		fmt.Fprintf(&b, "a%d: &a%d [*a%d, *a%d]\n", n+1, n+1, n, n)
	}
	return b.String() + "checks: *a100\n"
}
