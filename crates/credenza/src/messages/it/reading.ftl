### Un file non si può leggere come JSON

too_large = Il documento è troppo grande.
    .hint = Controllare che sia il file giusto: una credenziale è di pochi kilobyte.
too_many_values = Il documento contiene più valori di quanti se ne possano leggere in sicurezza.
    .hint = Controllare che sia il file giusto: le credenziali sono di pochi kilobyte.
too_deep = Il documento ha troppi livelli per essere letto in sicurezza.
    .hint = Chiedere un file corretto a chi l'ha inviato.
byte_order_mark = Il documento comincia con un "byte order mark", che JSON non ammette.
    .hint = Salvarlo come "UTF-8" senza BOM. Nessuna firma copre quel segno, quindi nessuna si rompe.
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
    .hint = Controllare che sia il file giusto. Una pagina da stampare (PDF) non è una credenziale.
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
    .hint = Decifrarlo con il programma che l'ha creato, per esempio: openssl pkey -in FILE -out key.pem
key_pem = Il file della chiave contiene una PRIVATE KEY che non si può leggere ({ $found }).
    .hint = Forse è stata tagliata o cambiata; copiarla di nuovo.
key_no_pem = { $found ->
        [empty] Il file della chiave è vuoto.
        [utf-16] Il file della chiave è testo in UTF-16.
        [der] Il file della chiave è in DER, non in PEM.
        [ssh-public] Il file della chiave è una chiave pubblica di OpenSSH.
        [age-identity] Il file della chiave è la chiave di recupero di un portafoglio, o un'altra chiave di age.
        [json-key] Il file della chiave è una chiave in JSON (JWK o Multikey).
        [json] Il file della chiave è un documento JSON.
       *[other] Il file della chiave non contiene una chiave in forma PEM.
    }
    .hint = { $found ->
        [utf-16] Salvarlo in UTF-8, o scriverlo di nuovo con il programma che l'ha creato.
        [der] Trasformarlo in PEM: openssl pkey -inform DER -in FILE -out key.pem
        [age-identity] Apre un portafoglio: "credenza wallet recover". Non firma nulla.
        [json-key] Le chiavi in JSON non vengono lette. Trasformarla in PKCS#8 in PEM, o creare una chiave: "credenza key generate"
       *[other] Un file di chiave comincia con "-----BEGIN PRIVATE KEY-----". Controllare che sia il file giusto, o creare una chiave: "credenza key generate"
    }
key_pem_label = Il file della chiave non contiene una chiave privata in forma PKCS#8, ma questo: { $found }.
    .hint = { $kind ->
        [public] Per firmare serve la metà privata della chiave: il file che comincia con "-----BEGIN PRIVATE KEY-----".
        [certificate] Per firmare serve la chiave privata del certificato: il file che comincia con "-----BEGIN PRIVATE KEY-----".
        [openssh] OpenSSH tiene le chiavi Ed25519 in una forma propria, e ssh-keygen non ne scrive altre. Creare una chiave per firmare: "credenza key generate"
        [private] Se è una chiave Ed25519, questo la trasforma in PKCS#8: openssl pkcs8 -topk8 -nocrypt -in FILE -out key.pem. Altrimenti crearne una: "credenza key generate"
       *[other] Controllare che sia il file giusto: comincia con "-----BEGIN PRIVATE KEY-----".
    }
key_pem_several = Il file della chiave contiene più di una chiave privata.
    .hint = Mettere quella che deve firmare in un file a sé.
key_pem_algorithm = Il file della chiave contiene una chiave privata per { $found }; qui firmano solo chiavi Ed25519.
    .hint = Crearne una: "credenza key generate", oppure: openssl genpkey -algorithm ed25519 -out key.pem
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
n_quads_unexpected = Questo non è N-Quads: nella riga { $line } ci si aspettava altro ({ $expected }).
    .hint = Controllare che sia il file giusto e che non sia stato tagliato.
n_quads_too_large = Dice tanto che la sua forma canonica sarebbe troppo lunga.
    .hint = Controllare che sia il file giusto: quello che dice una credenziale sta in poche pagine.
too_many_quads = Contiene più affermazioni di quante se ne possano controllare in sicurezza.
    .hint = Controllare che sia il file giusto: una credenziale ne contiene un centinaio.
iri_character = Chiama qualcosa con un indirizzo che contiene un carattere che nessun indirizzo ha, { $found }.
    .hint = Chiedere a chi l'ha rilasciato un file corretto: gli spazi e simili si scrivono con un segno di percentuale e due cifre.
language_tag_malformed = Dice che un testo è in una lingua, e «{ $tag }» non è una lingua.
    .hint = Chiedere a chi l'ha rilasciato un file corretto: le lingue si scrivono come "it" o "de-CH".
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

### Un'immagine non si può leggere

picture_bare = In questa immagine non c'è nessuna credenziale ({ $format }).
    .hint = Può essersi persa: i programmi di messaggistica e i siti riscrivono le immagini. Chiedere il file originale, inviato come file.
    .more = Un'immagine porta la credenziale in un posto apposito (Open Badges 3.0, "baking"). Quello che l'immagine mostra non prova nulla, e un codice da inquadrare qui non si legge.
not_a_picture = Questo non è né un PNG né un SVG.
    .hint = Prendere un'immagine in uno di questi due formati.
picture_too_large = L'immagine è troppo grande ({ $bytes } byte; se ne leggono { $limit }).
    .hint = Prendere un'immagine più piccola; i badge hanno pochi kilobyte.
png_truncated = L'immagine (PNG) è troncata, nella parte che comincia al byte { $offset }.
    .hint = Può essersi interrotta mentre veniva scaricata o copiata; procurarsi di nuovo il file.
png_malformed = L'immagine (PNG) non è come vuole il suo formato: al byte { $offset } dovrebbe esserci { $expected }.
    .hint = Procurarsi di nuovo il file originale.
png_checksum = L'immagine (PNG) è danneggiata: una somma di controllo non corrisponde (parte { $chunk }, al byte { $offset }: { $found }, dovrebbe essere { $expected }).
    .hint = È stata danneggiata o cambiata lungo la strada. Procurarsi di nuovo il file originale.
png_compression = La credenziale nell'immagine (PNG) non si può decomprimere, nella parte che comincia al byte { $offset }.
    .hint = È stata danneggiata o cambiata lungo la strada. Procurarsi di nuovo il file originale.
png_not_utf8 = La credenziale nell'immagine (PNG) non è testo UTF-8, nella parte che comincia al byte { $offset }.
    .hint = Chiedere un file corretto a chi l'ha inviato.
svg_encoding = L'immagine (SVG) non è in UTF-8 ({ $found }, al byte { $offset }).
    .hint = Chiedere un file in UTF-8 a chi l'ha inviato. Non convertirlo da sé, se è firmato.
svg_malformed = L'immagine (SVG) non è XML corretto, al byte { $offset }: { $problem }.
    .hint = Procurarsi di nuovo il file originale.
svg_declarations = L'immagine (SVG) porta dichiarazioni proprie (DTD, al byte { $offset }), che non vengono mai eseguite.
    .hint = Chiedere un file senza dichiarazioni a chi l'ha inviato. Non fidarsi di questo.
    .more = Dichiarazioni simili possono leggere file da questa macchina o dalla rete, o crescere fino a gigabyte. A un badge non servono.
svg_entity = L'immagine (SVG) rimanda a "{ $name }" al byte { $offset }, che XML non definisce.
    .hint = Chiedere un file corretto a chi l'ha inviato.
svg_too_deep = L'immagine (SVG) è annidata troppo in profondità per essere letta senza rischi (più di { $limit }, al byte { $offset }).
    .hint = Chiedere un file corretto a chi l'ha inviato.
svg_too_many_attributes = Un elemento dell'immagine (SVG) ha troppi attributi per essere letto senza rischi (più di { $limit }, al byte { $offset }).
    .hint = Chiedere un file corretto a chi l'ha inviato.
svg_too_many_namespaces = L'immagine (SVG) dichiara troppi spazi dei nomi per essere letta senza rischi (più di { $limit }, al byte { $offset }).
    .hint = Chiedere un file corretto a chi l'ha inviato.
several_credentials = In questa immagine c'è più di una credenziale (la seconda al byte { $offset }), e due lettori potrebbero prenderne due diverse.
    .hint = Non fidarsene. Chiedere un'immagine con una sola credenziale.
baked_too_large = La credenziale nell'immagine è troppo grande (più di { $limit } byte, al byte { $offset }).
    .hint = Controllare che sia il file giusto: le credenziali hanno pochi kilobyte.
    .more = Pochi kilobyte possono espandersi fino a gigabyte. Nulla viene decompresso oltre la misura che un documento può avere.
baked_empty = Il posto per la credenziale è vuoto (al byte { $offset }).
    .hint = Chiedere il file originale.
open_badges_2 = L'immagine porta un badge delle versioni precedenti, Open Badges 1 o 2 (al byte { $offset }), che qui non si giudica.
    .hint = Chiedere all'ente un Open Badge 3.0. I badge precedenti si controllano sul sito dell'ente.
already_baked = L'immagine porta già una credenziale (al byte { $offset }).
    .hint = Prendere un'altra immagine, o aggiungere --replace per mettere la nuova al suo posto.
not_xml = La credenziale ha un carattere che nessun SVG può contenere ({ $found }, al byte { $offset }).
    .hint = Incorporarla in un PNG.

### Identità (DID) che non si possono leggere

did_malformed = Questo non è un DID.
    .hint = Un DID è fatto come did:web:universita.example o did:key:z6Mk…; copiarlo di nuovo.
did_too_long = Il DID è troppo lungo.
    .hint = Controllare che non sia stato copiato altro insieme.
did_key_type_unsupported = Il did:key contiene una chiave di un tipo non ancora riconosciuto; Ed25519 lo è.
    .hint = Chiedere un DID con una chiave Ed25519: comincia con did:key:z6Mk.
did_web_host = Il dominio non è scritto come un nome di dominio.
    .hint = Scriverlo come universita.example: in minuscolo, senza "https://", e i nomi con accenti o in altre scritture nella loro forma xn--.
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
did_document_of_another = C'è già il documento DID di { $found }; il nuovo sarebbe quello di { $did }.
    .hint = Scegliere un altro file con -o.
did_document_edited = Il documento DID che c'è dice più di quanto scrive questo comando, e andrebbe perso: una data su una chiave, un altro suo uso, un servizio.
    .hint = Scrivere il nuovo in un altro file con -o e riunirli a mano.
did_keys_dropped = { $count ->
        [one] Andrebbe persa una chiave del documento DID: { $keys }. Ciò che ha firmato non si potrebbe più verificare.
       *[other] Andrebbero perse { $count } chiavi del documento DID: { $keys }. Ciò che hanno firmato non si potrebbe più verificare.
    }
    .hint = Conservare ciò che c'è con { $options }. Se di una chiave non ci si deve più fidare, perché l'ha qualcun altro, lasciarla fuori con --drop-old-keys.
did_document_duplicate_method = Il documento DID elenca due chiavi con lo stesso nome.
    .hint = Non farvi affidamento; avvisare l'ente.
did_document_key_ambiguous = Il documento DID dà una chiave in due modi: due lettori potrebbero usare chiavi diverse.
    .hint = Non farvi affidamento; avvisare l'ente.
method_controller_mismatch = La chiave nel documento DID appartiene a qualcun altro.
    .hint = Non farvi affidamento; avvisare l'ente.
