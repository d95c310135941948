### The wallet, keys, passphrases

wallet_not_found = There is no wallet in { $path }.
    .hint = Make one with: "credenza wallet init"
wallet_exists = { $path } is in use already: it holds a wallet.
    .hint = To bring a backup into a wallet that exists, use "credenza wallet restore". For a second wallet choose an empty folder.
wallet_folder_used = { $path } holds no wallet, but other files.
    .hint = Move the folder elsewhere, keep it, and try again. If there is a folder credentials in it, what is in that opens in the wallet that you restore: copy it into the folder of the same name there.
wallet_locked_or_damaged = { $path } does not open: the passphrase is not the right one, or the file is damaged.
    .hint = Try the passphrase again. If you are sure of it: "credenza wallet recover", with the recovery key you were shown at the beginning, or move the wallet's folder elsewhere and bring it back from a backup with "credenza wallet restore".
wallet_version_unknown = { $path } was written by a later version of Credenza (format { $found }).
    .hint = Use that version or a newer one. Nothing was changed.
wallet_public_part_damaged = { $path } is missing, damaged, or does not belong to this wallet.
    .hint = Run "credenza wallet passwd": it is made anew, your credentials are untouched. If somebody else can write to this folder, add again what you added lately.
wallet_secrets_missing = { $path } is missing; the other files of the wallet are there.
    .hint = "credenza wallet recover", with the recovery key, makes it anew. Or move the wallet's folder elsewhere and bring it back from a backup with "credenza wallet restore".
wallet_secrets_older = { $path } is older than wallet.json beside it: it lacks the keys of { $dids }. Nothing was changed.
    .hint = "credenza wallet recover", with the recovery key, brings them back if recovery.age is newer; "credenza wallet restore" does from a backup that has them. If there is neither, move wallet.json elsewhere and keep it, then run "credenza wallet passwd": you go on without these keys.
recovery_missing = { $path } is missing: the recovery key would open nothing.
    .hint = "credenza wallet passwd" makes it anew, for the recovery key that you have.
recovery_differs = { $path } is not the one that was last written with this wallet: it is damaged, or an older or newer one.
    .hint = Try "credenza wallet recover" with your recovery key: if that succeeds, all is well again. If not, "credenza wallet passwd --new-recovery-key" makes the file and the key anew; what is there now is kept beside it.
recovery_kept = The recovery file that was there is not one that this wallet knew. It is kept as { $path }: it may have keys that the wallet lacks.
    .hint = If a DID of yours is missing: in another home (CREDENZA_HOME), make a folder wallet with a copy of this file alone, as recovery.age. There run "credenza wallet recover" and "credenza wallet backup", here "credenza wallet restore".
recovery_kept_older = { $path }, a recovery file that was kept, still opens with an older recovery key, and has keys of your wallet.
    .hint = If somebody may have seen that key and no DID of yours is missing, delete the file.
wallet_secrets_kept = Nothing said which keys wallet.age had, so it is kept as { $path }: it may have keys that the recovery file lacked.
    .hint = If a DID of yours is missing, put the file back in the place of wallet.age: it opens with the old passphrase. If none is missing, delete it.
recovery_older = { $path } is older than wallet.json beside it: it lacks the keys of { $dids }. Nothing was changed.
    .hint = If you know the passphrase: "credenza wallet passwd --new-recovery-key". If there is a backup: "credenza wallet restore", in another place. If there is neither, move wallet.age and wallet.json elsewhere and keep them, then run this again: you go on without these keys.
recovery_key_malformed = This is not a recovery key, or it has a typing error.
    .hint = It begins with AGE-SECRET-KEY-1 and has 74 characters. Check each against the paper you wrote it on, or that this is the right file.
recovery_failed = The recovery key does not open { $path }, or the file is damaged.
    .hint = Check that it is the newest recovery key of this wallet. A backup may also help: "credenza wallet restore"
backup_locked_or_damaged = The backup { $path } does not open: the passphrase or the recovery key is not the one it was made with, or the file is damaged.
    .hint = A backup keeps the passphrase and the recovery key it was made with, even if they were changed later. Try those, or another copy; with the recovery key: --recovery-file
backup_without_recovery = The backup { $path } is of an earlier version and opens with its passphrase only.
    .hint = Leave out --recovery-file and --recovery-key. Make a new backup once the wallet is open: the recovery key opens that.
not_a_wallet_backup = { $path } is no backup of a wallet: { $found ->
        [empty] it is empty.
        [credential] it is a credential or presentation.
        [secret-key] it is a secret key.
        [key-backup] it is the backup of a key that signs.
        [key] it is a key that signs.
        [wallet-secrets] it is the file of a wallet that keeps its keys, without the credentials.
        [for-key] it opens with a key, and not with a passphrase.
       *[other] it is a file of another kind.
    }
    .hint = { $found ->
        [credential] To put it into your wallet: credenza wallet add FILE
        [key-backup] To bring it back: credenza key restore FILE
        [for-key] If it is a file out of a wallet's folder, copy the whole folder; a backup is made with: credenza wallet backup
       *[other] A backup is what "credenza wallet backup" wrote.
    }
not_a_key_backup = { $path } is no backup of a key: { $found ->
        [empty] it is empty.
        [credential] it is a credential or presentation.
        [secret-key] it is a secret key, without a passphrase.
        [wallet-backup] it is the backup of a wallet.
        [key] it is a key that a passphrase protects.
        [wallet-secrets] it is the file of a wallet that keeps its keys.
        [for-key] it opens with a key, and not with a passphrase.
       *[other] it is a file of another kind.
    }
    .hint = { $found ->
        [wallet-backup] To bring it back: credenza wallet restore FILE
        [key] It signs as it is: --key FILE
        [secret-key] If it is a key in PEM, it signs as it is: --key FILE
       *[other] A backup is what "credenza key backup" wrote.
    }
backup_incomplete = { $path } is there and was not replaced: { $count ->
        [one] 1 file of the wallet does not open, and would be missing from the new backup.
       *[other] { $count } files of the wallet do not open, and would be missing from the new backup.
    }
    .hint = Write to a file of another name. If { $path } is a backup of this wallet, it may have what does not open here: credenza wallet restore FILE
backup_too_large = A backup of everything would be { $size } bytes; at most { $limit } can be restored.
    .hint = Export the largest credentials to files, remove them from the wallet, and try again.
credential_too_large = The credential has { $size } bytes; at most { $limit } are kept.
    .hint = Check that this is the right file.
credential_not_found = There is no credential { $id } in the wallet.
    .hint = "credenza wallet list" shows what there is.
holder_not_found = The wallet has no key for { $did }.
    .hint = "credenza wallet did" shows the DIDs it has. If the key is in another wallet, restore a backup of that one into this.
seal_failed = The file could not be encrypted ({ $reason }). Nothing was written.
    .hint = Try again; if it happens again, please report it.
sealed_unsupported = { $path } is protected with a passphrase, which this build of Credenza cannot open.
    .hint = Use a build with the feature "wallet", or a key in a PEM file.
key_name_invalid = "{ $name }" cannot be the name of a key.
    .hint = Use lower-case letters, digits, - and _, at most 64, beginning with a letter or digit. For a file write its path: ./key.pem
key_not_found = There is no key called { $name }.
    .hint = "credenza key show" lists the keys; "credenza key generate" makes one. A key file is named by its path: ./{ $name }
key_exists = There is a key called { $name } already: { $found }.
    .hint = Choose another name. A key is never replaced: what it signed could not be continued.
key_file_open_to_others = Others than you may read or change the key file { $path } (rights { $mode }): whoever reads it can sign in your name.
    .hint = Take those rights away: chmod 600 { $path }. If somebody you do not trust can have read it, make a new key.
key_locked_or_damaged = The key { $path } does not open: the passphrase is not the right one, or the file is damaged.
    .hint = Try the passphrase again, or restore the key from its backup under another name: "credenza key restore"
key_public_part_differs = { $path } names the public key { $stated }, but the secret key belongs to { $actual }. Nothing was signed.
    .hint = Somebody or something changed one of the two. Compare with what you published; if the secret is right, delete this file.
key_public_part_damaged = { $path } is missing or damaged.
    .hint = The key itself is not affected and still signs. Restore its backup under another name to have both.
passphrase_needed = A passphrase is needed, and nobody can be asked for it here.
    .hint = Pass it in a file with { $option }, in the variable { $variable }, or run the command on a terminal without --no-input.
recovery_key_needed = The recovery key is needed, and nobody can be asked for it here.
    .hint = Pass it in a file with { $option }, or in the variable { $variable }. Without a terminal the wallet's new passphrase is needed too: for "wallet recover" --new-passphrase-file or CREDENZA_NEW_PASSPHRASE, for "wallet restore" --passphrase-file or CREDENZA_PASSPHRASE.
passphrase_empty = { $source ->
        [none] The passphrase is empty.
       *[other] The passphrase from { $source } is empty.
    }
    .hint = Choose one of several words.
passphrases_differ = The two passphrases are not the same.
    .hint = Nothing was changed. Run the command again.
passphrase_not_text = The passphrase from { $source } is not UTF-8 text.
    .hint = Save the file as UTF-8, or type the passphrase on a terminal.
passphrases_unsupported = This build of Credenza can neither set nor open passphrases.
    .hint = Keep the key in a PEM file with --plain, or use a build with the feature "wallet".
wallet_unsupported = This build of Credenza has no wallet.
    .hint = Use a build with the feature "wallet".
key_none = There is no signing key on this machine.
    .hint = "credenza key generate" makes one; "credenza key restore" brings one back from its backup. A key file is named with --key.
key_ambiguous = There are several keys: { $names }.
    .hint = Say which one.

clock_wrong = The clock of this machine shows an impossible date.
    .hint = Set date and time of the machine, then try again.

### Questions about passphrases

ask-passphrase-again = Once more, to be sure:
ask-key-passphrase = Passphrase of the key { $key }:
ask-other-key-passphrase = A new passphrase for the key { $key } (several words are best):
ask-new-key-passphrase = A passphrase for the new key (several words are best):
ask-new-backup-passphrase = A passphrase for the backup (several words are best):
ask-backup-passphrase = Passphrase of the backup { $path }:

### Keys

key-label-name = Name
key-label-file = File
key-label-did = DID
key-label-public = Public key
key-label-fingerprint = Fingerprint
key-label-created = Made on
key-label-protection = Protected by
key-protection-passphrase = a passphrase
key-protection-file = nothing but the rights on its file (only you can read it)
key-protection-file-open = nothing (others on this machine can read or change its file)
key-protection-file-unknown = nothing but the rights on its file
key-advice-backup = Make a copy now, and keep it on another medium: credenza key backup { $name } -o { $name }-backup.age
key-advice-did = The DID above is good for trying things out. An institution publishes the key under its own domain: credenza did web
key-none-yet = There are no keys yet. "credenza key generate" makes one.
key-backed-up = The key { $name } is in { $path }, closed with a passphrase. Keep the file on another medium than this machine.
key-restored = The key { $name } is back. Its passphrase is that of the backup.
key-passphrase-changed = The key { $name } has its new passphrase. Backups that were made before keep the old one.
key-passphrase-set = The key { $name } is behind a passphrase now. Copies of its file that were made before are not: remove them.
key-passphrase-removed = The key { $name } has no passphrase: only the rights on its file protect it.
key-unchanged = The key { $name } was there already, unchanged.

### The wallet

ask-wallet-passphrase = Passphrase of your wallet:
ask-new-wallet-passphrase = A passphrase for your wallet (several words are best):
ask-recovery-key = Your recovery key (AGE-SECRET-KEY-1…):
ask-remove = { $count ->
        [one] Remove this credential for good?
       *[other] Remove these { $count } credentials for good?
    }
ask-remove-damaged = { $count ->
        [one] Remove this file for good? It does not open now, but a copy of it may.
       *[other] Remove these { $count } files for good? They do not open now, but copies of them may.
    }

wallet-label-recovery = Recovery key
wallet-label-did = Your DID
wallet-label-folder = Wallet
wallet-advice-passphrase = Choose a passphrase that you will remember. Nobody can tell it to you again.
wallet-advice-recovery = Write the recovery key down on paper now, and keep the paper where you keep important documents. It is shown only this once. It opens your wallet if you forget the passphrase, and it does so for anybody who has it.
wallet-advice-next = Next: "credenza wallet add FILE" puts a credential in; "credenza wallet backup -o FILE" makes a copy of everything.
wallet-recovered = The new passphrase is set. Your recovery key stays the same: keep it.
wallet-passphrase-changed = The new passphrase is set. Backups that you made keep the old one.
wallet-did-made = You have another DID. Backups that you made before do not have its key: make a new one.
wallet-did-proved = Send both lines to { $issuer }. They prove that the DID is yours, to nobody else and for this one occasion.
wallet-backed-up = { $count ->
        [one] 1 credential and your keys are in { $path }. It opens with the passphrase that the wallet has now.
       *[other] { $count } credentials and your keys are in { $path }. It opens with the passphrase that the wallet has now.
    }
wallet-restored-new = This is a new wallet with what is in the backup. Its passphrase is that of the backup, and the recovery key is the one of the wallet that was backed up.
wallet-restored-new-passphrase = This is a new wallet with what is in the backup. Its passphrase is the one that you gave for the wallet, and the recovery key is the one of the wallet that was backed up.
wallet-restored = Credentials brought back: { $added }; there already: { $duplicates }; keys (DIDs) brought back: { $dids }.
wallet-empty = The wallet is empty. "credenza wallet add FILE" puts a credential in.
wallet-untitled = Untitled credential ({ $format })
wallet-no-date = no date
wallet-not-readable = Not a credential
wallet-heading-kept = In your wallet
wallet-heading-unverified = What the file says (NOT VERIFIED)
wallet-contents-withheld = What the file says is not shown, because it does not verify. "credenza wallet export" writes it to a file, and "credenza inspect" shows that.
wallet-bound = Tied to your DID { $did }
wallet-bound-elsewhere = Tied to a DID that is not in this wallet: { $did }
wallet-unbound = Not tied to a key of yours: who checks it compares the name with an identity document.
wallet-line-id = id { $id }
wallet-issuer-none = It names no issuer.
wallet-issuer-refused = { $name } (so it calls itself; your list has something against it)
wallet-issuer-list-unread = { $name } (so it calls itself; your list cannot be read)
wallet-issuer-self = { $name } (so it calls itself; it is not on your list)
wallet-issuer-listed = { $name } (on your list, but not trusted for this)
wallet-issuer-unverified = { $name } (so the file says; not verified)
wallet-state-valid = valid
wallet-state-valid-until = valid until { $date }
wallet-state-expired = EXPIRED on { $date }
wallet-state-not-yet = counts only from { $date } on
wallet-state-from-future = signed on { $date }, which is still to come: check the clock of this machine
wallet-state-not-current = does not count now
wallet-state-status-unknown = genuine; whether it was withdrawn cannot be checked yet
wallet-state-broken = DOES NOT VERIFY
wallet-state-unchecked = could not be checked
wallet-outcome-added = added
wallet-outcome-repaired = repaired
wallet-outcome-duplicate = there already
wallet-from = from { $file }
wallet-from-presentation = from { $file }, taken out of what is around it
wallet-more-duplicates = … and { $count ->
        [one] 1 more that was
       *[other] { $count } more that were
    } there already.
wallet-more-refused = … and { $count ->
        [one] 1 more was
       *[other] { $count } more were
    } refused. Mend or leave out what was refused and add the rest again: what the wallet has already is kept once only.
wallet-passed-over = { $count ->
        [one] 1 other file or folder in there was passed over: it is no credential.
       *[other] { $count } other files or folders in there were passed over: they are no credentials.
    }
wallet-kept-broken = { $count ->
        [one] 1 credential does not verify. It is kept all the same: ask whoever issued it.
       *[other] { $count } credentials do not verify. They are kept all the same: ask whoever issued them.
    }
wallet-kept-unchecked = { $count ->
        [one] 1 credential could not be checked. It is kept all the same; --evidence names what its issuer publishes.
       *[other] { $count } credentials could not be checked. They are kept all the same; --evidence names what their issuers publish.
    }
wallet-added-closed = What the wallet had already is kept once only; "credenza wallet list" shows what it has.
wallet-exported = { $id } is in { $path }, as it was issued.
wallet-removed = { $id } is removed.
wallet-damaged-removed = { $count ->
        [one] 1 file is removed.
       *[other] { $count } files are removed.
    }
wallet-nothing-damaged = Every file in the wallet opens.
wallet-nothing-changed = Nothing was changed.

not_a_credential = This is not a credential.
    .hint = Check that it is the file that the awarding body sent you. A PDF is not a credential, nor is a course file or a request.
presentation_empty = This is a presentation without credentials in it.
    .hint = Ask for the credential itself.
folder_empty = There are no credential files in { $path }.
    .hint = These endings are looked for: { $endings }. A file with another ending can be named by itself.
folder_needed = Several credentials need a folder to be written to.
    .hint = Pass -o FOLDER.
credential_ambiguous = "{ $id }" fits { $count } credentials: { $candidates }
    .hint = Give the number or the identifier instead.
credential_damaged = A file in the wallet does not open: { $path }. The other credentials are not affected.
    .hint = Add that credential again from the file you received, or restore a backup: then it is whole again. "credenza wallet remove --damaged" removes it.
nonce_empty = The random text from the awarding body is empty.
    .hint = Pass the text that it gave you with --nonce.
signer_failed = The key did not sign ({ $reason }).
    .hint = Try again; if the key is kept by another device or program, check that one.

### Presenting

ask-present = Send this to { $domain }?
present-to = For
present-purpose = Their purpose
present-no-purpose = they do not say
present-until = Answer until
present-as = You answer as
present-credential = They will receive: { $title }
present-also = It also tells them: { $elements }.
present-uninterpreted = What it says could not be read here (it uses a vocabulary that is not known). Look at it first: credenza wallet show { $id }
present-whole = It is sent whole; nothing in it can be left out.
present-nothing-sent = Nothing was made.
present-done = Your answer is in { $path }. Send it to { $domain }: it answers this request and no other.

request_needed = A presentation answers a request, and none was given.
    .hint = Pass the file that the verifier sent you with --request FILE; or, if you got a text and a domain instead, --challenge TEXT --domain DOMAIN.
    .more = A presentation is signed for one verifier and one occasion. Without the request anybody who got hold of it could pass it on as theirs.
request_expired = The request of { $domain } could be answered until { $until }. That is over.
    .hint = Ask for a new request.
request_not_yet = The request can be answered from { $from } on; it is { $now } now.
    .hint = Check date and time of this machine, or wait.
present_format = The credential { $id } is in a format that cannot be put into a presentation yet ({ $format }).
    .hint = Leave it out, or send its file: credenza wallet export { $id } -o FILE
holders_mixed = These credentials were issued to different DIDs of yours, and one answer is signed by one of them: { $dids }
    .hint = Make one answer for each DID. "credenza wallet list --json" shows which credential is bound to which.
holders_several = The credential { $id } was issued to several DIDs, and an answer is signed by one: the verifier would refuse it. { $dids }
    .hint = Leave it out, or ask the awarding body for a credential for your DID alone.
holder_not_subject = The credential was issued to { $subject }, and { $holder } would present it. The verifier would refuse that.
    .hint = "credenza wallet list --json" shows which credential is bound to which DID.
present_not_statements = The answer cannot be signed as statements (--suite): what stands there would be none, and not be signed ({ $found }).
    .hint = Leave --suite out. The answer is then signed as JSON, which can hold any credential.
present_unbound = The credential { $id } is not tied to a key of yours. The verifier will see that it names you, and may ask for an identity document.
    .hint = An awarding body can tie a credential to your DID when it issues: give it what "credenza wallet did" shows.
present_refused = The credential { $id } does not hold now; the verifier will refuse it.
    .hint = Leave it out, or ask the awarding body for a new one.
