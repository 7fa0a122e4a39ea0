// Reads a ledger's log with golang.org/x/mod/sumdb, which is not ours: its note opens our checkpoints, its tlog reads our
// tiles and checks our proofs.
//
//	read_log ADDRESS VERIFIERS_KEY API_KEY
package main

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const tileHeight = 8

type ledger struct {
	address, apiKey string
	verifier        note.Verifier
}

func fail(format string, what ...any) {
	fmt.Fprintf(os.Stderr, format+"\n", what...)
	os.Exit(1)
}

func must(err error, what string) {
	if err != nil {
		fail("%s: %v", what, err)
	}
}

func (l ledger) get(path string) []byte {
	request, err := http.NewRequest("GET", l.address+path, nil)
	must(err, path)
	request.Header.Set("Authorization", "Bearer "+l.apiKey)
	answer, err := http.DefaultClient.Do(request)
	must(err, path)
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	must(err, path)
	if answer.StatusCode != http.StatusOK {
		fail("%s: %s: %s", path, answer.Status, body)
	}
	return body
}

// The tree of a checkpoint's note, whose signature is checked.
func (l ledger) open(signed []byte) tlog.Tree {
	opened, err := note.Open(signed, note.VerifierList(l.verifier))
	must(err, "the note")
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[0] != l.verifier.Name() {
		fail("the note is no checkpoint of %s: %q", l.verifier.Name(), opened.Text)
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	must(err, "the size")
	root, err := tlog.ParseHash(lines[2])
	must(err, "the root")
	return tlog.Tree{N: size, Hash: root}
}

// tlog.TileReader over the ledger's tiles. It names the height in its paths, which C2SP leaves out.
func (l ledger) Height() int                     { return tileHeight }
func (l ledger) SaveTiles([]tlog.Tile, [][]byte) {}
func (l ledger) ReadTiles(tiles []tlog.Tile) (data [][]byte, err error) {
	for _, tile := range tiles {
		path := strings.TrimPrefix(tile.Path(), fmt.Sprintf("tile/%d/", tileHeight))
		data = append(data, l.get("/v1/log/tile/"+path))
	}
	return data, nil
}

// The entries of the bundle that a leaf is in, of a log of that size.
func (l ledger) bundle(leaf, size int64) [][]byte {
	tile := tlog.TileForIndex(tileHeight, tlog.StoredHashIndex(0, leaf))
	tile.W = 1 << tileHeight
	if first := tile.N << tileHeight; size-first < int64(tile.W) {
		tile.W = int(size - first)
	}
	path := strings.TrimPrefix(tile.Path(), fmt.Sprintf("tile/%d/0/", tileHeight))
	var entries [][]byte
	for rest := l.get("/v1/log/tile/entries/" + path); len(rest) > 0; {
		length := binary.BigEndian.Uint16(rest)
		entries = append(entries, rest[2:2+length])
		rest = rest[2+length:]
	}
	return entries
}

type proof struct {
	Hashes     []string `json:"hashes"`
	Checkpoint string   `json:"checkpoint"`
}

func (l ledger) proof(path string) ([]tlog.Hash, tlog.Tree) {
	var told proof
	must(json.Unmarshal(l.get(path), &told), path)
	hashes := []tlog.Hash{}
	for _, text := range told.Hashes {
		bytes, err := base64.StdEncoding.DecodeString(text)
		must(err, path)
		var hash tlog.Hash
		copy(hash[:], bytes)
		hashes = append(hashes, hash)
	}
	return hashes, l.open([]byte(told.Checkpoint))
}

func main() {
	if len(os.Args) != 4 {
		fail("usage: read_log ADDRESS VERIFIERS_KEY API_KEY")
	}
	verifier, err := note.NewVerifier(os.Args[2])
	must(err, "the key")
	log := ledger{os.Args[1], os.Args[3], verifier}
	tree := log.open(log.get("/v1/log/checkpoint"))
	hashes := tlog.TileHashReader(tree, log)
	leaves, olderSizes := 0, 0
	for leaf := int64(0); leaf < tree.N; leaf += 1 + tree.N/97 {
		entry := log.bundle(leaf, tree.N)[leaf%(1<<tileHeight)]
		hash := tlog.RecordHash(entry)
		ours, head := log.proof(fmt.Sprintf("/v1/log/proofs/inclusion?sequence=%d&treeSize=%d", leaf, tree.N))
		must(tlog.CheckRecord(ours, head.N, head.Hash, leaf, hash), "our inclusion proof")
		theirs, err := tlog.ProveRecord(tree.N, leaf, hashes)
		must(err, "an inclusion proof from our tiles")
		must(tlog.CheckRecord(theirs, tree.N, tree.Hash, leaf, hash), "an inclusion proof from our tiles")
		leaves++
	}
	for size := int64(1); size < tree.N; size += 1 + tree.N/53 {
		old := log.open(log.get(fmt.Sprintf("/v1/log/checkpoint?treeSize=%d", size)))
		ours, head := log.proof(fmt.Sprintf("/v1/log/proofs/consistency?fromSize=%d&treeSize=%d", size, tree.N))
		must(tlog.CheckTree(ours, head.N, head.Hash, old.N, old.Hash), "our consistency proof")
		theirs, err := tlog.TreeHash(size, hashes)
		must(err, "a root from our tiles")
		if theirs != old.Hash {
			fail("the root of the first %d events is another by our tiles than by our checkpoint", size)
		}
		olderSizes++
	}
	if tree.N < 1<<(2*tileHeight) {
		fail("a log of %d events has no full tile of level 1: nothing is shown", tree.N)
	}
	fmt.Printf("ok: %d events, %d of them proved, %d older sizes\n", tree.N, leaves, olderSizes)
}
