### Parole di "credenza issue"

issue-specimen-name = Nome Cognome
issue-preview = ANTEPRIMA: ciò che vedrà chi la riceve. Non è stato firmato nulla.
issue-preview-row = ANTEPRIMA della riga { $row }: ciò che vedrà la persona. Non è stato firmato nulla.
issue-valid-from = Valida dal
issue-valid-until = Valida fino al
issue-one-checked = Tutto è corretto. Non è stato firmato nulla (--dry-run).
issue-one-written = Firmata e scritta: { $path }
issue-progress = Firma
issue-more-errors = … e { $count ->
        [one] 1 altro errore
       *[other] altri { $count } errori
    }. Con "--errors FILE" vengono scritti tutti in un file.
issue-summary = { $issued } rilasciate, { $adopted ->
        [0] {""}
       *[other] { $adopted } riprese da un'esecuzione interrotta,{" "}
    }{ $skipped } già rilasciate, { $refused } rifiutate.
issue-summary-dry = { $issued } da rilasciare, { $skipped } già rilasciate, { $refused } rifiutate. Non è stato firmato nulla (--dry-run).
issue-note =
    { $title }
    { $body }

    Il file allegato a questa nota è la sua microcredenziale. È firmato: chiunque può
    controllare che viene da noi e che nulla vi è stato cambiato.

    Conservarla
      - Salvi il file così com'è, in due posti. Non lo apra per salvarlo di nuovo con
        un programma di scrittura: un file cambiato non è più autentico.
      - Se lo perde, chieda a noi lo stesso file.
      - Con il programma Credenza può tenerlo in un portafoglio protetto:
          credenza wallet init
          credenza wallet add FILE.json

    Mostrarla
      - Invii il file a un datore di lavoro o a un'università, o lo carichi dove lo chiedono.
      - Lo controllano senza chiedere a noi e senza rete:
          credenza verify --evidence did.json FILE.json
        did.json è il file con la nostra chiave pubblica, pubblicato sul nostro sito.
      - Quale identità (DID) sia la nostra lo apprendono dal nostro sito o per telefono,
        mai dal file stesso.

    Se qualcosa è sbagliato, ci scriva. Nessun altro può correggere il file.
help-issue-allow-unproven-did = Accettare un DID dell'elenco anche senza did_proof; una prova sbagliata viene comunque rifiutata

### Il foglio di calcolo nel suo insieme non si può leggere

roster_empty = Il foglio di calcolo è vuoto.
    .hint = Controllare che sia il file giusto. La prima riga contiene le intestazioni, ogni riga sotto di essa una persona.
roster_no_rows = Il foglio di calcolo ha le intestazioni e nessuna riga sotto di esse.
    .hint = Aggiungere una riga per ogni persona, o controllare che sia il file giusto.
sheet_no_rows = Il foglio "{ $sheet }" non ha righe sotto le intestazioni.
    .hint = { $others ->
        [none] Aggiungere una riga per ogni persona sotto le intestazioni, o controllare che sia il file giusto.
       *[other] Sceglierne un altro con --sheet ({ $others }), o aggiungere una riga per ogni persona sotto le intestazioni.
    }
roster_too_large = Il foglio di calcolo supera { $limit } byte.
    .hint = Controllare che sia il file giusto; se è davvero così lungo, dividerlo.
roster_too_many_rows = Il foglio di calcolo ha più di { $limit } righe.
    .hint = La causa può essere una cella isolata molto più in basso: eliminare le righe vuote, o dividere il file.
roster_too_many_columns = Il foglio di calcolo ha più di { $limit } colonne.
    .hint = Eliminare le colonne che non servono.
roster_too_many_cells = Il foglio di calcolo ha più di { $limit } celle, comprese quelle vuote in mezzo alle altre.
    .hint = Eliminare le colonne che non servono, o dividere l'elenco in più file.
roster_too_much_text = Le celle del foglio di calcolo contengono più di { $limit } byte di testo.
    .hint = Eliminare le colonne che non servono, o dividere l'elenco in più file.
workbook_many_parts = La cartella di lavoro ha più di { $limit } parti, comprese immagini e fogli.
    .hint = Copiare il foglio in una cartella di lavoro nuova, o salvarlo come "CSV UTF-8".
workbook_heavy = La cartella di lavoro contiene troppo, oltre alle sue righe, per essere letta senza rischi (più di { $limit } byte di testi, formati o nomi di fogli).
    .hint = Copiare il foglio in una cartella di lavoro nuova, o salvarlo come "CSV UTF-8".
encoding_unknown = Non c'è una codifica di caratteri "{ $label }".
    .hint = Quelle usuali sono utf-8, windows-1252 e utf-16le.
encoding_contradicts_bom = Il file dice di essere { $found }, e --encoding dice { $said }.
    .hint = Tralasciare --encoding.
encoding_invalid_bytes = I byte { $bytes } (dopo altri { $offset }, riga { $row }) non esistono in { $encoding }.
    .hint = Il file ha un'altra codifica: indicarla con --encoding, o tralasciare --encoding perché sia riconosciuta.
encoding_looks_utf16 = Il file sembra UTF-16 senza il suo contrassegno.
    .hint = Passare --encoding { $label }, o salvarlo come "CSV UTF-8".
roster_kind_unsupported = I file di questo tipo ({ $kind }) non vengono letti.
    .hint = Salvare il foglio come .xlsx o come "CSV UTF-8".
workbook_encrypted = La cartella di lavoro è protetta da una password.
    .hint = Salvarne una copia senza password.
workbook_damaged = La cartella di lavoro non si può leggere ({ $detail }).
    .hint = Aprirla nel programma di calcolo e salvarla di nuovo come .xlsx, o come "CSV UTF-8".
sheet_missing = La cartella di lavoro non ha un foglio "{ $wanted }".
    .hint = Ha: { $found }.
sheet_of_text = È stato indicato --sheet "{ $wanted }", e questo file non ha fogli.
    .hint = Tralasciare --sheet.

### Che cosa non va in una riga, o nelle intestazioni

header_not_recognised = Nessuna delle intestazioni è nota: { $found }
    .hint = Chiamare le colonne nome, cognome, matricola, data di nascita, e-mail (o given_name, family_name, student_number, birth_date, email).
column_duplicate = Due intestazioni significano lo stesso ({ $name }): "{ $first }" e "{ $second }".
    .hint = Eliminare una delle colonne, o rinominarla.
column_missing_name = Non c'è una colonna con i nomi. Le intestazioni sono: { $found }
    .hint = Aggiungere nome e cognome, oppure nominativo.
column_missing_identifier = Non c'è una colonna che distingua gli omonimi. Le intestazioni sono: { $found }
    .hint = Aggiungere matricola o data di nascita.
column_missing_key = Non c'è la colonna { $name }, chiesta da --learner-key. Le intestazioni sono: { $found }
    .hint = Indicare un'altra colonna, o tralasciare --learner-key.
row_too_short = La riga ha { $found } campi, e ce ne aspettavano { $expected }.
    .hint = Manca un separatore; i valori possono trovarsi sotto le intestazioni sbagliate.
row_too_long = La riga ha { $found } campi, e le intestazioni sono { $expected }.
    .hint = C'è un separatore in un testo senza virgolette, oppure manca un'intestazione.
quote_not_closed = Una virgoletta viene aperta e mai chiusa.
    .hint = Chiuderla, o scriverla due volte ("") dove fa parte del testo.
quote_misplaced = C'è del testo dopo una virgoletta di chiusura.
    .hint = Scrivere due volte ("") una virgoletta che fa parte del testo.
name_missing = Manca il nome.
    .hint = Compilarlo. Solo chi ha un DID può farne a meno.
name_contradicted = Il nominativo è "{ $name }", e le colonne di nome e cognome dicono "{ $parts }".
    .hint = Correggere quello sbagliato, o lasciare vuoto l'altro.
identifier_missing = Nulla distingue questa persona da un omonimo.
    .hint = Compilare la matricola o la data di nascita.
key_missing = La colonna che distingue le persone ({ $name }) qui è vuota.
    .hint = Compilarla.
id_spreadsheet_damage = Il programma di calcolo ha rovinato questo numero: { $value }
    .hint = Formattare la colonna come testo e digitare o importare di nuovo i numeri; le cifre perse non si recuperano.
formula_error = Qui una formula non è riuscita: { $value }
    .hint = Correggerla nel foglio, o digitare il valore.
formula_without_value = Qui c'è una formula senza il suo valore: nessun programma di calcolo l'ha calcolata.
    .hint = Aprire la cartella di lavoro nel programma di calcolo e salvarla da lì, o digitare il valore.
text_became_date = Il programma di calcolo ha fatto di questo testo una data: { $value }
    .hint = Formattare la colonna come testo e digitare di nuovo il valore.
date_ambiguous = La data { $value } può significare { $readings }.
    .hint = Dire che cosa viene prima: --date-format dmy (il giorno) o --date-format mdy (il mese). Oppure scrivere le date come 2025-12-31.
date_invalid = Questa non è una data: { $value }
    .hint = Scriverla come { $expected }.
date_two_digit_year = L'anno di { $value } ha solo due cifre.
    .hint = Scriverlo con quattro.
date_is_number = Qui c'è un numero dove ci si aspettava una data: { $value }
    .hint = { $reading ->
        [none] Scrivere la data come 2025-12-31.
       *[other] Forse si intende { $reading }. Formattare la colonna come data.
    }
birth_date_implausible = Nessuno qui è nato il { $value }.
    .hint = Una data di nascita sta fra il { $earliest } e il { $latest }.
valid_until_before_date = La credenziale varrebbe fino al { $valid_until }, prima della sua data di rilascio, { $date }.
    .hint = Correggere una delle due.
cell_control_character = Il valore contiene un carattere invisibile ({ $character }).
    .hint = Digitare di nuovo il valore; un a capo o una tabulazione può essere arrivato copiandolo.
bidi_character = Il valore contiene un carattere che inverte la direzione del testo intorno ({ $character }).
    .hint = Digitare di nuovo il valore. Tali caratteri possono far sembrare un nome un altro.
character_lost = Una lettera si è persa prima che il file arrivasse qui: { $value }
    .hint = Esportare di nuovo il foglio come "CSV UTF-8".
value_too_long = Il valore ha { $found } caratteri; il massimo è { $limit }.
    .hint = Una virgoletta mancante può avere unito più campi.
email_invalid = Questo non è un indirizzo e-mail: { $value }
    .hint = Scriverlo come nome@universita.example, uno per persona.
did_invalid = Questo non è un DID: { $value }
    .hint = Somiglia a did:key:z6Mk…; chiedere alla persona di copiarlo di nuovo ("credenza wallet did").
did_proof_without_did = C'è la prova di un DID, e nessun DID.
    .hint = Compilare il DID, o eliminare la prova.
language_invalid = Questa non è una lingua: { $value }
    .hint = Scrivere un codice di lingua come it, en o de-AT.
duplicate_learner = Questa persona è anche nella riga { $other_row } (stesso { $by }: { $value }).
    .hint = Eliminare una delle righe, o correggere il valore sbagliato. Due persone con lo stesso nome e la stessa data di nascita devono avere ciascuna la propria matricola.
leading_zeros_differ = Il numero { $value } è quello della riga { $other_row } ({ $other_value }) a meno degli zeri iniziali, e il nome è lo stesso.
    .hint = I programmi di calcolo tolgono gli zeri iniziali. Eliminare la riga sbagliata; formattare la colonna come testo e rimettere il numero. Se sono due persone, compilare la data di nascita di entrambe.

grade_without_scale = C'è un voto ({ $grade }), e il file del corso non ha una scala dei voti. Un voto senza la sua scala non dice nulla.
    .hint = Aggiungere al file del corso [grade] con il nome della scala, o tralasciare il voto.
grade_not_a_number = "{ $grade }" non è un voto della scala, che va da { $min } a { $max }.
    .hint = Scrivere il numero del voto; possono seguirlo parole, come in "30 e lode". Chi era assente o non ha superato la prova non va nell'elenco.
grade_outside_scale = Il voto { $grade } non è nella scala, che va da { $min } a { $max }.
    .hint = Correggere il voto, o la scala nel file del corso.
grade_not_passed = Il voto è { $grade }, e il minimo per superare la prova è { $pass }.
    .hint = Chi non ha superato la prova non riceve la credenziale: togliere la riga, o correggere il voto.
award_expired = La credenziale sarebbe finita prima di essere firmata: il { $until }.
    .hint = Controllare la data di rilascio e per quanto tempo vale la credenziale.
learner_unidentified = Nulla dice chi è la persona.
    .hint = Indicare un nome con matricola o data di nascita, oppure un DID.
identifier_reserved = Un identificatore è di un tipo che ha un campo proprio ({ $found }).
    .hint = Scrivere nomi e date di nascita nelle loro colonne.
did_proof_missing = Nulla prova che questo DID sia di questa persona: { $did }
    .hint = Dare alle persone un testo casuale e far loro eseguire "credenza wallet did --for ENTE --nonce TESTO"; mettere il risultato nella colonna did_proof. Se si sa per altra via che il DID è loro, passare --allow-unproven-did.
did_nonce_missing = C'è la prova del DID, e non è detto a quale testo casuale deve rispondere.
    .hint = Passare --nonce con il testo dato alle persone.
did_proof_malformed = La prova del DID non si può leggere ({ $reason }).
    .hint = Può essere stata troncata copiandola; chiedere alla persona di inviarla di nuovo.
did_proof_refused = La prova del DID { $did } non vale per questo ente ({ $reason }).
    .hint = È stata fatta per un altro ente o un altro testo casuale, o è stata cambiata. Chiederne una nuova alla persona. "credenza explain { $reason }" dice di più.
did_proof_of_another = La prova è autentica, ma di un altro DID: { $holder }
    .hint = Due persone possono essere state scambiate, o una ha copiato il DID di un'altra. Chiedere di nuovo.

### Che cosa è già stato rilasciato

row_changed = La credenziale di questa persona è stata rilasciata con un altro valore di { $field }: era "{ $was }", ora è "{ $now }".
    .hint = La credenziale in { $file } è stata firmata il { $issued } e resta com'è. Rimettere il valore di prima; oppure, se la credenziale è sbagliata, sostituirla è una decisione a sé.
leading_zeros_issued = Qualcuno con questo nome ha la credenziale con il numero { $was }, e qui c'è { $now }: differiscono solo negli zeri iniziali.
    .hint = I programmi di calcolo tolgono gli zeri iniziali: formattare la colonna come testo e rimettere il numero; allora la riga è quella di { $file }, firmata il { $issued }. Se sono due persone, le distinguono le date di nascita; se la credenziale rilasciata non ce l'ha, rilasciare questa in un'altra cartella.
ledger_malformed = Una riga del registro non si può leggere ({ $detail }).
    .hint = Non è stato firmato nulla. Recuperare issued.ndjson da una copia. Se non c'è, spostarlo altrove: le credenziali accanto vengono ritrovate.
ledger_schema_unknown = Una riga del registro è stata scritta da un'altra versione di Credenza ("{ $found }"; questa scrive "{ $expected }").
    .hint = Usare quella versione, o una successiva.
ledger_row_altered = Una riga del registro è stata cambiata dopo essere stata scritta.
    .hint = Non è stato firmato nulla. Recuperare issued.ndjson da una copia. Se non c'è, spostarlo altrove: le credenziali accanto vengono ritrovate.
ledger_duplicate = Il registro ha due righe per una credenziale: la { $first } e la { $line } ({ $id }).
    .hint = Non è stato firmato nulla. Due registri possono essere stati uniti; recuperare quello giusto da una copia.
ledger_torn_line = La riga { $line } del registro si interrompe a metà, e non conta.
    .hint = Un'esecuzione interrotta lascia una riga così. La credenziale di cui parla viene ritrovata se è ancora accanto al registro. Spostare le credenziali solo dopo un'esecuzione finita bene.
ledger_torn_line_moved = { $row ->
        [none] L'ultima riga del registro, interrotta a metà, parla di una credenziale ({ $id }) di un altro elenco, o di una riga che ora è rifiutata
       *[other] L'ultima riga del registro, interrotta a metà, parla della credenziale della riga { $row } ({ $id })
    }, e quella credenziale non è in { $output }. Non è stato firmato nulla.
    .hint = La persona può averla già. Rimettere il file al suo posto e ripetere, prima di ogni altro, il comando che è stato interrotto: la credenziale viene ripresa. Se è certo che nessuno l'ha ricevuta, eliminare quella riga: la riga della persona nell'elenco viene allora firmata.
course_changed_since = { $count ->
        [one] 1 credenziale di questa edizione è stata rilasciata da una versione precedente del file del corso. Resta com'è.
       *[other] { $count } credenziali di questa edizione sono state rilasciate da una versione precedente del file del corso. Restano come sono.
    }
    .hint = Se è cambiato il corso stesso, dare alle nuove credenziali un altro --run.
unlisted_file_differs = Il file { $file } ha l'identificatore della credenziale di questa persona e dice altro { $authentic ->
        [yes] (la firma è autentica: è stata rilasciata con altri valori)
       *[no] (e la firma non è autentica)
    }.
    .hint = { $authentic ->
        [yes] Qualcuno può avere già quella credenziale: non farla firmare una seconda volta. Eseguire di nuovo il comando con i valori, il file del corso e le date (--date, --valid-from, --valid-until) con cui il file è stato rilasciato: viene ripreso così com'è.
       *[no] Il file è stato cambiato dopo la firma, o l'ha fatto qualcun altro. Recuperare l'originale da una copia. Spostare il file altrove solo se è certo che nessuno ha ricevuto questa credenziale: la riga viene allora firmata.
    }
unlisted_files_same_id = Più file hanno l'identificatore della credenziale di questa persona, e il registro non ne nomina nessuno: { $files }
    .hint = Lasciare quello consegnato alla persona e spostare altrove gli altri: viene ripreso così com'è. Se si spostano tutti, la riga viene firmata una seconda volta.
issued_files_missing = { $count ->
        [one] Il file di 1 credenziale già rilasciata non c'è più: { $files }
       *[other] I file di { $count } credenziali già rilasciate non ci sono più: { $files }
    }
    .hint = Non vengono firmate di nuovo. Se non sono stati inviati e riposti, recuperarli da una copia.
issued_files_altered = { $count ->
        [one] Il file di 1 credenziale già rilasciata è cambiato da allora: { $files }
       *[other] I file di { $count } credenziali già rilasciate sono cambiati da allora: { $files }
    }
    .hint = Non inviarli: un file cambiato non è autentico. Recuperarli da una copia.

### Che cosa la segreteria dovrebbe sapere

encoding_guessed = Il foglio è stato letto come { $encoding }. Controllare questi valori: { $examples }
    .hint = Se sembrano sbagliati, indicare la codifica con --encoding, o esportare il foglio come "CSV UTF-8".
text_misread = Sembra che il file sia stato letto nella codifica sbagliata: { $value }
    .hint = Esportare di nuovo il foglio come "CSV UTF-8", o indicare la sua codifica con --encoding.
sheet_chosen = È stato letto il foglio "{ $sheet }". Ce ne sono altri: { $others }
    .hint = Sceglierne uno con --sheet.
columns_ignored = Queste colonne non vengono usate: { $headings }
    .hint = Nulla di esse finisce in una credenziale.
columns_unnamed = Queste colonne hanno valori e nessuna intestazione: { $letters }
    .hint = Non vengono usate. Se servono, dare loro un nome.
given_name_alone = La colonna "{ $heading }" è stata presa per il nome, e non c'è una colonna per il cognome.
    .hint = Se contiene nomi completi, chiamarla "nominativo".
blank_rows = { $count ->
        [one] Una riga vuota sta fra le altre: { $rows }
       *[other] { $count } righe vuote stanno fra le altre: { $rows }
    }
    .hint = Sono state saltate. Controllare che lì non manchi nulla.
id_from_numbers = Nella colonna "{ $heading }" { $count ->
        [one] 1 valore è memorizzato come numero
       *[other] { $count } valori sono memorizzati come numeri
    } (il primo nella riga { $first_row }): gli zeri iniziali, se c'erano, sono persi.
    .hint = Se i numeri cominciano con zeri, formattare la colonna come testo e importarli di nuovo.
rows_hidden = { $count ->
        [one] Una riga nascosta è stata letta come le altre: { $rows }
       *[other] { $count } righe nascoste sono state lette come le altre: { $rows }
    }
    .hint = Un filtro nasconde le righe e non le toglie. Eliminare quelle che non devono avere la credenziale.
name_half = { $count ->
        [one] In 1 riga la colonna "{ $heading }" è vuota, e il nome è tutto nell'altra: { $rows }
       *[other] In { $count } righe la colonna "{ $heading }" è vuota, e il nome è tutto nell'altra: { $rows }
    }
    .hint = C'è chi ha un nome solo. Compilare la cella se è stata dimenticata: una credenziale non si può correggere.
email_shared = Più persone hanno un solo indirizzo e-mail, { $email }: righe { $rows }
    .hint = Ciascuna riceverebbe le credenziali delle altre. Correggerlo prima dell'invio.

### Il comando nel suo insieme

preview_no_row = Nessuna riga del foglio è senza errori: non ce n’è una da mostrare.
    .hint = Vedere che cosa non va con --dry-run al posto di --preview.
rows_refused_nothing_issued = { $refused ->
        [one] 1 riga contiene errori: non è stato rilasciato nulla.
       *[other] { $refused } righe contengono errori: non è stato rilasciato nulla.
    }
    .hint = Correggerle ed eseguire di nuovo il comando. Con "--errors errori.csv" le righe senza errori vengono rilasciate, e quelle con errori scritte in quel file per essere corrette.
rows_refused = { $refused ->
        [one] 1 riga è stata rifiutata;
       *[other] { $refused } righe sono state rifiutate;
    } { $issued ->
        [0] non ne è rilasciata nessuna.
        [one] l'altra è rilasciata.
       *[other] le altre { $issued } sono rilasciate.
    }
    .hint = Correggere le righe in { $file } e rilasciare quel file come elenco nello stesso posto. Quelle rilasciate non vengono firmate di nuovo.
note_changed = { $file } non è la nota che Credenza scriverebbe ora, ed è rimasta com'è.
    .hint = Se è stata modificata di proposito, va bene così. Se riguarda un altro corso, spostarla altrove ed eseguire di nuovo il comando per averne una nuova.
delivery_changed = { $file } non è più la tabella scritta da Credenza, e perciò è rimasto com'è.
    .hint = Spostarlo altrove ed eseguire di nuovo il comando per averne uno nuovo. Le credenziali sono rilasciate.
learner_missing = Non è detto chi riceve la credenziale.
    .hint = Indicare --name con --student-number o --birth-date, oppure --to con un DID; o --learner con un file, o --roster con un foglio di calcolo.
learner_file_malformed = Il file sulla persona non si può leggere: { $path } ({ $detail })
    .hint = Scrivere righe come name = "Ada Esempio" (TOML), o un oggetto JSON; ogni valore è un testo.
learner_key_unknown = Nulla su una persona si chiama "{ $key }".
    .hint = È uno fra: { $known }.
learner_key_column_unknown = --learner-key "{ $key }" non è una colonna di un elenco.
    .hint = È una fra: { $known }.
issue_output_missing = Non è detto dove scrivere le credenziali.
    .hint = Passare -o con una cartella, oppure --ndjson -o con un file.
issue_output_is_file = { $file } ha il nome di un file, e senza --ndjson le credenziali vanno in una cartella, un file ciascuna.
    .hint = Aggiungere --ndjson per scrivere un solo file di righe, oppure indicare una cartella.
issue_output_is_ledger = { $file } è il nome del registro.
    .hint = Scegliere un altro nome per le credenziali.
issue_output_foreign = La riga { $line } di { $file } non è una credenziale rilasciata da Credenza: al file non è stato aggiunto nulla.
    .hint = Scegliere un altro nome; qui --force non serve. Se il file è di Credenza e un'interruzione di corrente o un editor ha rovinato quella riga, recuperare il file da una copia, oppure eliminare la riga e tenere le altre.
issue_file_named_twice = { $one } e { $other } sono lo stesso file: { $file }
    .hint = Dare a uno dei due un altro nome. Non è stato firmato nulla.
issue_errors_to_output = Le righe con errori vanno in un file: --errors non accetta "-".
    .hint = Indicare un file, come --errors errori.csv.
issue_errors_among_awards = { $file } ha il nome di una credenziale nella cartella delle credenziali.
    .hint = Dare al file di --errors un altro nome, come errori.csv.
issue_errors_foreign = { $file } non è un file di righe con errori: non è stato né sostituito né eliminato. Non è stato firmato nulla.
    .hint = Dare a --errors un altro nome, come errori.csv. Con --force sostituisce solo un file scritto lì da un'esecuzione precedente, le cui prime colonne sono row, column e reason.
issuer_not_named = Non si sa chi rilascia.
    .hint = Passare --issuer con il DID, o --key con una chiave; oppure scrivere il DID nel file del corso.
issuer_differs = --issuer dice { $asked }, e il file del corso dice { $stated }.
    .hint = Tralasciare --issuer, o correggere il file del corso. Non è stato firmato nulla.
issuer_on_trial = { $did } è la chiave stessa: va bene per provare. Se la chiave si perde o viene rubata, questa identità è persa con essa.
    .hint = Un'istituzione rilascia con il proprio dominio: "credenza did web --domain universita.example --key NOME", poi --issuer did:web:universita.example.
issuer_key_unchecked = Non è stato controllato che { $did } pubblichi questa chiave.
    .hint = Se non lo fa, nessuno può verificare ciò che viene firmato. Indicare il did.json pubblicato: --evidence did.json.
key_not_of_issuer = La chiave { $key } non è una che può firmare per { $did }.
    .hint = Scegliere la chiave con --key, o pubblicarla prima: "credenza did web" crea il documento.
awarding_body_differs = L'organismo di rilascio "{ $found }" ha il DID dell'ente che rilascia, e non il suo nome, paese, regione e sito.
    .hint = Far concordare [issuer] e [[awarding_body]] nel file del corso, o tralasciare [issuer].
issued_elsewhere = { $count ->
        [one] 1 credenziale è già stata rilasciata, in un altro file: { $files }
       *[other] { $count } credenziali sono già state rilasciate, in un altro file: { $files }
    }
    .hint = Non vengono scritte di nuovo. Indicare lo stesso file a -o, o prenderle da lì.
header_refused_nothing_issued = L'intestazione contiene errori: nessuna riga è stata letta e nulla è stato rilasciato.
    .hint = Correggere l'intestazione ed eseguire di nuovo il comando.
