### What a command may do: exit codes, environment, files

help-heading-exit-codes = Exit codes:
help-heading-environment = Environment:
help-heading-files = Files of its own:
man-exit-codes = EXIT STATUS
man-environment = ENVIRONMENT
man-files = FILES

exit-0 = accepted, or done
exit-1 = the operation failed, or you were asked and said no
exit-2 = the command line was not understood, or something that it needs is missing
exit-3 = not authentic, or malformed; not the learner's
exit-4 = authentic, but outside its validity period
exit-5 = authentic, but revoked or suspended
exit-6 = authentic, but the issuer is not trusted
exit-7 = could not be decided: something is unknown, and unknown is never valid
exit-8 = authentic, but short of what you ask (--require)
exit-9 = locked: wrong passphrase, or none given
exit-10 = two inputs that should agree do not

environment-home = where the home folder is; the first that is set counts
environment-passphrase = the passphrase; --passphrase-file goes before it
environment-new-passphrase = the passphrase that takes its place; --new-passphrase-file goes before it
environment-backup-passphrase = the passphrase of the backup; --backup-passphrase-file goes before it
environment-recovery-key = the recovery key; --recovery-file goes before it
environment-language = the language, unless --lang says it
environment-colour = whether there is colour, unless --color says it

files-of-program-read = { $file } (read only)
files-of-keys = in the home folder: the signing keys
files-of-wallet = in the home folder: the wallet
files-of-trust = in the home folder: the issuers that you trust
files-of-requests = in the home folder: the requests that were used up (--once)
files-of-ledger = beside the credentials: what was issued, so that nothing is signed twice
files-of-delivery = beside the credentials: which file goes to whom
files-of-note = beside the credentials: a note for the learners
files-of-draft = beside the course file: the answers so far, until the file is written
