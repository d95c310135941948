### The wallet, keys, passphrases

wallet_not_found = There is no wallet in { $path }.
    .hint = Make one with: "credenza wallet init"
wallet_exists = { $path } is in use already: it holds a wallet or other files.
    .hint = To bring a backup into a wallet that exists, use "credenza wallet restore". For a second wallet choose an empty folder.
wallet_locked_or_damaged = { $path } does not open: the passphrase is not the right one, or the file is damaged.
    .hint = Try the passphrase again. If you are sure of it: "credenza wallet recover", with the recovery key you were shown at the beginning, or "credenza wallet restore" from a backup.
wallet_version_unknown = { $path } was written by a later version of Credenza (format { $found }).
    .hint = Use that version or a newer one. Nothing was changed.
wallet_public_part_damaged = { $path } is missing, damaged, or does not belong to this wallet.
    .hint = Run "credenza wallet passwd": it is made anew, your credentials are untouched. If somebody else can write to this folder, add again what you added lately.
recovery_key_malformed = This is not a recovery key, or it has a typing error.
    .hint = It begins with AGE-SECRET-KEY-1 and has 74 characters. Check each against the paper you wrote it on.
recovery_failed = The recovery key does not open { $path }, or the file is damaged.
    .hint = Check that it is the newest recovery key of this wallet. A backup may also help: "credenza wallet restore"
backup_locked_or_damaged = The backup { $path } does not open: the passphrase is not the one it was made with, or the file is damaged.
    .hint = A backup keeps the passphrase it was made with, even if that was changed later. Try that one, or another copy.
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
    .hint = "credenza key show" lists the keys; "credenza key generate" makes one.
key_exists = There is a key called { $name } already: { $found }.
    .hint = Choose another name. A key is never replaced: what it signed could not be continued.
key_locked_or_damaged = The key { $path } does not open: the passphrase is not the right one, or the file is damaged.
    .hint = Try the passphrase again, or restore the key from its backup under another name: "credenza key restore"
key_public_part_differs = { $path } names the public key { $stated }, but the secret key belongs to { $actual }. Nothing was signed.
    .hint = Somebody or something changed one of the two. Compare with what you published; if the secret is right, delete this file.
key_public_part_damaged = { $path } is missing or damaged.
    .hint = The key itself is not affected and still signs. Restore its backup under another name to have both.
passphrase_needed = A passphrase is needed, and nobody can be asked for it here.
    .hint = Pass it in a file with { $option }, in the variable { $variable }, or run the command on a terminal without --no-input.
passphrase_empty = The passphrase is empty.
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
key-advice-backup = Make a copy now, and keep it on another medium: credenza key backup { $name } -o { $name }-backup.age
key-advice-did = The DID above is good for trying things out. An institution publishes the key under its own domain: credenza did web
key-none-yet = There are no keys yet. "credenza key generate" makes one.
key-backed-up = The key { $name } is in { $path }, closed with a passphrase. Keep the file on another medium than this machine.
key-restored = The key { $name } is back. Its passphrase is that of the backup.
key-unchanged = The key { $name } was there already, unchanged.
