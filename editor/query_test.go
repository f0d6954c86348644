package editor_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"stet/editor"
)

// asked is noon in a zone whose day is not that of UTC at midnight.
var asked = time.Date(2024, time.May, 15, 12, 30, 0, 0, time.FixedZone("", 5*3600+1800))

func TestParseQuery(t *testing.T) {
	for _, c := range []struct{ typed, spelt, wrong string }{
		{"", "", ""},
		{"  harbour   bri ", "harbour bri", ""},
		{`"harbour  bridge" -ferry`, `"harbour bridge" -ferry`, ""},
		{`“harbour bridge”`, `"harbour bridge"`, ""},
		{`"harbour bri`, `"harbour bri*"`, ""},
		{`"harbour `, `"harbour"`, ""},
		{`-"a b" --c -`, `-"a b" --c -`, ""},
		{`"" " `, "", ""},
		{`By:Nora by:"Nora Vale" -slug:bridge`, `by:Nora by:"Nora Vale" -slug:bridge`, ""},
		{"status:", "", ""},
		{"status:re", "status:ready", ""},
		{"status:Ready,ch, x", "status:ready,checking x", ""},
		{`status:"Re`, "status:ready", ""},
		{"status:done x", "x", `status: "done" is not inbox, drafting, checking, ready, exported or spiked`},
		{"fact:n -fact:any", "fact:needs-source -fact:any", ""},
		{"credit:f is:d in:bin", "credit:fail is:draft in:bin", ""},
		{"is:open", "", `is: "open" is not draft`},
		{"re:start bridge", "bridge", `search: "re:start" is not in a field there is: by, slug`},
		{"Update: 10:30 https://stet.example/x", "Update: 10:30 https://stet.example/x", ""},
		{"after:2024-05 before:yes", "after:2024-05 before:yesterday", ""},
		{"after:202", "", ""},
		{"after:2024-0", "", ""},
		{"after:202 x", "x", `after: "202" is not a date`},
		{"after:2024-13", "", `after: "2024-13" is not a date`},
		{"before:2023-02-29", "", `before: "2023-02-29" is not a date`},
		{"before:soon is:x", "", `"soon" is not a date`},
		{`tag:"city budget" section:Sp`, `tag:"city budget" section:Sp`, ""},
	} {
		q, err := editor.ParseQuery(c.typed, asked)
		if got := q.Terms.String(); got != c.spelt {
			t.Errorf("%q is read as %q, want %q", c.typed, got, c.spelt)
		}
		if c.wrong == "" && err != nil || c.wrong != "" && (err == nil || !strings.Contains(err.Error(), c.wrong)) {
			t.Errorf("%q: %v, want %q", c.typed, err, c.wrong)
		}
		if wrong := (*editor.FieldError)(nil); err != nil && !errors.As(err, &wrong) {
			t.Errorf("%q: %T", c.typed, err)
		}
	}
}

func TestQueryDates(t *testing.T) {
	for value, want := range map[string]string{
		"2024":       "2024-01-01T00:00:00+05:30",
		"2024-04":    "2024-04-01T00:00:00+05:30",
		"2024-02-29": "2024-02-29T00:00:00+05:30",
		"today":      "2024-05-15T00:00:00+05:30",
		"y":          "2024-05-14T00:00:00+05:30",
		"0d":         "2024-05-15T00:00:00+05:30",
		"15d":        "2024-04-30T00:00:00+05:30",
		"2w":         "2024-05-01T00:00:00+05:30",
		"5m":         "2023-12-15T00:00:00+05:30",
		"1y":         "2023-05-15T00:00:00+05:30",
		"13h":        "2024-05-14T23:30:00+05:30",
	} {
		q, err := editor.ParseQuery("after:"+value, asked)
		if err != nil || len(q.Terms) != 1 || q.Terms[0].At.Format(time.RFC3339) != want {
			t.Errorf("%s: %+v, want %s, %v", value, q.Terms, want, err)
		}
	}
}

// TestQueryHelp holds what is offered against what is read.
func TestQueryHelp(t *testing.T) {
	for _, field := range editor.QueryFields() {
		for _, value := range append(editor.QueryValues(field), "2024") {
			if editor.QueryValues(field) != nil && value == "2024" {
				continue
			}
			q, err := editor.ParseQuery(field+":"+value, asked)
			if err != nil || len(q.Terms) != 1 || q.Terms[0].Field != field || q.Terms[0].Value != value {
				t.Errorf("%s:%s is read as %+v, %v", field, value, q.Terms, err)
			}
		}
	}
}

// FuzzParseQuery: whatever is typed is read, and its spelling is read as the same.
func FuzzParseQuery(f *testing.F) {
	for _, typed := range []string{`harbour "bri dge" -x by:"Nora`, "status:r,c after:7d before:2024-0", `“a„ -"*" *:* a:b`, "-:\xff\" \u2003"} {
		f.Add(typed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		q, _ := editor.ParseQuery(typed, asked)
		spelt := q.Terms.String()
		again, err := editor.ParseQuery(spelt, asked)
		if err != nil || !slices.Equal(again.Terms, q.Terms) {
			t.Fatalf("%q is spelt %q, which is read as %q, %v", typed, spelt, again.Terms.String(), err)
		}
	})
}
