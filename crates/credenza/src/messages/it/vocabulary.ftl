### Gli elementi dello standard europeo (allegato I della Raccomandazione del 16 giugno 2022)

element-learner = Discente
element-title = Titolo
element-country = Paese o regione dell'ente
element-awarding_body = Organismo di rilascio
element-date_of_issuing = Data di rilascio
element-learning_outcomes = Risultati dell'apprendimento
element-workload = Carico di lavoro
element-level = Livello
element-assessment = Tipo di valutazione
element-participation = Forma di partecipazione
element-quality_assurance = Garanzia della qualità
element-prerequisites = Prerequisiti
element-supervision = Supervisione e verifica dell'identità
element-grade = Voto
element-stackability = Cumulabilità
element-further_information = Ulteriori informazioni

### Parole dei vocabolari: word-<parola>, le parole come stanno nei file dei corsi

# Il tipo di rilascio
word-course = corso
word-single-examination = singolo esame di un percorso più lungo
word-credits = crediti di un percorso più lungo

# Risultati dell'apprendimento
word-knowledge = conoscenza
word-skill = abilità
word-responsibility-and-autonomy = responsabilità e autonomia

# Livello
word-short = ciclo breve
word-first = primo ciclo (laurea)
word-second = secondo ciclo (laurea magistrale)
word-third = terzo ciclo (dottorato)
word-0 = competenze di una qualificazione più ampia
word-1 = senza accesso diretto al livello successivo
word-2 = con accesso diretto al livello successivo
word-3 = di specializzazione, senza accesso diretto
word-4 = di specializzazione, con accesso diretto
word-5 = internazionale, fuori dal repertorio nazionale

# Partecipazione
word-online = a distanza
word-blended = in parte a distanza, in parte in presenza
word-presential = in presenza
word-work-based = sul luogo di lavoro
word-project-based = in un progetto
word-research-lab = in un laboratorio di ricerca

# Valutazione
word-written-examination = esame scritto
word-oral-examination = esame orale
word-practical-assessment = prova pratica
word-project-work = lavoro di progetto
word-portfolio = portfolio
word-marked-assignment = elaborato valutato
word-quiz = quiz
word-continuous-evaluation = valutazione continua
word-problem-based-learning = lavoro su problemi
word-artefact-assessment = valutazione di un prodotto
word-group-performance = prova di gruppo
word-peer-assessment = valutazione tra pari
word-peer-review = revisione tra pari
word-attendance = frequenza

# Supervisione
word-unsupervised = senza supervisione, identità non verificata
word-supervised-without-identity = con supervisione, identità non verificata
word-supervised-online = con supervisione a distanza, identità verificata
word-supervised-on-site = con supervisione in presenza, identità verificata
word-supervised-with-identity = con supervisione, identità verificata

# Garanzia della qualità
word-institutional = dell'istituzione
word-programme = del percorso formativo
word-institutional-licence = autorizzazione dell'istituzione
word-programme-licence = autorizzazione del percorso formativo

# Cumulabilità
word-stand-alone = autonoma
word-stackable = cumulabile in una credenziale più ampia

### Che cosa è un valore dichiarato: role-<ruolo>

role-award_kind = { $value }
role-legal_basis = { $value }
role-name = { $value }
role-birth_date = data di nascita: { $value }
role-student_number = matricola { $value }
role-national_id = codice identificativo nazionale { $value }
role-identifier = identificatore { $value }
role-hashed_identifier = identificatore, nascosto: { $value }
role-email = { $value }
role-did = titolare della chiave { $value }
role-title = { $value }
role-country = { $value }
role-date = { $value }
role-outcome = { $value }
role-kind = { $value }
role-credits = { $value } CFU (ECTS)
role-hours = { $value ->
        [one] 1 ora
       *[other] { $value } ore
    }
role-eqf = livello EQF { $value }
role-cycle = { $value }
role-national = { $value }
role-type = { $value }
role-description = { $value }
role-mode = { $value }
role-agency = di { $value }
role-reference = si veda { $value }
role-supervision = { $value }
role-grade = { $value }
role-scale = { $value }
role-achieved_level = livello { $value }
role-result_status = { $value }
role-further_results = { $value ->
        [one] 1 altro risultato, non mostrato
       *[other] altri { $value } risultati, non mostrati
    }
role-integration = { $value }
role-part_of = parte di: { $value }
role-competence = competenza: { $value }
role-towards = vale per: { $value }
role-document = si veda { $value }
role-reason = { $value }
role-not_applicable = { $value }

# Che ne è stato di un risultato (Open Badges 3.0, ResultStatusType)
result-status-completed = completato
result-status-enrolled = iscritto
result-status-failed = non superato
result-status-in-progress = in corso
result-status-on-hold = sospeso
result-status-provisional = provvisorio
result-status-withdrew = ritirato

element-value-not-applicable = dichiarato non pertinente: { $reason }
element-value-contradictory = dichiarato due volte, in modo diverso: "{ $one }" e "{ $other }"

### Date e ore

date-day = { $day ->
        [1] 1º
       *[other] { $day }
    } { $month } { $year }
date-time = { $date }, ore { $time } ({ $zone })
month-1 = gennaio
month-2 = febbraio
month-3 = marzo
month-4 = aprile
month-5 = maggio
month-6 = giugno
month-7 = luglio
month-8 = agosto
month-9 = settembre
month-10 = ottobre
month-11 = novembre
month-12 = dicembre

### I paesi dello Spazio europeo dell'istruzione superiore (ISO 3166-1); gli altri si mostrano con il codice

country-ad = Andorra
country-al = Albania
country-am = Armenia
country-at = Austria
country-az = Azerbaigian
country-ba = Bosnia ed Erzegovina
country-be = Belgio
country-bg = Bulgaria
country-by = Bielorussia
country-ch = Svizzera
country-cy = Cipro
country-cz = Cechia
country-de = Germania
country-dk = Danimarca
country-ee = Estonia
country-es = Spagna
country-fi = Finlandia
country-fr = Francia
country-gb = Regno Unito
country-ge = Georgia
country-gr = Grecia
country-hr = Croazia
country-hu = Ungheria
country-ie = Irlanda
country-is = Islanda
country-it = Italia
country-kz = Kazakistan
country-li = Liechtenstein
country-lt = Lituania
country-lu = Lussemburgo
country-lv = Lettonia
country-md = Moldavia
country-me = Montenegro
country-mk = Macedonia del Nord
country-mt = Malta
country-nl = Paesi Bassi
country-no = Norvegia
country-pl = Polonia
country-pt = Portogallo
country-ro = Romania
country-rs = Serbia
country-ru = Russia
country-se = Svezia
country-si = Slovenia
country-sk = Slovacchia
country-sm = San Marino
country-tr = Turchia
country-ua = Ucraina
country-va = Santa Sede
