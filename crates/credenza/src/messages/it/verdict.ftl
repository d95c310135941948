### L'esito

verdict-conclusion-accepted = ACCETTATA
verdict-conclusion-rejected = RIFIUTATA
verdict-conclusion-undetermined = NON DECISA
verdict-accepted-trusted = È autentica e valida oggi, e l'ente è tra quelli di cui ci si fida.
verdict-accepted-pinned = È autentica e valida oggi, e viene dall'ente richiesto.
verdict-accepted-any = È autentica e valida oggi. Chi sia l'ente non è stato controllato: si accetta chiunque.
verdict-accepted-answer = Risponde alla richiesta, e chi la presenta ha la chiave a cui è stata rilasciata.
verdict-judged-at = Giudicata alla data: { $time }.

verdict-question-authentic = Autentica?
verdict-question-current = Valida oggi?
verdict-question-trusted = Affidabile?
verdict-question-complete = Completa?
verdict-answer-yes = sì
verdict-answer-no = no
verdict-answer-unknown = non si sa
verdict-outcome-pass = superato
verdict-outcome-fail = fallito
verdict-outcome-unknown = non si sa
verdict-outcome-skip = non previsto

verdict-heading-issuer = Chi lo dice
verdict-heading-claims = Che cosa dice
verdict-heading-claims-unconfirmed = Che cosa sostiene chi l'ha rilasciata (di cui non si ha conferma)
verdict-heading-embedded = Che cosa contiene (giudicato a parte; non decide nulla sul resto)
verdict-embedded-endorsement = Attestazione di sostegno
verdict-embedded-part = Credenziale
verdict-embedded-on-credential = Sta lì come sostegno di questa credenziale.
verdict-embedded-on-issuer = Sta lì come sostegno dell'ente che rilascia.
verdict-embedded-on-achievement = Sta lì come sostegno di ciò che è stato conseguito.
verdict-embedded-on-other = Sta lì come sostegno di qualcosa in questa credenziale.
verdict-endorsed = Sostiene
verdict-endorsement-comment = Con le sue parole
verdict-endorses = Sostiene { $what }
verdict-embedded-comment = Con le sue parole: "{ $comment }"
verdict-embedded-withheld = Che cosa dice non viene mostrato, perché non si sa se è autentica.
verdict-embedded-accepted = È autentica e in corso di validità, e di un ente di cui ci si fida.
verdict-embedded-short = { $count ->
        [one] 1 credenziale o sostegno al suo interno non regge
       *[other] { $count } credenziali o sostegni al suo interno non reggono
    }
verdict-embedded-another-short = { $count ->
        [one] 1 credenziale al suo interno è stata rilasciata a un altro DID
       *[other] { $count } credenziali al suo interno sono state rilasciate ad altri DID
    }
verdict-heading-questions = Che cosa si è controllato
verdict-issuer-on-list = { $name } ({ $list })
verdict-issuer-listed-not-trusted = { $name } (in elenco, ma non affidabile per questo: si veda sotto)
verdict-issuer-self-asserted = Si dà il nome "{ $name }". Nessun elenco di cui ci si fida lo conferma.
verdict-issuer-nameless = Non si dà alcun nome.
verdict-issuer-also-calls-itself = Si dà il nome "{ $name }".
verdict-issuer-key = Impronta della chiave: { $fingerprint }
verdict-issuer-signed = Firmata il { $time }, secondo l'ente.
verdict-claims-withheld = Che cosa dice il file non viene mostrato, perché non si sa se è autentico. "credenza inspect" lo mostra, senza verifica.
verdict-subject = { $value }, secondo il suo identificativo
verdict-claims-withheld-format = Che cosa dice il file non viene mostrato, perché i file di questo tipo non vengono ancora letti.
verdict-claims-withheld-holder = Che cosa dice non viene mostrato, perché non si sa se parla di chi l'ha inviata.
verdict-unbound-presented = Chiunque abbia il file può presentarla. Confrontare nome e data di nascita o matricola con un documento d'identità.
verdict-claims-uninterpreted = Che cosa dice non è stato interpretato. "credenza inspect" lo mostra com'è.
verdict-part-subject = Soggetto { $number } di { $count }
verdict-part-achievement = Traguardo { $number } di { $count }
verdict-parts-further = { $count ->
        [one] Un altro non è mostrato.
       *[other] Altri { $count } non sono mostrati.
    }
verdict-award = Tipo di rilascio
verdict-self-asserted = { $value } (lo dice chi l'ha rilasciata)
verdict-complete-count = Elementi obbligatori dichiarati: { $stated } su { $total }.
verdict-complete-absent = Non dichiarati: { $elements }.
verdict-complete-informs = È un'informazione: non fa rifiutare la credenziale.
verdict-holder-subject = Presentata da { $holder }, rilasciata a { $subject }.
verdict-signer-holder = Firmata da { $signer }, a nome di { $holder }.
verdict-two-signers = Firmata da { $signer } e da { $other }.
verdict-already-counted = Proprio questa risposta è già stata contata: è quella che ha consumato la richiesta.
verdict-expected-found = atteso: { $expected }; trovato: { $found }
verdict-problem = segnalato: { $problem }
verdict-keys-as-of = Le sue chiavi sono quelle del { $when }.
verdict-period-from = dal { $from }
verdict-period-until = fino al { $until }
verdict-period-between = dal { $from } al { $until }
verdict-period-never = come chiuso, senza la data
verdict-on-own-list = nel proprio elenco
verdict-on-list = nell'elenco { $list }
verdict-presented-by = Presentata da { $did }
verdict-presented-by-unknown = Non si sa chi la presenta.
verdict-presented-credential = Credenziale { $number } di { $count }
verdict-presented-not-judged = { $count ->
        [one] Contiene 1 credenziale, che non viene guardata, perché la risposta stessa non vale.
       *[other] Contiene { $count } credenziali, che non vengono guardate, perché la risposta stessa non vale.
    }
verdict-progress = Controllo
verdict-summary = Controllate: { $total }. Accettate: { $accepted }, rifiutate: { $rejected }, non decise: { $undetermined }.
verdict-summary-failed = Non lette: { $count }.
verdict-summary-beside = { $count ->
        [one] Saltato: 1 file che non è una credenziale.
       *[other] Saltati: { $count } file che non sono credenziali.
    }
verdict-passed-over = Saltato: { $file } ({ $kind ->
        [system] un file del sistema operativo
        [course] un file di corso
        [table] un foglio di calcolo
        [note] una nota per chi riceve le credenziali
        [ledger] un registro di ciò che è stato emesso
        [did-document] un documento DID
        [trust-list] una lista di fiducia
        [evidence-index] un indice di documenti
       *[request] una richiesta
    })
verdict-summary-passed-over = { $count ->
        [one] Non guardato: 1 altro file o cartella lì dentro. Si guardano i file che finiscono in { $endings }.
       *[other] Non guardati: { $count } altri file o cartelle lì dentro. Si guardano i file che finiscono in { $endings }.
    }

### Riscontri: autentica?

form_ok = Il file è ben formato.
form_invalid = Il file non è una credenziale corretta. { $problem }
    .hint = Chiedere all'ente un file corretto.
presentation_malformed = La presentazione non è come la vuole lo standard. { $problem }
    .hint = Chiedere a chi l'ha inviata di rispondere di nuovo alla richiesta.
type_missing = Non dice di essere una credenziale o una presentazione.
    .hint = Controllare che sia il file giusto.
context_invalid = L'elenco dei vocabolari ("@context") non è come lo vuole lo standard.
    .hint = Chiedere all'ente un file corretto.
id_invalid = Il suo identificatore non è un indirizzo assoluto.
    .hint = Chiedere all'ente un file corretto.
issuer_invalid = L'ente non è indicato come vuole lo standard.
    .hint = Chiedere all'ente un file corretto.
subject_invalid = Non dice di chi parla, come vuole lo standard.
    .hint = Chiedere all'ente un file corretto.
status_invalid = La voce sul ritiro non è come la vuole lo standard.
    .hint = Chiedere all'ente un file corretto.
property_type_missing = Una sua parte non dice di che tipo è.
    .hint = Chiedere all'ente un file corretto.
property_id_invalid = Una sua parte che deve avere un identificativo non ce l'ha, o non è un indirizzo assoluto.
    .hint = Chiedere all'ente un file corretto.
date_missing = Non dice da quando è valida, come vuole la sua versione dello standard.
    .hint = Chiedere all'ente un file corretto.
non_compact = Una sua parte sta sotto un nome che alcuni programmi non vedrebbero.
    .hint = Non fare affidamento su questo file. Chiedere all'ente un file che usi i nomi dello standard.
language_value_invalid = Un nome o una descrizione non è né un testo né un testo con la sua lingua.
    .hint = Chiedere all'ente un file corretto.
related_resource_invalid = Qualcosa a cui rimanda non è indicato come lo vuole lo standard.
    .hint = Chiedere all'ente un file corretto.
related_resource_repeated = Qualcosa a cui rimanda è elencato due volte.
    .hint = Chiedere all'ente un file corretto.
digest_missing = Qualcosa a cui rimanda non ha un'impronta, quindi potrebbe essere scambiato.
    .hint = Chiedere all'ente un file corretto.
digest_malformed = L'impronta di qualcosa a cui rimanda non è scritta come dovrebbe.
    .hint = Chiedere all'ente un file corretto.
digest_mismatch = L'impronta di qualcosa a cui rimanda non è quella dell'originale noto.
    .hint = Non fare affidamento su questo file; avvisare l'ente.
envelope_invalid = Dovrebbe contenere una credenziale firmata, e non la contiene.
    .hint = Chiedere il file originale.
period_reversed = Finisce prima di cominciare.
    .hint = Chiedere all'ente un file corretto.
holder_invalid = Chi la presenta non è indicato come vuole lo standard.
    .hint = Chiedere alla persona di rispondere di nuovo alla richiesta.
presented_credential_invalid = Qualcosa nella presentazione non è una credenziale.
    .hint = Chiedere alla persona di rispondere di nuovo alla richiesta.
too_many_credentials = La presentazione contiene più credenziali di quante se ne controllino.
    .hint = Chiedere alla persona di presentare solo quelle che servono.
proof_missing = Non c'è una firma.
    .hint = Potrebbe averlo scritto chiunque. Chiedere il file firmato.
too_many_proofs = Ci sono { $count } firme, più di quante se ne controllino ({ $limit }).
    .hint = Non fare affidamento su questo file. Le credenziali vere ne hanno una o poche.
proof_malformed = La firma non è scritta come dovrebbe, quindi non prova nulla.
    .hint = Non fare affidamento su questo file. Chiedere l'originale a chi lo ha presentato, o uno nuovo all'ente.
suite_unsupported = La firma è di un tipo che non si può ancora controllare ({ $suite }).
    .hint = Questo non dice nulla di male. Controllarla con un altro programma, o chiedere all'ente una firma eddsa-rdfc-2022 o eddsa-jcs-2022.
    .more = Una credenziale si può firmare in più modi. Uno che Credenza non conosce lascia aperta la risposta: il file può essere autentico oppure no.
purpose_mismatch = La firma è stata fatta per "{ $found }", non per "{ $expected }".
    .hint = Non fare affidamento su questo file: una firma fatta per una cosa viene usata per un'altra.
previous_proof_missing = Una firma dice di seguirne un'altra ({ $id }), che non c'è o non è la sola con quel nome.
    .hint = Qualcosa è stato tolto. Chiedere il file originale.
context_mismatch = I vocabolari del file non sono quelli firmati.
    .hint = Non fare affidamento su questo file. Chiedere l'originale.
context_suffix_unsigned = È stato aggiunto un vocabolario che la firma non copre: le parole possono significare altro da ciò che è stato firmato.
    .hint = Non fare affidamento su questo file. Chiedere l'originale.
context_unavailable = Usa un vocabolario che non è a disposizione ({ $found }): la firma non si è potuta controllare.
    .hint = Non dice nulla contro il file. Con il vocabolario avuto da chi lo pubblica, usare --context URL=FILE. Non prenderlo da chi ha mandato la credenziale.
undefined_term = Dice qualcosa con un nome che nessun vocabolario definisce ({ $found }): nessuno lo ha firmato.
    .hint = Non fidarsi di questo file. Chiedere l'originale.
undefined_type = Ha un tipo che nessun vocabolario definisce ({ $found }): nessuno ha firmato che lo abbia.
    .hint = Non fidarsi di questo file. Chiedere l'originale.
relative_iri = Indica qualcosa con un indirizzo incompleto ({ $found }): nessuno ha firmato che cosa vuol dire.
    .hint = Chiedere all'ente un file corretto.
inline_context_redefines = Porta con sé un vocabolario che dà un nuovo significato a "{ $found }".
    .hint = Non fidarsi di questo file: le parole vi significano altro da quello che tutti leggono.
canonicalization_too_complex = È costruito in modo che controllarne la firma chiederebbe più lavoro di qualunque credenziale.
    .hint = Non fidarsi di questo file. Le vere credenziali non sono mai fatte così.
graph_without_root = Ciò che dice non riguarda nessuna credenziale, o ne riguarda più d'una che non fanno parte di un'altra.
    .hint = Chiedere all'ente un file corretto.
graph_too_large = Ciò che dice è troppo, o troppo annidato, per essere scritto come documento.
    .hint = Non fidarsi di questo file. Le vere credenziali non sono mai fatte così.
statements_invalid = Non si può leggere come ciò che la firma firma. { $problem }
    .hint = Chiedere all'ente un file corretto.
json_misleads = Il testo dice altro da ciò che è stato firmato.
    .hint = Non fidarsi di questo file. Chiedere l'originale.
older_escaping = La firma vale per una forma più vecchia del documento, che alcuni programmi scrivono ancora.
rounded_up = La firma vale per un numero arrotondato per eccesso nell'ultima cifra, come fanno molti programmi.
older_suite_name = La firma porta il nome che aveva in una bozza; è { $suite }.
method_without_fragment = La firma indica il DID della chiave e non la chiave; il DID ne ha una sola.
inline_context = Porta con sé un vocabolario. Non tocca nulla di ciò che si giudica qui.
context_argument = "{ $found }" non è un URL, un segno di uguale e un file.
    .hint = Scrivere --context https://example.org/context.json=context.json.
context_file = Il vocabolario non si può usare: { $reason }
    .hint = Dare l'URL esattamente come sta nella credenziale, e un file di contesto JSON-LD.
blank_property = Usa come nome una cosa senza nome ({ $found }): nessuno ha firmato ciò che dice lì.
    .hint = Chiedere all'ente un file corretto.
free_floating_value = Un valore non è detto di nulla ({ $found }): nessuno lo ha firmato.
    .hint = Chiedere all'ente un file corretto.
invalid_iri = Indica qualcosa con un indirizzo scritto male ({ $found }).
    .hint = Chiedere all'ente un file corretto.
invalid_language_tag = Un testo indica una lingua che non esiste ({ $found }).
    .hint = Chiedere all'ente un file corretto.
json_ld_invalid = Non segue le regole con cui i nomi prendono significato: previsto { $expected }, trovato { $found }.
    .hint = Chiedere all'ente un file corretto.
json_ld_limit = Leggerlo chiede più lavoro di quanto un documento possa: { $found } { $expected }.
    .hint = Tra molte righe ciascuna può costare meno di un file: verificarla come file a sé. Oltre, non fidarsene: le vere credenziali non sono mai fatte così.
null_term = Dice qualcosa con un nome che i suoi vocabolari tolgono ({ $found }): nessuno lo ha firmato.
    .hint = Non fidarsi di questo file. Chiedere l'originale.
null_value = Indica un valore che non c'è ({ $found }): nessuno lo ha firmato.
    .hint = Chiedere all'ente un file corretto.
protected_term_redefinition = Dà un nuovo significato a un nome il cui significato è fissato ({ $found }).
    .hint = Non fidarsi di questo file: le parole vi significano altro da quello che tutti leggono.
key_unknown = La firma non dice con un DID quale chiave l'ha fatta: non si è potuta controllare.
    .hint = Chiedere all'ente un file la cui firma nomini il suo DID.
key_invalid = La chiave che ha firmato non è utilizzabile.
    .hint = Non fare affidamento su questo file; avvisare l'ente.
    .more = Alcuni valori sembrano chiavi e accettano firme fatte da chiunque, altri si possono scrivere in due modi. Credenza li rifiuta tutti.
key_revoked = La chiave che ha firmato è stata ritirata il { $when }.
    .hint = Chiedere all'ente un file firmato con una chiave attuale.
    .more = Una chiave ritirata può essere in altre mani, e chi la possiede può scrivere qualunque data in una firma. Perciò nulla di firmato con essa vale, per quanto vecchio dica di essere.
key_expired = La chiave che ha firmato valeva solo fino al { $when }.
    .hint = Chiedere all'ente un file firmato con una chiave attuale.
key_expired_since = La chiave che ha firmato valeva fino al { $when }. La firma dice di essere precedente; per quella data c'è solo la parola di chi ha firmato.
    .hint = Se è importante, chiedere all'ente un file firmato con una chiave attuale.
did_method_unsupported = Le identità di tipo "did:{ $method }" non si possono ancora controllare.
    .hint = Questo non dice nulla di male. Si possono controllare did:key e did:web.
did_document_missing = Le chiavi di { $did } non sono disponibili.
    .hint = Scaricare il did.json dal sito dell'ente e indicarlo con --evidence. Non prenderlo da chi ha inviato la credenziale.
    .more = Un ente come did:web:universita.example pubblica le proprie chiavi su https://universita.example/.well-known/did.json. Qui Credenza non usa la rete, quindi il file deve essere sulla macchina: va messo in una cartella con un file index.json come [{"{"}"id": "did:web:universita.example", "file": "did.json", "obtained": "2026-01-31T12:00:00Z"{"}"}], da indicare con --evidence.
did_document_invalid = Il documento DID di { $did } non è corretto.
    .hint = Scaricarlo di nuovo dal sito dell'ente; se è lo stesso, avvisare l'ente.
did_document_unvouched = Le chiavi di { $did } sono arrivate insieme alla credenziale, e nulla di affidabile le conferma.
    .hint = Procurarsi il documento DID direttamente dall'ente, o usare un elenco di fiducia che ne nomini le chiavi.
method_not_found = La chiave che ha firmato non è tra quelle pubblicate dall'ente.
    .hint = Procurarsi il documento DID più recente dell'ente; se la chiave non c'è, non fare affidamento su questo file.
method_not_authorized = La chiave è dell'ente, ma non è pubblicata per questo scopo.
    .hint = Non fare affidamento su questo file; avvisare l'ente.
controller_mismatch = Il documento DID dell'ente attribuisce la chiave a qualcun altro ({ $controller }).
    .hint = Non fare affidamento su questo file; avvisare l'ente.
proof_valid = La firma è autentica e i contenuti sono intatti.
proof_invalid = La firma non corrisponde: i contenuti sono cambiati dopo la firma, o ha firmato qualcun altro.
    .hint = Non fare affidamento su questo file. Chiedere l'originale a chi lo ha presentato, o uno nuovo all'ente.
    .more = Una firma vale per un solo documento e una sola chiave. Basta cambiare una lettera, o che un programma modifichi i contenuti nel salvare il file, perché non corrisponda più.
proofs_independent = Ci sono { $count } firme affiancate. Nessuna protegge le altre: una potrebbe essere stata tolta senza lasciare traccia.
    .hint = Se è importante chi altro ha firmato, chiedere all'ente.
proofs_chained = Ci sono { $count } firme, di cui { $protected } non si possono togliere senza lasciare traccia, perché un'altra successiva si fonda su di esse. Le altre potrebbero essere state tolte.
    .hint = Se è importante chi altro ha firmato, chiedere all'ente.
issuer_bound = L'ha firmata l'ente che nomina.
issuer_mismatch = Nomina { $issuer } come ente, ma l'ha firmata { $signer }.
    .hint = Non fare affidamento su questo file: qualcuno ha firmato a nome di altri.
    .more = Una firma può essere del tutto autentica ed essere comunque di un altro. Conta che l'abbia fatta l'ente nominato nella credenziale.
holder_bound = Chi la presenta ha la chiave a cui è stata rilasciata.
holder_unbound = Non è legata alla chiave di nessuno: chiunque abbia il file può mostrarla.
    .hint = Se nomina una persona, confrontare nome e data di nascita o matricola con un documento d'identità.
holder_not_shown = Inviata dal titolare: non dimostrato.
    .hint = Un file si può copiare. Se è importante, chiedere alla persona di rispondere a una richiesta ("credenza request new").
    .more = La credenziale è stata rilasciata a una chiave, e solo il titolare ha quella chiave. Un semplice file non mostra che chi lo manda la possieda; la risposta a una richiesta sì.
holder_of_none = Sostiene qualcosa, e non è di nessuno.
    .hint = Non mostra nulla di chi la presenta. Chiedere la credenziale che è del titolare stesso.
holder_mismatch = È stata rilasciata alla chiave di qualcun altro: chi la presenta non ha mostrato che sia sua.
    .hint = Non farvi affidamento: sembra essere di qualcun altro.
holder_unresolved = Indica il titolare con un tipo di DID che non si può ancora controllare (did:{ $method }): non si sa se sia chi la presenta.
    .hint = Questo non dice nulla di male. Confrontare nome e data di nascita o matricola con un documento d'identità.
holder_named_differs = La presentazione nomina un titolare diverso da chi l'ha firmata.
    .hint = Non farvi affidamento. Chiedere alla persona di rispondere di nuovo alla richiesta, con la propria chiave.
signers_differ = La presentazione è firmata a nome di più DID: non si sa chi la presenta.
    .hint = Chiedere alla persona di rispondere di nuovo alla richiesta, con una sola chiave.
identity_matched = È della persona indicata: ne dichiara l'identità.
identity_mismatch = Dichiara un'altra identità rispetto a quella indicata.
    .hint = Confrontare le due lettera per lettera: contano maiuscole, spazi e accenti. Se sono giuste, la credenziale è di un'altra persona.
    .more = Un ente può dichiarare un'identità (un nome, un indirizzo e-mail, un numero) in chiaro o come hash. Un hash dice soltanto se un valore è lo stesso, lettera per lettera.
identity_unknown = Non dichiara nessuna identità con cui si possa confrontare quella indicata.
    .hint = Confrontare con un documento d'identità, o indicare un'altra identità: --learner-identity name="…", email=…, student_number=….
identity_contradictory = Dichiara l'identità indicata, e anche un'altra che la stessa persona non può avere.
    .hint = Confrontare con un documento d'identità, e chiedere all'ente quale sia quella giusta.
    .more = Qui una persona ha un solo nome e una sola data di nascita, il nome in quante lingue si vuole. Con due, la credenziale potrebbe essere mostrata da due persone diverse.
identity_type_unknown = "{ $found }" non è un tipo di identità che qui si conosca.
    .hint = I tipi sono { $types }; uno proprio di un ente comincia con ext:. Scrivere any=VALORE per un valore di qualunque tipo, o che contiene un segno di uguale.
identity_empty = L'identità è vuota.
    .hint = Indicare un valore, o un tipo e un valore, come email=a@universita.example.
presentation_required = È un semplice file, e si chiede ciò che presenta il titolare.
    .hint = Creare una richiesta con "credenza request new" e chiedere al titolare di rispondere con "credenza present".
request_missing = È una presentazione: si può giudicare solo insieme alla richiesta a cui risponde.
    .hint = Indicare la richiesta che si è fatta con --request FILE, o il testo casuale e il dominio inviati con --challenge TESTO --domain DOMINIO.
    .more = Una presentazione risponde a una sola richiesta. Senza, una risposta destinata ad altri, o una vecchia, potrebbe essere copiata e mostrata a voi.
request_blank = Il testo casuale o il dominio è vuoto.
    .hint = Indicare il testo e il dominio inviati con la richiesta: --challenge TESTO --domain DOMINIO.
presentation_unsigned = Nessuno ha firmato questa presentazione, che quindi non mostra nulla su chi l'ha inviata.
    .hint = Nessuna richiesta può servire. Salvare ogni credenziale che contiene come file a sé e verificare quello, o chiedere una risposta a una richiesta ("credenza request new").
    .more = Una presentazione senza firma è un elenco che chiunque può mettere insieme. Le credenziali che contiene hanno una propria firma, e si possono controllare ciascuna da sola.
challenge_mismatch = Risponde a una richiesta diversa da questa.
    .hint = Chiedere una risposta a questa richiesta. Una risposta data ad altri, o vecchia, può essere stata copiata.
challenge_absent = Non risponde a nessuna richiesta: non è stato firmato alcun testo casuale.
    .hint = Chiedere una risposta a una richiesta ("credenza request new"). Ogni credenziale che contiene si può verificare da sola, come file a sé.
domain_mismatch = È stata fatta per un altro destinatario ({ $found }), non per voi ({ $expected }).
    .hint = Chiedere una risposta a questa richiesta. Qualcuno potrebbe inoltrare una risposta destinata ad altri.
domain_absent = Non è stata fatta per un destinatario preciso, e non per voi ({ $expected }).
    .hint = Chiedere una risposta a questa richiesta. Ciò che non è fatto per nessuno si può inoltrare a chiunque.
request_matched = Risponde alla richiesta.
no_credentials = La presentazione non contiene credenziali: mostra solo che chi la manda controlla questo DID.
    .hint = Chiedere alla persona di presentare le credenziali che servono.
request_window = È stata firmata il { $created }, ma a questa richiesta si poteva rispondere dal { $from } al { $until }.
    .hint = Creare una nuova richiesta e chiedere una nuova risposta.
created_absent = Non dice quando è stata firmata, e a questa richiesta si può rispondere solo per un certo tempo.
    .hint = Chiedere una nuova risposta, che dica quando è firmata.
request_used = A questa richiesta si è già risposto, e vale una volta sola.
    .hint = Creare una nuova richiesta e chiedere una nuova risposta.
not_checked = Non controllato, perché non si sa se è autentica.
    .hint = Chiarire prima se è autentica.

### Riscontri: valida oggi?

valid_from_future = Vale solo a partire dal { $from }.
    .hint = Riprovare allora, o chiedere all'ente se la data è giusta.
valid_until_past = È scaduta il { $until }.
    .hint = Chiedere al titolare o all'ente se ce n'è una più recente.
period_ok = Vale fino al { $until }.
no_period = Non ha una data di fine.
proof_expired = La firma valeva solo fino al { $expires }.
    .hint = Chiedere un file firmato di nuovo.
status_unsupported = Potrebbe essere stata ritirata: il suo stato ("{ $type }") non si può ancora controllare.
    .hint = Chiedere all'ente se vale ancora.
no_status = Per questa credenziale l'ente non tiene un elenco di quelle ritirate.

### Riscontri: affidabile?

no_trust_source = Non è stato detto di quali enti ci si fida.
    .hint = Indicare un elenco con --trust, o chiedere il DID all'ente per una via già nota, poi "credenza trust add DID --name NOME".
issuer_trusted = L'ente è { $list }, come { $name }.
issuer_unknown = Firma autentica. Non sappiamo chi sia questo ente.
    .hint = Chiedere il DID all'ente per una via già nota (il suo sito, una telefonata), poi "credenza trust add DID --name NOME".
    .more = Chiunque può creare una chiave e firmare. Una firma autentica dice che un certo ente ha scritto questo e nessuno l'ha cambiato, non chi sia quell'ente; il nome nel file è quello che l'ente si dà da solo. Non prendere il DID dal file che si vuole verificare.
issuer_pinned = È proprio l'ente richiesto.
issuer_not_pinned = Si è chiesto l'ente { $expected }, e questo è { $did }.
    .hint = Controllare il DID indicato con --issuer, o non fare affidamento su questo file.
issuer_allowed = L'ente non è in nessun elenco; si accetta chiunque.
    .hint = Chiunque può rilasciare con qualunque nome. Se è importante chi è, togliere --allow-unknown-issuer.
issuer_outside_period = L'ente è nell'elenco, ma non per il momento di questa firma { $dated_by ->
    [signature] (in elenco { $period }; firmata il { $signed }).
   *[credential] (in elenco { $period }; la firma non ha data, e la credenziale dice { $signed }).
    }
    .hint = Chiedere all'ente, o a chi tiene l'elenco.
issuer_key_not_listed = L'ente è nell'elenco, ma non con la chiave che ha firmato.
    .hint = Chiedere all'ente, per una via già nota, se ha una nuova chiave.
issuer_outside_country = L'ente è nell'elenco, ma solo per { $expected }; { $found ->
    [none] questa non dichiara il suo paese.
   *[other] questa è stata rilasciata in { $found }.
    }
    .hint = Chiedere all'ente, o a chi tiene l'elenco.
issuer_outside_types = L'ente è nell'elenco, ma solo per credenziali di tipo { $expected }; questa è di tipo { $found }.
    .hint = Chiedere all'ente, o a chi tiene l'elenco.
request_ended = Il termine per rispondere è scaduto il { $until }. Questa risposta porta una data precedente; per quella c'è solo la parola di chi l'ha inviata.
    .hint = Se la data è importante, fare una nuova richiesta e chiedere una nuova risposta.
proof_from_future = La firma porta la data { $created }, che deve ancora venire.
    .hint = Controllare l'orologio di questa macchina. Se è giusto, non fare affidamento sul file.
did_document_outdated = Le chiavi di { $did } che si hanno sono del { $obtained }; la firma è successiva, con una chiave che non è tra quelle.
    .hint = Procurarsi il documento DID attuale dell'istituzione e verificare di nuovo con --evidence.
several_subjects = Riguarda { $count } soggetti. Ciò che dice di ciascuno sta a parte, e conta come dichiarato solo ciò che dice di tutti.
    .hint = Cercare quello che interessa. Chi di loro abbia inviato il file, non lo dice.
several_achievements = Dichiara { $count } traguardi. Ciò che dice di ciascuno sta a parte, e conta come dichiarato solo ciò che dice di tutti.
    .hint = Cercare quello che interessa.
issuer_closed = L'ente ha smesso di rilasciare il { $until }. { $dated_by ->
    [signature] La firma dice di essere precedente;
   *[credential] La firma non ha data, e la credenziale dice di essere precedente;
    } per quella data c'è solo la parola dell'ente.
    .hint = Se è importante, chiedere a chi conserva oggi gli archivi dell'ente.
issuer_compromised = La chiave dell'ente è finita in altre mani (così sta scritto { $list }). Nulla di firmato con essa è affidabile.
    .hint = Chiedere all'ente un file firmato con la nuova chiave.
    .more = Chi ha una chiave rubata può firmare qualunque cosa e scrivere qualunque data. Perciò nulla di firmato con essa vale, per quanto vecchio dica di essere, e qualunque cosa dicano altri elenchi.

### Riscontri: che cosa contiene

embedded_accepted = Ciò che contiene è autentico e in corso di validità, di { $issuer }, le cui credenziali sono accettate.
embedded_rejected = Qualcosa che contiene non è valido. Non va contato.
    .hint = Giudicare la credenziale senza. Se il sostegno o l'attestato è importante, chiedere a chi risulta averlo firmato.
    .more = Una credenziale può contenere sostegni e altre credenziali, ciascuno con una propria firma. Chi ha firmato quella esterna li ha soltanto messi lì, e può non averli controllati. Perciò ciascuno è giudicato a parte: uno cattivo non dice nulla contro la credenziale esterna, uno buono non la rende più affidabile.
embedded_undetermined = Non si è potuto decidere se qualcosa che contiene conti.
    .hint = Giudicare la credenziale senza, o procurarsi ciò che manca (un documento DID, un elenco) e verificare di nuovo.
endorsement_mismatch = Il sostegno non nomina ciò in cui si trova: è per { $found }, e si trova in { $expected }.
    .hint = Non contarlo come un sostegno di questo. Può essere stato preso altrove.
endorsement_by_issuer = Il sostegno è dell'ente stesso che rilascia.
    .hint = Un sostegno a sé stessi non dice nulla che la credenziale non dica.
endorsement_unknown = Ciò che sta al posto di un sostegno non risulta esserlo.
    .hint = Non contarlo come un sostegno. "credenza inspect" lo mostra, senza verifica.
embedded_mixed = Qualcosa che contiene, e che non si sa se è autentico, parla di ciò di cui parla la credenziale. Può esservi stato spostato da ciò che l'ente ha firmato.
    .hint = Chiedere l'originale all'ente, o a chi ha inviato il file. Se chi sostiene è noto, verificare di nuovo con il suo documento DID (--evidence).
embedded_adds = Qualcosa che contiene dice di più di ciò di cui parla la credenziale. Non è contato come parola dell'ente.
    .hint = Chiedere all'ente se lo dice anch'esso, se è importante.
part_of_another = Qualcosa che contiene è stato rilasciato a un DID diverso da quello di cui parla l'attestato.
    .hint = Può essere di un'altra persona. Se è importante, chiedere al titolare di presentarla da sola ("credenza request new").
    .more = Chiunque può fare un attestato e metterci credenziali di chiunque. Ciascuna è autentica per sé, e parla della persona a cui è stata rilasciata. Che sia il titolare dell'attestato si sa solo se entrambi nominano lo stesso DID, o se il titolare la presenta con la sua chiave. Una persona può avere più DID.
embedded_shared = Qualcosa che contiene dice lo stesso che dice la credenziale. Chi dei due l'abbia detto non si può stabilire: l'ente ha firmato entrambi insieme.
    .hint = Chiedere all'ente se l'affermazione è sua, se è importante.
embedded_unattributed = Il sostegno è rotto, o non si è potuto verificare. Ciò che diceva può essere stato spostato dove si legge come parola dell'ente: l'ente ha firmato entrambi insieme.
    .hint = Se un'affermazione della credenziale sorprende, chiedere all'ente se è sua.
embedded_too_many = Contiene { $count } credenziali, e non tutte sono state guardate: al massimo { $limit } in un file, e meno se sono fatte per costare molto.
    .hint = Chiedere il file senza ciò che non serve, o le sue parti come file a sé.
embedded_too_deep = Ci sono credenziali dentro credenziali oltre { $limit } livelli. Quelle non sono state guardate.
    .hint = Chiederle come file a sé.

### Riscontri: completa?

schema_kept = Ha la forma che il suo schema richiede.
schema_violated = Non ha la forma che il suo schema richiede ({ $id }, parola chiave "{ $keyword }").
    .hint = È un'informazione; non fa respingere la credenziale. Segnalarlo all'ente, che ha scelto lo schema.
    .more = Uno schema dice quali membri ha una credenziale e che cosa vi sta. Il posto dice dove questa se ne discosta; la firma non c'entra.
schema_violated_further = Se ne discosta in più punti di questi { $limit }.
    .hint = Correggere questi, o farli correggere, e controllare di nuovo.
schema_other_form = Il file ha la forma che il suo schema richiede ({ $id }), ma non è scritto come si legge ciò che è stato firmato: non ne segue nulla.
    .hint = Non dice nulla contro il file. Se importa, chiedere il file come l'ente lo ha consegnato.
    .more = La firma copre le affermazioni, non come il file le scrive. Chi ha il file può riscriverlo in modo che rispetti uno schema. Si dice che lo rispetta solo un file scritto come Credenza legge quelle affermazioni.
schema_missing = Indica uno schema che non è a disposizione ({ $id }): la forma non è stata confrontata.
    .hint = Non dice nulla contro il file. Con lo schema avuto da chi lo pubblica, usare --schema URL=FILE. Non prenderlo da chi ha mandato la credenziale.
    .more = Un ente può indicare uno schema: una descrizione della forma delle sue credenziali. Credenza non usa la rete, perciò il file deve stare su questa macchina.
schema_type_unsupported = Indica uno schema di un tipo che non si può ancora confrontare ({ $type }).
    .hint = Non dice nulla contro il file. Si possono confrontare JsonSchema e 1EdTechJsonSchemaValidator2019.
schema_digest_mismatch = Lo schema a disposizione ({ $id }) non è quello che intende, di cui dichiara l'impronta.
    .hint = Non dice nulla contro il file. Procurarsi lo schema com'era quando la credenziale è stata rilasciata.
schema_unsupported = Non si è potuto confrontare se ha la forma che il suo schema richiede ({ $id }). { $problem }
    .hint = Non dice nulla contro il file. Se importa, confrontarlo con un altro programma.
too_many_schemas = Indica { $count } schemi, più di quanti se ne guardino ({ $limit }).
    .hint = Le vere credenziali ne indicano uno o due.
json_schema_dialect = Lo schema non dice in "$schema" di essere scritto nella bozza 2020-12, 2019-09 o 7 di JSON Schema, ma { $found }.
    .hint = Spetta a chi pubblica lo schema completarlo.
json_schema_keyword = Lo schema usa una parola chiave che qui non è prevista: { $found }, in { $schema_place }.
    .hint = Confrontare con un altro programma che conosca la parola chiave.
json_schema_reference = Lo schema rimanda a qualcosa che non contiene: { $found }, in { $schema_place }.
    .hint = Procurarsi uno schema che contenga tutto ciò a cui rimanda.
json_schema_pattern = Lo schema usa un modello di testo che non si può cercare: { $found }, in { $schema_place }.
    .hint = Confrontare con un altro programma che conosca questi modelli di testo.
json_schema_malformed = Lo schema non è corretto in { $schema_place }: { $found }.
    .hint = Segnalarlo a chi pubblica lo schema.
json_schema_too_complex = Il confronto chiederebbe più lavoro di qualunque credenziale.
    .hint = Non fidarsi di questo schema: quelli veri non sono mai fatti così.
schema_argument = "{ $found }" non è un URL, un segno di uguale e un file.
    .hint = Scrivere --schema https://example.org/schema.json=schema.json.
schema_file = Lo schema non si può usare: { $reason }
    .hint = Dare l'URL esattamente come sta nella credenziale, e un file di schema JSON.
endorsement_states_none = È un'attestazione di sostegno: dice qualcosa di ciò che sostiene, e non conferisce nulla a nessuno.
    .hint = Conta chi sostiene, e che cosa. Chiedere alla persona la credenziale stessa, se questa è arrivata al suo posto.
context_unknown = Usa un vocabolario che qui non si legge: i contenuti non sono stati interpretati.
    .hint = Leggere il file con "credenza inspect", o chiedere all'ente.
    .more = Un vocabolario ("@context") dà significato alle parole di un file. Uno sconosciuto può dare un altro significato a una parola nota, perciò da un file simile non si legge nulla. Si leggono quelli di Open Badges 3.0, da soli o con quelli di CLR 2.0.
element_stated = { $element }: dichiarato.
element_absent = { $element }: non dichiarato.
    .hint = Se serve saperlo, chiedere all'ente.
element_not_applicable = { $element }: dichiarato non pertinente.
element_contradictory = { $element }: dichiarato due volte, in modo diverso ("{ $one }" e "{ $other }").
    .hint = Chiedere all'ente quale sia giusto.
element_required = Si richiede "{ $element }", e non è dichiarato.
    .hint = Chiederlo all'ente o al titolare, o togliere --require.

### Verificare

nothing_to_check = In { $path } non c'è nessuna credenziale da controllare.
    .hint = In una cartella si cercano i file che finiscono così: { $endings }. Le cartelle al suo interno no; un file che finisce in altro modo si può indicare da solo.
input_missing = Quale file si deve controllare?
    .hint = Indicare un file o una cartella, o passare una credenziale sullo standard input.
ndjson_spread = La prima riga comincia con "{ $bracket }" e non finisce lì: è JSON scritto su più righe, non un documento per riga.
    .hint = { $array ->
        [yes] Mettere ogni elemento dell'array su una riga propria: jq -c ".[]" FILE
       *[other] Togliere --ndjson. Oppure mettere ogni documento su una riga: jq -c . FILE
    }
element_name_unknown = Non c'è un elemento "{ $wanted }".
    .hint = Gli elementi sono: { $elements }. "mandatory" sta per i primi undici.
obtained_of_nothing = --obtained dice quando sono stati ottenuti dei file, e non ce ne sono.
    .hint = Indicare anche i file: --evidence, --trust, --context o --schema. Della propria lista di fiducia non serve dire nulla.
time_in_future = { $found } deve ancora venire: l'orologio di questa macchina dice { $now }.
    .hint = Indicare un momento passato, o un giorno fino a oggi; oppure regolare l'orologio.
once_needs_one = --once accetta una sola risposta, in un file a sé: nessuna cartella, non più file, non righe (--ndjson).
    .hint = Indicare il solo file che risponde alla richiesta.
once_not_kept = La risposta è buona, ma non si è potuto annotare che la richiesta è consumata, quindi non è accettata: { $path } ({ $reason }).
    .hint = Impostare CREDENZA_HOME su una cartella in cui si può scrivere, o togliere --once.
request_malformed = La richiesta non si può leggere: atteso { $expected }, trovato { $found }.
    .hint = Usare il file scritto da "credenza request new", senza modifiche; se serve, chiederlo di nuovo al verificatore.
request_not_json = La richiesta non si può leggere. { $problem }
    .hint = Usare il file scritto da "credenza request new", senza modifiche; se serve, chiederlo di nuovo al verificatore.
domain_invalid = "{ $domain }" non è un dominio.
    .hint = Scriverlo come datore.example.
purpose_of_lines = Lo scopo sta su una riga, e questa va a capo ({ $found }).
    .hint = Scriverlo in poche parole, senza andare a capo e senza tabulazioni.
duration_invalid = "{ $duration }" non è una durata.
    .hint = Scriverla come 14d (giorni), 12h (ore), 30m (minuti) o 4w (settimane), fino a { $limit } giorni.
evidence_index_malformed = L'indice delle prove non è come dovrebbe: atteso { $expected }, trovato { $found }.
    .hint = Elenca le prove così: [{"{"}"id": "did:web:universita.example", "file": "did.json", "obtained": "2026-01-31T12:00:00Z"{"}"}].
evidence_too_many = L'indice delle prove ne elenca { $count }; se ne leggono al massimo { $limit }.
    .hint = Tenere solo quelle che servono.
evidence_path = La prova per { $id } non viene usata: "{ $file }" porta fuori dalla cartella o non è un semplice percorso relativo.
    .hint = Mettere il file nella cartella, e scriverne il percorso a partire da essa.
evidence_unreadable = La prova per { $id } non viene usata: non si è potuta leggere ({ $reason }).
    .hint = Procurarsela di nuovo. Senza, ciò che ne dipende resta non deciso.
evidence_later = La prova per { $id } non viene usata: è stata ottenuta il { $obtained }, dopo il momento da giudicare ({ $at }).
    .hint = Usare una prova ottenuta prima, o togliere --at.
evidence_undated = La prova per { $id } non viene usata: non dice quando è stata ottenuta, quindi non si sa se c'era già nel momento da giudicare.
    .hint = Aggiungere "obtained" all'indice, o togliere --at.

### Da che cosa viene un giudizio

verdict-heading-sources = Che cosa è stato giudicato, e con che cosa
verdict-source-input = Il file: { $file }
verdict-source-digest = SHA-256 { $digest }
verdict-source-unread = troppo grande per essere letto
verdict-source-of = { $kind } di { $id }: { $file }
verdict-source = { $kind }: { $file }
verdict-source-obtained = ottenuto { $time }
verdict-source-undated = il file com'è adesso; nessuno ha detto quando è stato ottenuto
source-did-document = Documento DID
source-trust-list = Lista di fiducia
source-context = Contesto
source-schema = Schema
source-own = la propria
