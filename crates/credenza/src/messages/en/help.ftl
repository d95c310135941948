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
value-type = TYPE
value-suite = SUITE
value-context = URL=FILE
value-code = CODE
value-shell = SHELL

### Help: every command and its arguments

help-credenza = Award, keep, present and verify micro-credentials. No network needed.
    .long =
        Award, keep, present and verify micro-credentials. No network needed.

        An awarding body signs micro-credentials (key, did, course, issue).
        A learner keeps and presents them (wallet, present, bake).
        Anyone checks them (verify, request, trust).
    .examples =
        credenza verify diploma.json
        credenza issue course.toml --roster people.csv -o awards
        credenza explain issuer_unknown

help-global-lang = Language of all messages; otherwise that of your system
help-global-json = Give the result as JSON, for programs
help-global-no-input = Never ask; stop and say what is missing instead
help-global-color = When to use colour
help-global-passphrase-file = Read the passphrase from this file
help-global-quiet = Show only results, warnings and errors
help-global-help = Show this help
help-global-version = Show the version

help-any-output = Where to write the result; otherwise it is shown. "-" means standard output
help-any-force = Replace what is there already
help-any-yes = Do not ask for confirmation
help-any-evidence = A did.json that you obtained yourself, or a folder of such files with an index.json
help-any-challenge = The random text that the verifier sent
help-any-domain = The domain of the verifier that asks, such as employer.example
help-any-request = The request file that the verifier sent
help-any-ids = Number in "credenza wallet list", beginning of the identifier, or part of the title
help-any-id = Number in "credenza wallet list", beginning of the identifier, or part of the title
help-any-command = The command, such as: key generate
help-any-new-passphrase-file = Read the new passphrase from this file

help-key = The keys that an awarding body signs with
help-key-generate = Make a new signing key
    .long =
        Make a new signing key and keep it, protected by a passphrase.

        The key shows its DID (did:key). That is good for trying things out; an institution publishes its keys under its own domain with "credenza did web".
    .examples =
        credenza key generate registry-2026
        credenza key generate --plain -o signing-key.pem
help-key-generate-name = A name to find the key by; otherwise "default"
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
help-key-passwd = Change the passphrase of a key, or give it one
    .long =
        Change the passphrase of a key, or give one to a key that has none. The key stays the same. --plain takes the passphrase off.
help-key-passwd-key = The name of the key; not needed when there is only one
help-key-passwd-plain = No passphrase any more: only the rights on its file protect it, for machines that sign unattended

help-did = The public identity of an awarding body
help-did-web = Make the DID document that an institution puts on its website
    .long =
        Make the DID document (did.json) that an institution puts on its website.

        It lists the keys that may sign for the institution. Verifiers read it to check your credentials, so publish it before you issue. It keeps the keys that have signed: one that is left out takes all its credentials with it.
    .examples =
        credenza did web --domain university.example --key registry-2026 -o did.json
help-did-web-domain = Your domain, such as university.example or university.example/registry
help-did-web-key = A key that may sign: its name, a key file, or the public key (z6Mk…). Can be given several times
help-did-web-drop-old-keys = Leave out keys of the document that is there (--force): what they have signed no longer verifies
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
help-issue-valid-until = The credential counts until this time; otherwise as long as the course says, or without end
help-issue-encoding = Character encoding of the spreadsheet, such as windows-1252; otherwise recognised
help-issue-delimiter = What separates the columns; otherwise recognised
help-issue-date-format = How 03/04/2025 is meant: dmy is 3 April, mdy is March 4
help-issue-sheet = The sheet of the .xlsx file; otherwise the first
help-issue-learner-key = The column that tells learners apart, such as student_number
help-issue-suite = How it is signed: eddsa-rdfc-2022 is what most verifiers of Open Badges know
help-issue-nonce = The random text you gave learners for "credenza wallet did --for": proves that a DID is theirs
help-issue-preview = Show the credential as its learner will see it; sign nothing
help-issue-dry-run = Check everything; sign and write nothing
help-issue-errors = Write the rows with errors to this file, with row, column and reason, to be corrected and issued as a roster
help-issue-ndjson = Write one file with one credential in each line, behind those that are there, instead of one file each
help-issue-output = The file to write, or the folder for many

help-wallet = Keep your credentials, protected by a passphrase
help-wallet-init = Make a wallet
    .long =
        Make a wallet: a folder in which every credential is encrypted. Afterwards a recovery key is shown, once. Write it down: it opens the wallet if you forget the passphrase.
help-wallet-did = Show your DID, to give to an awarding body
    .long =
        Show your DID, to give to an awarding body. No passphrase is asked for: the DID stands in the clear, and damage to it is found. If others can write to the folder of your wallet, pass the passphrase (--passphrase-file, or CREDENZA_PASSPHRASE): then the DID is that of your keys, whatever they wrote.
help-wallet-did-issuer = Prove to this awarding body (its DID) that your DID is yours
help-wallet-did-nonce = The random text that the awarding body gave you
help-wallet-did-new = Make another DID, so that awarding bodies cannot compare notes
help-wallet-did-did = Which of your DIDs; otherwise the newest
help-wallet-add = Put credentials into the wallet
help-wallet-add-files = The files you received, folders of them, or "-" for standard input
help-wallet-list = List your credentials
help-wallet-show = Show a credential in full
help-wallet-export = Write credentials as they were issued, to send or upload them
help-wallet-export-output = The file to write, or a folder for several; otherwise the credential is shown
help-wallet-remove = Remove credentials
help-wallet-remove-damaged = Remove the files that no longer open
help-wallet-backup = Write the whole wallet to one protected file
help-wallet-backup-output = The backup file to write
help-wallet-restore = Bring back what is in a backup; nothing that is there is replaced
help-wallet-restore-file = The backup file
help-wallet-restore-backup-passphrase-file = Read the passphrase of the backup from this file, if it is not that of the wallet
help-wallet-restore-recovery-key = Open the backup with the recovery key, which is asked for, instead of its passphrase
help-wallet-restore-recovery-file = The same, and read the recovery key from this file
help-wallet-recover = Open the wallet with the recovery key and set a new passphrase
help-wallet-recover-recovery-file = Read the recovery key from this file
help-wallet-passwd = Change the passphrase
help-wallet-passwd-new-recovery-key = Make a new recovery key instead, for one that was lost or seen

help-present = Answer a verifier's request with credentials from your wallet
    .examples =
        credenza present --request request.json 1 3 -o answer.json
help-present-suite = How the answer is signed: eddsa-jcs-2022 can sign whatever you hold

help-bake = Put a credential into a picture (Open Badges)
    .long =
        Put a credential into a picture (Open Badges).

        The picture stays what it was and can be checked like the credential itself: "credenza verify badge.png". Send it as a file: messengers and websites rewrite pictures and lose what is in them.
    .examples =
        credenza bake diploma.json --image badge.png -o diploma.png
help-bake-credential = The credential; "-" means standard input
help-bake-image = The picture: PNG or SVG
help-bake-replace = Put it in the place of a credential that the picture carries already
help-bake-output = The picture to write

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
help-verify-inputs = Files, or folders of them (.json, .jsonld, .jwt, .sdjwt, .vc, .png and .svg; not those in folders inside); "-" or nothing means standard input
help-verify-request = The request that you made and that this answers
help-verify-challenge = The random text that you sent, where there is no request file
help-verify-domain = Your domain, as you sent it
help-verify-once = Accept one answer only: afterwards the request is used up for every other one
help-verify-at = Judge as of this time or day instead of now (2026-01-31T12:00:00Z, 2026-01-31)
help-verify-trust = A list of issuers that you trust. Can be given several times
help-verify-issuer = Trust this issuer (DID) and no other. Can be given several times
help-verify-allow-unknown-issuer = Accept an issuer that is on no list
help-verify-require-presentation = Accept only what its holder presents, not a bare file
help-verify-require = Reject if this element is not stated, such as workload; "mandatory" stands for the eleven that every micro-credential states. Can be given several times
help-verify-learner-identity = Reject if it is not of this person, such as email=a@university.example or name="Ada Esempio"; a value by itself may be of any type. Can be given several times
help-verify-context = A JSON-LD context that you obtained yourself, by the URL that credentials give it. Can be given several times
help-verify-schema = A JSON Schema that you obtained yourself, by the URL that credentials name it by (credentialSchema): then it says whether they have its form. Can be given several times
help-verify-evidence = A did.json that you obtained yourself, or a folder of such files with an index.json. Can be given several times
help-verify-obtained = When you obtained what you give with --evidence, --trust, --context and --schema, where it does not say so itself (2026-01-31T12:00:00Z, 2026-01-31); otherwise it counts as obtained now
help-verify-ndjson = One credential in each line, one report in each line, in the same order; for any number of them. The files of a folder are one credential each
help-verify-verbose = Show every finding with its place and values, not only those that matter

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
help-trust-add-closed = It closed or changed keys: trust what it signed until this time, and say that the date is its own word
help-trust-add-compromised = Its key fell into other hands: believe nothing that it signed
help-trust-add-type = Trust it for credentials of this type only. Can be given several times
help-trust-add-country = Trust it for this country only (two letters, such as IT)
help-trust-add-key = Trust this key only (z6Mk…). Can be given several times
help-trust-add-evidence = The DID document, or a folder with it and an index.json, to show the fingerprints of its keys
help-trust-add-force = Replace an entry for this DID that says something else
help-trust-list = List the issuers that you trust
help-trust-remove = Trust an issuer no longer
help-trust-remove-did = The DID of the issuer
help-trust-remove-damaged = Put a list aside that cannot be read any more
help-trust-import = Add the issuers of a list
help-trust-import-file = The list
help-trust-import-force = Replace entries of yours that say something else
help-trust-export = Write your list, to share it

help-inspect = Show what a file says, without checking it
help-inspect-file = The file; "-" means standard input

help-explain = Explain a code that a message or report shows
help-explain-code = The code, such as issuer_unknown; otherwise all codes are listed

help-completions = Write the script that completes commands in your shell
help-completions-shell = Your shell
help-man = Write a manual page
help-help = Show help for a command
