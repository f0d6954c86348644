package main

import (
	"errors"
	"strings"
	"testing"

	"stet/editor"
	"stet/store"
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

// TestCreditsKnowTheDesksOwn: the organisations that a desk has added are those of its
// library.
func TestCreditsKnowTheDesksOwn(t *testing.T) {
	b := newBench(t)
	lib, err := store.Open(t.Context(), b.library, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	err = lib.SetOutlets(t.Context(), []editor.Outlet{{Name: "Quayside Monthly", Kind: editor.Agency, Aliases: []string{"QM"}}})
	if err := errors.Join(err, lib.Close()); err != nil {
		t.Fatal(err)
	}
	if out := b.want(done, "credits", "--json", "By Ana Ruiz, QM"); strings.TrimSpace(out) != `{"authors":["Ana Ruiz"],"orgs":["Quayside Monthly"],"editors":[]}` {
		t.Errorf("read as %s", out)
	}
}
