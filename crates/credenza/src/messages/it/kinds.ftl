### Che cos'è un file

format_unsupported = { $format ->
        [jades] È una credenziale con il sigillo di Europass (JAdES), che non si può ancora controllare.
        [jwe] Il file è cifrato (JWE): può aprirlo solo la persona per cui è stato cifrato.
        [open-badges-2] È un badge del vecchio Open Badges 1 o 2, che qui non viene giudicato.
        [blockcerts-2] È un certificato Blockcerts 1 o 2, che qui non viene giudicato.
        [html] È una pagina web, che qui non viene giudicata.
        [gzip] Il file è compresso (gzip), e non viene aperto.
        [zip] Il file è compresso (ZIP), e non viene aperto.
        [base64] Il file è scritto in base64, e non viene letto.
       *[other] Il file è in un formato che non si può ancora controllare ({ $format }).
    }
    .hint = { $format ->
        [jades] Questo non dice nulla di male. Controllarlo con il visualizzatore sul sito di Europass, o chiedere all'ente un Open Badge 3.0.
        [jwe] Questo non dice nulla di male. Chiedere a chi lo ha mandato la credenziale stessa.
        [open-badges-2] Questo non dice nulla di male. Chiedere all'ente un Open Badge 3.0. I badge più vecchi si controllano sul sito dell'ente.
        [blockcerts-2] Questo non dice nulla di male. Controllarlo con il visualizzatore sul sito dell'ente, o chiedere all'ente un Open Badge 3.0.
        [html] Quello che una pagina mostra non prova nulla. Chiedere il file della credenziale: molte pagine lo fanno scaricare (JSON).
        [gzip] Decomprimerlo e controllare il contenuto: gunzip --stdout FILE | credenza verify -
        [zip] Decomprimerlo e controllare il contenuto: credenza verify CARTELLA
        [base64] Decodificarlo e controllare il risultato: base64 --decode FILE | credenza verify -
       *[other] Questo non dice nulla di male. Controllarlo con un altro programma, o chiedere all'ente un file JSON (Open Badges 3.0).
    }
    .more = Credenza controlla le Verifiable Credentials 2.0 e 1.1 con firma incorporata. Altre vengono riconosciute, e mai prese per valide: token e sigilli (JWT, SD-JWT, JWS, il JAdES di Europass), quelle cifrate (JWE), Open Badges 1 e 2, Blockcerts 1 e 2.
contains_credentials = { $count ->
        [one] Il file non è una credenziale; contiene una credenziale o presentazione.
       *[other] Il file non è una credenziale; contiene { $count } credenziali o presentazioni.
    }
    .hint = { $array ->
        [yes] Questo non dice nulla di male. Controllarle una per una: jq -c '.[]' FILE | credenza verify --ndjson -
       *[other] { $count ->
            [one] Questo non dice nulla di male. Estrarre quello che sta nel punto indicato e controllarlo: jq 'first(.. | (fromjson? // .) | objects | select(has("proof")))' FILE | credenza verify -
           *[other] Questo non dice nulla di male. Estrarle e controllarle una per una: jq -c '.. | (fromjson? // .) | objects | select(has("proof"))' FILE | credenza verify --ndjson -
        }
    }
    .more = Quello che sta accanto a una credenziale non è firmato da nessuno, quindi un file con qualcosa intorno non viene giudicato come tale. "credenza wallet add" estrae le credenziali da file così.
file_of_another_kind = { $kind ->
        [lines] Questo è un file con un documento per riga (NDJSON).
        [did-document] Questo è un documento DID, non una credenziale.
        [secret-key] Questo è una chiave segreta, non una credenziale.
        [encrypted] Questo è un file cifrato, non una credenziale.
        [trust-list] Questo è un elenco di enti di cui ci si fida, non una credenziale.
        [request] Questo è una richiesta di presentazione, non una credenziale.
        [evidence-index] Questo è un indice di documenti, non una credenziale.
        [report] Questo è un rapporto di questo programma, non una credenziale.
       *[other] Il file è vuoto.
    }
    .hint = { $kind ->
        [lines] Per verificarli tutti: credenza verify --ndjson FILE
        [did-document] Contiene le chiavi di un ente. Per verificare con esso una credenziale: credenza verify CREDENZIALE --evidence FILE
        [secret-key] Non inviarla mai a nessuno, e conservarla dove solo voi potete leggerla. Indicare invece il file della credenziale.
        [encrypted] Le credenziali di un portafoglio si verificano come file: prima credenza wallet export.
        [trust-list] Passarlo con --trust, e indicare il file della credenziale.
        [request] Passarla con --request, e indicare il file della risposta.
        [evidence-index] Passare la sua cartella con --evidence, e indicare il file della credenziale.
        [report] Un rapporto non prova nulla ad altri. Indicare il file della credenziale di cui parla.
       *[other] Forse lo scaricamento o la copia si è interrotta: procurarsi di nuovo il file.
    }

### Guardare dentro un file

inspect-not-verified = NON VERIFICATO
inspect-not-verified-means = Qui non è stato controllato nulla. Chiunque può scrivere qualunque cosa in un file. "credenza verify" lo controlla.
inspect-kind-credential = una credenziale (Verifiable Credentials 2.0)
inspect-kind-credential-v1 = una credenziale (Verifiable Credentials 1.1)
inspect-kind-presentation = una presentazione: la risposta a una richiesta
inspect-kind-enveloped = una credenziale o presentazione imbustata
inspect-kind-jwt = una credenziale in forma di JSON Web Token (JWT)
inspect-kind-sd-jwt = una credenziale in forma di SD-JWT
inspect-kind-jws-json = una credenziale in forma di JSON Web Signature (JWS) in JSON
inspect-kind-jades = una credenziale con il sigillo di Europass (JAdES)
inspect-kind-jwe = un documento cifrato (JWE)
inspect-kind-open-badges-2 = un badge di Open Badges 1 o 2
inspect-kind-blockcerts-2 = un certificato Blockcerts 1 o 2
inspect-kind-container = JSON con dentro credenziali o presentazioni
inspect-contains = { $count ->
        [one] Ce n'è una, nel punto "{ $place }".
       *[other] Ce ne sono { $count }, la prima nel punto "{ $place }".
    }
inspect-kind-request = la richiesta di una presentazione, fatta da un verificatore
inspect-kind-trust-list = un elenco di enti di cui ci si fida
inspect-kind-did-document = un documento DID: le chiavi pubbliche di un ente o di un titolare
inspect-kind-evidence-index = l'indice di una cartella di prove
inspect-kind-report = un rapporto di Credenza
inspect-kind-secret-key = una CHIAVE SEGRETA. Non darla a nessuno
inspect-kind-encrypted = un file cifrato con age: una chiave, un portafoglio o una copia di riserva
inspect-kind-picture = un'immagine da cui non si può leggere alcuna credenziale
inspect-kind-pdf = un documento PDF: una credenziale può esservi stampata o allegata
inspect-kind-zip = un archivio ZIP: può esserci dentro una credenziale
inspect-kind-gzip = un file compresso (gzip): può esserci dentro una credenziale
inspect-kind-html = una pagina web: ciò che mostra non prova nulla
inspect-kind-xml = un documento XML
inspect-kind-base64 = un file scritto in base64
inspect-kind-json = JSON di un tipo che qui non si conosce
inspect-kind-lines = un file con un documento per riga (NDJSON)
inspect-holds-secret = Contiene anche una chiave segreta: non ne viene mostrato nulla. Estrarne le credenziali, e non dare il file a nessuno.
inspect-lines = Per guardarne uno: sed -n 1p FILE | credenza inspect -. Per verificarli tutti: credenza verify --ndjson { $file }
inspect-kind-not-json = qualcosa che non è JSON
inspect-this-is = Che cos'è: { $kind }.
inspect-heading-claims = Che cosa sostiene
inspect-heading-envelope = La busta
inspect-heading-inside = Che cosa contiene
inspect-heading-proofs = Firme, non controllate
inspect-proof = { $suite }, di { $method }, del { $created }
inspect-no-proof = nessuna
inspect-issuer = Ente
inspect-issuer-claimed = { $name } (lo dice il file)
inspect-id = Identificatore
inspect-types = Tipi
inspect-valid-from = Vale dal
inspect-valid-until = Vale fino al
inspect-status = Stato
inspect-holder = Presentata da
inspect-needs = Per giudicarla serve: { $needs }
inspect-trust-counts = { $count ->
        [one] Nomina 1 ente.
       *[other] Nomina { $count } enti.
    }
inspect-broken = Così com'è non si può usare: { $problem }
