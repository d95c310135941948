### Il server HTTP: con che cosa si avvia

help-credenza-vc-api = Emette e verifica credenziali via HTTP, con gli indirizzi della VC API del W3C
help-credenza-vc-api-listen = Indirizzo e porta su cui ascoltare; la porta 0 ne prende una libera
help-credenza-vc-api-key = Nome di una chiave dell'archivio, o un file PEM PKCS#8; senza, l'unica chiave dell'archivio
help-credenza-vc-api-did = Il did:web come cui emette; senza, il did:key della chiave
help-credenza-vc-api-passphrase-file = File che contiene la frase segreta della chiave
help-credenza-vc-api-context = Usare questo file per il vocabolario di quell'URL, che le credenziali nominano; più volte per più vocabolari. Se ne risponde in proprio
help-credenza-vc-api-conformance = Accettare ciò che fanno le suite ufficiali e nessun altro dovrebbe: firme non dell'ente, presentatori che non sono il soggetto. Ogni risposta lo dice
value-address = INDIRIZZO
server-listening = In ascolto su http://{ $address } come { $did }
server-open = { $address } si raggiunge da altre macchine, e chi lo raggiunge può far firmare qualsiasi cosa. Mettere davanti un proxy che chieda chi è.
server-conformance = Modalità di conformità: i verdetti di questo server servono alle suite di prova, non a decidere di persone.


### Il server HTTP: che cosa rifiuta di fare

listen_failed = Non può ascoltare su { $address }: { $reason }
    .hint = Scegliere un altro indirizzo o un'altra porta con --listen.
did_unsuitable = { $did } non è un DID come cui questa chiave può emettere.
    .hint = Omettere --did per emettere come did:key della chiave, o indicare un did:web il cui documento elenca la chiave.
path_unknown = A questo indirizzo non c'è nulla.
    .hint = Ci sono /credentials/issue, /credentials/verify, /presentations/verify, /1.0/identifiers/DID e /issuer-did.
method_not_allowed = Questo indirizzo non accetta questo metodo.
    .hint = Credenziali e presentazioni si mandano con POST, il resto si chiede con GET.
origin_refused = Le richieste da pagine web sono rifiutate.
    .hint = Chiamare il server da un programma. Una pagina che lo raggiungesse potrebbe far firmare qualsiasi cosa.
media_type_unsupported = La richiesta non dice di essere JSON.
    .hint = Mandarla con "Content-Type: application/json".
body_too_large = La richiesta è più lunga di { $limit } byte.
    .hint = Mandare una credenziale o presentazione alla volta, senza immagini grandi.
body_unreadable = La richiesta è finita prima di essere completa.
    .hint = Mandarla di nuovo.
body_member_missing = Nella richiesta manca "{ $member }", che deve essere un oggetto.
    .hint = Mandare un oggetto con "{ $member }" e, se c'è da dire qualcosa, "options".
request_timeout = La richiesta ha impiegato troppo.
    .hint = Mandarla di nuovo, più in fretta o più corta.
server_busy = Il server ha troppo da fare.
    .hint = Mandarla di nuovo fra poco.
internal_error = Qualcosa è andato storto nel server.
    .hint = È un difetto del programma; segnalarlo insieme alla richiesta.
options_malformed = Un'opzione non è come dovrebbe.
    .hint = Le opzioni sono "cryptosuite" o "type" per emettere, "checks" per verificare, "challenge" e "domain" per le presentazioni.
suite_unavailable = Questo server non firma con { $suite }.
    .hint = Firma con { $available }.
envelope_unavailable = Questo server non emette buste come { $envelope }.
    .hint = Omettere "envelope" per ottenere una firma incorporata.
status_unavailable = Questo server non ha ancora liste di stato.
    .hint = Omettere "credentialStatus" dalle opzioni.
already_signed = La credenziale ha già una firma.
    .hint = Mandarla senza "proof".
challenge_missing = Una presentazione risponde a una richiesta: nelle opzioni mancano challenge e domain.
    .hint = Mandare la challenge e il domain dati a chi presenta. Senza, si potrebbe mostrare una risposta copiata.
