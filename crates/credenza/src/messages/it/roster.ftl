### Elenchi

# Il file

roster_empty = L'elenco è vuoto.
    .hint = Controllare di aver scelto il file giusto.
roster_no_rows = C'è l'intestazione, ma nessuna riga di studenti.
    .hint = Aggiungere una riga per ogni studente.
roster_too_large = Il file, o il suo contenuto decompresso, supera { $limit } byte.
    .hint = Salvare solo il foglio con l'elenco, come CSV.
roster_too_many_rows = C'è contenuto sotto la riga { $limit }, l'ultima che viene letta.
    .hint = Eliminare le celle isolate sotto l'elenco, o dividerlo.
roster_too_many_columns = C'è contenuto oltre la colonna { $limit }, l'ultima che viene letta.
    .hint = Eliminare le celle isolate a destra dell'elenco.
encoding_unknown = Non esiste una codifica "{ $label }".
    .hint = Provare utf-8, windows-1252, utf-16le o macintosh.
encoding_contradicts_bom = È stato indicato { $said }, e il file dichiara { $found }.
    .hint = Omettere --encoding.
encoding_invalid_bytes = I byte { $bytes } alla riga { $row } (posizione { $offset }) non sono { $encoding }.
    .hint = Omettere --encoding, o indicare quella giusta.
encoding_looks_utf16 = Sembra UTF-16 senza il segno che lo dichiara.
    .hint = Usare --encoding utf-16le.
roster_kind_unsupported = I file di tipo "{ $kind }" non vengono letti.
    .hint = Salvarlo come .xlsx o come CSV.
workbook_encrypted = La cartella di lavoro è protetta da una password.
    .hint = Salvarne una copia senza password.
workbook_damaged = La cartella di lavoro non si può leggere: { $detail }
    .hint = Aprirla e salvarla di nuovo, o salvarla come CSV.
sheet_missing = Non c'è un foglio "{ $wanted }". Ci sono: { $found }.
    .hint = Indicarne uno con --sheet.
sheet_of_text = Un file di testo non ha fogli, quindi neppure "{ $wanted }".
    .hint = Omettere --sheet.

# L'intestazione

header_not_recognised = Nessuna di queste intestazioni è nota: { $found }.
    .hint = La prima riga deve nominare le colonne, per esempio: nome; cognome; matricola. Se le lettere sembrano sbagliate, indicare --encoding.
column_duplicate = "{ $first }" e "{ $second }" indicano entrambe { $name }.
    .hint = Rinominare o eliminare una delle due.
column_missing_name = Manca una colonna con i nomi. Ci sono: { $found }.
    .hint = Aggiungere nome e cognome, o nominativo.
column_missing_identifier = Manca una colonna con matricole, date di nascita o DID. Ci sono: { $found }.
    .hint = Il solo nome non identifica nessuno. Aggiungerne una.
column_missing_key = Manca la colonna { $name }, che dovrebbe distinguere gli studenti. Ci sono: { $found }.
    .hint = Indicarne un'altra con --learner-key.

# Una riga o una cella

row_too_short = La riga ha { $found } campi, l'intestazione { $expected }.
    .hint = Manca un separatore, alla fine o in mezzo. Salvare come .xlsx lo evita.
row_too_long = La riga ha { $found } campi, l'intestazione { $expected }.
    .hint = Mettere tra virgolette il valore che contiene il separatore.
quote_not_closed = Le virgolette che si aprono qui non si chiudono.
    .hint = Chiuderle, o eliminarle.
quote_misplaced = C'è testo dopo le virgolette di chiusura.
    .hint = Raddoppiare le virgolette dentro un valore.
name_missing = Manca il nome dello studente.
    .hint = Compilarlo. Solo chi ha un DID può esserne privo.
identifier_missing = Mancano matricola, data di nascita e DID.
    .hint = Compilarne una: il solo nome non identifica nessuno.
key_missing = { $name }, che distingue gli studenti, è vuota.
    .hint = Compilarla, o indicare un'altra colonna con --learner-key.
id_spreadsheet_damage = "{ $value }" è ciò che un foglio di calcolo ha fatto di un identificativo: si sono perse delle cifre.
    .hint = Formattare la colonna come testo e riscrivere l'identificativo dalla sua fonte.
formula_error = La cella mostra l'errore { $value }.
    .hint = Correggere la formula, o scrivere il valore.
text_became_date = Il foglio di calcolo ha trasformato un testo nella data { $value }.
    .hint = Formattare la colonna come testo e riscrivere il valore.
date_ambiguous = "{ $value }" si può leggere come { $readings }.
    .hint = Dire quale: --date-format dmy o --date-format mdy. Oppure scrivere 2025-12-31.
date_invalid = "{ $value }" non è una data. Attesa: { $expected }.
    .hint = Scriverla come 2025-12-31.
date_two_digit_year = "{ $value }" ha un anno di due cifre.
    .hint = Scriverne quattro.
date_is_number = La cella contiene il numero { $value }, non una data. { $reading }
    .hint = Formattare la cella come data, o scrivere 2025-12-31.
birth_date_implausible = { $value } non può essere una data di nascita: dovrebbe stare tra { $earliest } e { $latest }.
    .hint = Controllare giorno, mese e anno.
valid_until_before_date = Il rilascio scadrebbe il { $valid_until }, prima della sua data { $date }.
    .hint = Correggere una delle due.
cell_control_character = Il valore contiene { $character }, un carattere di controllo.
    .hint = Eliminarlo. Spesso è un a capo nella cella.
bidi_character = Il valore contiene { $character }, che cambia l'ordine in cui il testo appare.
    .hint = Riscrivere il valore invece di incollarlo.
character_lost = Una lettera di "{ $value }" è andata persa prima che il file arrivasse qui.
    .hint = Esportare di nuovo l'elenco in UTF-8, o scrivere il nome.
value_too_long = Il valore ha { $found } caratteri; al massimo { $limit }.
    .hint = Controllare che non manchino virgolette.
email_invalid = "{ $value }" non è un indirizzo e-mail.
    .hint = Scrivere un solo indirizzo, per esempio anna@example.org.
did_invalid = "{ $value }" non è un DID.
    .hint = Chiedere allo studente ciò che mostra "credenza wallet did".
did_proof_without_did = C'è la prova di un DID, ma non il DID.
    .hint = Aggiungere il DID, o eliminare la prova.
language_invalid = "{ $value }" non è un codice di lingua.
    .hint = Scrivere it, en, de o simili.
duplicate_learner = Le righe { $row } e { $other_row } sono lo stesso studente ({ $by }: { $value }).
    .hint = Tenerne una, o correggere quella sbagliata.

# Da sapere

encoding_guessed = Il file non dichiara la sua codifica ed è stato letto come { $encoding }. Questi sono giusti? { $examples }
    .hint = Altrimenti indicare quella giusta con --encoding.
text_misread = "{ $value }" alla riga { $row }, colonna "{ $column }", sembra letto male.
    .hint = Controllare la codifica con cui l'elenco è stato esportato.
sheet_chosen = È stato letto il foglio "{ $sheet }", e non: { $others }.
    .hint = Indicarne un altro con --sheet.
columns_ignored = Colonne non usate: { $headings }.
    .hint = Rinominarle se servono. "credenza help issue" elenca i nomi.
columns_unnamed = Colonne senza intestazione, non usate: { $letters }.
    .hint = Darne una, se servono.
given_name_alone = "{ $heading }" è stata letta come nome proprio, e manca il cognome.
    .hint = Se contiene nomi completi, chiamarla nominativo.
blank_rows = Righe vuote saltate: { $rows }.
    .hint = Non serve fare nulla.
id_from_numbers = In "{ $heading }" { $count } celle sono numeri (la prima alla riga { $first_row }): gli zeri iniziali sarebbero persi.
    .hint = Se gli identificativi cominciano con zeri, formattare la colonna come testo e riscriverli.
email_shared = Le righe { $rows } condividono l'indirizzo { $email }.
    .hint = Controllare chi deve ricevere che cosa.

# Il registro dei rilasci

row_changed = La riga { $row } è stata rilasciata il { $issued } con { $field } "{ $was }". Ora dice "{ $now }".
    .hint = Per essa nulla è stato firmato. Rimettere il valore di prima. Per correggere un rilascio, emetterlo con un altro --run.
ledger_malformed = La riga { $line } di issued.ndjson non si può leggere: { $detail }
    .hint = Ripristinare il file da una copia. Nulla è stato firmato.
ledger_schema_unknown = La riga { $line } di issued.ndjson è nel formato "{ $found }"; questo programma conosce "{ $expected }".
    .hint = Usare il programma più recente che l'ha scritta.
ledger_row_altered = I valori alla riga { $line } di issued.ndjson sono stati alterati.
    .hint = Ripristinare il file da una copia. Nulla è stato firmato.
ledger_duplicate = Le righe { $first } e { $line } di issued.ndjson sono la stessa credenziale.
    .hint = Guardare il file che indicano, ed eliminare la riga sbagliata.
unlisted_file_differs = { $file } è la credenziale della riga { $row } per il suo id, ma non per il contenuto.
    .hint = Se è stata inviata, togliere la riga; altrimenti spostare il file.
ledger_torn_line = La riga { $line } di issued.ndjson è incompleta: un'esecuzione è stata interrotta. La sua credenziale viene cercata tra i file.
    .hint = Non serve fare nulla.
course_changed_since = { $count } credenziali sono state rilasciate da una versione precedente del corso.
    .hint = Restano come sono. Se il cambiamento conta, scegliere un altro --run.
