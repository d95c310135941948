### The own trust list

trust-about-to-add = You are about to trust this issuer, under the name that you give it:
trust-about-to-warn = You are about to note that the key of this issuer fell into other hands:
trust-about-to-replace = You trust this issuer already, and this would replace the entry:
trust-about-to-remove = You are about to take this issuer off your list:
trust-entry-before = before
trust-entry-after = after
trust-ask-add = Do you have this DID from the institution itself, by a channel that you already knew?
trust-ask-warn = Refuse everything that it signed?
trust-ask-replace = Replace the entry?
trust-ask-remove = Remove it?
trust-ask-import = Take these changes over?
trust-added = Added. Credentials by { $name } are now trusted.
trust-warned = Added. Credentials by { $name } are refused from now on, whatever other lists say.
trust-removed = Removed. Credentials by { $name } are no longer trusted.
trust-ask-set-aside = Put your whole list aside? Whom it trusts, and what it warns of, is forgotten until you say it again.
trust-set-aside = Your list is kept as { $path }; you have none now. "credenza trust import FILE" and "credenza trust add DID" begin another.
trust-nothing-damaged = Your list can be read. Nothing was changed.
trust-unchanged = Nothing was changed.
trust-already = This entry is on your list already. Nothing was changed.
trust-empty = Your list is empty.
trust-imported = Taken over. Your list names { $count ->
        [one] 1 issuer
       *[other] { $count } issuers
    }.
trust-import-beyond = { $count ->
        [one] 1 more entry is not shown
       *[other] { $count } more entries are not shown
    } ({ $new } new, { $differing } different from yours). Read the list itself before you agree to it.
trust-import-nothing = All of it is on your list already. Nothing was changed.
trust-change-new = new
trust-change-same = as it is
trust-change-differs = differs
trust-change-replace = replaced
trust-label-name = Name
trust-label-did = DID
trust-label-fingerprint = Fingerprint
trust-label-from = From
trust-label-until = Until
trust-label-ended = Ended
trust-label-types = Types
trust-label-country = Country
trust-ended-closed = closed
trust-ended-compromised = its key fell into other hands
trust-key-of-document = { $fingerprint } (in its DID document)
trust-key-only = { $fingerprint } (only this key is trusted)
trust-keys-of-document = those of its DID document, which you have to have at hand to verify (--evidence)

trust_list_too_large = Your trust list would be larger than { $limit } bytes, and could not be read any more. It was left as it is.
    .hint = Take over a shorter list, or pass the long one with --trust when you verify.
trust_list_unread = Your trust list cannot be read: { $reason } Until it can, nobody counts as trusted here.
    .hint = Correct the file; or "credenza trust remove --damaged" puts it aside, and you begin another.
trust_list_malformed = The trust list cannot be used: expected { $expected }, found { $found }.
    .hint = Correct the file; docs/report.md says what may stand in it.
    .more = A list that says whom to believe is read strictly. A misspelt word would otherwise change who is trusted, and nobody would notice.
trust_entry_exists = { $did } is on your list already, as "{ $name }", and that entry says something else.
    .hint = Compare the two entries above. If the new one is right, pass --force.
trust_key_of_another = { $did } is its own key, { $actual }, and --key names another: { $stated }.
    .hint = Leave out --key. If the institution told you the other key, the DID is not theirs.
trust_entry_missing = { $did } is not on your list.
    .hint = "credenza trust list" shows who is.
trust_import_conflict = { $count ->
        [one] 1 entry of the list says something else than yours, so nothing was taken over.
       *[other] { $count } entries of the list say something else than yours, so nothing was taken over.
    }
    .hint = Compare the entries above. If those of the list are right, pass --force: it replaces yours.
    .more = An entry of yours may say that a key fell into other hands, or until when an issuer is trusted. A list from elsewhere does not change that unasked.
trust_list_changed = Your trust list was changed by another run meanwhile, so nothing was changed now.
    .hint = Run the command again and look at what it shows.
trust_name_invalid = This cannot be the name of an issuer.
    .hint = Give the name by which you know the institution, without control characters.
trust_type_invalid = This cannot be a type of credential.
    .hint = Give it as it stands in the credential under "type", such as OpenBadgeCredential.
trust_country_invalid = "{ $country }" is not a country.
    .hint = Give two capital letters as in ISO 3166-1, such as IT.
trust_period_invalid = The period ends before it begins.
    .hint = Check --from and --until, or --closed.

### Identities and requests

did-published-at = Publish the document at { $url }
did-published-hint = The web server must answer there for everybody, over https. Then issue with --issuer { $did }
did-published-evidence = To verify with this file: --evidence { $file }. In a folder of evidence, its entry in index.json is { $entry }
did-label-did = DID
did-label-address = Published at
did-label-key = Key
did-label-fingerprint = Fingerprint
did-label-uses = May be used for
did-label-expires = Expires
did-label-revoked = Withdrawn
did-use-assertionMethod = signing credentials
did-use-authentication = signing presentations
did-use-keyAgreement = receiving encrypted messages
did-use-capabilityInvocation = using rights
did-use-capabilityDelegation = passing rights on
did-use-none = nothing
did-key-unsupported = { $kind } (not supported yet)
did_web_keys_missing = The DID document of { $did } is not at hand.
    .hint = Get it from { $url } yourself, and pass it with --evidence did.json.

request-written = The request is written to { $path }.
request-send = Send the file to the learner. They answer it with:
request-keep = Keep the file: it is needed to check the answer, with:
request-until = It can be answered until { $time }.
request-label-domain = Asked by
request-label-purpose = What for
request-label-issued = Made on
request-label-expires = Can be answered until
evidence_not_found = There is nothing at { $path }.
    .hint = Check the spelling. --evidence takes a DID document (did.json), or a folder with an index.json that says which document is whose.
evidence_index_missing = The folder { $path } holds no index.json that says which document is whose.
    .hint = For one DID document pass the file itself: --evidence did.json. For several, docs/report.md shows what index.json holds.
