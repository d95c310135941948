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
value-type = TIPO
value-suite = SUITE
value-context = URL=FILE
value-code = CODICE
value-shell = SHELL

### Aiuto: ogni comando e i suoi argomenti

help-credenza = Rilasciare, conservare, presentare e verificare microcredenziali, senza rete.
    .long =
        Rilasciare, conservare, presentare e verificare microcredenziali, senza rete.

        Un ente firma le microcredenziali (key, did, course, issue).
        Chi ha studiato le conserva e le presenta (wallet, present, bake).
        Chiunque le verifica (verify, request, trust).
    .examples =
        credenza verify diploma.json
        credenza issue corso.toml --roster persone.csv -o rilasciate
        credenza explain issuer_unknown

help-global-lang = Lingua di tutti i messaggi; altrimenti quella del sistema
help-global-json = Dare il risultato in JSON, per i programmi
help-global-no-input = Non fare mai domande; fermarsi e dire che cosa manca
help-global-color = Quando usare i colori
help-global-passphrase-file = Leggere la passphrase da questo file
help-global-quiet = Mostrare solo risultati, avvisi ed errori
help-global-help = Mostrare questo aiuto
help-global-version = Mostrare la versione

help-any-output = Dove scrivere il risultato; altrimenti viene mostrato. "-" è lo standard output
help-any-force = Sostituire ciò che c'è già
help-any-yes = Non chiedere conferma
help-any-evidence = Un did.json ottenuto in proprio, o una cartella di tali file con un index.json
help-any-challenge = Il testo casuale inviato da chi verifica
help-any-domain = Il dominio di chi chiede, per esempio azienda.example
help-any-request = Il file di richiesta inviato da chi verifica
help-any-ids = Numero in "credenza wallet list", inizio dell'identificativo o parte del titolo
help-any-id = Numero in "credenza wallet list", inizio dell'identificativo o parte del titolo
help-any-command = Il comando, per esempio: key generate
help-any-new-passphrase-file = Leggere la nuova passphrase da questo file

help-key = Le chiavi con cui un ente firma
help-key-generate = Creare una nuova chiave di firma
    .long =
        Creare una nuova chiave di firma e conservarla, protetta da una passphrase.

        La chiave ha un suo DID (did:key), adatto per le prove; un ente pubblica le proprie chiavi sotto il proprio dominio con "credenza did web".
    .examples =
        credenza key generate segreteria-2026
        credenza key generate --plain -o chiave.pem
help-key-generate-name = Un nome con cui ritrovare la chiave; altrimenti "default"
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
help-key-passwd = Cambiare la passphrase di una chiave, o dargliene una
    .long =
        Cambiare la passphrase di una chiave, o darne una a una chiave che non ne ha. La chiave resta la stessa. --plain toglie la passphrase.
help-key-passwd-key = Il nome della chiave; non serve se ce n'è una sola
help-key-passwd-plain = Nessuna passphrase: la proteggono solo i permessi sul suo file, per macchine che firmano da sole

help-did = L'identità pubblica di un ente
help-did-web = Creare il documento DID che un ente mette sul proprio sito
    .long =
        Creare il documento DID (did.json) che un ente mette sul proprio sito.

        Elenca le chiavi che possono firmare per l'ente. Chi verifica lo legge per controllare le credenziali: va quindi pubblicato prima di rilasciarle.
    .examples =
        credenza did web --domain universita.example --key segreteria-2026 -o did.json
help-did-web-domain = Il proprio dominio, per esempio universita.example o universita.example/segreteria
help-did-web-key = Una chiave che può firmare: il nome, un file o la chiave pubblica (z6Mk…). Si può ripetere
help-did-web-drop-old-keys = Lasciare fuori chiavi del documento che c'è (--force): ciò che hanno firmato non si può più verificare
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
help-issue-valid-until = La credenziale vale fino a questo momento; altrimenti quanto dice il corso, o senza scadenza
help-issue-encoding = Codifica dei caratteri del foglio, per esempio windows-1252; altrimenti riconosciuta
help-issue-delimiter = Che cosa separa le colonne; altrimenti riconosciuto
help-issue-date-format = Che cosa significa 03/04/2025: dmy è il 3 aprile, mdy il 4 marzo
help-issue-sheet = Il foglio del file .xlsx; altrimenti il primo
help-issue-learner-key = La colonna che distingue le persone, per esempio student_number
help-issue-suite = Come si firma: eddsa-rdfc-2022 è ciò che la maggior parte di chi verifica Open Badges conosce
help-issue-nonce = Il testo casuale dato alle persone per "credenza wallet did --for": prova che un DID è loro
help-issue-preview = Mostrare la credenziale come la vedrà chi la riceve; non firmare nulla
help-issue-dry-run = Controllare tutto; non firmare e non scrivere nulla
help-issue-errors = Scrivere in questo file le righe con errori, con riga, colonna e motivo, da correggere e rilasciare come elenco
help-issue-ndjson = Scrivere un solo file con una credenziale per riga, dietro quelle che ci sono, invece di un file ciascuna
help-issue-output = Il file da scrivere, o la cartella se sono molte

help-wallet = Conservare le proprie credenziali, protette da una passphrase
help-wallet-init = Creare un portafoglio
    .long =
        Creare un portafoglio: una cartella in cui ogni credenziale è cifrata. Alla fine viene mostrata, una sola volta, una chiave di recupero. Va scritta: apre il portafoglio se si dimentica la passphrase.
help-wallet-did = Mostrare il proprio DID, da dare a un ente
    .long =
        Mostrare il proprio DID, da dare a un ente. Non si chiede la passphrase: il DID sta in chiaro, e un danno viene scoperto. Se altri possono scrivere nella cartella del portafoglio, fornire la passphrase (--passphrase-file, o CREDENZA_PASSPHRASE): allora il DID è quello delle proprie chiavi, qualunque cosa abbiano scritto.
help-wallet-did-issuer = Provare a questo ente (il suo DID) che il DID è proprio
help-wallet-did-nonce = Il testo casuale ricevuto dall'ente
help-wallet-did-new = Creare un altro DID, perché gli enti non possano confrontare i dati
help-wallet-did-did = Quale dei propri DID; altrimenti il più recente
help-wallet-add = Mettere credenziali nel portafoglio
help-wallet-add-files = I file ricevuti, cartelle che li contengono, o "-" per lo standard input
help-wallet-list = Elencare le proprie credenziali
help-wallet-show = Mostrare una credenziale per intero
help-wallet-export = Scrivere credenziali come sono state rilasciate, per inviarle o caricarle
help-wallet-export-output = Il file da scrivere, o una cartella se sono più d'una; altrimenti la credenziale viene mostrata
help-wallet-remove = Togliere credenziali
help-wallet-remove-damaged = Togliere i file che non si aprono più
help-wallet-backup = Scrivere tutto il portafoglio in un solo file protetto
help-wallet-backup-output = Il file della copia da scrivere
help-wallet-restore = Recuperare ciò che sta in una copia; nulla di ciò che c'è viene sostituito
help-wallet-restore-file = Il file della copia
help-wallet-restore-backup-passphrase-file = Leggere la passphrase della copia da questo file, se non è quella del portafoglio
help-wallet-restore-recovery-key = Aprire la copia con la chiave di recupero, che viene chiesta, invece che con la sua passphrase
help-wallet-restore-recovery-file = Lo stesso, leggendo la chiave di recupero da questo file
help-wallet-recover = Aprire il portafoglio con la chiave di recupero e scegliere una nuova passphrase
help-wallet-recover-recovery-file = Leggere la chiave di recupero da questo file
help-wallet-passwd = Cambiare la passphrase
help-wallet-passwd-new-recovery-key = Creare invece una nuova chiave di recupero, al posto di una persa o vista da altri

help-present = Rispondere alla richiesta di chi verifica con credenziali del portafoglio
    .examples =
        credenza present --request richiesta.json 1 3 -o risposta.json
help-present-suite = Come si firma la risposta: eddsa-jcs-2022 può firmare qualunque cosa ci sia nel portafoglio

help-bake = Mettere una credenziale in un'immagine (Open Badges)
    .long =
        Mettere una credenziale in un'immagine (Open Badges).

        L'immagine resta quella che era e si verifica come la credenziale stessa: "credenza verify badge.png". Va inviata come file: i programmi di messaggistica e i siti riscrivono le immagini e perdono quello che c'è dentro.
    .examples =
        credenza bake diploma.json --image badge.png -o diploma.png
help-bake-credential = La credenziale; "-" è lo standard input
help-bake-image = L'immagine: PNG o SVG
help-bake-replace = Metterla al posto di una credenziale che l'immagine porta già
help-bake-output = L'immagine da scrivere

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
help-verify-inputs = File, o cartelle che ne contengono (.json, .jsonld, .jwt, .sdjwt, .vc, .png e .svg; non quelli in sottocartelle); "-" o nulla è lo standard input
help-verify-request = La propria richiesta, a cui questa risponde
help-verify-challenge = Il testo casuale inviato, se non c'è un file di richiesta
help-verify-domain = Il proprio dominio, come è stato inviato
help-verify-once = Accettare una sola risposta: poi la richiesta è consumata per ogni altra
help-verify-at = Giudicare a questo momento o giorno invece che adesso (2026-01-31T12:00:00Z, 2026-01-31)
help-verify-trust = Un elenco di enti di cui ci si fida. Si può ripetere
help-verify-issuer = Fidarsi di questo ente (DID) e di nessun altro. Si può ripetere
help-verify-allow-unknown-issuer = Accettare un ente che non è in nessun elenco
help-verify-require-presentation = Accettare solo ciò che presenta il titolare, non un semplice file
help-verify-require = Rifiutare se manca questo elemento, per esempio workload; "mandatory" sta per gli undici che ogni microcredenziale dichiara. Si può ripetere
help-verify-learner-identity = Respingere se non è di questa persona, come email=a@universita.example o name="Ada Esempio"; un valore da solo può essere di qualunque tipo. Si può ripetere
help-verify-context = Un contesto JSON-LD ottenuto in proprio, con l'URL che gli danno le credenziali. Si può ripetere
help-verify-schema = Uno schema JSON ottenuto in proprio, con l'URL con cui le credenziali lo indicano (credentialSchema): allora dice se ne hanno la forma. Si può ripetere
help-verify-evidence = Un did.json ottenuto in proprio, o una cartella di tali file con un index.json. Si può ripetere
help-verify-obtained = Quando è stato ottenuto ciò che si dà con --evidence, --trust, --context e --schema, se non lo dice da sé (2026-01-31T12:00:00Z, 2026-01-31); altrimenti conta come ottenuto adesso
help-verify-ndjson = Una credenziale per riga, un esito per riga, nello stesso ordine; per quante siano. I file di una cartella sono una credenziale ciascuno
help-verify-verbose = Mostrare ogni riscontro con posto e valori, non solo quelli che contano

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
help-trust-add-closed = Ha chiuso o cambiato chiavi: fidarsi di ciò che ha firmato fino a questo momento, e dire che la data è solo parola sua
help-trust-add-compromised = La sua chiave è finita in altre mani: non credere a nulla di ciò che ha firmato
help-trust-add-type = Fidarsi solo per le credenziali di questo tipo. Si può ripetere
help-trust-add-country = Fidarsi solo per questo paese (due lettere, per esempio IT)
help-trust-add-key = Fidarsi solo di questa chiave (z6Mk…). Si può ripetere
help-trust-add-evidence = Il documento DID, o una cartella che lo contiene con un index.json, per mostrare le impronte delle sue chiavi
help-trust-add-force = Sostituire una voce per questo DID che dice altro
help-trust-list = Elencare gli enti di cui ci si fida
help-trust-remove = Non fidarsi più di un ente
help-trust-remove-did = Il DID dell'ente
help-trust-remove-damaged = Mettere da parte un elenco che non si può più leggere
help-trust-import = Aggiungere gli enti di un elenco
help-trust-import-file = L'elenco
help-trust-import-force = Sostituire le proprie voci che dicono altro
help-trust-export = Scrivere il proprio elenco, per condividerlo

help-inspect = Mostrare che cosa dice un file, senza verificarlo
help-inspect-file = Il file; "-" è lo standard input

help-explain = Spiegare un codice mostrato in un messaggio o in un esito
help-explain-code = Il codice, per esempio issuer_unknown; altrimenti vengono elencati tutti

help-completions = Scrivere lo script che completa i comandi nella shell
help-completions-shell = La propria shell
help-man = Scrivere una pagina di manuale
help-help = Mostrare l'aiuto di un comando
