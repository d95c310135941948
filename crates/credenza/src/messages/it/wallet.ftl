### Portafoglio, chiavi, passphrase

wallet_not_found = In { $path } non c'è un portafoglio.
    .hint = Crearne uno con: "credenza wallet init"
wallet_exists = { $path } è già in uso: contiene un portafoglio.
    .hint = Per portare una copia di sicurezza in un portafoglio esistente usare "credenza wallet restore". Per un secondo portafoglio scegliere una cartella vuota.
wallet_folder_used = { $path } non contiene un portafoglio, ma altri file.
    .hint = Spostare altrove la cartella, conservarla e riprovare. Se contiene una cartella credentials, ciò che vi si trova si apre nel portafoglio che si ripristina: copiarlo lì nella cartella dello stesso nome.
wallet_locked_or_damaged = { $path } non si apre: la passphrase non è quella giusta, o il file è danneggiato.
    .hint = Riprovare la passphrase. Se è certamente quella: "credenza wallet recover", con la chiave di recupero mostrata all'inizio, o spostare altrove la cartella del portafoglio e riprenderlo da una copia di sicurezza con "credenza wallet restore".
wallet_version_unknown = { $path } è stato scritto da una versione successiva di Credenza (formato { $found }).
    .hint = Usare quella versione o una più recente. Nulla è stato cambiato.
wallet_public_part_damaged = { $path } manca, è danneggiato o non appartiene a questo portafoglio.
    .hint = Eseguire "credenza wallet passwd": il file viene rifatto, le credenziali restano intatte. Se altri possono scrivere in questa cartella, aggiungere di nuovo ciò che si è aggiunto di recente.
wallet_secrets_missing = { $path } manca; gli altri file del portafoglio ci sono.
    .hint = "credenza wallet recover", con la chiave di recupero, lo rifà. Oppure spostare altrove la cartella del portafoglio e riprenderlo da una copia di sicurezza con "credenza wallet restore".
wallet_secrets_older = { $path } è più vecchio di wallet.json accanto: gli mancano le chiavi di { $dids }. Nulla è stato cambiato.
    .hint = "credenza wallet recover", con la chiave di recupero, le riporta se recovery.age è più recente; "credenza wallet restore" lo fa da una copia di sicurezza che le ha. Se non c'è né l'uno né l'altra, spostare altrove wallet.json e conservarlo, poi eseguire "credenza wallet passwd": si va avanti senza queste chiavi.
recovery_missing = { $path } manca: la chiave di recupero non aprirebbe nulla.
    .hint = "credenza wallet passwd" lo rifà, per la chiave di recupero che si ha.
recovery_differs = { $path } non è quello scritto per ultimo con questo portafoglio: è danneggiato, o è più vecchio o più recente.
    .hint = Provare "credenza wallet recover" con la propria chiave di recupero: se riesce, è tutto a posto. Se no, "credenza wallet passwd --new-recovery-key" rifà il file e la chiave; ciò che c'è ora viene conservato accanto.
recovery_kept = Il file di recupero che c'era non è uno che questo portafoglio conosceva. È conservato come { $path }: può avere chiavi che mancano al portafoglio.
    .hint = Se manca un proprio DID: in un'altra cartella principale (CREDENZA_HOME) creare una cartella wallet con una copia di questo solo file, come recovery.age. Lì eseguire "credenza wallet recover" e "credenza wallet backup", qui "credenza wallet restore".
recovery_kept_older = { $path }, un file di recupero che è stato conservato, si apre ancora con una chiave di recupero più vecchia e contiene chiavi del portafoglio.
    .hint = Se qualcuno può aver visto quella chiave e non manca alcun proprio DID, cancellare il file.
wallet_secrets_kept = Nulla diceva quali chiavi avesse wallet.age, perciò è conservato come { $path }: può avere chiavi che mancavano al file di recupero.
    .hint = Se manca un proprio DID, rimettere il file al posto di wallet.age: si apre con la vecchia passphrase. Se non ne manca alcuno, cancellarlo.
recovery_older = { $path } è più vecchio di wallet.json accanto: gli mancano le chiavi di { $dids }. Nulla è stato cambiato.
    .hint = Se si sa la passphrase: "credenza wallet passwd --new-recovery-key". Se c'è una copia di sicurezza: "credenza wallet restore", in un altro posto. Se non c'è né l'una né l'altra, spostare altrove wallet.age e wallet.json e conservarli, poi eseguire di nuovo questo: si va avanti senza queste chiavi.
recovery_key_malformed = Questa non è una chiave di recupero, o contiene un errore di battitura.
    .hint = Comincia con AGE-SECRET-KEY-1 e ha 74 caratteri. Confrontarli uno per uno con il foglio su cui è stata scritta, o controllare che sia il file giusto.
recovery_failed = La chiave di recupero non apre { $path }, o il file è danneggiato.
    .hint = Controllare che sia l'ultima chiave di recupero di questo portafoglio. Può servire anche una copia di sicurezza: "credenza wallet restore"
backup_locked_or_damaged = La copia di sicurezza { $path } non si apre: la passphrase o la chiave di recupero non è quella con cui è stata fatta, o il file è danneggiato.
    .hint = Una copia conserva la passphrase e la chiave di recupero con cui è stata fatta, anche se poi sono cambiate. Provare quelle, o un'altra copia; con la chiave di recupero: --recovery-file
backup_without_recovery = La copia di sicurezza { $path } è di una versione precedente e si apre solo con la sua passphrase.
    .hint = Togliere --recovery-file e --recovery-key. Appena il portafoglio è aperto fare una nuova copia: quella si apre anche con la chiave di recupero.
not_a_wallet_backup = { $path } non è una copia di sicurezza di un portafoglio: { $found ->
        [empty] è vuoto.
        [credential] è una credenziale o una presentazione.
        [secret-key] è una chiave segreta.
        [key-backup] è la copia di sicurezza di una chiave che firma.
        [key] è una chiave che firma.
        [wallet-secrets] è il file di un portafoglio che ne conserva le chiavi, senza le credenziali.
        [for-key] si apre con una chiave, e non con una passphrase.
       *[other] è un file di altro tipo.
    }
    .hint = { $found ->
        [credential] Per metterla nel portafoglio: credenza wallet add FILE
        [key-backup] Per recuperarla: credenza key restore FILE
        [for-key] Se è un file dalla cartella di un portafoglio, copiare la cartella intera; una copia di sicurezza si fa con: credenza wallet backup
       *[other] Una copia di sicurezza è ciò che ha scritto "credenza wallet backup".
    }
not_a_key_backup = { $path } non è una copia di sicurezza di una chiave: { $found ->
        [empty] è vuoto.
        [credential] è una credenziale o una presentazione.
        [secret-key] è una chiave segreta, senza passphrase.
        [wallet-backup] è la copia di sicurezza di un portafoglio.
        [key] è una chiave protetta da una passphrase.
        [wallet-secrets] è il file di un portafoglio che ne conserva le chiavi.
        [for-key] si apre con una chiave, e non con una passphrase.
       *[other] è un file di altro tipo.
    }
    .hint = { $found ->
        [wallet-backup] Per recuperarlo: credenza wallet restore FILE
        [key] Firma così com'è: --key FILE
        [secret-key] Se è una chiave in PEM, firma così com'è: --key FILE
       *[other] Una copia di sicurezza è ciò che ha scritto "credenza key backup".
    }
backup_incomplete = { $path } c'è già e non è stato sostituito: { $count ->
        [one] 1 file del portafoglio non si apre, e mancherebbe dalla nuova copia di sicurezza.
       *[other] { $count } file del portafoglio non si aprono, e mancherebbero dalla nuova copia di sicurezza.
    }
    .hint = Scrivere in un file con un altro nome. Se { $path } è una copia di sicurezza di questo portafoglio, può avere ciò che qui non si apre: credenza wallet restore FILE
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
    .hint = "credenza key show" elenca le chiavi; "credenza key generate" ne crea una. Un file di chiave si indica con il suo percorso: ./{ $name }
key_exists = C'è già una chiave di nome { $name }: { $found }.
    .hint = Scegliere un altro nome. Una chiave non viene mai sostituita: non si potrebbe continuare ciò che ha firmato.
key_file_open_to_others = Altri oltre al proprietario possono leggere o cambiare il file della chiave { $path } (permessi { $mode }): chi lo legge può firmare in suo nome.
    .hint = Togliere quei permessi: chmod 600 { $path }. Se può averlo letto qualcuno di cui non ci si fida, creare una chiave nuova.
key_locked_or_damaged = La chiave { $path } non si apre: la passphrase non è quella giusta, o il file è danneggiato.
    .hint = Riprovare la passphrase, o ripristinare la chiave dalla sua copia di sicurezza con un altro nome: "credenza key restore"
key_public_part_differs = { $path } indica la chiave pubblica { $stated }, ma la chiave segreta appartiene a { $actual }. Nulla è stato firmato.
    .hint = Una delle due è stata cambiata. Confrontare con ciò che si è pubblicato; se la segreta è quella giusta, cancellare questo file.
key_public_part_damaged = { $path } manca o è danneggiato.
    .hint = La chiave stessa è intatta e firma ancora. Per avere entrambe le parti, ripristinarne la copia di sicurezza con un altro nome.
passphrase_needed = Serve una passphrase, e qui non si può chiedere a nessuno.
    .hint = Darla in un file con { $option }, nella variabile { $variable }, o eseguire il comando su un terminale senza --no-input.
recovery_key_needed = Serve la chiave di recupero, e qui non si può chiedere a nessuno.
    .hint = Darla in un file con { $option }, o nella variabile { $variable }. Senza un terminale serve anche la nuova passphrase del portafoglio: per "wallet recover" --new-passphrase-file o CREDENZA_NEW_PASSPHRASE, per "wallet restore" --passphrase-file o CREDENZA_PASSPHRASE.
passphrase_empty = { $source ->
        [none] La passphrase è vuota.
       *[other] La passphrase data con { $source } è vuota.
    }
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
ask-other-key-passphrase = Una nuova passphrase per la chiave { $key } (meglio se di più parole):
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
key-protection-file-open = niente (altri su questa macchina possono leggere o cambiare il suo file)
key-protection-file-unknown = soltanto i permessi del suo file
key-advice-backup = Farne subito una copia, da tenere su un altro supporto: credenza key backup { $name } -o { $name }-backup.age
key-advice-did = Il DID qui sopra va bene per le prove. Un ente pubblica la chiave sotto il proprio dominio: credenza did web
key-none-yet = Non ci sono ancora chiavi. "credenza key generate" ne crea una.
key-backed-up = La chiave { $name } è in { $path }, chiusa con una passphrase. Tenere il file su un supporto diverso da questa macchina.
key-restored = La chiave { $name } è di nuovo qui. La sua passphrase è quella della copia di sicurezza.
key-passphrase-changed = La chiave { $name } ha la nuova passphrase. Le copie fatte prima conservano la vecchia.
key-passphrase-set = La chiave { $name } ora è protetta da una passphrase. Le copie del suo file fatte prima non lo sono: eliminarle.
key-passphrase-removed = La chiave { $name } non ha passphrase: la proteggono solo i permessi sul suo file.
key-unchanged = La chiave { $name } c'era già, identica.

### Il portafoglio

ask-wallet-passphrase = Passphrase del portafoglio:
ask-new-wallet-passphrase = Una passphrase per il portafoglio (meglio se di più parole):
ask-recovery-key = La chiave di recupero (AGE-SECRET-KEY-1…):
ask-remove = { $count ->
        [one] Togliere questa credenziale per sempre?
       *[other] Togliere queste { $count } credenziali per sempre?
    }
ask-remove-damaged = { $count ->
        [one] Togliere questo file per sempre? Ora non si apre, ma forse si apre una sua copia.
       *[other] Togliere questi { $count } file per sempre? Ora non si aprono, ma forse si aprono le loro copie.
    }

wallet-label-recovery = Chiave di recupero
wallet-label-did = Il proprio DID
wallet-label-folder = Portafoglio
wallet-advice-passphrase = Scegliere una passphrase che si ricorderà. Nessuno potrà ridirla.
wallet-advice-recovery = Scrivere subito la chiave di recupero su carta, e tenere il foglio con i documenti importanti. Viene mostrata soltanto adesso. Apre il portafoglio se si dimentica la passphrase, e lo apre a chiunque la abbia.
wallet-advice-next = Poi: "credenza wallet add FILE" mette una credenziale nel portafoglio; "credenza wallet backup -o FILE" fa una copia di tutto.
wallet-recovered = La nuova passphrase è impostata. La chiave di recupero resta la stessa: va conservata.
wallet-passphrase-changed = La nuova passphrase è impostata. Le copie di sicurezza già fatte mantengono quella vecchia.
wallet-did-made = C'è un altro DID. Le copie di sicurezza fatte prima non ne hanno la chiave: farne una nuova.
wallet-did-proved = Inviare entrambe le righe a { $issuer }. Provano che il DID è proprio, a nessun altro e per questa sola occasione.
wallet-backed-up = { $count ->
        [one] 1 credenziale e le chiavi sono in { $path }. Si apre con la passphrase che il portafoglio ha adesso.
       *[other] { $count } credenziali e le chiavi sono in { $path }. Si apre con la passphrase che il portafoglio ha adesso.
    }
wallet-restored-new = Questo è un nuovo portafoglio con ciò che sta nella copia di sicurezza. La sua passphrase è quella della copia, e la chiave di recupero è quella del portafoglio copiato.
wallet-restored-new-passphrase = Questo è un nuovo portafoglio con ciò che sta nella copia di sicurezza. La sua passphrase è quella data per il portafoglio, e la chiave di recupero è quella del portafoglio copiato.
wallet-restored = Credenziali recuperate: { $added }; già presenti: { $duplicates }; chiavi (DID) recuperate: { $dids }.
wallet-empty = Il portafoglio è vuoto. "credenza wallet add FILE" vi mette una credenziale.
wallet-untitled = Credenziale senza titolo ({ $format })
wallet-no-date = senza data
wallet-not-readable = Non è una credenziale
wallet-heading-kept = Nel portafoglio
wallet-heading-unverified = Che cosa dice il file (NON VERIFICATO)
wallet-contents-withheld = Ciò che dice il file non viene mostrato, perché non supera la verifica. "credenza wallet export" lo scrive in un file, e "credenza inspect" mostra quello.
wallet-bound = Legata al proprio DID { $did }
wallet-bound-elsewhere = Legata a un DID che non è in questo portafoglio: { $did }
wallet-unbound = Non è legata a una propria chiave: chi la controlla confronta il nome con un documento d'identità.
wallet-line-id = id { $id }
wallet-issuer-none = Non indica un ente.
wallet-issuer-refused = { $name } (così si chiama da sé; il proprio elenco ha qualcosa in contrario)
wallet-issuer-list-unread = { $name } (così si chiama da sé; il proprio elenco non si può leggere)
wallet-issuer-self = { $name } (così si chiama da sé; non è nel proprio elenco)
wallet-issuer-listed = { $name } (nel proprio elenco, ma non per questo)
wallet-issuer-unverified = { $name } (così dice il file; non verificato)
wallet-state-valid = valida
wallet-state-valid-until = valida fino al { $date }
wallet-state-expired = SCADUTA il { $date }
wallet-state-not-yet = vale solo dal { $date }
wallet-state-from-future = firmata il { $date }, che deve ancora venire: controllare l'orologio di questa macchina
wallet-state-not-current = ora non vale
wallet-state-status-unknown = autentica; se sia stata ritirata non si può ancora controllare
wallet-state-broken = NON SUPERA LA VERIFICA
wallet-state-unchecked = non si è potuta verificare
wallet-outcome-added = aggiunta
wallet-outcome-repaired = riparata
wallet-outcome-duplicate = già presente
wallet-from = da { $file }
wallet-from-presentation = da { $file }, tolta da ciò che ha intorno
wallet-more-duplicates = … e { $count ->
        [one] 1 altra che c'era
       *[other] altre { $count } che c'erano
    } già.
wallet-more-refused = … e { $count ->
        [one] 1 altra rifiutata
       *[other] altre { $count } rifiutate
    }. Correggere o togliere ciò che è stato rifiutato e aggiungere di nuovo il resto: ciò che il portafoglio ha già viene tenuto una volta sola.
wallet-passed-over = { $count ->
        [one] 1 altro file o cartella lì dentro è stato tralasciato: non è una credenziale.
       *[other] { $count } altri file o cartelle lì dentro sono stati tralasciati: non sono credenziali.
    }
wallet-kept-broken = { $count ->
        [one] 1 credenziale non supera la verifica. Viene conservata lo stesso: chiedere a chi l'ha rilasciata.
       *[other] { $count } credenziali non superano la verifica. Vengono conservate lo stesso: chiedere a chi le ha rilasciate.
    }
wallet-kept-unchecked = { $count ->
        [one] 1 credenziale non si è potuta verificare. Viene conservata lo stesso; --evidence indica ciò che il suo ente pubblica.
       *[other] { $count } credenziali non si sono potute verificare. Vengono conservate lo stesso; --evidence indica ciò che i loro enti pubblicano.
    }
wallet-added-closed = Ciò che il portafoglio aveva già resta una volta sola; "credenza wallet list" mostra che cosa contiene.
wallet-exported = { $id } è in { $path }, com'è stata rilasciata.
wallet-removed = { $id } è stata tolta.
wallet-damaged-removed = { $count ->
        [one] 1 file è stato tolto.
       *[other] { $count } file sono stati tolti.
    }
wallet-nothing-damaged = Ogni file del portafoglio si apre.
wallet-nothing-changed = Nulla è stato cambiato.

not_a_credential = Questa non è una credenziale.
    .hint = Controllare che sia il file inviato dall'ente. Un PDF non è una credenziale, e nemmeno la descrizione di un corso o una richiesta.
presentation_empty = Questa è una presentazione senza credenziali.
    .hint = Chiedere la credenziale stessa.
folder_empty = In { $path } non ci sono file di credenziali.
    .hint = Si cercano quelli che finiscono così: { $endings }. Un file che finisce in altro modo si può indicare da solo.
folder_needed = Per scrivere più credenziali serve una cartella.
    .hint = Aggiungere -o CARTELLA.
credential_ambiguous = "{ $id }" corrisponde a { $count } credenziali: { $candidates }
    .hint = Indicare invece il numero o l'identificativo.
credential_damaged = Un file del portafoglio non si apre: { $path }. Le altre credenziali sono intatte.
    .hint = Aggiungere di nuovo quella credenziale dal file ricevuto, o ripristinare una copia di sicurezza: così torna intera. "credenza wallet remove --damaged" la toglie.
nonce_empty = Il testo casuale dell'ente è vuoto.
    .hint = Dare con --nonce il testo ricevuto dall'ente.
signer_failed = La chiave non ha firmato ({ $reason }).
    .hint = Riprovare; se la chiave è tenuta da un altro dispositivo o programma, controllare quello.

### Presentare

ask-present = Inviare questo a { $domain }?
present-to = Per
present-purpose = Il loro scopo
present-no-purpose = non lo dicono
present-until = Rispondere entro
present-as = Si risponde come
present-credential = Riceveranno: { $title }
present-also = Dice loro anche: { $elements }.
present-uninterpreted = Ciò che dice non si è potuto leggere qui (usa un vocabolario sconosciuto). Guardarla prima: credenza wallet show { $id }
present-whole = Viene inviata per intero; nulla se ne può togliere.
present-nothing-sent = Nulla è stato creato.
present-done = La risposta è in { $path }. Inviarla a { $domain }: risponde a questa richiesta e a nessun'altra.

request_needed = Una presentazione risponde a una richiesta, e non ne è stata data nessuna.
    .hint = Dare con --request FILE il file inviato da chi verifica; oppure, se si sono ricevuti un testo e un dominio, --challenge TESTO --domain DOMINIO.
    .more = Una presentazione è firmata per un solo verificatore e una sola occasione. Senza la richiesta, chiunque ne venisse in possesso potrebbe spacciarla per propria.
request_expired = Alla richiesta di { $domain } si poteva rispondere fino al { $until }. È passato.
    .hint = Chiedere una nuova richiesta.
request_not_yet = Alla richiesta si può rispondere dal { $from }; ora è il { $now }.
    .hint = Controllare data e ora di questa macchina, o aspettare.
present_format = La credenziale { $id } è in un formato che non si può ancora mettere in una presentazione ({ $format }).
    .hint = Lasciarla fuori, o inviarne il file: credenza wallet export { $id } -o FILE
holders_mixed = Queste credenziali sono state rilasciate a DID propri diversi, e una risposta è firmata da uno solo: { $dids }
    .hint = Fare una risposta per ogni DID. "credenza wallet list --json" mostra quale credenziale è legata a quale.
holders_several = La credenziale { $id } è stata rilasciata a più DID, e una risposta è firmata da uno solo: chi la verifica la rifiuterebbe. { $dids }
    .hint = Lasciarla fuori, o chiedere all'ente una credenziale per il proprio DID soltanto.
holder_not_subject = La credenziale è stata rilasciata a { $subject }, e la presenterebbe { $holder }. Chi verifica la respingerebbe.
    .hint = "credenza wallet list --json" mostra quale credenziale è legata a quale DID.
present_not_statements = La risposta non si può firmare come affermazioni (--suite): ciò che sta lì non ne sarebbe una, e non sarebbe firmato ({ $found }).
    .hint = Togliere --suite. La risposta è allora firmata come JSON, che può contenere qualunque credenziale.
present_unbound = La credenziale { $id } non è legata a una chiave di chi la presenta. Chi verifica vedrà il nome, e potrà chiedere un documento d'identità.
    .hint = Un ente può legare una credenziale al DID quando la rilascia: dargli ciò che mostra "credenza wallet did".
present_refused = La credenziale { $id } adesso non vale; chi verifica la respingerà.
    .hint = Lasciarla fuori, o chiederne una nuova all'ente.
