### The verdict

verdict-conclusion-accepted = ACCEPTED
verdict-conclusion-rejected = REJECTED
verdict-conclusion-undetermined = UNDETERMINED
verdict-accepted-trusted = It is genuine and current, and its issuer is one that you trust.
verdict-accepted-pinned = It is genuine and current, and from the issuer that you asked for.
verdict-accepted-any = It is genuine and current. Who its issuer is was not checked: you accept any.
verdict-accepted-answer = It answers your request, and the person who presents it holds the key it was issued to.
verdict-judged-at = Judged as of { $time }.

verdict-question-authentic = Authentic?
verdict-question-current = Current?
verdict-question-trusted = Trusted?
verdict-question-complete = Complete?
verdict-answer-yes = yes
verdict-answer-no = no
verdict-answer-unknown = unknown
verdict-outcome-pass = passed
verdict-outcome-fail = failed
verdict-outcome-unknown = not known
verdict-outcome-skip = does not apply

verdict-heading-issuer = Who says so
verdict-heading-claims = What it says
verdict-heading-claims-unconfirmed = What its issuer claims (you have no confirmation of who the issuer is)
verdict-heading-embedded = What stands inside it (judged by itself; it decides nothing about the rest)
verdict-embedded-endorsement = Endorsement
verdict-embedded-part = Credential
verdict-embedded-on-credential = It stands there as an endorsement of this credential.
verdict-embedded-on-issuer = It stands there as an endorsement of the issuer.
verdict-embedded-on-achievement = It stands there as an endorsement of what was achieved.
verdict-embedded-on-other = It stands there as an endorsement of something in this credential.
verdict-endorsed = Endorses
verdict-endorsement-comment = In its words
verdict-endorses = Endorses { $what }
verdict-embedded-comment = In its words: "{ $comment }"
verdict-embedded-withheld = What it says is not shown, because it is not known to be genuine.
verdict-embedded-accepted = It is genuine and current, and its issuer is one that you trust.
verdict-embedded-short = { $count ->
        [one] 1 credential or endorsement inside it does not hold
       *[other] { $count } credentials or endorsements inside it do not hold
    }
verdict-embedded-another-short = { $count ->
        [one] 1 credential inside it was issued to another DID
       *[other] { $count } credentials inside it were issued to other DIDs
    }
verdict-heading-questions = What was checked
verdict-issuer-on-list = { $name } ({ $list })
verdict-issuer-listed-not-trusted = { $name } (listed, but not trusted for this: see below)
verdict-issuer-self-asserted = It calls itself "{ $name }". No list of yours confirms this name.
verdict-issuer-nameless = It gives itself no name.
verdict-issuer-also-calls-itself = It calls itself "{ $name }".
verdict-issuer-key = Key fingerprint: { $fingerprint }
verdict-issuer-signed = Signed on { $time }, as the issuer says.
verdict-claims-withheld = What the file says is not shown, because it is not known to be genuine. "credenza inspect" shows it, unverified.
verdict-subject = { $value }, by its identifier
verdict-claims-withheld-format = What the file says is not shown, because files of this kind are not looked into yet.
verdict-claims-withheld-holder = What it says is not shown, because it is not known to be about the person who sent it.
verdict-unbound-presented = Whoever has the file can present it. Compare the name and birth date or student number with an identity document.
verdict-claims-uninterpreted = What it says was not interpreted. "credenza inspect" shows it as it is.
verdict-part-subject = Subject { $number } of { $count }
verdict-part-achievement = Achievement { $number } of { $count }
verdict-parts-further = { $count ->
        [one] 1 more is not shown.
       *[other] { $count } more are not shown.
    }
verdict-award = Kind of award
verdict-self-asserted = { $value } (so the issuer says)
verdict-complete-count = { $stated } of the { $total } mandatory elements are stated.
verdict-complete-absent = Not stated: { $elements }.
verdict-complete-informs = This informs you; it does not reject the credential.
verdict-holder-subject = Presented by { $holder }, issued to { $subject }.
verdict-signer-holder = Signed by { $signer }, in the name of { $holder }.
verdict-two-signers = Signed by { $signer } and by { $other }.
verdict-already-counted = This very answer was already counted: it is the one that used the request up.
verdict-expected-found = expected { $expected }; found { $found }
verdict-problem = reported: { $problem }
verdict-keys-as-of = Its keys are as they were on { $when }.
verdict-period-from = from { $from } on
verdict-period-until = until { $until }
verdict-period-between = from { $from } to { $until }
verdict-period-never = as closed, without the time
verdict-on-own-list = on your own list
verdict-on-list = on the list { $list }
verdict-presented-by = Presented by { $did }
verdict-presented-by-unknown = It is not known who presents it.
verdict-presented-credential = Credential { $number } of { $count }
verdict-presented-not-judged = { $count ->
        [one] It holds 1 credential, which is not looked at, because the answer itself does not count.
       *[other] It holds { $count } credentials, which are not looked at, because the answer itself does not count.
    }
verdict-progress = Checking
verdict-summary = Checked: { $total }. Accepted: { $accepted }, rejected: { $rejected }, undetermined: { $undetermined }.
verdict-summary-failed = Could not be read: { $count }.
verdict-summary-beside = { $count ->
        [one] Passed over: 1 file that is no credential.
       *[other] Passed over: { $count } files that are no credentials.
    }
verdict-passed-over = Passed over: { $file } ({ $kind ->
        [system] a file of the operating system
        [course] a course file
        [table] a spreadsheet
        [note] a note for learners
        [ledger] a ledger of what was issued
        [did-document] a DID document
        [trust-list] a trust list
        [evidence-index] an index of evidence
       *[request] a request
    })
verdict-summary-passed-over = { $count ->
        [one] Not looked at: 1 other file or folder in there. Files that end in { $endings } are.
       *[other] Not looked at: { $count } other files or folders in there. Files that end in { $endings } are.
    }

### Findings: authentic?

form_ok = The file is well formed.
form_invalid = The file is not a proper credential. { $problem }
    .hint = Ask the issuer for a correct file.
presentation_malformed = The presentation is not as the standard wants it. { $problem }
    .hint = Ask the person who sent it to answer your request again.
type_missing = It does not say that it is a credential or a presentation.
    .hint = Check that this is the right file.
context_invalid = The list of vocabularies ("@context") is not as the standard wants it.
    .hint = Ask the issuer for a correct file.
id_invalid = Its identifier is not an absolute address.
    .hint = Ask the issuer for a correct file.
issuer_invalid = The issuer is not named as the standard wants it.
    .hint = Ask the issuer for a correct file.
subject_invalid = It does not say of whom it speaks, as the standard wants it.
    .hint = Ask the issuer for a correct file.
status_invalid = The entry about withdrawal is not as the standard wants it.
    .hint = Ask the issuer for a correct file.
property_type_missing = A part of it does not say of which type it is.
    .hint = Ask the issuer for a correct file.
property_id_invalid = A part of it that must have an identifier has none, or one that is no absolute address.
    .hint = Ask the issuer for a correct file.
date_missing = It does not say from when on it is valid, which its version of the standard demands.
    .hint = Ask the issuer for a correct file.
non_compact = A part of it stands under a name that some programs would overlook.
    .hint = Do not rely on this file. Ask the issuer for one that uses the names of the standard.
language_value_invalid = A name or description is neither a text nor a text with its language.
    .hint = Ask the issuer for a correct file.
related_resource_invalid = Something that it refers to is not named as the standard wants it.
    .hint = Ask the issuer for a correct file.
related_resource_repeated = Something that it refers to is listed twice.
    .hint = Ask the issuer for a correct file.
digest_missing = Something that it refers to has no digest, so it could be exchanged.
    .hint = Ask the issuer for a correct file.
digest_malformed = The digest of something that it refers to is not written as it should be.
    .hint = Ask the issuer for a correct file.
digest_mismatch = The digest of something that it refers to is not that of the known original.
    .hint = Do not rely on this file; tell the issuer.
envelope_invalid = It should hold a signed credential, and does not.
    .hint = Ask for the original file.
period_reversed = It ends before it begins.
    .hint = Ask the issuer for a correct file.
holder_invalid = The person who presents it is not named as the standard wants it.
    .hint = Ask the person to answer your request again.
presented_credential_invalid = Something in the presentation is not a credential.
    .hint = Ask the person to answer your request again.
too_many_credentials = The presentation holds more credentials than are checked.
    .hint = Ask the person to present only those that you need.
proof_missing = There is no signature.
    .hint = Anyone could have written this. Ask for the signed file.
too_many_proofs = There are { $count } signatures, more than are checked ({ $limit }).
    .hint = Do not rely on this file. Real credentials have one or a few.
proof_malformed = The signature is not written as it should be, so it proves nothing.
    .hint = Do not rely on this file. Ask the learner for the original, or the issuer for a new one.
suite_unsupported = The signature is of a kind that cannot be checked yet ({ $suite }).
    .hint = This says nothing against it. Check it with another program, or ask the issuer for one signed with eddsa-rdfc-2022 or eddsa-jcs-2022.
    .more = There are several ways to sign a credential. One that Credenza does not know leaves the answer open: the file may be genuine or not.
purpose_mismatch = The signature was made for "{ $found }", not for "{ $expected }".
    .hint = Do not rely on this file: a signature made for one thing is used for another.
previous_proof_missing = A signature says that it follows another one ({ $id }), which is not there, or not the only one of its name.
    .hint = Something was removed. Ask for the original file.
context_mismatch = The vocabularies of the file are not those that were signed.
    .hint = Do not rely on this file. Ask for the original.
context_suffix_unsigned = A vocabulary was added that the signature does not cover: words may mean something else than what was signed.
    .hint = Do not rely on this file. Ask for the original.
context_unavailable = It uses a vocabulary that is not at hand ({ $found }), so its signature could not be checked.
    .hint = This says nothing against it. If you have the vocabulary from who publishes it, pass it with --context URL=FILE. Do not take it from who sent you the credential.
undefined_term = It says something under a name that no vocabulary defines ({ $found }), so nobody signed it.
    .hint = Do not rely on this file. Ask for the original.
undefined_type = It has a type that no vocabulary defines ({ $found }), so nobody signed that it has.
    .hint = Do not rely on this file. Ask for the original.
relative_iri = It names something by an address that is not complete ({ $found }), so nobody signed what it means.
    .hint = Ask the issuer for a correct file.
inline_context_redefines = It brings a vocabulary of its own that gives a new meaning to "{ $found }".
    .hint = Do not rely on this file: words mean something else in it than what everybody reads.
canonicalization_too_complex = It is built so that checking its signature would take more work than any credential needs.
    .hint = Do not rely on this file. Real credentials are never built like this.
graph_without_root = What it says is about no credential, or about several that are not part of one.
    .hint = Ask the issuer for a correct file.
graph_too_large = What it says is too much, or too deeply nested, to be written as a document.
    .hint = Do not rely on this file. Real credentials are never built like this.
statements_invalid = It cannot be read as what its signature signs. { $problem }
    .hint = Ask the issuer for a correct file.
json_misleads = Its text says something else than what was signed.
    .hint = Do not rely on this file. Ask for the original.
older_escaping = The signature holds over an older form of the document, which some programs still write.
rounded_up = The signature holds over a number that was rounded up in its last digit, as many programs round it.
older_suite_name = The signature is named as it was in a draft; it is { $suite }.
method_without_fragment = The signature names the DID of its key and not the key itself; the DID has only one.
inline_context = It brings a vocabulary of its own. It touches nothing that is judged here.
context_argument = "{ $found }" is not a URL, an equals sign and a file.
    .hint = Write --context https://example.org/context.json=context.json.
context_file = The vocabulary cannot be used: { $reason }
    .hint = Give the URL exactly as it stands in the credential, and a JSON-LD context file.
blank_property = It uses a nameless thing as a name ({ $found }), so nobody signed what it says there.
    .hint = Ask the issuer for a correct file.
free_floating_value = A value in it is said of nothing ({ $found }), so nobody signed it.
    .hint = Ask the issuer for a correct file.
invalid_iri = It names something by an address that is not well-formed ({ $found }).
    .hint = Ask the issuer for a correct file.
invalid_language_tag = A text names a language that does not exist ({ $found }).
    .hint = Ask the issuer for a correct file.
json_ld_invalid = It does not follow the rules by which names get their meaning: { $expected } expected, { $found } found.
    .hint = Ask the issuer for a correct file.
json_ld_limit = It takes more work to read than a document may: { $found } { $expected }.
    .hint = Of many lines each may cost less than a file: verify it as a file by itself. Beyond that, do not rely on it: real credentials are never built like this.
null_term = It says something under a name that its vocabularies take away ({ $found }), so nobody signed it.
    .hint = Do not rely on this file. Ask for the original.
null_value = It states a value that is none ({ $found }), so nobody signed it.
    .hint = Ask the issuer for a correct file.
protected_term_redefinition = It gives a new meaning to a name whose meaning is fixed ({ $found }).
    .hint = Do not rely on this file: words mean something else in it than what everybody reads.
key_unknown = The signature does not say by a DID which key made it, so it could not be checked.
    .hint = Ask the issuer for a file whose signature names its DID.
key_invalid = The key that signed is not a usable key.
    .hint = Do not rely on this file; tell the issuer.
    .more = Some values look like keys and accept signatures made by anyone, others can be written in two ways. Credenza refuses all of them.
key_revoked = The key that signed was withdrawn on { $when }.
    .hint = Ask the issuer for a file signed with a current key.
    .more = A withdrawn key may be in other hands, and whoever holds it can write any date into a signature. So nothing signed with it counts, however old it says it is.
key_expired = The key that signed counted only until { $when }.
    .hint = Ask the issuer for a file signed with a current key.
key_expired_since = The key that signed counted until { $when }. The signature says it is older; only the signer's word stands for that date.
    .hint = If it matters, ask the issuer for a file signed with a current key.
did_method_unsupported = Identities of the kind "did:{ $method }" cannot be checked yet.
    .hint = This says nothing against it. did:key and did:web can be checked.
did_document_missing = The keys of { $did } are not at hand.
    .hint = Download the issuer's did.json from its website and pass it with --evidence. Do not take it from who sent you the credential.
    .more = An issuer such as did:web:university.example publishes its keys at https://university.example/.well-known/did.json. Credenza does not use the network here, so that file has to be on your machine: put it in a folder with a file index.json such as [{"{"}"id": "did:web:university.example", "file": "did.json", "obtained": "2026-01-31T12:00:00Z"{"}"}], and pass that folder with --evidence.
did_document_invalid = The DID document of { $did } is not correct.
    .hint = Get it again from the issuer's website; if it is the same, tell the issuer.
did_document_unvouched = The keys of { $did } came along with the credential, and nothing you trust confirms them.
    .hint = Get the DID document from the issuer yourself, or use a trust list that names its keys.
method_not_found = The key that signed is not one of the issuer's published keys.
    .hint = Get the issuer's latest DID document; if the key is not there either, do not rely on this file.
method_not_authorized = The key is the issuer's, but not published for this purpose.
    .hint = Do not rely on this file; tell the issuer.
controller_mismatch = The issuer's DID document lists the key as somebody else's ({ $controller }).
    .hint = Do not rely on this file; tell the issuer.
proof_valid = The signature is genuine and the contents are unchanged.
proof_invalid = The signature does not fit: the contents were changed after signing, or somebody else signed.
    .hint = Do not rely on this file. Ask the learner for the original, or the issuer for a new one.
    .more = A signature fits exactly one document and one key. Changing a single letter breaks it, and so does a program that changes the contents when it saves the file.
proofs_independent = There are { $count } signatures side by side. None protects the others: one could have been removed without a trace.
    .hint = If it matters who else signed, ask the issuer.
proofs_chained = There are { $count } signatures, of which { $protected } cannot be removed without a trace, because a later one builds on them. The rest could have been.
    .hint = If it matters who else signed, ask the issuer.
issuer_bound = The issuer it names signed it.
issuer_mismatch = It names { $issuer } as its issuer, but { $signer } signed it.
    .hint = Do not rely on this file: somebody signed in another's name.
    .more = A signature can be perfectly genuine and still be somebody else's. What counts is that the issuer named in the credential made it.
holder_bound = The person who presents it holds the key it was issued to.
holder_unbound = It is tied to nobody's key, so whoever has the file can show it.
    .hint = If it names a person, compare the name and birth date or student number with an identity document.
holder_not_shown = Sent by its holder: not shown.
    .hint = A file can be copied. If it matters, ask the person to answer a request ("credenza request new").
    .more = The credential was issued to a key, and only the learner has that key. A bare file does not show that its sender has it; an answer to a request does.
holder_of_none = It endorses something, and belongs to nobody.
    .hint = It shows nothing of who presents it. Ask for the credential that is the learner's own.
holder_mismatch = It was issued to somebody else's key: whoever presents it has not shown that it is theirs.
    .hint = Do not rely on it: it seems to be somebody else's.
holder_unresolved = It names its learner by a kind of DID that cannot be checked yet (did:{ $method }), so whether that is the person who presents it is not known.
    .hint = This says nothing against it. Compare the name and birth date or student number with an identity document.
holder_named_differs = The presentation names another holder than the one who signed it.
    .hint = Do not rely on it. Ask the person to answer your request again, with their own key.
signers_differ = The presentation is signed in the name of several DIDs, so it is not known who presents it.
    .hint = Ask the person to answer your request again, with one key.
identity_matched = Its learner is who you mean: it states this identity.
identity_mismatch = It states another identity of its learner than the one you gave.
    .hint = Compare the two to the letter: case, spaces and accents count. If they are right, the credential belongs to somebody else.
    .more = An issuer may state an identity (a name, an e-mail address, a number) in the open or as a hash. A hash says only whether a value is the same, to the letter.
identity_unknown = It states no identity of its learner that yours could be compared with.
    .hint = Compare with an identity document, or give another identity: --learner-identity name="…", email=…, student_number=….
identity_contradictory = It states the identity that you gave, and another one that the same person cannot have.
    .hint = Compare with an identity document, and ask the issuer which one is right.
    .more = A person has one name and one birth date here, the name in any number of languages. A credential with two could be shown by either of two people.
identity_type_unknown = "{ $found }" is no type of identity that is known here.
    .hint = The types are { $types }; one of an issuer's own begins with ext:. Write any=VALUE for a value of any type, or one that has an equals sign in it.
identity_empty = The identity is empty.
    .hint = Give a value, or a type and a value, such as email=a@university.example.
presentation_required = This is a bare file, and what its holder presents is asked for.
    .hint = Make a request with "credenza request new" and ask the learner to answer it with "credenza present".
request_missing = This is a presentation: it can only be judged with the request that it answers.
    .hint = Pass the request that you made with --request FILE, or the challenge and domain that you sent with --challenge TEXT --domain DOMAIN.
    .more = A presentation answers one request. Without it, an answer that was meant for somebody else, or an old one, could be copied and shown to you.
request_blank = The challenge or the domain is blank.
    .hint = Give the text and the domain that you sent with your request: --challenge TEXT --domain DOMAIN.
presentation_unsigned = Nobody signed this presentation, so it shows nothing of who sent it.
    .hint = No request can help. Save each credential in it as a file of its own and verify that, or ask for an answer to a request ("credenza request new").
    .more = A presentation without a signature is a list that anyone can put together. The credentials in it have signatures of their own, and can be checked each by itself.
challenge_mismatch = It answers another request than yours.
    .hint = Ask for an answer to this request. An answer meant for somebody else, or an old one, may have been copied.
challenge_absent = It answers no request: no challenge was signed with it.
    .hint = Ask for an answer to a request ("credenza request new"). Each credential in it can be verified by itself, as a file of its own.
domain_mismatch = It was made for another verifier ({ $found }) than you ({ $expected }).
    .hint = Ask for an answer to this request. Somebody may pass on an answer that was meant for others.
domain_absent = It was made for no verifier in particular, and not for you ({ $expected }).
    .hint = Ask for an answer to this request. What is made for nobody can be passed on to anybody.
request_matched = It answers your request.
no_credentials = The presentation holds no credential: it only shows that its sender controls this DID.
    .hint = Ask the person to present the credentials that you need.
request_window = It was signed on { $created }, but this request could be answered from { $from } to { $until }.
    .hint = Make a new request and ask for a new answer.
created_absent = It does not say when it was signed, and this request can be answered only for a time.
    .hint = Ask for a new answer, which says when it is signed.
request_used = This request was answered before, and it counts only once.
    .hint = Make a new request and ask for a new answer.
not_checked = Not checked, because it is not known to be genuine.
    .hint = Settle first whether it is authentic.

### Findings: current?

valid_from_future = It counts only from { $from } on.
    .hint = Come back then, or ask the issuer whether the date is right.
valid_until_past = It expired on { $until }.
    .hint = Ask the learner or the issuer whether there is a newer one.
period_ok = It is valid until { $until }.
no_period = It has no end date.
proof_expired = The signature counted only until { $expires }.
    .hint = Ask for a newly signed file.
status_unsupported = It may have been withdrawn: its status ("{ $type }") cannot be checked yet.
    .hint = Ask the issuer whether it still stands.
no_status = The issuer keeps no list of withdrawn credentials for it.

### Findings: trusted?

no_trust_source = You have not said which issuers you trust.
    .hint = Pass a list with --trust, or get the DID from the institution by a channel you already know, then "credenza trust add DID --name NAME".
issuer_trusted = The issuer is { $list }, as { $name }.
issuer_unknown = Signature genuine. We do not know who this issuer is.
    .hint = Get the DID from the institution by a channel you already know (its website, a phone call), then "credenza trust add DID --name NAME".
    .more = Anyone can make a key and sign. A genuine signature says that one issuer wrote this and nobody changed it, not who that issuer is; the name inside the file is what the issuer calls itself. Do not take the DID from the file that you want to check.
issuer_pinned = This is the issuer that you asked for.
issuer_not_pinned = You asked for the issuer { $expected }, and this is { $did }.
    .hint = Check the DID that you passed with --issuer, or do not rely on this file.
issuer_allowed = The issuer is on none of your lists; you accept any.
    .hint = Anyone can issue under any name. If it matters who did, leave out --allow-unknown-issuer.
issuer_outside_period = The issuer is on your list, but not for the time of this signature { $dated_by ->
    [signature] (on the list { $period }; signed { $signed }).
   *[credential] (on the list { $period }; the signature has no date, and the credential says { $signed }).
    }
    .hint = Ask the issuer, or whoever keeps the list.
issuer_key_not_listed = The issuer is on your list, but not with the key that signed.
    .hint = Ask the issuer whether it has a new key, by a channel you already know.
issuer_outside_country = The issuer is on your list, but for { $expected } only; { $found ->
    [none] this does not state its country.
   *[other] this was awarded in { $found }.
    }
    .hint = Ask the issuer, or whoever keeps the list.
issuer_outside_types = The issuer is on your list, but only for credentials of the type { $expected }; this is of the type { $found }.
    .hint = Ask the issuer, or whoever keeps the list.
request_ended = The time for answers ended on { $until }. This one is dated before; only its sender's word stands for that.
    .hint = If the date matters, make a new request and ask for a new answer.
proof_from_future = The signature is dated { $created }, which is still to come.
    .hint = Check the clock of this machine. If it is right, do not rely on the file.
did_document_outdated = The keys of { $did } that you have are of { $obtained }, and the signature is newer, by a key that is not among them.
    .hint = Get the institution's current DID document and verify again with --evidence.
several_subjects = It is about { $count } subjects. What it says of each stands by itself, and only what it says of all of them counts as stated.
    .hint = Look for the one that you mean. Which of them sent you the file, it does not say.
several_achievements = It states { $count } achievements. What it says of each stands by itself, and only what it says of all of them counts as stated.
    .hint = Look for the one that you mean.
issuer_closed = The issuer stopped issuing on { $until }. { $dated_by ->
    [signature] The signature says it is older;
   *[credential] The signature has no date, and the credential says it is older;
    } only the issuer's word stands for that date.
    .hint = If it matters, ask who keeps the issuer's records now.
issuer_compromised = The issuer's key has been in other hands (so it stands { $list }). Nothing signed with it can be relied on.
    .hint = Ask the issuer for a file signed with its new key.
    .more = Whoever has a stolen key can sign anything and write any date. So nothing signed with it counts, however old it says it is, and whatever other lists say.

### Findings: what stands inside it

embedded_accepted = What stands inside it is genuine and current, by { $issuer }, whose credentials are accepted.
embedded_rejected = Something that stands inside it is not valid. Do not count it.
    .hint = Judge the credential without it. If the endorsement or record matters, ask whoever is said to have signed it.
    .more = A credential can hold endorsements and other credentials, each with a signature of its own. Whoever signed the outer one has only put them there, and may not have checked them. So each is judged by itself: a bad one says nothing against the outer credential, and a good one makes it no more trusted.
embedded_undetermined = Whether something that stands inside it counts could not be decided.
    .hint = Judge the credential without it, or get what is missing (a DID document, a trust list) and verify again.
endorsement_mismatch = The endorsement does not name what it stands in: it is of { $found }, and stands in { $expected }.
    .hint = Do not count it as an endorsement of this. It may have been taken from elsewhere.
endorsement_by_issuer = The endorsement is by the issuer itself.
    .hint = An endorsement of oneself says nothing that the credential does not say.
endorsement_unknown = What stands in the place of an endorsement is not known to be one.
    .hint = Do not count it as an endorsement. "credenza inspect" shows it, unverified.
embedded_mixed = Something that stands inside it and is not known to be genuine speaks of what the credential is about. It may have been moved there out of what the issuer signed.
    .hint = Ask the issuer, or whoever sent the file, for the original. If the endorser is known to you, verify again with its DID document (--evidence).
embedded_adds = Something that stands inside it says more of what the credential is about. That is not counted as the issuer's word.
    .hint = Ask the issuer whether it says so too, if that matters.
part_of_another = Something that stands inside it was issued to another DID than the one that the record is about.
    .hint = It may be another person's. If it matters, ask the learner to present it by itself ("credenza request new").
    .more = Anybody can make a record and put anybody's credentials into it. Each of these is genuine by itself, and says something of the person to whom it was issued. That this is the learner of the record is said only where both name the same DID, or where the learner presents it with the key of its own. One person can have several DIDs.
embedded_shared = Something that stands inside it says the same as the credential does. Which of the two said it cannot be told: the issuer signed both together.
    .hint = Ask the issuer whether it made the statement, if that matters.
embedded_unattributed = The endorsement is broken, or nobody could check it. What it said may have been moved to where it reads as the issuer's word: the issuer signed both together.
    .hint = If a statement of the credential surprises you, ask the issuer whether it made it.
embedded_too_many = { $count } credentials stand inside it, and not all were looked at: { $limit } in a file at most, and fewer where they are made to cost much.
    .hint = Ask for the file without what you do not need, or for its parts as files of their own.
embedded_too_deep = Credentials stand inside credentials deeper than { $limit } levels. Those were not looked at.
    .hint = Ask for them as files of their own.

### Findings: complete?

schema_kept = It has the form that its schema demands.
schema_violated = It does not have the form that its schema demands ({ $id }, keyword "{ $keyword }").
    .hint = This informs you; it does not reject the credential. Tell the issuer, whose word the schema is.
    .more = A schema says which members a credential has, and what stands in them. The place says where this one differs; the signature is not touched by it.
schema_violated_further = It differs from that form in more places than these { $limit }.
    .hint = Mend these, or have them mended, and check again.
schema_other_form = The file has the form that its schema demands ({ $id }), but is not written as what was signed is read, so nothing follows for that.
    .hint = This says nothing against it. If it matters, ask for the file as the issuer delivered it.
    .more = The signature covers statements, not how the file spells them. Whoever holds the file can spell it so that it keeps a schema. Only a file that is written as Credenza reads those statements is said to keep one.
schema_missing = It names a schema that is not at hand ({ $id }), so its form was not compared with it.
    .hint = This says nothing against it. If you have the schema from who publishes it, pass it with --schema URL=FILE. Do not take it from who sent you the credential.
    .more = An issuer can name a schema: a description of the form that its credentials have. Credenza does not use the network, so the file has to be on your machine.
schema_type_unsupported = It names a schema of a kind that cannot be compared yet ({ $type }).
    .hint = This says nothing against it. What can be compared is JsonSchema and 1EdTechJsonSchemaValidator2019.
schema_digest_mismatch = The schema at hand ({ $id }) is another than the one that it means, whose digest it states.
    .hint = This says nothing against it. Get the schema again, as it was when the credential was issued.
schema_unsupported = Whether it has the form that its schema demands ({ $id }) could not be compared. { $problem }
    .hint = This says nothing against it. Compare it with another program if it matters.
too_many_schemas = It names { $count } schemas, more than are looked at ({ $limit }).
    .hint = Real credentials name one or two.
json_schema_dialect = The schema does not say in "$schema" that it is written in draft 2020-12, 2019-09 or 7 of JSON Schema, but { $found }.
    .hint = The schema is for who publishes it to complete.
json_schema_keyword = The schema uses a keyword that is not supported: { $found }, at { $schema_place }.
    .hint = Compare with another program that knows the keyword.
json_schema_reference = The schema refers to something that is not in it: { $found }, at { $schema_place }.
    .hint = Bring a schema that holds all that it refers to.
json_schema_pattern = The schema uses a pattern that cannot be looked for: { $found }, at { $schema_place }.
    .hint = Compare with another program that knows such patterns.
json_schema_malformed = The schema is not correct at { $schema_place }: { $found }.
    .hint = Tell whoever publishes the schema.
json_schema_too_complex = Comparing would take more work than any credential needs.
    .hint = Do not rely on this schema: honest ones are never built like this.
schema_argument = "{ $found }" is not a URL, an equals sign and a file.
    .hint = Write --schema https://example.org/schema.json=schema.json.
schema_file = The schema cannot be used: { $reason }
    .hint = Give the URL exactly as it stands in the credential, and a JSON Schema file.
endorsement_states_none = This is an endorsement: it says something of what it endorses, and awards nothing to anybody.
    .hint = What counts is who endorses, and what. Ask the learner for the credential itself, if this came in its place.
context_unknown = It uses a vocabulary that is not read here, so its contents were not interpreted.
    .hint = Read the file itself with "credenza inspect", or ask the issuer.
    .more = A vocabulary ("@context") gives the words of a file their meaning. A foreign one may give a known word another meaning, so nothing is read from such a file. Those of Open Badges 3.0 are read, by themselves or with those of CLR 2.0.
element_stated = { $element }: stated.
element_absent = { $element }: not stated.
    .hint = Ask the issuer if you need to know.
element_not_applicable = { $element }: declared not applicable.
element_contradictory = { $element }: stated twice, differently ("{ $one }" and "{ $other }").
    .hint = Ask the issuer which is right.
element_required = You ask for "{ $element }", and it is not stated.
    .hint = Ask the issuer or the learner for it, or leave out --require.

### Verifying

nothing_to_check = There is no credential to check in { $path }.
    .hint = A folder is searched for files that end so: { $endings }. Folders inside it are not searched; a file with another ending can be named by itself.
input_missing = Which file is to be checked?
    .hint = Give a file or a folder, or pass a credential on standard input.
ndjson_spread = The first line begins with "{ $bracket }" and does not end there: this is JSON written over several lines, not a document in each line.
    .hint = { $array ->
        [yes] Put each item of the array in a line of its own: jq -c ".[]" FILE
       *[other] Leave --ndjson out. Or put each document in one line: jq -c . FILE
    }
element_name_unknown = There is no element "{ $wanted }".
    .hint = The elements are: { $elements }. "mandatory" stands for the first eleven.
obtained_of_nothing = --obtained says when files were obtained, and there are none.
    .hint = Give the files too: --evidence, --trust, --context or --schema. Of your own trust list nothing has to be said.
time_in_future = { $found } is yet to come: the clock of this machine says { $now }.
    .hint = Give a time that is past, or a day up to today; or set the clock.
once_needs_one = --once accepts one answer, in a file by itself: no folder, no several files, no lines (--ndjson).
    .hint = Give the one file that answers your request.
once_not_kept = The answer is good, but it could not be noted that the request is used up, so it is not accepted: { $path } ({ $reason }).
    .hint = Set CREDENZA_HOME to a folder that you can write to, or leave out --once.
request_malformed = The request cannot be read: expected { $expected }, found { $found }.
    .hint = Use the file that "credenza request new" wrote, unchanged; ask the verifier for it again if need be.
request_not_json = The request cannot be read. { $problem }
    .hint = Use the file that "credenza request new" wrote, unchanged; ask the verifier for it again if need be.
domain_invalid = "{ $domain }" is not a domain.
    .hint = Write it like employer.example.
purpose_of_lines = The purpose is one line, and this one is broken ({ $found }).
    .hint = Write it in a few words, without line breaks and tabs.
duration_invalid = "{ $duration }" is not a length of time.
    .hint = Write it like 14d (days), 12h (hours), 30m (minutes) or 4w (weeks), up to { $limit } days.
evidence_index_malformed = The index of the evidence is not as it should be: expected { $expected }, found { $found }.
    .hint = It lists pieces like this: [{"{"}"id": "did:web:university.example", "file": "did.json", "obtained": "2026-01-31T12:00:00Z"{"}"}].
evidence_too_many = The index of the evidence lists { $count } pieces; at most { $limit } are read.
    .hint = Keep only the pieces that you need.
evidence_path = The piece of evidence for { $id } is not used: "{ $file }" leads out of the folder or is no plain relative path.
    .hint = Put the file into the folder, and write its path relative to it.
evidence_unreadable = The piece of evidence for { $id } is not used: it could not be read ({ $reason }).
    .hint = Get it again from its source. Without it, what depends on it stays unknown.
evidence_later = The piece of evidence for { $id } is not used: it was obtained on { $obtained }, after the time to judge ({ $at }).
    .hint = Use a piece that you obtained before, or leave out --at.
evidence_undated = The piece of evidence for { $id } is not used: it does not say when it was obtained, so it is not known whether it was there at the time to judge.
    .hint = Add "obtained" to the index, or leave out --at.

### What a judgement was made from

verdict-heading-sources = What was judged, and by what
verdict-source-input = The input: { $file }
verdict-source-digest = SHA-256 { $digest }
verdict-source-unread = too large to be read
verdict-source-of = { $kind } of { $id }: { $file }
verdict-source = { $kind }: { $file }
verdict-source-obtained = obtained { $time }
verdict-source-undated = the file as it is now; nobody stated when it was obtained
source-did-document = DID document
source-trust-list = Trust list
source-context = Context
source-schema = Schema
source-own = your own
