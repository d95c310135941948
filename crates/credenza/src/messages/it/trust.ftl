### Il proprio elenco di fiducia

trust-about-to-add = Ci si sta per fidare di questo ente, con il nome che gli si dà:
trust-about-to-warn = Si sta per annotare che la chiave di questo ente è finita in altre mani:
trust-about-to-replace = Di questo ente ci si fida già, e la voce verrebbe sostituita:
trust-about-to-remove = Si sta per togliere questo ente dal proprio elenco:
trust-entry-before = prima
trust-entry-after = dopo
trust-ask-add = Questo DID viene dall'ente stesso, per una via che si conosceva già?
trust-ask-warn = Rifiutare tutto ciò che ha firmato?
trust-ask-replace = Sostituire la voce?
trust-ask-remove = Toglierlo?
trust-ask-import = Accogliere queste modifiche?
trust-added = Aggiunto. Ora ci si fida delle credenziali di { $name }.
trust-warned = Aggiunto. D'ora in poi le credenziali di { $name } sono rifiutate, qualunque cosa dicano altri elenchi.
trust-removed = Tolto. Non ci si fida più delle credenziali di { $name }.
trust-ask-set-aside = Mettere da parte tutto il proprio elenco? Di chi si fida e da chi mette in guardia viene dimenticato, finché non lo si dice di nuovo.
trust-set-aside = Il proprio elenco è conservato come { $path }; ora non se ne ha nessuno. "credenza trust import FILE" e "credenza trust add DID" ne cominciano un altro.
trust-nothing-damaged = Il proprio elenco si può leggere. Non è stato cambiato nulla.
trust-unchanged = Non è stato cambiato nulla.
trust-already = Questa voce è già nel proprio elenco. Non è stato cambiato nulla.
trust-empty = Il proprio elenco è vuoto.
trust-imported = Fatto. Il proprio elenco nomina { $count ->
        [one] 1 ente
       *[other] { $count } enti
    }.
trust-import-beyond = { $count ->
        [one] 1 altra voce non è mostrata
       *[other] Altre { $count } voci non sono mostrate
    } ({ $new } nuove, { $differing } diverse dalle proprie). Leggere l'elenco stesso prima di accettarlo.
trust-import-nothing = È già tutto nel proprio elenco. Non è stato cambiato nulla.
trust-change-new = nuova
trust-change-same = uguale
trust-change-differs = diversa
trust-change-replace = sostituita
trust-label-name = Nome
trust-label-did = DID
trust-label-fingerprint = Impronta
trust-label-from = Dal
trust-label-until = Fino al
trust-label-ended = Finito
trust-label-types = Tipi
trust-label-country = Paese
trust-ended-closed = chiuso
trust-ended-compromised = la sua chiave è finita in altre mani
trust-key-of-document = { $fingerprint } (nel suo documento DID)
trust-key-only = { $fingerprint } (ci si fida solo di questa chiave)
trust-keys-of-document = quelle del suo documento DID, che serve avere per verificare (--evidence)

trust_list_too_large = Il proprio elenco di fiducia supererebbe { $limit } byte e non si potrebbe più leggere. È rimasto com'è.
    .hint = Importare un elenco più breve, oppure passare quello lungo con --trust quando si verifica.
trust_list_unread = Il proprio elenco di fiducia non si può leggere: { $reason } Finché è così, qui nessuno vale come fidato.
    .hint = Correggere il file; oppure "credenza trust remove --damaged" lo mette da parte, e se ne comincia un altro.
trust_list_malformed = L'elenco di fiducia non si può usare: atteso { $expected }, trovato { $found }.
    .hint = Correggere il file; docs/report.md dice che cosa può contenere.
    .more = Un elenco che dice di chi fidarsi viene letto con rigore. Altrimenti una parola scritta male cambierebbe chi è fidato, e nessuno se ne accorgerebbe.
trust_entry_exists = { $did } è già nel proprio elenco, come "{ $name }", e quella voce dice altro.
    .hint = Confrontare le due voci qui sopra. Se quella nuova è giusta, aggiungere --force.
trust_key_of_another = { $did } è la sua stessa chiave, { $actual }, e --key ne indica un'altra: { $stated }.
    .hint = Togliere --key. Se l'ente ha comunicato l'altra chiave, il DID non è il suo.
trust_entry_missing = { $did } non è nel proprio elenco.
    .hint = "credenza trust list" mostra chi c'è.
trust_import_conflict = { $count ->
        [one] 1 voce dell'elenco dice altro rispetto alla propria, quindi non è stato accolto nulla.
       *[other] { $count } voci dell'elenco dicono altro rispetto alle proprie, quindi non è stato accolto nulla.
    }
    .hint = Confrontare le voci qui sopra. Se quelle dell'elenco sono giuste, aggiungere --force: sostituisce le proprie.
    .more = Una propria voce può dire che una chiave è finita in altre mani, o fino a quando ci si fida di un ente. Un elenco venuto da fuori non lo cambia senza che lo si chieda.
trust_list_changed = Nel frattempo un'altra esecuzione ha cambiato l'elenco di fiducia, quindi ora non è stato cambiato nulla.
    .hint = Ripetere il comando e guardare che cosa mostra.
trust_name_invalid = Questo non può essere il nome di un ente.
    .hint = Indicare il nome con cui si conosce l'ente, senza caratteri di controllo.
trust_type_invalid = Questo non può essere un tipo di credenziale.
    .hint = Indicarlo come sta nella credenziale sotto "type", ad esempio OpenBadgeCredential.
trust_country_invalid = "{ $country }" non è un paese.
    .hint = Indicare due lettere maiuscole come in ISO 3166-1, ad esempio IT.
trust_period_invalid = Il periodo finisce prima di cominciare.
    .hint = Controllare --from e --until, o --closed.

### Identità e richieste

did-published-at = Pubblicare il documento su { $url }
did-published-hint = Il server deve rispondere lì a chiunque, in https. Poi si rilascia con --issuer { $did }
did-published-evidence = Per verificare con questo file: --evidence { $file }. In una cartella di prove, la sua voce in index.json è { $entry }
did-label-did = DID
did-label-address = Pubblicato su
did-label-key = Chiave
did-label-fingerprint = Impronta
did-label-uses = Si può usare per
did-label-expires = Scade
did-label-revoked = Ritirata
did-use-assertionMethod = firmare credenziali
did-use-authentication = firmare presentazioni
did-use-keyAgreement = ricevere messaggi cifrati
did-use-capabilityInvocation = esercitare diritti
did-use-capabilityDelegation = trasmettere diritti
did-use-none = nulla
did-key-unsupported = { $kind } (non ancora supportata)
did_web_keys_missing = Il documento DID di { $did } non è disponibile.
    .hint = Procurarselo direttamente da { $url } e indicarlo con --evidence did.json.

request-written = La richiesta è scritta in { $path }.
request-send = Mandare il file al titolare della credenziale. Risponde con:
request-keep = Conservare il file: serve per controllare la risposta, con:
request-until = Si può rispondere fino al { $time }.
request-label-domain = Chiesta da
request-label-purpose = A che scopo
request-label-issued = Creata il
request-label-expires = Si può rispondere fino al
evidence_not_found = Non c'è nulla in { $path }.
    .hint = Controllare come è scritto. --evidence vuole un documento DID (did.json), o una cartella con un index.json che dica di chi è ogni documento.
evidence_index_missing = La cartella { $path } non contiene un index.json che dica di chi è ogni documento.
    .hint = Per un solo documento DID indicare il file stesso: --evidence did.json. Per più documenti, docs/report.md mostra che cosa contiene index.json.
