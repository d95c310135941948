### The verdict

verdict-question-authentic = Authentic?
verdict-question-current = Current?
verdict-question-trusted = Trusted?
verdict-question-complete = Complete?
verdict-meaning-authentic = Is it genuine and unchanged, signed by the issuer it names?
verdict-meaning-current = Is it within its period, and not withdrawn?
verdict-meaning-trusted = Is the issuer one that you trust?
verdict-meaning-complete = Does it state the elements of the European standard?
verdict-answer-yes = yes
verdict-answer-no = no
verdict-answer-unknown = unknown
verdict-conclusion-accepted = ACCEPTED
verdict-conclusion-rejected = REJECTED
verdict-conclusion-undetermined = UNDETERMINED
verdict-meaning-accepted = You can rely on it.
verdict-meaning-rejected = Do not rely on it.
verdict-meaning-undetermined = It could not be decided. Do not rely on it before the open question is settled.
verdict-outcome-pass = passed
verdict-outcome-fail = failed
verdict-outcome-unknown = not known
verdict-outcome-skip = not applicable

### Findings: authentic?

form_ok = The file is well formed.
form_invalid = The file is not a proper credential: { $detail }
    .hint = Ask the issuer for a correct file.
type_missing = The file does not say that it is a credential or a presentation.
    .hint = Check that this is the right file.
context_invalid = The list of vocabularies ("@context") is not as the standard wants it.
    .hint = Ask the issuer for a correct file.
proof_valid = The signature is genuine and the contents are unchanged ({ $method }).
proof_missing = There is no signature.
    .hint = Anyone could have written this. Ask for the signed file.
proof_invalid = The signature does not fit: the contents were changed after signing, or somebody else signed.
    .hint = Do not rely on this file. Ask the learner for the original, or the issuer for a new one.
    .more = A signature fits exactly one document and one key. Changing a single letter breaks it, and so does a program that reformats or re-saves the file.
proof_malformed = The signature is not written as it should be, so it proves nothing.
    .hint = Do not rely on this file. Ask the learner for the original, or the issuer for a new one.
proof_expired = The signature counted only until { $expires }.
    .hint = Ask for a newly signed file.
suite_unsupported = The signature is of a kind that cannot be checked yet ({ $suite }).
    .hint = This says nothing against it. Check it with another program, or ask the issuer for one signed with eddsa-jcs-2022.
format_unsupported = The file is in a format that cannot be checked yet ({ $format }).
    .hint = This says nothing against it. Check it with another program, or ask the issuer for another format.
context_suffix_unsigned = A vocabulary was added that the signature does not cover: words may mean something else than what was signed.
    .hint = Do not rely on this file. Ask for the original.
context_mismatch = The vocabularies of the file are not those that were signed.
    .hint = Do not rely on this file. Ask for the original.
key_unknown = The key that signed is not at hand, so the signature could not be checked.
    .hint = Get the issuer's DID document and pass the folder with --evidence.
key_invalid = The key that signed is not a usable key.
    .hint = Do not rely on this file; tell the issuer.
key_revoked = The key that signed was withdrawn on { $when }.
    .hint = Ask the issuer for a file signed with a current key.
key_expired = The key that signed counted only until { $when }.
    .hint = Ask the issuer for a file signed with a current key.
did_method_unsupported = Identities of the kind "did:{ $method }" cannot be checked yet.
    .hint = This says nothing against it. did:key and did:web can be checked.
did_document_missing = The keys of { $did } are not at hand.
    .hint = Download the issuer's did.json from its website and pass its folder with --evidence. Do not take it from who sent you the credential.
    .more = An issuer such as did:web:university.example publishes its keys at https://university.example/.well-known/did.json. Credenza does not use the network here, so that file has to be on your machine. Put it in a folder with an index.json that names the DID and the file.
did_document_invalid = The issuer's DID document is not correct.
    .hint = Get it again from the issuer's website; if it is the same, tell the issuer.
did_document_unvouched = The keys of { $did } came along with the credential, and nothing you trust confirms them.
    .hint = Get the DID document from the issuer yourself, or use a trust list that names its keys.
method_not_found = The key that signed is not one of the issuer's published keys.
    .hint = Get the issuer's latest DID document; if the key is not there either, do not rely on this file.
method_not_authorized = The key is the issuer's, but not published for signing credentials.
    .hint = Do not rely on this file; tell the issuer.
issuer_bound = The issuer it names signed it.
issuer_mismatch = It names { $issuer } as its issuer, but { $signer } signed it.
    .hint = Do not rely on this file: somebody signed in another's name.
purpose_mismatch = The signature was made for "{ $found }", not for "{ $expected }".
    .hint = Do not rely on this file: a signature made for one thing is used for another.
previous_proof_missing = A signature says that it follows another one, which is not there.
    .hint = Something was removed. Ask for the original file.
holder_bound = The person who presents it holds the key it was issued to.
holder_unbound = It names a person, but is not tied to a key that only this person has.
    .hint = Compare the name and birth date or student number with an identity document.
holder_not_shown = Sent by its holder: not shown.
    .hint = A file can be copied. If it matters, ask the person to answer a request ("credenza request new").
holder_mismatch = { $holder } presents it, but it was issued to { $subject }.
    .hint = Do not rely on it: it seems to be somebody else's.
holder_proof_missing = The presentation is not signed by who presents it.
    .hint = Ask the person to answer your request again, with their own wallet.
challenge_mismatch = It answers another request than yours.
    .hint = Ask for an answer to this request. An answer meant for somebody else, or an old one, may have been copied.
domain_mismatch = It was made for another verifier than you.
    .hint = Ask for an answer to this request. Somebody may pass on an answer that was meant for others.
request_window = It was signed on { $created }, but this request could be answered from { $from } to { $until }.
    .hint = Make a new request and ask for a new answer.
request_used = This request was answered before, and it counts only once.
    .hint = Make a new request and ask for a new answer.

### Findings: current?

valid_from_future = It counts only from { $from } on.
    .hint = Come back then, or ask the issuer whether the date is right.
valid_until_past = It expired on { $until }.
    .hint = Ask the learner or the issuer whether there is a newer one.
period_ok = It is within its period of validity.
no_period = It has no end date.
status_unsupported = It may have been withdrawn: its status ("{ $type }") cannot be checked yet.
    .hint = Ask the issuer whether it still stands.
no_status = The issuer keeps no list of withdrawn credentials for it.

### Findings: trusted?

no_trust_source = You have not said which issuers you trust.
    .hint = Pass a list with --trust, or get the DID from the institution by a channel you already know, then "credenza trust add DID --name NAME".
issuer_trusted = The issuer is on your list: { $name }.
issuer_unknown = Signature genuine. We do not know who this issuer is.
    .hint = Get the DID from the institution by a channel you already know (its website, a phone call), then "credenza trust add DID --name NAME".
    .more = Anyone can make a key and sign. A genuine signature says that one issuer wrote this and nobody changed it, not who that issuer is; the name inside the file is what the issuer calls itself. Do not take the DID from the file that you want to check.
issuer_pinned = This is the issuer that you asked for.
issuer_allowed = The issuer is on none of your lists; you accept any.
issuer_outside_period = The issuer is on your list, but not at the time of signing (trusted from { $from } to { $until }).
    .hint = Ask the issuer, or whoever keeps the list.
issuer_key_not_listed = The issuer is on your list, but not with the key that signed.
    .hint = Ask the issuer whether it has a new key, by a channel you already know.
issuer_outside_country = The issuer is on your list, but not for { $country }.
    .hint = Ask the issuer, or whoever keeps the list.
issuer_outside_types = The issuer is on your list, but not for credentials of this kind.
    .hint = Ask the issuer, or whoever keeps the list.
issuer_closed = The issuer stopped issuing on { $until }. The signature says it is older; only the issuer's word stands for that date.
    .hint = If it matters, ask who keeps the issuer's records now.
issuer_compromised = The issuer's key has been in other hands (reported { $until }). Nothing signed with it can be relied on.
    .hint = Ask the issuer for a file signed with its new key.

### Findings: complete?

context_unknown = It uses a vocabulary that is not known here, so its contents were not interpreted.
    .hint = Read the file itself with "credenza inspect", or ask the issuer.
element_stated = { $element }: { $value }
element_absent = { $element }: not stated.
    .hint = Ask the issuer if you need to know.
element_not_applicable = { $element }: declared not applicable.
element_contradictory = { $element }: stated twice, differently ("{ $one }" and "{ $other }").
    .hint = Ask the issuer which is right.
element_required = You ask for "{ $element }", and it is not stated.
    .hint = Ask the issuer or the learner for it, or leave out --require.
presentation_required = This is a bare file, and you accept only what its holder presents.
    .hint = Make a request with "credenza request new" and ask the learner to answer it.
