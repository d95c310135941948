### The HTTP server: what it is started with

help-credenza-vc-api = Issues and verifies credentials over HTTP, with the endpoints of the W3C's VC API
help-credenza-vc-api-listen = Address and port to listen on; port 0 takes a free one
help-credenza-vc-api-key = Name of a key in the store, or a PKCS#8 PEM file; without it, the only key in the store
help-credenza-vc-api-did = The did:web that it issues as; without it, the did:key of the key
help-credenza-vc-api-passphrase-file = File that holds the passphrase of the key
help-credenza-vc-api-context = Use this file for the vocabulary of that URL, which credentials name; more than once for several. You vouch for it
help-credenza-vc-api-conformance = Accept what the official test suites do and nobody else should: signers that are not the issuer, presenters that are not the subject. Every answer says so
value-address = ADDRESS
server-listening = Listening on http://{ $address } as { $did }
server-open = { $address } can be reached from other machines, and whoever reaches it can have anything signed. Put a proxy that asks who is there before it.
server-conformance = Conformance mode: verdicts of this server are for test suites, not for deciding about people.


### The HTTP server: what it refuses to do

listen_failed = It cannot listen on { $address }: { $reason }
    .hint = Choose another address or port with --listen.
did_unsuitable = { $did } is not a DID that this key can issue as.
    .hint = Leave --did out to issue as the key's own did:key, or name a did:web whose document lists the key.
path_unknown = There is nothing at this address.
    .hint = There are /credentials/issue, /credentials/verify, /presentations/verify, /1.0/identifiers/DID and /issuer-did.
method_not_allowed = This address does not take this method.
    .hint = Credentials and presentations are sent with POST, everything else is asked for with GET.
origin_refused = Requests from web pages are refused.
    .hint = Call the server from a program. A page that could reach it could have anything signed.
media_type_unsupported = The request does not say that it is JSON.
    .hint = Send it with "Content-Type: application/json".
body_too_large = The request is longer than { $limit } bytes.
    .hint = Send one credential or presentation at a time, without large pictures.
body_unreadable = The request ended before it was complete.
    .hint = Send it again.
body_member_missing = The request lacks its "{ $member }", which must be an object.
    .hint = Send an object with "{ $member }" and, if there is anything to say, "options".
request_timeout = The request took too long.
    .hint = Send it again, faster or shorter.
server_busy = The server has too much to do.
    .hint = Send it again a little later.
internal_error = Something went wrong in the server.
    .hint = This is a fault of the program; please report it with the request.
options_malformed = An option is not as it should be.
    .hint = Options are "cryptosuite" or "type" on issue, "checks" on verify, "challenge" and "domain" for presentations.
suite_unavailable = This server does not sign with { $suite }.
    .hint = It signs with { $available }.
envelope_unavailable = This server does not issue envelopes such as { $envelope }.
    .hint = Leave "envelope" out to get an embedded proof.
status_unavailable = This server has no status lists yet.
    .hint = Leave "credentialStatus" out of the options.
already_signed = The credential has a proof already.
    .hint = Send it without "proof".
challenge_missing = A presentation answers one request: its challenge and domain are missing in the options.
    .hint = Send the challenge and the domain that you gave to the holder. Without them a copied answer could be shown to you.
