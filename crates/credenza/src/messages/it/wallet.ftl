### Portafoglio, chiavi, passphrase

wallet_not_found = In { $path } non c'è un portafoglio.
    .hint = Crearne uno con: "credenza wallet init"
wallet_exists = { $path } è già in uso: contiene un portafoglio o altri file.
    .hint = Per portare una copia di sicurezza in un portafoglio esistente usare "credenza wallet restore". Per un secondo portafoglio scegliere una cartella vuota.
wallet_locked_or_damaged = { $path } non si apre: la passphrase non è quella giusta, o il file è danneggiato.
    .hint = Riprovare la passphrase. Se è certamente quella: "credenza wallet recover", con la chiave di recupero mostrata all'inizio, o "credenza wallet restore" da una copia di sicurezza.
wallet_version_unknown = { $path } è stato scritto da una versione successiva di Credenza (formato { $found }).
    .hint = Usare quella versione o una più recente. Nulla è stato cambiato.
wallet_public_part_damaged = { $path } manca, è danneggiato o non appartiene a questo portafoglio.
    .hint = Eseguire "credenza wallet passwd": il file viene rifatto, le credenziali restano intatte. Se altri possono scrivere in questa cartella, aggiungere di nuovo ciò che si è aggiunto di recente.
recovery_key_malformed = Questa non è una chiave di recupero, o contiene un errore di battitura.
    .hint = Comincia con AGE-SECRET-KEY-1 e ha 74 caratteri. Confrontarli uno per uno con il foglio su cui è stata scritta.
recovery_failed = La chiave di recupero non apre { $path }, o il file è danneggiato.
    .hint = Controllare che sia l'ultima chiave di recupero di questo portafoglio. Può servire anche una copia di sicurezza: "credenza wallet restore"
backup_locked_or_damaged = La copia di sicurezza { $path } non si apre: la passphrase non è quella con cui è stata fatta, o il file è danneggiato.
    .hint = Una copia conserva la passphrase con cui è stata fatta, anche se poi è cambiata. Provare quella, o un'altra copia.
backup_too_large = Una copia di tutto avrebbe { $size } byte; se ne possono ripristinare al massimo { $limit }.
    .hint = Esportare in file le credenziali più grandi, toglierle dal portafoglio e riprovare.
credential_too_large = La credenziale ha { $size } byte; se ne conservano al massimo { $limit }.
    .hint = Controllare che sia il file giusto.
credential_not_found = Nel portafoglio non c'è una credenziale { $id }.
    .hint = "credenza wallet list" mostra quelle che ci sono.
holder_not_found = Il portafoglio non ha una chiave per { $did }.
    .hint = "credenza wallet did" mostra i DID che ha. Se la chiave è in un altro portafoglio, ripristinare qui una copia di sicurezza di quello.
seal_failed = Il file non si è potuto cifrare ({ $reason }). Nulla è stato scritto.
    .hint = Riprovare; se succede di nuovo, segnalarlo.
sealed_unsupported = { $path } è protetto da una passphrase, e questa versione di Credenza non può aprirlo.
    .hint = Usare una versione compilata con "wallet", o una chiave in un file PEM.
key_name_invalid = "{ $name }" non può essere il nome di una chiave.
    .hint = Usare lettere minuscole, cifre, - e _, al massimo 64, cominciando con una lettera o una cifra. Per un file scriverne il percorso: ./key.pem
key_not_found = Non c'è una chiave di nome { $name }.
    .hint = "credenza key show" elenca le chiavi; "credenza key generate" ne crea una.
key_exists = C'è già una chiave di nome { $name }: { $found }.
    .hint = Scegliere un altro nome. Una chiave non viene mai sostituita: non si potrebbe continuare ciò che ha firmato.
key_locked_or_damaged = La chiave { $path } non si apre: la passphrase non è quella giusta, o il file è danneggiato.
    .hint = Riprovare la passphrase, o ripristinare la chiave dalla sua copia di sicurezza con un altro nome: "credenza key restore"
key_public_part_differs = { $path } indica la chiave pubblica { $stated }, ma la chiave segreta appartiene a { $actual }. Nulla è stato firmato.
    .hint = Una delle due è stata cambiata. Confrontare con ciò che si è pubblicato; se la segreta è quella giusta, cancellare questo file.
key_public_part_damaged = { $path } manca o è danneggiato.
    .hint = La chiave stessa è intatta e firma ancora. Per avere entrambe le parti, ripristinarne la copia di sicurezza con un altro nome.
passphrase_needed = Serve una passphrase, e qui non si può chiedere a nessuno.
    .hint = Darla in un file con { $option }, nella variabile { $variable }, o eseguire il comando su un terminale senza --no-input.
passphrase_empty = La passphrase è vuota.
    .hint = Sceglierne una di più parole.
passphrases_differ = Le due passphrase non sono uguali.
    .hint = Nulla è stato cambiato. Ripetere il comando.
passphrase_not_text = La passphrase da { $source } non è testo UTF-8.
    .hint = Salvare il file in UTF-8, o scrivere la passphrase su un terminale.
passphrases_unsupported = Questa versione di Credenza non può né impostare né aprire passphrase.
    .hint = Conservare la chiave in un file PEM con --plain, o usare una versione compilata con "wallet".
wallet_unsupported = Questa versione di Credenza non ha il portafoglio.
    .hint = Usare una versione compilata con "wallet".
key_none = Su questa macchina non c'è una chiave di firma.
    .hint = "credenza key generate" ne crea una; "credenza key restore" ne recupera una dalla sua copia di sicurezza. Un file di chiave si indica con --key.
key_ambiguous = Ci sono più chiavi: { $names }.
    .hint = Dire quale.
clock_wrong = L'orologio di questa macchina segna una data impossibile.
    .hint = Impostare data e ora della macchina, poi riprovare.

### Domande sulle passphrase

ask-passphrase-again = Di nuovo, per sicurezza:
ask-key-passphrase = Passphrase della chiave { $key }:
ask-new-key-passphrase = Una passphrase per la nuova chiave (meglio se di più parole):
ask-new-backup-passphrase = Una passphrase per la copia di sicurezza (meglio se di più parole):
ask-backup-passphrase = Passphrase della copia di sicurezza { $path }:

### Chiavi

key-label-name = Nome
key-label-file = File
key-label-did = DID
key-label-public = Chiave pubblica
key-label-fingerprint = Impronta
key-label-created = Creata il
key-label-protection = Protetta da
key-protection-passphrase = una passphrase
key-protection-file = soltanto i permessi del suo file (leggibile solo dal proprietario)
key-advice-backup = Farne subito una copia, da tenere su un altro supporto: credenza key backup { $name } -o { $name }-backup.age
key-advice-did = Il DID qui sopra va bene per le prove. Un ente pubblica la chiave sotto il proprio dominio: credenza did web
key-none-yet = Non ci sono ancora chiavi. "credenza key generate" ne crea una.
key-backed-up = La chiave { $name } è in { $path }, chiusa con una passphrase. Tenere il file su un supporto diverso da questa macchina.
key-restored = La chiave { $name } è di nuovo qui. La sua passphrase è quella della copia di sicurezza.
key-unchanged = La chiave { $name } c'era già, identica.
