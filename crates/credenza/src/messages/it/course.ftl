### Il file del corso: modello e domande

about-file =
    Un corso, come lo descrive ogni sua credenziale: gli elementi dello standard europeo
    per le microcredenziali (Raccomandazione del Consiglio del 16 giugno 2022, allegato I).
    Sostituire ogni "<…>" con ciò che vale per il corso. Le righe che cominciano con "#"
    sono spiegazioni, oppure altre voci: per usarne una, togliere il "#".
    Un testo può essere in una lingua ("testo") o in più lingue, come mostrato.
    "credenza course lint" controlla il file.
about-course = IL CORSO
about-awarding_body = PAESE E ORGANISMO DI RILASCIO (elementi 3 e 4). Per ogni altro organismo un altro [[awarding_body]]
about-issuer = L'ENTE CHE FIRMA, se non è il primo organismo di rilascio
about-learning_outcome = RISULTATI DELL'APPRENDIMENTO (elemento 6). Per ogni risultato un altro [[learning_outcome]]
about-workload = CARICO DI LAVORO (elemento 7): crediti, ore, o entrambi
about-level = LIVELLO (elemento 8): almeno una voce, oppure il motivo per cui nessuno è pertinente
about-level_national = LIVELLO IN UN ALTRO QUADRO NAZIONALE
about-assessment = TIPO DI VALUTAZIONE (elemento 9). Per ogni altra un altro [[assessment]]
about-quality_assurance = TIPO DI GARANZIA DELLA QUALITÀ (elemento 11). Per ogni altra un altro [[quality_assurance]]
about-grade = SCALA DEI VOTI (elemento 14): il voto stesso arriva con la persona
about-stackability = INTEGRAZIONE E CUMULABILITÀ (elemento 15)
about-stackability_towards = A CHE COSA CONCORRE. Per ogni altra un altro [[stackability.towards]]
about-further_information = ULTERIORI INFORMAZIONI (elemento 16)

ask-optional = (facoltativo)
ask-one-of = Una fra: { $words }
ask-example = Per esempio: { $example }
ask-in-language = In questa lingua: { $language }
ask-languages = In quali altre lingue saranno i testi?
    .help = Codici di lingua separati da virgole, per esempio "en, fr". Invio per nessuna.
ask-choose = Numero o parola:
ask-answer = Risposta:
ask-several = Più di uno, separati da spazi:
ask-next = Il prossimo (Invio se non ce ne sono altri):
ask-describe = Descriverlo?
ask-another = Ce n'è un altro?
ask-skip = Premere Invio per tralasciarlo.
ask-needed = Questo è necessario.
ask-again = Rispondere di nuovo a queste domande.

ask-course-language = In quale lingua scrive per prima l'organismo di rilascio?
    .help = Un codice di lingua: "it", "en", "de-AT". Un testo senza lingua è in questa.
    .example = it
ask-course-id = Quale indirizzo web sta per questo corso?
    .help = Lo stesso per tutte le persone e tutte le edizioni. Non deve portare a una pagina, ma non deve mai indicare un altro corso.
    .example = https://centro.example/corsi/valutazione-titoli
ask-course-title = Come si chiama la microcredenziale? (elemento 2)
    .example = Valutazione dei titoli esteri
ask-course-award_kind = Che cosa viene rilasciato?
    .help = Un corso a sé, un singolo esame di un percorso più lungo, o un numero di suoi crediti.
    .example = course
ask-course-legal_basis = In base a quale legge o decreto?
    .example = Art. 6 della legge 341/1990
ask-course-run = Quale edizione del corso è?
    .help = Tiene distinte le credenziali di due edizioni. Si può indicare anche con "credenza issue --run".
    .example = 2026-primavera
ask-course-participation = Come si partecipa? (elemento 10)
    .example = blended
ask-course-prerequisites = Che cosa bisogna avere o sapere per iscriversi? (elemento 12)
    .example = Una laurea e un impiego in un ufficio ammissioni
ask-course-supervision = Durante la valutazione c'è supervisione, e l'identità viene verificata? (elemento 13)
    .example = supervised-on-site
ask-course-valid_for = Per quanto tempo vale la credenziale, dalla data di rilascio?
    .help = Un numero con a, m, w o g: anni, mesi, settimane, giorni. Senza indicazione, per sempre.
    .example = 5a

ask-awarding_body-name = Come si chiama l'organismo di rilascio?
    .example = Centro Esempio per la valutazione dei titoli
ask-awarding_body-country = In quale paese ha sede? (elemento 3)
    .help = Le due lettere della norma ISO 3166-1.
    .example = IT
ask-awarding_body-region = In quale regione?
    .help = Un codice della norma ISO 3166-2.
    .example = IT-62
ask-awarding_body-url = Qual è il suo sito web?
    .example = https://centro.example
ask-awarding_body-id = Quale DID o indirizzo web lo identifica?
    .help = Da tralasciare per l'ente che firma: il suo DID vi compare da sé.
    .example = did:web:centro.example

ask-issuer-name = Come si chiama l'ente che firma?
    .example = Consorzio universitario Esempio
ask-issuer-country = In quale paese ha sede?
    .help = Le due lettere della norma ISO 3166-1.
    .example = IT
ask-issuer-region = In quale regione?
    .help = Un codice della norma ISO 3166-2.
    .example = IT-62
ask-issuer-url = Qual è il suo sito web?
    .example = https://consorzio.example
ask-issuer-did = Qual è il suo DID?
    .help = Se è indicato qui, nessuno può firmare per errore queste credenziali con un altro.
    .example = did:web:consorzio.example

ask-learning_outcome-statement = Che cosa sa o sa fare una persona dopo il corso?
    .help = Un verbo d'azione, il suo oggetto e il contesto: breve e osservabile.
    .example = Verificare nelle fonti ufficiali lo status di un'istituzione estera
ask-learning_outcome-kind = È una conoscenza, un'abilità, oppure responsabilità e autonomia?
    .example = skill
ask-learning_outcome-esco = A quali abilità di ESCO si riferisce?
    .help = I loro indirizzi in ESCO.
    .example = http://data.europa.eu/esco/skill/00000000-0000-0000-0000-000000000000

ask-workload-ects = Quanti crediti ECTS?
    .help = A passi di mezzo credito.
    .example = 3
ask-workload-hours = Quante ore di lavoro?
    .example = 75
ask-workload-hours_per_credit = Quante ore vale un credito nel sistema dell'ente?
    .help = Da 25 a 30; 25 in Italia.
    .example = 25

ask-level-eqf = Quale livello del quadro europeo delle qualifiche (EQF)?
    .help = Da 1 a 8: 6 è quello della laurea, 7 della laurea magistrale, 8 del dottorato.
    .example = 6
ask-level-cycle = Quale ciclo dell'istruzione superiore?
    .example = first
ask-level-qnq = Quale livello del quadro nazionale delle qualificazioni (QNQ)?
    .help = Livello e sotto-articolazione. La sotto-articolazione 0 (competenze di una qualificazione più ampia) richiede "part_of" più sotto.
    .example = 6.0
ask-level-not_applicable = Perché nessun livello è pertinente?
    .help = Al posto di un livello.
    .example = Il quadro del paese non prevede livelli per i corsi brevi
ask-level_national-framework = Quale quadro?
    .help = Il suo nome breve.
    .example = NFQ-IE
ask-level_national-level = Quale livello, come lo scrive quel quadro?
    .example = 7
ask-level_national-url = Quale indirizzo web sta per il livello?
    .example = https://quadro.example/livelli/7

ask-assessment-kind = Come si valuta che i risultati siano stati raggiunti?
    .example = written-examination
ask-assessment-description = Che cosa si chiede, e con quali criteri si giudica?
    .example = Quattro domande su casi reali; di ciascuna si giudicano fonti, ragionamento e conclusione

ask-quality_assurance-kind = La qualità di che cosa è garantita: dell'istituzione o del percorso?
    .example = programme
ask-quality_assurance-agency_name = Da chi?
    .example = Agenzia Esempio per la qualità
ask-quality_assurance-agency_url = Dove si trova quell'agenzia sul web o in un registro?
    .example = https://agenzia.example
ask-quality_assurance-reference = Dove si può leggere la decisione o il rapporto?
    .example = https://agenzia.example/rapporti/2026-17
ask-quality_assurance-note = Che cosa va detto al riguardo?
    .example = Valutato nel 2025 secondo gli standard e le linee guida europee

ask-grade-scale = Come si chiama la scala?
    .help = Un voto senza la sua scala non dice nulla a chi legge all'estero.
    .example = Trentesimi
ask-grade-min = Qual è il voto più basso?
    .example = 0
ask-grade-max = Qual è il voto più alto?
    .example = 30
ask-grade-pass = Qual è il voto minimo per superare la prova?
    .example = 18

ask-stackability-kind = È autonoma, oppure concorre a una credenziale più ampia?
    .example = stackable
ask-stackability-part_of_title = Di quale qualificazione più ampia è parte?
    .help = Necessario se il livello QNQ finisce con .0.
    .example = Esperto nella valutazione dei titoli esteri
ask-stackability-part_of_url = Quale indirizzo web sta per quella qualificazione?
    .example = https://repertorio.example/qualificazioni/117
ask-stackability-part_of_competences = Quali sue competenze certifica la microcredenziale?
    .example = Valutare titoli esteri per l'accesso ai corsi
ask-stackability_towards-title = A quale credenziale più ampia concorre?
    .example = Master in educazione internazionale
ask-stackability_towards-url = Quale indirizzo web sta per quella credenziale?
    .example = https://centro.example/master/educazione-internazionale

ask-further_information-text = Che cos'altro dovrebbe sapere chi legge?
    .example = Tenuto nella primavera del 2026 in quattro fine settimana
ask-further_information-documents = Quali documenti lo descrivono meglio?
    .help = I loro indirizzi.
    .example = https://centro.example/corsi/valutazione-titoli/programma.pdf

course-fine = { $path }: il file del corso è completo.
course-faults = { $path }: { $count ->
        [one] 1 errore
       *[other] { $count } errori
    }.
course-advice = { $path }: { $count ->
        [one] 1 suggerimento
       *[other] { $count } suggerimenti
    }.
course-written = Scritto: { $path }. "credenza course lint { $path }" lo controlla.
course-draft-kept = Fino alla fine le risposte restano in { $path }: se ci si interrompe, niente va perduto.
course_draft_exists = Un'intervista precedente è stata interrotta; le risposte sono in { $draft }.
    .hint = Rinominare quel file in { $path } e completarlo a mano, o aggiungere --force per ricominciare senza.

### Che cosa non va in un file di corso

course_not_utf8 = Il file del corso non è testo UTF-8.
    .hint = Salvarlo come "UTF-8" nell'editor.
course_syntax = Il file del corso non è scritto in TOML ({ $detail }).
    .hint = Il testo sta fra virgolette, una voce e il suo valore su una riga: title = "Valutazione dei titoli".
course_faults_beyond = { $count ->
        [one] 1 altro errore non è elencato.
       *[other] Altri { $count } errori non sono elencati.
    }
    .hint = Correggere prima quelli indicati sopra, poi controllare di nuovo.
course_key_unknown = Nessun file di corso ha "{ $key }".
    .hint = { $nearest ->
        [none] "credenza course new --no-input" mostra che cosa può esserci.
       *[other] Si intendeva "{ $nearest }"?
    }
course_key_misplaced = "{ $key }" sta sotto l'intestazione [{ $table }], e perciò ne viene considerato parte.
    .hint = Spostare la riga in cima al file, sopra la prima intestazione fra parentesi quadre.
course_key_missing = Manca "{ $key }".
    .hint = "credenza course new --no-input" mostra come si scrive.
course_type = "{ $key }" dovrebbe essere { $expected ->
        [text] un testo
        [texts] un testo, o testi per lingua
        [number] un numero
        [table] un'intestazione con voci sotto di sé
       *[tables] intestazioni fra doppie parentesi
    }, ed è { $found ->
        [text] un testo
        [number] un numero
        [boolean] vero o falso
        [date] una data
        [list] un elenco
       *[table] un gruppo di voci
    }.
    .hint = { $expected ->
        [text] Metterlo fra virgolette.
        [texts] Scrivere "testo", oppure {"{"} it = "testo", en = "text" {"}"}.
        [number] Scrivere solo il numero.
        [table] Scrivere [{ $key }] su una riga a sé e sotto le voci.
       *[tables] Scrivere [[{ $key }]] su una riga a sé e sotto le voci, per ciascuno.
    }
course_placeholder = "{ $key }" non è stato compilato: { $text }
    .hint = Sostituire tutto ciò che sta fra le virgolette, parentesi angolari comprese. Se non riguarda il corso ed è facoltativo, mettere "#" davanti alla riga.
course_word_unknown = "{ $key }" non può essere "{ $found }".
    .hint = { $nearest ->
        [none] È una fra: { $words }.
       *[other] Si intendeva "{ $nearest }"? È una fra: { $words }.
    }
course_period_malformed = "{ $key }" non è una durata: { $found }
    .hint = Scrivere un numero con a, m, w o g (anni, mesi, settimane, giorni), per esempio 5a o 18m; al massimo 100 anni.
course_not_valid = Il file del corso contiene errori: non è stato rilasciato nulla.
    .hint = Correggerli; "credenza course lint { $path }" li mostra di nuovo.

text_empty = "{ $key }" è vuoto.
    .hint = Scrivere qualcosa, oppure tralasciarlo.
text_control_character = "{ $key }" contiene un carattere invisibile ({ $found }).
    .hint = Scrivere di nuovo il testo; il carattere può essere arrivato copiandolo.
language_malformed = "{ $key }" non è un codice di lingua: { $found }
    .hint = Si scrive come "it", "en" o "de-AT".
language_repeated = "{ $key }" dà due testi per una lingua.
    .hint = Tenerne uno.
country_unknown = "{ $key }" non è un paese: { $found }
    .hint = Scrivere le due lettere della norma ISO 3166-1, per esempio IT.
region_malformed = "{ $key }" non è una regione di quel paese: { $found }
    .hint = Scrivere un codice della norma ISO 3166-2 che comincia con il paese, per esempio IT-62.
uri_malformed = "{ $key }" non è un indirizzo web completo: { $found }
    .hint = Scriverlo con il suo inizio, per esempio https://centro.example/corsi/1. Non può contenere spazi.
credits_not_half_steps = "{ $key }" è { $found }; i crediti ECTS vanno a passi di mezzo credito.
    .hint = Scrivere un numero come 3 o 2.5.
credits_out_of_range = "{ $key }" è { $found }, che non è un numero di crediti ECTS.
    .hint = Scrivere un numero da 0.5 a 300.
credits_malformed = Il numero di crediti non è un numero.
    .hint = Scrivere un numero come 3 o 2.5.
hours_out_of_range = "{ $key }" è { $found }, che non è un numero di ore.
    .hint = Scrivere ore in minuti interi, fino a 9000, per esempio 75 o 12.5.
hours_per_credit_out_of_range = "{ $key }": un credito ECTS non può valere { $found } ore.
    .hint = Vale da 25 a 30 ore; 25 in Italia.
workload_missing = "{ $key }" non indica né crediti né ore.
    .hint = Aggiungere "ects", "hours" o entrambi.
workload_inconsistent = Crediti e ore non corrispondono: { $expected }, e sono indicate { $found }.
    .hint = Correggere i crediti, le ore o le ore per credito.
duration_malformed = La durata { $found } non è un numero di ore di lavoro.
    .hint = Si scrive come PT75H; giorni, mesi e anni non sono ore di lavoro.
eqf_out_of_range = "{ $key }" è { $found }; i livelli EQF vanno da 1 a 8.
    .hint = 6 è il livello della laurea, 7 della laurea magistrale, 8 del dottorato.
qnq_malformed = "{ $key }" non è un livello QNQ: { $found }
    .hint = Scrivere livello e sotto-articolazione, per esempio "6.0": livello da 1 a 8, sotto-articolazione da 0 a 5.
level_missing = "{ $key }" non indica alcun livello, né perché nessuno è pertinente.
    .hint = Aggiungere "eqf", "cycle" o "qnq"; oppure "not_applicable" con il motivo.
level_inconsistent = I livelli si contraddicono: { $found }, dove ci si aspettava { $expected }.
    .hint = Un livello QNQ è referenziato al livello EQF con lo stesso numero. Correggere uno dei due.
level_and_not_applicable = "{ $key }" indica un livello e dice che nessuno è pertinente.
    .hint = Tenere uno dei due.
grade_bound_not_a_number = "{ $key }" è "{ $found }", e gli altri limiti della scala sono numeri. Non si potrebbe dire quali voti lascia passare.
    .hint = Scrivere un numero, come per i voti: 18, 17,5 o 18/30. In una scala di parole, tutti e tre devono essere parole.
grade_bound_below_min = "{ $key }" è { $found }, sotto il voto più basso della scala.
    .hint = Confrontare min, pass e max.
grade_bound_above_max = "{ $key }" è { $found }, sopra il voto più alto della scala.
    .hint = Confrontare min, pass e max.
title_language = Il titolo non c'è nella lingua del corso ({ $found }).
    .hint = Aggiungere il titolo in quella lingua, oppure cambiare "language".
awarding_body_missing = Non c'è alcun organismo di rilascio.
    .hint = Aggiungere [[awarding_body]] con nome e paese.
learning_outcomes_missing = Non ci sono risultati dell'apprendimento.
    .hint = Aggiungere [[learning_outcome]] con un enunciato.
assessment_missing = Non c'è alcun tipo di valutazione.
    .hint = Aggiungere [[assessment]] con il suo tipo.
quality_assurance_missing = Non c'è alcun tipo di garanzia della qualità.
    .hint = Aggiungere [[quality_assurance]] con il suo tipo.
part_of_missing = Il livello QNQ finisce con .0, cioè competenze di una qualificazione più ampia, e quella qualificazione non è indicata.
    .hint = Aggiungere part_of.title e part_of.competences sotto [stackability].
competences_missing = La qualificazione più ampia è indicata senza le sue competenze.
    .hint = Aggiungere part_of.competences sotto [stackability]: le competenze che la microcredenziale certifica.
further_information_empty = "{ $key }" non contiene né un testo né un documento.
    .hint = Aggiungere uno dei due, oppure togliere l'intestazione.

### Suggerimenti per un file di corso

advice_elements_missing = Il file non descrive: { $elements }.
    .hint = Sono elementi facoltativi. Chi legge in altri paesi li chiederà.
advice_language_missing = Alcuni testi non ci sono nella lingua "{ $language }": { $keys }
    .hint = Chi legge in quella lingua vedrà questi testi in un'altra.
advice_one_language = Tutti i testi sono in una sola lingua ({ $language }).
    .hint = All'estero serve una seconda lingua: title = {"{"} it = "…", en = "…" {"}"}.
advice_one_outcome = C'è un solo risultato dell'apprendimento.
    .hint = Anche un percorso breve ne ha per lo più tre o più: che cosa si sa, che cosa si sa fare, di che cosa si risponde.
advice_many_outcomes = Ci sono { $count } risultati dell'apprendimento.
    .hint = Pochi lettori ne seguono più di una dozzina. Quelli che vanno insieme possono diventare uno.
advice_outcome_is_title = "{ $key }" ripete soltanto il titolo.
    .hint = Dire che cosa una persona sa fare dopo il corso.
advice_outcome_repeated = "{ $key }" dice la stessa cosa di { $first }.
    .hint = Eliminarne uno.
advice_outcome_kind_missing = Alcuni risultati non dicono se sono conoscenze, abilità, o responsabilità e autonomia: { $keys }
    .hint = Aggiungere "kind" a ciascuno.
advice_hours_per_credit_missing = Non è detto quante ore vale un credito.
    .hint = Aggiungere hours_per_credit sotto [workload]: 25 in Italia, fino a 30 altrove.
advice_quality_unsupported = "{ $key }" non nomina un'agenzia né qualcosa da consultare.
    .hint = Aggiungere agency.name o reference, così che chi legge possa controllare.
advice_cycle_missing = Oltre al livello EQF non è indicato altro livello.
    .hint = Chi legge nell'istruzione superiore cerca il ciclo; in Italia anche il livello QNQ.
