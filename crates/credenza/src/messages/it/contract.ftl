### Che cosa fa un comando: codici di uscita, ambiente, file

help-heading-exit-codes = Codici di uscita:
help-heading-environment = Ambiente:
help-heading-files = File del programma:
man-exit-codes = CODICI DI USCITA
man-environment = AMBIENTE
man-files = FILE

exit-0 = accettato, o fatto
exit-1 = l'operazione non è riuscita, o alla domanda hai detto di no
exit-2 = la riga di comando non è stata capita, o manca qualcosa che le serve
exit-3 = non autentico, o malformato; non di chi ha studiato
exit-4 = autentico, ma fuori dal periodo di validità
exit-5 = autentico, ma revocato o sospeso
exit-6 = autentico, ma chi lo ha emesso non gode di fiducia
exit-7 = non si è potuto decidere: qualcosa non è noto, e ciò che non è noto non è mai valido
exit-8 = autentico, ma meno di quanto chiedi (--require)
exit-9 = chiuso: passphrase sbagliata, o nessuna
exit-10 = due dati che dovrebbero concordare non concordano

environment-home = dov'è la cartella del programma; conta la prima impostata
environment-passphrase = la passphrase; --passphrase-file ha la precedenza
environment-new-passphrase = la passphrase che ne prende il posto; --new-passphrase-file ha la precedenza
environment-backup-passphrase = la passphrase della copia di riserva; --backup-passphrase-file ha la precedenza
environment-recovery-key = la chiave di recupero; --recovery-file ha la precedenza
environment-language = la lingua, se non la dice --lang
environment-colour = se ci sono colori, se non lo dice --color

files-of-program-read = { $file } (solo lettura)
files-of-keys = nella cartella del programma: le chiavi di firma
files-of-wallet = nella cartella del programma: il portafoglio
files-of-trust = nella cartella del programma: gli emittenti di cui ti fidi
files-of-requests = nella cartella del programma: le richieste già usate (--once)
files-of-ledger = accanto alle credenziali: che cosa è stato emesso, così che nulla si firmi due volte
files-of-delivery = accanto alle credenziali: quale file va a chi
files-of-note = accanto alle credenziali: una nota per chi le riceve
files-of-draft = accanto al file del corso: le risposte date finora, finché il file non è scritto
