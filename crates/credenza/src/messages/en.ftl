# What Credenza says in English. See mod.rs for the conventions; it.ftl says the same in Italian.

### Words of the interface

label-error = error:
label-warning = warning:
label-hint = hint:
label-code = code:
label-place = at:
answer-yes = y yes
answer-no = n no
answer-choice = (y/N)
answer-again = Please answer y or n.

count-credentials = { $count ->
        [one] 1 credential
       *[other] { $count } credentials
    }
count-rows = { $count ->
        [one] 1 row
       *[other] { $count } rows
    }

### Headings and names in help texts

help-heading-usage = Usage:
help-heading-commands = Commands
help-heading-arguments = Arguments
help-heading-options = Options
help-heading-global = For every command
help-heading-examples = Examples:
help-choices = one of: { $values }
help-default = if not given: { $value }

man-name = NAME
man-synopsis = SYNOPSIS
man-description = DESCRIPTION
man-examples = EXAMPLES
man-version = VERSION

value-options = OPTIONS
value-command = COMMAND
value-lang = LANGUAGE
value-when = WHEN
value-file = FILE
value-dir = FOLDER
value-out = FILE-OR-FOLDER
value-name = NAME
value-key = KEY
value-domain = DOMAIN
value-did = DID
value-course = COURSE
value-text = TEXT
value-date = DATE
value-time = TIME
value-duration = DURATION
value-character = CHARACTER
value-order = ORDER
value-column = COLUMN
value-nonce = NONCE
value-issuer = ISSUER
value-id = ID
value-list = LIST
value-element = ELEMENT
value-country = COUNTRY
value-code = CODE
value-shell = SHELL

### Help: every command and its arguments

help-credenza = Award, keep, present and verify micro-credentials. No network needed.
    .long =
        Award, keep, present and verify micro-credentials. No network needed.

        An awarding body signs micro-credentials (key, did, course, issue).
        A learner keeps and presents them (wallet, present).
        Anyone checks them (verify, request, trust).
    .examples =
        credenza verify diploma.json
        credenza issue course.toml --roster people.csv -o awards
        credenza explain issuer_unknown

help-global-lang = Language of all messages; otherwise that of your system
help-global-json = Give the result as JSON, for programs
help-global-no-input = Never ask; stop and say what is missing instead
help-global-color = When to use colour
help-global-passphrase-file = Read the passphrase from the first line of this file
help-global-quiet = Show only results, warnings and errors
help-global-help = Show this help
help-global-version = Show the version

help-any-output = Where to write the result; otherwise it is shown. "-" means standard output
help-any-force = Replace what is there already
help-any-yes = Do not ask for confirmation
help-any-evidence = A folder of DID documents that you obtained yourself, with an index.json
help-any-challenge = The random text that the verifier sent
help-any-domain = The domain of the verifier that asks, such as employer.example
help-any-request = The request file that the verifier sent
help-any-id = Number in "credenza wallet list", beginning of the identifier, or part of the title
help-any-command = The command, such as: key generate
help-any-new-passphrase-file = Read the new passphrase from the first line of this file

help-key = The keys that an awarding body signs with
help-key-generate = Make a new signing key
    .long =
        Make a new signing key and keep it, protected by a passphrase.

        The key shows its DID (did:key). That is good for trying things out; an institution publishes its keys under its own domain with "credenza did web".
    .examples =
        credenza key generate registry-2026
        credenza key generate --plain -o signing-key.pem
help-key-generate-name = A name to find the key by
help-key-generate-plain = No passphrase: a PKCS#8 PEM file that only you can read, for machines that sign unattended
help-key-generate-output = Write the key to this file instead of keeping it with the others
help-key-show = Show your keys: name, DID and fingerprint. Never the secret part
help-key-show-key = The name of one key, or a key file; otherwise all keys
help-key-backup = Write a protected copy of a key
help-key-backup-key = The name of the key; not needed when there is only one
help-key-backup-output = The file to write the copy to
help-key-restore = Bring a key back from its backup
help-key-restore-file = The backup
help-key-restore-name = A name for it here, if it should have another

help-did = The public identity of an awarding body
help-did-web = Make the DID document that an institution puts on its website
    .long =
        Make the DID document (did.json) that an institution puts on its website.

        It lists the keys that may sign for the institution. Verifiers read it to check your credentials, so publish it before you issue.
    .examples =
        credenza did web --domain university.example --key registry-2026 -o did.json
help-did-web-domain = Your domain, such as university.example or university.example/registry
help-did-web-key = A key that may sign: its name, a key file, or the public key (z6Mk…). Can be given several times
help-did-show = Show the keys behind a DID
help-did-show-did = The DID, such as did:web:university.example

help-course = Describe a course: what every award of it says
help-course-new = Write a course file, question by question
    .long =
        Write a course file. On a terminal you are asked one question for each element of the European standard; with --no-input you get a template with comments to fill in.
    .examples =
        credenza course new -o course.toml
        credenza course new --no-input -o course.toml
help-course-new-output = The course file to write; otherwise it is shown
help-course-lint = Check course files before you issue
help-course-lint-courses = The course files

help-issue = Award a course: sign one credential, or one for every row of a spreadsheet
    .long =
        Award a course: sign one credential, or one for every row of a spreadsheet.

        Rows already signed by an earlier run are skipped. Rows that changed since are refused, with both values.
    .examples =
        credenza issue course.toml --name "Ada Example" --student-number 0042 -o award.json
        credenza issue course.toml --roster people.csv --dry-run
        credenza issue course.toml --roster people.csv --issuer did:web:university.example -o awards
help-issue-course = The course file
help-issue-to = The learner's DID, if they have one
help-issue-learner = A file with the details of one learner
help-issue-roster = A spreadsheet with one learner in each row (.csv or .xlsx)
help-issue-name = Full name of the learner
help-issue-given-name = First name of the learner
help-issue-family-name = Family name of the learner
help-issue-student-number = Student number of the learner
help-issue-birth-date = Date of birth of the learner (2001-12-31)
help-issue-email = E-mail address of the learner: for sending only, not written into the credential
help-issue-grade = Grade of the learner, on the scale of the course
help-issue-date = Date of issuing (2026-01-31); otherwise today
help-issue-issuer = The DID that issues; otherwise that of the key
help-issue-key = The key to sign with: its name or a key file
help-issue-run = The edition of the course, such as 2026-spring: it keeps awards of two editions apart
help-issue-valid-from = The credential counts from this time on; otherwise from now
help-issue-valid-until = The credential counts until this time; otherwise without end
help-issue-encoding = Character encoding of the spreadsheet, such as windows-1252; otherwise recognised
help-issue-delimiter = What separates the columns; otherwise recognised
help-issue-date-format = How 03/04/2025 is meant: dmy is 3 April, mdy is March 4
help-issue-sheet = The sheet of the .xlsx file; otherwise the first
help-issue-learner-key = The column that tells learners apart, such as student_number
help-issue-nonce = The random text you gave learners for "credenza wallet did --for": proves that a DID is theirs
help-issue-preview = Show the credential as its learner will see it; sign nothing
help-issue-dry-run = Check everything; sign and write nothing
help-issue-errors = Write the rows with errors to this file, with row, column and reason
help-issue-ndjson = Write one file with one credential in each line, instead of one file each
help-issue-output = The file to write, or the folder for many

help-wallet = Keep your credentials, protected by a passphrase
help-wallet-init = Make a wallet
    .long =
        Make a wallet: a folder in which every credential is encrypted. Afterwards a recovery key is shown, once. Write it down: it opens the wallet if you forget the passphrase.
help-wallet-did = Show your DID, to give to an awarding body
help-wallet-did-issuer = Prove to this awarding body (its DID) that your DID is yours
help-wallet-did-nonce = The random text that the awarding body gave you
help-wallet-did-new = Make another DID, so that awarding bodies cannot compare notes
help-wallet-add = Put credentials into the wallet
help-wallet-add-files = The files you received
help-wallet-list = List your credentials
help-wallet-show = Show a credential in full
help-wallet-export = Write a credential as it was issued, to send or upload it
help-wallet-remove = Remove a credential
help-wallet-backup = Write the whole wallet to one protected file
help-wallet-backup-output = The backup file to write
help-wallet-restore = Bring back what is in a backup; nothing that is there is replaced
help-wallet-restore-file = The backup file
help-wallet-recover = Open the wallet with the recovery key and set a new passphrase
help-wallet-recover-recovery-file = Read the recovery key from the first line of this file
help-wallet-passwd = Change the passphrase

help-present = Answer a verifier's request with credentials from your wallet
    .examples =
        credenza present --request request.json 1 3 -o answer.json
help-present-ids = The credentials: number in the list, beginning of the identifier, or part of the title

help-request = Ask learners to present credentials
help-request-new = Make a request that a learner answers with "credenza present"
    .long =
        Make a request that a learner answers with "credenza present".

        It holds a random text that nobody can guess, so that an answer to somebody else, or an old one, is refused. Keep the file: "credenza verify --request" needs it.
    .examples =
        credenza request new --domain employer.example --purpose "Application as evaluator" -o request.json
help-request-new-domain = Your domain, such as employer.example
help-request-new-purpose = What you ask for and why, in your words: the learner reads it
help-request-new-expires = How long an answer is accepted: 12h, 14d, 4w
help-request-new-output = The request file to write

help-verify = Check credentials: authentic, current, trusted, complete?
    .long =
        Check credentials and presentations, without the network. Four questions are answered: is it authentic, is it current, do you trust who issued it, what does it state?
    .examples =
        credenza verify diploma.json
        credenza verify inbox/ --trust universities.json
        credenza verify answer.json --request request.json
help-verify-inputs = Files or folders; "-" or nothing means standard input
help-verify-request = The request that you made and that this answers
help-verify-challenge = The random text that you sent, where there is no request file
help-verify-domain = Your domain, as you sent it
help-verify-once = Accept one answer only: afterwards the request is used up
help-verify-at = Judge as of this time instead of now (2026-01-31T12:00:00Z)
help-verify-trust = A list of issuers that you trust. Can be given several times
help-verify-issuer = Trust this issuer (DID) and no other
help-verify-allow-unknown-issuer = Accept an issuer that is on no list
help-verify-require-presentation = Accept only what its holder presents, not a bare file
help-verify-require = Reject if this element is not stated, such as workload. Can be given several times
help-verify-ndjson = One credential in each line, one report in each line

help-trust = The issuers that you trust
help-trust-add = Trust an issuer under a name that you choose
    .long =
        Trust an issuer under a name that you choose.

        Get the DID from the institution by a channel you already know: its website, a phone call, a letter. Never take it from the credential that you want to check.
    .examples =
        credenza trust add did:web:university.example --name "University of Example"
help-trust-add-did = The DID of the issuer
help-trust-add-name = The name to show for it
help-trust-add-from = Trust what it signed from this time on
help-trust-add-until = Trust what it signed until this time
help-trust-add-country = Trust it for this country only (two letters, such as IT)
help-trust-add-key = Trust this key only (z6Mk…). Can be given several times
help-trust-list = List the issuers that you trust
help-trust-remove = Trust an issuer no longer
help-trust-remove-did = The DID of the issuer
help-trust-import = Add the issuers of a list
help-trust-import-file = The list
help-trust-export = Write your list, to share it

help-inspect = Show what a file says, without checking it
help-inspect-file = The file; "-" means standard input

help-explain = Explain a code that a message or report shows
help-explain-code = The code, such as issuer_unknown; otherwise all codes are listed

help-completions = Write the script that completes commands in your shell
help-completions-shell = Your shell
help-man = Write a manual page
help-help = Show help for a command

### The command line was not understood

usage_unknown_argument = "{ $argument }" is not an option of this command.
    .hint = { $suggestion ->
        [none] "{ $command } --help" lists what it understands.
       *[other] Did you mean { $suggestion }?
    }
usage_unknown_command = There is no command "{ $subcommand }".
    .hint = { $suggested_command ->
        [none] "{ $command } --help" lists the commands.
       *[other] Did you mean { $suggested_command }?
    }
usage_command_missing = A command is missing.
    .hint = "{ $command } --help" lists the commands.
usage_value_missing = { $argument } needs a value, and none was given.
    .hint = { $allowed ->
        [none] "{ $command } --help" says what it takes.
       *[other] It takes one of: { $allowed }.
    }
usage_value_not_allowed = { $argument } cannot be "{ $value }".
    .hint = { $suggested_value ->
        [none] It takes one of: { $allowed }.
       *[other] Did you mean { $suggested_value }? It takes one of: { $allowed }.
    }
usage_value_invalid = { $argument } cannot be "{ $value }".
    .hint = "{ $command } --help" says what it takes.
usage_value_count = { $argument } was given the wrong number of values.
    .hint = "{ $command } --help" says how many it takes.
usage_repeated = { $argument } was given more than once.
    .hint = Give it once.
usage_conflict = { $argument } cannot go together with { $other }.
    .hint = Leave one of them out.
usage_missing = This is missing: { $argument }.
    .hint = "{ $command } --help" says what it is for.
usage_not_utf8 = An argument holds characters that cannot be read (it is not UTF-8).
    .hint = Type the argument again, or rename the file.
usage_not_understood = The command line was not understood.
    .hint = "{ $command } --help" shows how it is used.
code_unknown = There is no code "{ $wanted }".
    .hint = { $nearest ->
        [none] "credenza explain" lists all codes.
       *[other] Did you mean { $nearest }? "credenza explain" lists all codes.
    }
not_built_yet = This command is not there yet.
    .hint = "credenza --help" lists the commands; CHANGELOG.md says what this version can do.

### Files, input, the machine

file_exists = The file { $path } already exists.
    .hint = Choose another name, or pass --force to replace it.
file_not_found = There is no file { $path }.
    .hint = Check the spelling and the folder you are in.
file_permission = You are not allowed to use { $path } ({ $reason }).
    .hint = Choose a file or folder of your own, or ask who administers this machine.
disk_full = There is no room left to write { $path } ({ $reason }).
    .hint = Free some space and run the command again. What was there before is unchanged.
read_only = { $path } cannot be written: the disk is read-only ({ $reason }).
    .hint = Choose another place, or set CREDENZA_HOME to a folder that you can write to.
is_symlink = { $path } is a link to another file, and Credenza does not follow links there.
    .hint = Replace the link with the file itself, or remove it.
not_a_file = { $path } is not a file.
    .hint = Give the name of a file, not of a folder or a device.
file_too_large = { $path } is larger than { $limit } bytes, the most that is read.
    .hint = Check that this is the right file.
file_busy = Another run of Credenza is writing { $path }.
    .hint = Wait until it has finished, then try again.
file_io = { $path } could not be read or written ({ $reason }).
    .hint = Check the disk and the connection to it, then try again.
output_failed = The result could not be written completely ({ $reason }).
    .hint = Free some space or choose another place, and run the command again.
input_needed = This question needs an answer, and nobody can be asked here: { $question }
    .hint = Pass { $instead }, or run the command on a terminal without --no-input.
input_ended = The input ended before this was answered: { $question }
    .hint = Run the command again and answer, or pass the answer as an option.
input_unreadable = The answer could not be read ({ $reason }).
    .hint = Run the command again on a terminal.
no_home = It is not known where to keep your files on this machine.
    .hint = Set CREDENZA_HOME to a folder of your own.
no_randomness = The operating system gave no random numbers ({ $reason }); nothing secret can be made without them.
    .hint = Try again; if it happens again, something is wrong with this machine.

### A file cannot be read as JSON

too_large = The document is too large.
    .hint = Check that this is the right file: credentials are a few kilobytes.
too_deep = The document nests too deeply to be read safely.
    .hint = Ask who sent it for a proper file.
byte_order_mark = The document begins with a byte order mark, which JSON does not allow.
    .hint = Save it as "UTF-8" without BOM; if it is signed, ask for the original file.
invalid_utf8 = The document is not UTF-8 text.
    .hint = Check that this is the right file and that it was not converted on the way.
duplicate_member = The document says the same thing twice in one place, so two readers could read it differently.
    .hint = Do not rely on it. Ask the issuer for a correct file.
    .more = A JSON object holds two members with the same name. Some programs believe the first and some the last, which lets a forger show different contents to different readers. Credenza refuses such documents.
lone_surrogate = The document holds half a character.
    .hint = Ask who sent it for a proper file.
control_character = The document holds a control character where none may be.
    .hint = The file may have been damaged or edited; ask for the original.
invalid_escape = The document holds an escape that does not exist.
    .hint = The file may have been damaged or edited; ask for the original.
number_malformed = The document holds a number that is not written as JSON writes numbers.
    .hint = The file may have been damaged or edited; ask for the original.
number_too_long = The document holds a number with too many digits.
    .hint = Ask the issuer for a correct file.
number_not_exact = The document holds a whole number too large to be read exactly by every program.
    .hint = The issuer should write it as text. Do not rely on this file.
number_overflow = The document holds a number too large for any program to read.
    .hint = The issuer should write it as text. Do not rely on this file.
json_unexpected = The document is not correct JSON.
    .hint = Check that this is the right file. A PDF or picture is not a credential.
json_unexpected_end = The document ends too early.
    .hint = The download or copy may have been cut off; get the file again.
trailing_content = The document goes on after its end.
    .hint = Two files may have been joined. For one credential in each line, pass --ndjson.

### Keys, signatures, encodings and dates that cannot be read

key_length = The public key has the wrong length.
    .hint = It may have been cut off; copy it again.
key_not_canonical = The public key is written in a way that is not allowed, so that one key could pass for two.
    .hint = Do not rely on it; ask the issuer.
key_not_on_curve = This is not a public key.
    .hint = It may have been mistyped; copy it again.
key_small_order = This public key is a fake: anyone can sign with it.
    .hint = Do not rely on anything signed with it.
    .more = A few special values look like Ed25519 public keys, yet accept signatures made by anyone. They are never made by accident.
key_type_unsupported = The key is of a kind that is not supported yet; Ed25519 is.
    .hint = Use an Ed25519 key ("credenza key generate").
key_is_secret = This is a secret key where a public one belongs.
    .hint = Treat the key as known to others: make a new one, and give out only the public part.
key_pem_encrypted = The key file is encrypted in a way that is not supported.
    .hint = Decrypt it with the program that made it, or use "credenza key restore" for a Credenza backup.
key_pem = The file is not a PKCS#8 private key.
    .hint = Check that this is the right file: it begins with "-----BEGIN PRIVATE KEY-----".
multikey_base = The public key does not begin with "z", as keys in this form do.
    .hint = Copy the whole key, with its first letter.
multikey_prefix = The public key does not say which kind of key it is.
    .hint = Copy the whole key again.
jwk_member = The key in JWK form is not complete or not correct.
    .hint = Export the public key again from the program that made it.
signature_length = The signature has the wrong length.
    .hint = The file may have been cut off; get it again.
signature_not_canonical = The signature is written in a way that is not allowed.
    .hint = Do not rely on this file; ask the issuer.
signature_not_on_curve = This is not a signature.
    .hint = Do not rely on this file; ask the issuer.
signature_small_order = The signature is a fake that fits many documents.
    .hint = Do not rely on this file.
signature_mismatch = The signature does not fit the contents or the key.
    .hint = The contents were changed after signing, or somebody else signed. Do not rely on this file.
encoding_character = A coded value holds a character that does not belong there.
    .hint = It may have been mistyped; copy it again.
encoding_length = A coded value has an impossible length.
    .hint = It may have been cut off; copy it again.
encoding_padding = A coded value has padding where none may be.
    .hint = Copy it again without "=" at the end.
encoding_trailing_bits = A coded value ends with stray bits, so it could be written in two ways.
    .hint = It may have been changed; get the original.
encoding_too_long = A coded value is too long.
    .hint = Check that this is the right file.
multibase_empty = A coded value is empty.
    .hint = Copy it again.
multibase_unsupported = A coded value is in a coding that is not supported here.
    .hint = Values here begin with "z" or "u".
date_not_ascii = A date is not written with the digits 0 to 9.
    .hint = Write it like 2026-01-31 or 2026-01-31T12:00:00Z.
date_malformed = A date is not written as it should be.
    .hint = Write it like 2026-01-31 or 2026-01-31T12:00:00Z.
date_offset_missing = A time does not say its time zone, so nobody knows when it is.
    .hint = Add "Z" for UTC or the distance from it, as in 2026-01-31T12:00:00+01:00.
date_leap_second = A time falls into a leap second, which is not supported.
    .hint = Use the second before or after.
date_out_of_calendar = A date does not exist.
    .hint = Check day, month and year.

### Identities (DIDs) that cannot be read

did_malformed = This is not a DID.
    .hint = A DID looks like did:web:university.example or did:key:z6Mk…; copy it again.
did_too_long = The DID is too long.
    .hint = Check that nothing else was copied along with it.
did_key_type_unsupported = The did:key holds a key of a kind that is not supported yet; Ed25519 is.
    .hint = Ask for a DID with an Ed25519 key: it begins with did:key:z6Mk.
did_web_host = The domain is not written as a domain name.
    .hint = Write it like university.example, without "https://".
did_web_ip_address = The domain is an IP address; a did:web needs a name.
    .hint = Use the name of the website, such as university.example.
did_web_userinfo = The domain holds a user name or an "@".
    .hint = Write only the domain, such as university.example.
did_web_port = The port of the domain is not a number from 1 to 65535.
    .hint = Write it like university.example:8443, or leave it out.
did_web_path = The path after the domain holds characters that cannot stand there.
    .hint = Use letters, digits, ".", "-" and "_" only, as in university.example/registry.
did_document_member = A part of the DID document is not as it should be.
    .hint = Get the document again from the issuer's website; if it is the same, tell the issuer.
did_document_id_mismatch = The DID document belongs to another DID.
    .hint = Check which file you put where; do not rely on this one.
did_document_duplicate_method = The DID document lists two keys under the same name.
    .hint = Do not rely on it; tell the issuer.
did_document_key_ambiguous = The DID document gives a key in two ways, so two readers could use different keys.
    .hint = Do not rely on it; tell the issuer.
method_controller_mismatch = The key in the DID document belongs to somebody else.
    .hint = Do not rely on it; tell the issuer.

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

### The elements of the European standard (Annex I of the Recommendation of 16 June 2022)

element-learner = Learner
element-title = Title
element-country = Country or region of the issuer
element-awarding_body = Awarding body
element-date_of_issuing = Date of issuing
element-learning_outcomes = Learning outcomes
element-workload = Workload
element-level = Level
element-assessment = Assessment
element-participation = Form of participation
element-quality_assurance = Quality assurance
element-prerequisites = Prerequisites
element-supervision = Supervision and identity check
element-grade = Grade
element-stackability = Combining with others
element-further_information = Further information

### Words of the vocabularies

word-kind-course = course
word-kind-single_examination = single examination
word-kind-credits = credits of a longer programme
word-outcome-knowledge = knowledge
word-outcome-skill = skill
word-outcome-responsibility_and_autonomy = responsibility and autonomy
word-cycle-short = short cycle
word-cycle-first = first cycle (bachelor)
word-cycle-second = second cycle (master)
word-cycle-third = third cycle (doctorate)
word-level-eqf = EQF level { $level }
word-level-qnq = QNQ level { $level }
word-level-not_applicable = not applicable
word-workload-ects = { $credits } ECTS
word-workload-hours = { $hours } hours
word-participation-online = online
word-participation-blended = partly online, partly on site
word-participation-on_site = on site
word-participation-work_based = at the workplace
word-participation-project = in a project
word-participation-research_lab = in a research laboratory
word-assessment-written_examination = written examination
word-assessment-oral_examination = oral examination
word-assessment-practical = practical assessment
word-assessment-project = project work
word-assessment-portfolio = portfolio
word-assessment-assignment = marked assignment
word-assessment-continuous = continuous evaluation
word-assessment-quiz = quiz
word-assessment-peer_assessment = assessment by fellow learners
word-assessment-peer_review = review by fellow learners
word-assessment-group_performance = performance in a group
word-assessment-attendance = attendance
word-assessment-problem_based = problem-based work
word-assessment-artefact = assessment of a piece of work
word-supervision-unsupervised = unsupervised, identity not checked
word-supervision-supervised = supervised, identity not checked
word-supervision-supervised_online_verified = supervised online, identity checked
word-supervision-supervised_on_site_verified = supervised on site, identity checked
word-quality-institutional = of the institution
word-quality-programme = of the programme
word-stackability-stand_alone = stands alone
word-stackability-stackable = can be combined into a larger credential
