"""Checks a directory of credentials issued by Credenza with Python implementations, and has them sign others for Credenza to verify.

    python peers.py ISSUED WORK

ISSUED and WORK as in check.mjs, which runs before: it leaves contexts.json and graphs.json in WORK.
"""

import copy
import hashlib
import json
import sys
from datetime import datetime, timezone
from pathlib import Path

import pyoxigraph
from apsig.proof import ProofSigner, ProofVerifier
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from multiformats import multibase, multicodec
from openvc.keys import Ed25519SigningKey
from openvc.proof.di_jcs import EddsaJcsProofSuite
from pyld import jsonld

FAILED = []


def main(issued_folder, work):
    issued = {path.name: json.loads(path.read_text()) for path in sorted(Path(issued_folder).glob("*.json"))}
    work = Path(work)
    graphs(issued, work)
    for name, secured in issued.items():
        verify_with_peers(name, secured)
    sign_with_peers(next(iter(issued.values())), work / "signed")
    sys.exit(1 if FAILED else 0)


def claim(sentence, holds, detail=""):
    if not holds:
        FAILED.append(sentence)
    print(f"{'ok     ' if holds else 'FAILED '} {sentence}" + (f": {detail}" if detail and not holds else ""))


def graphs(issued, work):
    """Two more JSON-LD processors read the same graph as jsonld.js did."""
    contexts = json.loads((work / "contexts.json").read_text())
    expected = json.loads((work / "graphs.json").read_text())

    def load(url, _options):
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": contexts[url]}

    jsonld.set_document_loader(load)
    for name, secured in issued.items():
        document = unsecured(secured)
        options = {"algorithm": "URDNA2015", "format": "application/n-quads", "base": ""}
        quads = jsonld.normalize(document, options)
        claim(f"PyLD reads the same graph from {name}", sha256(quads) == expected[name])

        # This processor has no document loader: the contexts are put in place of their addresses.
        flat = []
        for item in document["@context"]:
            inner = contexts[item]["@context"] if isinstance(item, str) else item
            flat += inner if isinstance(inner, list) else [inner]
        text = json.dumps({**document, "@context": flat}).encode()
        dataset = pyoxigraph.Dataset(pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.JSON_LD))
        dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
        lines = pyoxigraph.serialize(dataset, format=pyoxigraph.RdfFormat.N_QUADS).decode().splitlines(keepends=True)
        claim(f"oxjsonld reads the same graph from {name}", sha256("".join(sorted(lines))) == expected[name])


def verify_with_peers(name, secured):
    """Credenza's eddsa-jcs-2022 signature, inline context and all."""
    changes = list(mutations(secured))
    # openvc hashes the document's context in place of the proof's, so it reads nothing there.
    outside = [(pointer, changed) for pointer, changed in changes if not pointer.startswith("/proof/@context")]
    for peer, verify, tried, which in (
        ("apsig", apsig_verifies, changes, "contexts included"),
        ("openvc", openvc_verifies, outside, "contexts included, but for the proof's copy of them, which it does not read"),
    ):
        claim(f"{peer} verifies Credenza's eddsa-jcs-2022 signature on {name}", verify(secured))
        accepted = [pointer for pointer, changed in tried if verify(changed)]
        claim(f"{peer} refuses {name} with any of {len(tried)} values changed, {which}", not accepted, " ".join(accepted))


def sign_with_peers(secured, folder):
    """Equivalent credentials by other signers."""
    key = Ed25519PrivateKey.generate()
    public = multibase.encode(multicodec.wrap("ed25519-pub", key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)), "base58btc")
    did = f"did:key:{public}"
    document = issued_by(secured, did)
    options = {
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-jcs-2022",
        "created": datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "verificationMethod": f"{did}#{public}",
        "proofPurpose": "assertionMethod",
    }
    signed = ProofSigner(key).sign(document, options)
    write(folder, "apsig.accept.json", signed)
    tampered = copy.deepcopy(signed)
    tampered["credentialSubject"]["achievement"]["name"] += "x"
    write(folder, "apsig-tampered.refuse.json", tampered)

    signing_key = Ed25519SigningKey(key, kid=f"{did}#{public}")
    signed = EddsaJcsProofSuite().add_proof(document, signing_key=signing_key, verification_method=f"{did}#{public}")
    claim("its defect: openvc hashes proof.@context and leaves it out of the proof that it writes", "@context" not in signed["proof"])
    write(folder, "openvc.refuse.json", signed)
    restored = copy.deepcopy(signed)
    restored["proof"]["@context"] = restored["@context"]
    write(folder, "openvc-context-restored.accept.json", restored)


def openvc_verifies(secured):
    try:
        EddsaJcsProofSuite().verify(copy.deepcopy(secured), check_temporal=False)
    except Exception:  # noqa: BLE001 - any refusal counts as one
        return False
    return True


def apsig_verifies(secured):
    try:
        key = secured["proof"]["verificationMethod"].partition("#")[2]
        return ProofVerifier(key).verify(copy.deepcopy(secured), raise_on_fail=True) is not None
    except Exception:  # noqa: BLE001
        return False


def mutations(document, path=()):
    """Every scalar changed, one at a time."""
    here = document
    for step in path:
        here = here[step]
    if isinstance(here, dict | list):
        for step in here if isinstance(here, dict) else range(len(here)):
            yield from mutations(document, (*path, step))
        return
    changed = copy.deepcopy(document)
    parent = changed
    for step in path[:-1]:
        parent = parent[step]
    parent[path[-1]] = f"{here}x" if isinstance(here, str) else not here if isinstance(here, bool) else here + 1
    yield "/" + "/".join(map(str, path)), changed


def issued_by(secured, did):
    document = unsecured(secured)
    issuer = document["issuer"] if isinstance(document["issuer"], str) else document["issuer"]["id"]
    return json.loads(json.dumps(document).replace(json.dumps(issuer), json.dumps(did)))


def unsecured(secured):
    return {name: value for name, value in secured.items() if name != "proof"}


def write(folder, name, document):
    (folder / name).write_text(json.dumps(document, ensure_ascii=False, indent=2))


def sha256(text):
    return hashlib.sha256(text.encode()).hexdigest()


if __name__ == "__main__":
    main(*sys.argv[1:])
