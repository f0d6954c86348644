package editor

// The kinds of organisation that text and pictures are credited to.
const (
	Agency      = "agency"
	Publication = "outlet"
	PhotoAgency = "photo"
	Platform    = "platform"
)

// OutletKinds lists them in the order menus offer them.
var OutletKinds = []string{Agency, Publication, PhotoAgency, Platform}

// Outlet is an organisation that the desk has added to those that Stet knows, or knows
// better than Stet: one with the name of another takes its place. Domain is its web
// host without "www.".
type Outlet struct {
	Name    string   `json:"name"`
	Kind    string   `json:"kind"`
	Domain  string   `json:"domain,omitempty"`
	Aliases []string `json:"aliases,omitempty"`
}
