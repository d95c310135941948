# Che cosa dice Credenza in italiano. Le convenzioni stanno in mod.rs; en.ftl dice lo stesso in inglese.

### Parole dell'interfaccia

label-error = errore:
label-warning = attenzione:
label-hint = suggerimento:
label-code = codice:
label-place = in:
answer-yes = s si sì
answer-no = n no
answer-choice = (s/N)
answer-again = Rispondere s oppure n.

count-credentials = { $count ->
        [one] 1 credenziale
       *[other] { $count } credenziali
    }
count-rows = { $count ->
        [one] 1 riga
       *[other] { $count } righe
    }

### Titoli e nomi nei testi di aiuto

help-heading-usage = Uso:
help-heading-commands = Comandi
help-heading-arguments = Argomenti
help-heading-options = Opzioni
help-heading-global = Per ogni comando
help-heading-examples = Esempi:
help-choices = uno tra: { $values }
help-default = se manca: { $value }

man-name = NOME
man-synopsis = SINTASSI
man-description = DESCRIZIONE
man-examples = ESEMPI
man-version = VERSIONE

value-options = OPZIONI
value-command = COMANDO
value-lang = LINGUA
value-when = QUANDO
value-file = FILE
value-dir = CARTELLA
value-out = FILE-O-CARTELLA
value-name = NOME
value-key = CHIAVE
value-domain = DOMINIO
value-did = DID
value-course = CORSO
value-text = TESTO
value-date = DATA
value-time = MOMENTO
value-duration = DURATA
value-character = CARATTERE
value-order = ORDINE
value-column = COLONNA
value-nonce = NONCE
value-issuer = ENTE
value-id = ID
value-list = ELENCO
value-element = ELEMENTO
value-country = PAESE
value-code = CODICE
value-shell = SHELL

### Aiuto: ogni comando e i suoi argomenti

help-credenza = Rilasciare, conservare, presentare e verificare microcredenziali, senza rete.
    .long =
        Rilasciare, conservare, presentare e verificare microcredenziali, senza rete.

        Un ente firma le microcredenziali (key, did, course, issue).
        Chi ha studiato le conserva e le presenta (wallet, present).
        Chiunque le verifica (verify, request, trust).
    .examples =
        credenza verify diploma.json
        credenza issue corso.toml --roster persone.csv -o rilasciate
        credenza explain issuer_unknown

help-global-lang = Lingua di tutti i messaggi; altrimenti quella del sistema
help-global-json = Dare il risultato in JSON, per i programmi
help-global-no-input = Non fare mai domande; fermarsi e dire che cosa manca
help-global-color = Quando usare i colori
help-global-passphrase-file = Leggere la passphrase dalla prima riga di questo file
help-global-quiet = Mostrare solo risultati, avvisi ed errori
help-global-help = Mostrare questo aiuto
help-global-version = Mostrare la versione

help-any-output = Dove scrivere il risultato; altrimenti viene mostrato. "-" è lo standard output
help-any-force = Sostituire ciò che c'è già
help-any-yes = Non chiedere conferma
help-any-evidence = Una cartella di documenti DID ottenuti in proprio, con un index.json
help-any-challenge = Il testo casuale inviato da chi verifica
help-any-domain = Il dominio di chi chiede, per esempio azienda.example
help-any-request = Il file di richiesta inviato da chi verifica
help-any-id = Numero in "credenza wallet list", inizio dell'identificativo o parte del titolo
help-any-command = Il comando, per esempio: key generate
help-any-new-passphrase-file = Leggere la nuova passphrase dalla prima riga di questo file

help-key = Le chiavi con cui un ente firma
help-key-generate = Creare una nuova chiave di firma
    .long =
        Creare una nuova chiave di firma e conservarla, protetta da una passphrase.

        La chiave ha un suo DID (did:key), adatto per le prove; un ente pubblica le proprie chiavi sotto il proprio dominio con "credenza did web".
    .examples =
        credenza key generate segreteria-2026
        credenza key generate --plain -o chiave.pem
help-key-generate-name = Un nome con cui ritrovare la chiave
help-key-generate-plain = Senza passphrase: un file PEM PKCS#8 leggibile solo dal proprietario, per macchine che firmano da sole
help-key-generate-output = Scrivere la chiave in questo file invece di conservarla con le altre
help-key-show = Mostrare le proprie chiavi: nome, DID e impronta. Mai la parte segreta
help-key-show-key = Il nome di una chiave o un file; altrimenti tutte
help-key-backup = Scrivere una copia protetta di una chiave
help-key-backup-key = Il nome della chiave; non serve se ce n'è una sola
help-key-backup-output = Il file in cui scrivere la copia
help-key-restore = Recuperare una chiave dalla sua copia
help-key-restore-file = La copia
help-key-restore-name = Il nome da darle qui, se deve averne un altro

help-did = L'identità pubblica di un ente
help-did-web = Creare il documento DID che un ente mette sul proprio sito
    .long =
        Creare il documento DID (did.json) che un ente mette sul proprio sito.

        Elenca le chiavi che possono firmare per l'ente. Chi verifica lo legge per controllare le credenziali: va quindi pubblicato prima di rilasciarle.
    .examples =
        credenza did web --domain universita.example --key segreteria-2026 -o did.json
help-did-web-domain = Il proprio dominio, per esempio universita.example o universita.example/segreteria
help-did-web-key = Una chiave che può firmare: il nome, un file o la chiave pubblica (z6Mk…). Si può ripetere
help-did-show = Mostrare le chiavi di un DID
help-did-show-did = Il DID, per esempio did:web:universita.example

help-course = Descrivere un corso: che cosa dice ogni sua credenziale
help-course-new = Scrivere il file di un corso, domanda per domanda
    .long =
        Scrivere il file di un corso. Su un terminale viene fatta una domanda per ogni elemento dello standard europeo; con --no-input si ottiene un modello con commenti, da riempire.
    .examples =
        credenza course new -o corso.toml
        credenza course new --no-input -o corso.toml
help-course-new-output = Il file da scrivere; altrimenti viene mostrato
help-course-lint = Controllare i file dei corsi prima di rilasciare
help-course-lint-courses = I file dei corsi

help-issue = Rilasciare un corso: firmare una credenziale, o una per ogni riga di un foglio di calcolo
    .long =
        Rilasciare un corso: firmare una credenziale, o una per ogni riga di un foglio di calcolo.

        Le righe già firmate in precedenza vengono saltate. Quelle cambiate da allora vengono rifiutate, con entrambi i valori.
    .examples =
        credenza issue corso.toml --name "Ada Esempio" --student-number 0042 -o credenziale.json
        credenza issue corso.toml --roster persone.csv --dry-run
        credenza issue corso.toml --roster persone.csv --issuer did:web:universita.example -o rilasciate
help-issue-course = Il file del corso
help-issue-to = Il DID di chi riceve la credenziale, se ne ha uno
help-issue-learner = Un file con i dati di una persona
help-issue-roster = Un foglio di calcolo con una persona per riga (.csv o .xlsx)
help-issue-name = Nome completo della persona
help-issue-given-name = Nome della persona
help-issue-family-name = Cognome della persona
help-issue-student-number = Matricola della persona
help-issue-birth-date = Data di nascita della persona (2001-12-31)
help-issue-email = Indirizzo e-mail della persona: solo per l'invio, non finisce nella credenziale
help-issue-grade = Voto della persona, nella scala del corso
help-issue-date = Data di rilascio (2026-01-31); altrimenti oggi
help-issue-issuer = Il DID che rilascia; altrimenti quello della chiave
help-issue-key = La chiave con cui firmare: il nome o un file
help-issue-run = L'edizione del corso, per esempio 2026-primavera: tiene distinte le credenziali di due edizioni
help-issue-valid-from = La credenziale vale da questo momento; altrimenti da adesso
help-issue-valid-until = La credenziale vale fino a questo momento; altrimenti senza scadenza
help-issue-encoding = Codifica dei caratteri del foglio, per esempio windows-1252; altrimenti riconosciuta
help-issue-delimiter = Che cosa separa le colonne; altrimenti riconosciuto
help-issue-date-format = Che cosa significa 03/04/2025: dmy è il 3 aprile, mdy il 4 marzo
help-issue-sheet = Il foglio del file .xlsx; altrimenti il primo
help-issue-learner-key = La colonna che distingue le persone, per esempio student_number
help-issue-nonce = Il testo casuale dato alle persone per "credenza wallet did --for": prova che un DID è loro
help-issue-preview = Mostrare la credenziale come la vedrà chi la riceve; non firmare nulla
help-issue-dry-run = Controllare tutto; non firmare e non scrivere nulla
help-issue-errors = Scrivere in questo file le righe con errori, con riga, colonna e motivo
help-issue-ndjson = Scrivere un solo file con una credenziale per riga, invece di un file ciascuna
help-issue-output = Il file da scrivere, o la cartella se sono molte

help-wallet = Conservare le proprie credenziali, protette da una passphrase
help-wallet-init = Creare un portafoglio
    .long =
        Creare un portafoglio: una cartella in cui ogni credenziale è cifrata. Alla fine viene mostrata, una sola volta, una chiave di recupero. Va scritta: apre il portafoglio se si dimentica la passphrase.
help-wallet-did = Mostrare il proprio DID, da dare a un ente
help-wallet-did-issuer = Provare a questo ente (il suo DID) che il DID è proprio
help-wallet-did-nonce = Il testo casuale ricevuto dall'ente
help-wallet-did-new = Creare un altro DID, perché gli enti non possano confrontare i dati
help-wallet-add = Mettere credenziali nel portafoglio
help-wallet-add-files = I file ricevuti
help-wallet-list = Elencare le proprie credenziali
help-wallet-show = Mostrare una credenziale per intero
help-wallet-export = Scrivere una credenziale com'è stata rilasciata, per inviarla o caricarla
help-wallet-remove = Togliere una credenziale
help-wallet-backup = Scrivere tutto il portafoglio in un solo file protetto
help-wallet-backup-output = Il file della copia da scrivere
help-wallet-restore = Recuperare ciò che sta in una copia; nulla di ciò che c'è viene sostituito
help-wallet-restore-file = Il file della copia
help-wallet-recover = Aprire il portafoglio con la chiave di recupero e scegliere una nuova passphrase
help-wallet-recover-recovery-file = Leggere la chiave di recupero dalla prima riga di questo file
help-wallet-passwd = Cambiare la passphrase

help-present = Rispondere alla richiesta di chi verifica con credenziali del portafoglio
    .examples =
        credenza present --request richiesta.json 1 3 -o risposta.json
help-present-ids = Le credenziali: numero nell'elenco, inizio dell'identificativo o parte del titolo

help-request = Chiedere a qualcuno di presentare credenziali
help-request-new = Creare una richiesta a cui si risponde con "credenza present"
    .long =
        Creare una richiesta a cui si risponde con "credenza present".

        Contiene un testo casuale che nessuno può indovinare: una risposta data ad altri, o vecchia, viene rifiutata. Il file va conservato: serve a "credenza verify --request".
    .examples =
        credenza request new --domain azienda.example --purpose "Candidatura come valutatrice" -o richiesta.json
help-request-new-domain = Il proprio dominio, per esempio azienda.example
help-request-new-purpose = Che cosa si chiede e perché, con parole proprie: lo legge chi risponde
help-request-new-expires = Per quanto tempo si accetta una risposta: 12h, 14d (giorni), 4w (settimane)
help-request-new-output = Il file della richiesta da scrivere

help-verify = Verificare credenziali: autentiche, valide oggi, affidabili, complete?
    .long =
        Verificare credenziali e presentazioni, senza rete. Si risponde a quattro domande: è autentica, è in corso di validità, ci si fida di chi l'ha rilasciata, che cosa dichiara?
    .examples =
        credenza verify diploma.json
        credenza verify ricevute/ --trust universita.json
        credenza verify risposta.json --request richiesta.json
help-verify-inputs = File o cartelle; "-" o nulla è lo standard input
help-verify-request = La propria richiesta, a cui questa risponde
help-verify-challenge = Il testo casuale inviato, se non c'è un file di richiesta
help-verify-domain = Il proprio dominio, come è stato inviato
help-verify-once = Accettare una sola risposta: poi la richiesta è consumata
help-verify-at = Giudicare a questo momento invece che adesso (2026-01-31T12:00:00Z)
help-verify-trust = Un elenco di enti di cui ci si fida. Si può ripetere
help-verify-issuer = Fidarsi di questo ente (DID) e di nessun altro
help-verify-allow-unknown-issuer = Accettare un ente che non è in nessun elenco
help-verify-require-presentation = Accettare solo ciò che presenta il titolare, non un semplice file
help-verify-require = Rifiutare se manca questo elemento, per esempio workload. Si può ripetere
help-verify-ndjson = Una credenziale per riga, un esito per riga

help-trust = Gli enti di cui ci si fida
help-trust-add = Fidarsi di un ente, con un nome a propria scelta
    .long =
        Fidarsi di un ente, con un nome a propria scelta.

        Il DID va chiesto all'ente per una via già nota: il suo sito, una telefonata, una lettera. Mai prenderlo dalla credenziale che si vuole verificare.
    .examples =
        credenza trust add did:web:universita.example --name "Università di Esempio"
help-trust-add-did = Il DID dell'ente
help-trust-add-name = Il nome con cui mostrarlo
help-trust-add-from = Fidarsi di ciò che ha firmato da questo momento
help-trust-add-until = Fidarsi di ciò che ha firmato fino a questo momento
help-trust-add-country = Fidarsi solo per questo paese (due lettere, per esempio IT)
help-trust-add-key = Fidarsi solo di questa chiave (z6Mk…). Si può ripetere
help-trust-list = Elencare gli enti di cui ci si fida
help-trust-remove = Non fidarsi più di un ente
help-trust-remove-did = Il DID dell'ente
help-trust-import = Aggiungere gli enti di un elenco
help-trust-import-file = L'elenco
help-trust-export = Scrivere il proprio elenco, per condividerlo

help-inspect = Mostrare che cosa dice un file, senza verificarlo
help-inspect-file = Il file; "-" è lo standard input

help-explain = Spiegare un codice mostrato in un messaggio o in un esito
help-explain-code = Il codice, per esempio issuer_unknown; altrimenti vengono elencati tutti

help-completions = Scrivere lo script che completa i comandi nella shell
help-completions-shell = La propria shell
help-man = Scrivere una pagina di manuale
help-help = Mostrare l'aiuto di un comando

### La riga di comando non è stata capita

usage_unknown_argument = "{ $argument }" non è un'opzione di questo comando.
    .hint = { $suggestion ->
        [none] "{ $command } --help" elenca quelle che conosce.
       *[other] Si intendeva { $suggestion }?
    }
usage_unknown_command = Non c'è un comando "{ $subcommand }".
    .hint = { $suggested_command ->
        [none] "{ $command } --help" elenca i comandi.
       *[other] Si intendeva { $suggested_command }?
    }
usage_command_missing = Manca un comando.
    .hint = "{ $command } --help" elenca i comandi.
usage_value_missing = A { $argument } serve un valore, e non è stato dato.
    .hint = { $allowed ->
        [none] "{ $command } --help" dice che cosa accetta.
       *[other] Accetta uno tra: { $allowed }.
    }
usage_value_not_allowed = { $argument } non può essere "{ $value }".
    .hint = { $suggested_value ->
        [none] Accetta uno tra: { $allowed }.
       *[other] Si intendeva { $suggested_value }? Accetta uno tra: { $allowed }.
    }
usage_value_invalid = { $argument } non può essere "{ $value }".
    .hint = "{ $command } --help" dice che cosa accetta.
usage_value_count = A { $argument } è stato dato un numero sbagliato di valori.
    .hint = "{ $command } --help" dice quanti ne accetta.
usage_repeated = { $argument } è stato dato più di una volta.
    .hint = Va dato una volta sola.
usage_conflict = { $argument } non può stare insieme a { $other }.
    .hint = Toglierne uno.
usage_missing = Manca: { $argument }.
    .hint = "{ $command } --help" dice a che cosa serve.
usage_not_utf8 = Un argomento contiene caratteri illeggibili (non è UTF-8).
    .hint = Riscrivere l'argomento o rinominare il file.
usage_not_understood = La riga di comando non è stata capita.
    .hint = "{ $command } --help" mostra come si usa.
code_unknown = Non c'è un codice "{ $wanted }".
    .hint = { $nearest ->
        [none] "credenza explain" elenca tutti i codici.
       *[other] Si intendeva { $nearest }? "credenza explain" elenca tutti i codici.
    }
not_built_yet = Questo comando non c'è ancora.
    .hint = "credenza --help" elenca i comandi; CHANGELOG.md dice che cosa sa fare questa versione.

### File, risposte, macchina

file_exists = Il file { $path } esiste già.
    .hint = Scegliere un altro nome, o aggiungere --force per sostituirlo.
file_not_found = Non c'è un file { $path }.
    .hint = Controllare come è scritto e in quale cartella ci si trova.
file_permission = Non si ha il permesso di usare { $path } ({ $reason }).
    .hint = Scegliere un file o una cartella propri, o chiedere a chi amministra la macchina.
disk_full = Non c'è più spazio per scrivere { $path } ({ $reason }).
    .hint = Liberare spazio e ripetere il comando. Ciò che c'era prima è intatto.
read_only = { $path } non si può scrivere: il disco è in sola lettura ({ $reason }).
    .hint = Scegliere un altro posto, o impostare CREDENZA_HOME su una cartella in cui si può scrivere.
is_symlink = { $path } è un collegamento a un altro file, e qui Credenza non segue i collegamenti.
    .hint = Mettere il file stesso al posto del collegamento, o toglierlo.
not_a_file = { $path } non è un file.
    .hint = Indicare il nome di un file, non di una cartella o di un dispositivo.
file_too_large = { $path } supera { $limit } byte, il massimo che viene letto.
    .hint = Controllare che sia il file giusto.
file_busy = Un'altra esecuzione di Credenza sta scrivendo { $path }.
    .hint = Aspettare che finisca, poi riprovare.
file_io = { $path } non si è potuto leggere o scrivere ({ $reason }).
    .hint = Controllare il disco e il suo collegamento, poi riprovare.
output_failed = Il risultato non si è potuto scrivere per intero ({ $reason }).
    .hint = Liberare spazio o scegliere un altro posto, e ripetere il comando.
input_needed = Questa domanda vuole una risposta, e qui non si può chiedere a nessuno: { $question }
    .hint = Aggiungere { $instead }, o eseguire il comando su un terminale senza --no-input.
input_ended = L'input è finito prima della risposta a: { $question }
    .hint = Ripetere il comando e rispondere, o dare la risposta come opzione.
input_unreadable = La risposta non si è potuta leggere ({ $reason }).
    .hint = Ripetere il comando su un terminale.
no_home = Non si sa dove conservare i file su questa macchina.
    .hint = Impostare CREDENZA_HOME su una cartella propria.
no_randomness = Il sistema operativo non ha dato numeri casuali ({ $reason }); senza, non si può creare nulla di segreto.
    .hint = Riprovare; se succede di nuovo, la macchina ha un problema.

### Un file non si può leggere come JSON

too_large = Il documento è troppo grande.
    .hint = Controllare che sia il file giusto: una credenziale è di pochi kilobyte.
too_deep = Il documento ha troppi livelli per essere letto in sicurezza.
    .hint = Chiedere un file corretto a chi l'ha inviato.
byte_order_mark = Il documento comincia con un "byte order mark", che JSON non ammette.
    .hint = Salvarlo come "UTF-8" senza BOM; se è firmato, chiedere il file originale.
invalid_utf8 = Il documento non è testo UTF-8.
    .hint = Controllare che sia il file giusto e che non sia stato convertito lungo la strada.
duplicate_member = Il documento dice due volte la stessa cosa nello stesso punto: due lettori potrebbero leggerlo in modo diverso.
    .hint = Non farvi affidamento. Chiedere all'ente un file corretto.
    .more = Un oggetto JSON contiene due membri con lo stesso nome. Alcuni programmi credono al primo e altri all'ultimo, e un falsario può così mostrare contenuti diversi a lettori diversi. Credenza rifiuta questi documenti.
lone_surrogate = Il documento contiene mezzo carattere.
    .hint = Chiedere un file corretto a chi l'ha inviato.
control_character = Il documento contiene un carattere di controllo dove non può stare.
    .hint = Il file può essere danneggiato o modificato; chiedere l'originale.
invalid_escape = Il documento contiene una sequenza di escape che non esiste.
    .hint = Il file può essere danneggiato o modificato; chiedere l'originale.
number_malformed = Il documento contiene un numero non scritto come li scrive JSON.
    .hint = Il file può essere danneggiato o modificato; chiedere l'originale.
number_too_long = Il documento contiene un numero con troppe cifre.
    .hint = Chiedere all'ente un file corretto.
number_not_exact = Il documento contiene un numero intero troppo grande perché ogni programma lo legga esattamente.
    .hint = L'ente dovrebbe scriverlo come testo. Non fare affidamento su questo file.
number_overflow = Il documento contiene un numero troppo grande per qualunque programma.
    .hint = L'ente dovrebbe scriverlo come testo. Non fare affidamento su questo file.
json_unexpected = Il documento non è JSON corretto.
    .hint = Controllare che sia il file giusto. Un PDF o un'immagine non sono una credenziale.
json_unexpected_end = Il documento finisce troppo presto.
    .hint = Può essersi interrotto mentre veniva scaricato o copiato; procurarsi di nuovo il file.
trailing_content = Il documento continua dopo la sua fine.
    .hint = Forse sono stati uniti due file. Per una credenziale per riga, aggiungere --ndjson.

### Chiavi, firme, codifiche e date che non si possono leggere

key_length = La chiave pubblica ha una lunghezza sbagliata.
    .hint = Forse è stata tagliata; copiarla di nuovo.
key_not_canonical = La chiave pubblica è scritta in un modo non ammesso: una chiave potrebbe passare per due.
    .hint = Non farvi affidamento; chiedere all'ente.
key_not_on_curve = Questa non è una chiave pubblica.
    .hint = Forse è stata scritta male; copiarla di nuovo.
key_small_order = Questa chiave pubblica è finta: chiunque può firmare con essa.
    .hint = Non fare affidamento su nulla che sia firmato così.
    .more = Alcuni valori particolari sembrano chiavi pubbliche Ed25519, ma accettano firme fatte da chiunque. Non nascono mai per caso.
key_type_unsupported = La chiave è di un tipo non ancora riconosciuto; Ed25519 lo è.
    .hint = Usare una chiave Ed25519 ("credenza key generate").
key_is_secret = Questa è una chiave segreta dove ne va una pubblica.
    .hint = Considerare la chiave nota ad altri: crearne una nuova e dare solo la parte pubblica.
key_pem_encrypted = Il file della chiave è cifrato in un modo non riconosciuto.
    .hint = Decifrarlo con il programma che l'ha creato, o usare "credenza key restore" per una copia di Credenza.
key_pem = Il file non è una chiave privata PKCS#8.
    .hint = Controllare che sia il file giusto: comincia con "-----BEGIN PRIVATE KEY-----".
multikey_base = La chiave pubblica non comincia con "z", come le chiavi in questa forma.
    .hint = Copiare la chiave intera, con la prima lettera.
multikey_prefix = La chiave pubblica non dice di che tipo è.
    .hint = Copiare di nuovo la chiave intera.
jwk_member = La chiave in forma JWK non è completa o non è corretta.
    .hint = Esportare di nuovo la chiave pubblica dal programma che l'ha creata.
signature_length = La firma ha una lunghezza sbagliata.
    .hint = Forse il file è stato tagliato; procurarselo di nuovo.
signature_not_canonical = La firma è scritta in un modo non ammesso.
    .hint = Non fare affidamento su questo file; chiedere all'ente.
signature_not_on_curve = Questa non è una firma.
    .hint = Non fare affidamento su questo file; chiedere all'ente.
signature_small_order = La firma è finta: si adatta a molti documenti.
    .hint = Non fare affidamento su questo file.
signature_mismatch = La firma non corrisponde ai contenuti o alla chiave.
    .hint = I contenuti sono cambiati dopo la firma, o ha firmato qualcun altro. Non fare affidamento su questo file.
encoding_character = Un valore codificato contiene un carattere che non c'entra.
    .hint = Forse è stato scritto male; copiarlo di nuovo.
encoding_length = Un valore codificato ha una lunghezza impossibile.
    .hint = Forse è stato tagliato; copiarlo di nuovo.
encoding_padding = Un valore codificato ha un riempimento dove non può stare.
    .hint = Copiarlo di nuovo senza "=" alla fine.
encoding_trailing_bits = Un valore codificato finisce con bit di troppo: si potrebbe scrivere in due modi.
    .hint = Forse è stato cambiato; procurarsi l'originale.
encoding_too_long = Un valore codificato è troppo lungo.
    .hint = Controllare che sia il file giusto.
multibase_empty = Un valore codificato è vuoto.
    .hint = Copiarlo di nuovo.
multibase_unsupported = Un valore è in una codifica che qui non si usa.
    .hint = Qui i valori cominciano con "z" o con "u".
date_not_ascii = Una data non è scritta con le cifre da 0 a 9.
    .hint = Scriverla come 2026-01-31 o 2026-01-31T12:00:00Z.
date_malformed = Una data non è scritta come dovrebbe.
    .hint = Scriverla come 2026-01-31 o 2026-01-31T12:00:00Z.
date_offset_missing = Un orario non dice il suo fuso: nessuno sa quando sia.
    .hint = Aggiungere "Z" per UTC o la distanza da UTC, come in 2026-01-31T12:00:00+01:00.
date_leap_second = Un orario cade in un secondo intercalare, che non è ammesso.
    .hint = Usare il secondo prima o dopo.
date_out_of_calendar = Una data non esiste.
    .hint = Controllare giorno, mese e anno.

### Identità (DID) che non si possono leggere

did_malformed = Questo non è un DID.
    .hint = Un DID è fatto come did:web:universita.example o did:key:z6Mk…; copiarlo di nuovo.
did_too_long = Il DID è troppo lungo.
    .hint = Controllare che non sia stato copiato altro insieme.
did_key_type_unsupported = Il did:key contiene una chiave di un tipo non ancora riconosciuto; Ed25519 lo è.
    .hint = Chiedere un DID con una chiave Ed25519: comincia con did:key:z6Mk.
did_web_host = Il dominio non è scritto come un nome di dominio.
    .hint = Scriverlo come universita.example, senza "https://".
did_web_ip_address = Il dominio è un indirizzo IP; a un did:web serve un nome.
    .hint = Usare il nome del sito, per esempio universita.example.
did_web_userinfo = Il dominio contiene un nome utente o una "@".
    .hint = Scrivere solo il dominio, per esempio universita.example.
did_web_port = La porta del dominio non è un numero da 1 a 65535.
    .hint = Scriverla come universita.example:8443, o toglierla.
did_web_path = Il percorso dopo il dominio contiene caratteri che non possono starci.
    .hint = Usare solo lettere, cifre, ".", "-" e "_", come in universita.example/segreteria.
did_document_member = Una parte del documento DID non è come dovrebbe essere.
    .hint = Scaricare di nuovo il documento dal sito dell'ente; se è lo stesso, avvisare l'ente.
did_document_id_mismatch = Il documento DID appartiene a un altro DID.
    .hint = Controllare quale file è stato messo dove; non fare affidamento su questo.
did_document_duplicate_method = Il documento DID elenca due chiavi con lo stesso nome.
    .hint = Non farvi affidamento; avvisare l'ente.
did_document_key_ambiguous = Il documento DID dà una chiave in due modi: due lettori potrebbero usare chiavi diverse.
    .hint = Non farvi affidamento; avvisare l'ente.
method_controller_mismatch = La chiave nel documento DID appartiene a qualcun altro.
    .hint = Non farvi affidamento; avvisare l'ente.

### L'esito

verdict-question-authentic = Autentica?
verdict-question-current = Valida oggi?
verdict-question-trusted = Affidabile?
verdict-question-complete = Completa?
verdict-meaning-authentic = È originale e intatta, firmata dall'ente che nomina?
verdict-meaning-current = È nel suo periodo di validità, e non è stata ritirata?
verdict-meaning-trusted = L'ente è tra quelli di cui ci si fida?
verdict-meaning-complete = Dichiara gli elementi dello standard europeo?
verdict-answer-yes = sì
verdict-answer-no = no
verdict-answer-unknown = non si sa
verdict-conclusion-accepted = ACCETTATA
verdict-conclusion-rejected = RIFIUTATA
verdict-conclusion-undetermined = NON DECISA
verdict-meaning-accepted = Ci si può fare affidamento.
verdict-meaning-rejected = Non farvi affidamento.
verdict-meaning-undetermined = Non si è potuto decidere. Non farvi affidamento finché la questione aperta non è chiarita.
verdict-outcome-pass = superato
verdict-outcome-fail = fallito
verdict-outcome-unknown = non si sa
verdict-outcome-skip = non previsto

### Riscontri: autentica?

form_ok = Il file è ben formato.
form_invalid = Il file non è una credenziale corretta: { $detail }
    .hint = Chiedere all'ente un file corretto.
type_missing = Il file non dice di essere una credenziale o una presentazione.
    .hint = Controllare che sia il file giusto.
context_invalid = L'elenco dei vocabolari ("@context") non è come lo vuole lo standard.
    .hint = Chiedere all'ente un file corretto.
proof_valid = La firma è autentica e i contenuti sono intatti ({ $method }).
proof_missing = Non c'è una firma.
    .hint = Potrebbe averlo scritto chiunque. Chiedere il file firmato.
proof_invalid = La firma non corrisponde: i contenuti sono cambiati dopo la firma, o ha firmato qualcun altro.
    .hint = Non fare affidamento su questo file. Chiedere l'originale a chi lo ha presentato, o uno nuovo all'ente.
    .more = Una firma vale per un solo documento e una sola chiave. Basta cambiare una lettera, o che un programma risalvi il file in un'altra forma, perché non corrisponda più.
proof_malformed = La firma non è scritta come dovrebbe, quindi non prova nulla.
    .hint = Non fare affidamento su questo file. Chiedere l'originale a chi lo ha presentato, o uno nuovo all'ente.
proof_expired = La firma valeva solo fino a { $expires }.
    .hint = Chiedere un file firmato di nuovo.
suite_unsupported = La firma è di un tipo che non si può ancora controllare ({ $suite }).
    .hint = Questo non dice nulla di male. Controllarla con un altro programma, o chiedere all'ente una firma eddsa-jcs-2022.
format_unsupported = Il file è in un formato che non si può ancora controllare ({ $format }).
    .hint = Questo non dice nulla di male. Controllarlo con un altro programma, o chiedere all'ente un altro formato.
context_suffix_unsigned = È stato aggiunto un vocabolario che la firma non copre: le parole possono significare altro da ciò che è stato firmato.
    .hint = Non fare affidamento su questo file. Chiedere l'originale.
context_mismatch = I vocabolari del file non sono quelli firmati.
    .hint = Non fare affidamento su questo file. Chiedere l'originale.
key_unknown = La chiave che ha firmato non è disponibile: la firma non si è potuta controllare.
    .hint = Procurarsi il documento DID dell'ente e indicare la cartella con --evidence.
key_invalid = La chiave che ha firmato non è utilizzabile.
    .hint = Non fare affidamento su questo file; avvisare l'ente.
key_revoked = La chiave che ha firmato è stata ritirata il { $when }.
    .hint = Chiedere all'ente un file firmato con una chiave attuale.
key_expired = La chiave che ha firmato valeva solo fino a { $when }.
    .hint = Chiedere all'ente un file firmato con una chiave attuale.
did_method_unsupported = Le identità di tipo "did:{ $method }" non si possono ancora controllare.
    .hint = Questo non dice nulla di male. Si possono controllare did:key e did:web.
did_document_missing = Le chiavi di { $did } non sono disponibili.
    .hint = Scaricare il did.json dal sito dell'ente e indicare la sua cartella con --evidence. Non prenderlo da chi ha inviato la credenziale.
    .more = Un ente come did:web:universita.example pubblica le proprie chiavi su https://universita.example/.well-known/did.json. Qui Credenza non usa la rete, quindi il file deve essere sulla macchina. Va messo in una cartella con un index.json che nomina il DID e il file.
did_document_invalid = Il documento DID dell'ente non è corretto.
    .hint = Scaricarlo di nuovo dal sito dell'ente; se è lo stesso, avvisare l'ente.
did_document_unvouched = Le chiavi di { $did } sono arrivate insieme alla credenziale, e nulla di affidabile le conferma.
    .hint = Procurarsi il documento DID direttamente dall'ente, o usare un elenco di fiducia che ne nomini le chiavi.
method_not_found = La chiave che ha firmato non è tra quelle pubblicate dall'ente.
    .hint = Procurarsi il documento DID più recente dell'ente; se la chiave non c'è, non fare affidamento su questo file.
method_not_authorized = La chiave è dell'ente, ma non è pubblicata per firmare credenziali.
    .hint = Non fare affidamento su questo file; avvisare l'ente.
issuer_bound = L'ha firmata l'ente che nomina.
issuer_mismatch = Nomina { $issuer } come ente, ma l'ha firmata { $signer }.
    .hint = Non fare affidamento su questo file: qualcuno ha firmato a nome di altri.
purpose_mismatch = La firma è stata fatta per "{ $found }", non per "{ $expected }".
    .hint = Non fare affidamento su questo file: una firma fatta per una cosa viene usata per un'altra.
previous_proof_missing = Una firma dice di seguirne un'altra, che non c'è.
    .hint = Qualcosa è stato tolto. Chiedere il file originale.
holder_bound = Chi la presenta ha la chiave a cui è stata rilasciata.
holder_unbound = Nomina una persona, ma non è legata a una chiave che solo questa persona ha.
    .hint = Confrontare nome e data di nascita o matricola con un documento d'identità.
holder_not_shown = Inviata dal titolare: non dimostrato.
    .hint = Un file si può copiare. Se è importante, chiedere alla persona di rispondere a una richiesta ("credenza request new").
holder_mismatch = La presenta { $holder }, ma è stata rilasciata a { $subject }.
    .hint = Non farvi affidamento: sembra essere di qualcun altro.
holder_proof_missing = La presentazione non è firmata da chi la presenta.
    .hint = Chiedere alla persona di rispondere di nuovo alla richiesta, con il proprio portafoglio.
challenge_mismatch = Risponde a una richiesta diversa da questa.
    .hint = Chiedere una risposta a questa richiesta. Una risposta data ad altri, o vecchia, può essere stata copiata.
domain_mismatch = È stata fatta per un altro destinatario.
    .hint = Chiedere una risposta a questa richiesta. Qualcuno potrebbe inoltrare una risposta destinata ad altri.
request_window = È stata firmata il { $created }, ma a questa richiesta si poteva rispondere dal { $from } al { $until }.
    .hint = Creare una nuova richiesta e chiedere una nuova risposta.
request_used = A questa richiesta si è già risposto, e vale una volta sola.
    .hint = Creare una nuova richiesta e chiedere una nuova risposta.

### Riscontri: valida oggi?

valid_from_future = Vale solo a partire da { $from }.
    .hint = Riprovare allora, o chiedere all'ente se la data è giusta.
valid_until_past = È scaduta il { $until }.
    .hint = Chiedere al titolare o all'ente se ce n'è una più recente.
period_ok = È nel suo periodo di validità.
no_period = Non ha una data di fine.
status_unsupported = Potrebbe essere stata ritirata: il suo stato ("{ $type }") non si può ancora controllare.
    .hint = Chiedere all'ente se vale ancora.
no_status = Per questa credenziale l'ente non tiene un elenco di quelle ritirate.

### Riscontri: affidabile?

no_trust_source = Non è stato detto di quali enti ci si fida.
    .hint = Indicare un elenco con --trust, o chiedere il DID all'ente per una via già nota, poi "credenza trust add DID --name NOME".
issuer_trusted = L'ente è nel proprio elenco: { $name }.
issuer_unknown = Firma autentica. Non sappiamo chi sia questo ente.
    .hint = Chiedere il DID all'ente per una via già nota (il suo sito, una telefonata), poi "credenza trust add DID --name NOME".
    .more = Chiunque può creare una chiave e firmare. Una firma autentica dice che un certo ente ha scritto questo e nessuno l'ha cambiato, non chi sia quell'ente; il nome nel file è quello che l'ente si dà da solo. Non prendere il DID dal file che si vuole verificare.
issuer_pinned = È proprio l'ente richiesto.
issuer_allowed = L'ente non è in nessun elenco; si accetta chiunque.
issuer_outside_period = L'ente è nell'elenco, ma non al momento della firma (fidato dal { $from } al { $until }).
    .hint = Chiedere all'ente, o a chi tiene l'elenco.
issuer_key_not_listed = L'ente è nell'elenco, ma non con la chiave che ha firmato.
    .hint = Chiedere all'ente, per una via già nota, se ha una nuova chiave.
issuer_outside_country = L'ente è nell'elenco, ma non per { $country }.
    .hint = Chiedere all'ente, o a chi tiene l'elenco.
issuer_outside_types = L'ente è nell'elenco, ma non per credenziali di questo tipo.
    .hint = Chiedere all'ente, o a chi tiene l'elenco.
issuer_closed = L'ente ha smesso di rilasciare il { $until }. La firma dice di essere precedente; per quella data c'è solo la parola dell'ente.
    .hint = Se è importante, chiedere a chi conserva oggi gli archivi dell'ente.
issuer_compromised = La chiave dell'ente è finita in altre mani (segnalato: { $until }). Nulla di firmato con essa è affidabile.
    .hint = Chiedere all'ente un file firmato con la nuova chiave.

### Riscontri: completa?

context_unknown = Usa un vocabolario che qui non si conosce: i contenuti non sono stati interpretati.
    .hint = Leggere il file con "credenza inspect", o chiedere all'ente.
element_stated = { $element }: { $value }
element_absent = { $element }: non dichiarato.
    .hint = Se serve saperlo, chiedere all'ente.
element_not_applicable = { $element }: dichiarato non pertinente.
element_contradictory = { $element }: dichiarato due volte, in modo diverso ("{ $one }" e "{ $other }").
    .hint = Chiedere all'ente quale sia giusto.
element_required = Si richiede "{ $element }", e non è dichiarato.
    .hint = Chiederlo all'ente o al titolare, o togliere --require.
presentation_required = È un semplice file, e si accetta solo ciò che presenta il titolare.
    .hint = Creare una richiesta con "credenza request new" e chiedere al titolare di rispondere.

### Gli elementi dello standard europeo (allegato I della Raccomandazione del 16 giugno 2022)

element-learner = Discente
element-title = Titolo
element-country = Paese o regione dell'ente
element-awarding_body = Organismo di rilascio
element-date_of_issuing = Data di rilascio
element-learning_outcomes = Risultati dell'apprendimento
element-workload = Carico di lavoro
element-level = Livello
element-assessment = Tipo di valutazione
element-participation = Forma di partecipazione
element-quality_assurance = Garanzia della qualità
element-prerequisites = Prerequisiti
element-supervision = Supervisione e verifica dell'identità
element-grade = Voto
element-stackability = Cumulabilità
element-further_information = Ulteriori informazioni

### Parole dei vocabolari

word-kind-course = corso
word-kind-single_examination = singolo esame
word-kind-credits = crediti di un percorso più lungo
word-outcome-knowledge = conoscenza
word-outcome-skill = abilità
word-outcome-responsibility_and_autonomy = responsabilità e autonomia
word-cycle-short = ciclo breve
word-cycle-first = primo ciclo (laurea)
word-cycle-second = secondo ciclo (laurea magistrale)
word-cycle-third = terzo ciclo (dottorato)
word-level-eqf = livello EQF { $level }
word-level-qnq = livello QNQ { $level }
word-level-not_applicable = non pertinente
word-workload-ects = { $credits } CFU (ECTS)
word-workload-hours = { $hours } ore
word-participation-online = a distanza
word-participation-blended = in parte a distanza, in parte in presenza
word-participation-on_site = in presenza
word-participation-work_based = sul luogo di lavoro
word-participation-project = in un progetto
word-participation-research_lab = in un laboratorio di ricerca
word-assessment-written_examination = esame scritto
word-assessment-oral_examination = esame orale
word-assessment-practical = prova pratica
word-assessment-project = lavoro di progetto
word-assessment-portfolio = portfolio
word-assessment-assignment = elaborato valutato
word-assessment-continuous = valutazione continua
word-assessment-quiz = quiz
word-assessment-peer_assessment = valutazione tra pari
word-assessment-peer_review = revisione tra pari
word-assessment-group_performance = prova di gruppo
word-assessment-attendance = frequenza
word-assessment-problem_based = lavoro su problemi
word-assessment-artefact = valutazione di un prodotto
word-supervision-unsupervised = senza supervisione, identità non verificata
word-supervision-supervised = con supervisione, identità non verificata
word-supervision-supervised_online_verified = con supervisione a distanza, identità verificata
word-supervision-supervised_on_site_verified = con supervisione in presenza, identità verificata
word-quality-institutional = dell'istituzione
word-quality-programme = del percorso formativo
word-stackability-stand_alone = autonoma
word-stackability-stackable = cumulabile in una credenziale più ampia
