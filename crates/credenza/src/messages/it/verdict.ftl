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
