package main

import (
	"strings"
	"testing"
)

func TestCredits(t *testing.T) {
	b := newBench(t)
	for _, c := range []struct {
		in   string
		args []string
		want string
		code int
	}{
		{`{"id":1,"raw":"By ANA RUIZ and Jo Lee, Reuters"}`, []string{"--jsonl"}, `{"id":1,"authors":["Ana Ruiz","Jo Lee"],"orgs":["Reuters"],"editors":[]}`, done},
		{`{"id":"d","text":"LONDON (Reuters) - The ferry sails."}`, []string{"--jsonl", "--document"}, `{"id":"d","wire":["Reuters"]}`, done},
		{`{"id":"d","text":"The ferry sails."}`, []string{"--jsonl", "--document"}, `{"id":"d","wire":[]}`, done},
		{"", []string{"News credit : Nytimes", "--json"}, `{"authors":[],"orgs":["The New York Times"],"editors":[]}`, done},
		{"", []string{"--With help from Ana Ruiz.", "--json"}, `{"authors":["Ana Ruiz"],"orgs":[],"editors":[]}`, done},
		{"", []string{"--json", "- Copyright Ana Ruiz/Reuters"}, `{"authors":["Ana Ruiz"],"orgs":["Reuters"],"editors":[]}`, done},
		{"", []string{"--josn", "Reuters"}, "", failed},
		{`{"id":1,"raw":`, []string{"--jsonl"}, "", failed},
		{"", nil, "", failed},
	} {
		out, errs, code := b.call(c.in, append([]string{"credits"}, c.args...)...)
		if strings.TrimSpace(out) != c.want || code != c.code {
			t.Errorf("%s %v: exit %d, %s%s", c.in, c.args, code, out, errs)
		}
	}
}
