### The course file: template and questions

about-file =
    A course, as every award of it describes it: the elements of the European standard
    for micro-credentials (Council Recommendation of 16 June 2022, Annex I).
    Replace every "<…>" by what is true of your course. Lines that begin with "#" are
    explanations, or further entries: delete the "#" to use one.
    Text can be in one language ("text") or in several, as shown.
    "credenza course lint" checks the file.
about-course = THE COURSE
about-awarding_body = COUNTRY AND AWARDING BODY (elements 3 and 4). For each further body another [[awarding_body]]
about-issuer = THE BODY THAT SIGNS, if it is not the first awarding body
about-learning_outcome = LEARNING OUTCOMES (element 6). For each outcome another [[learning_outcome]]
about-workload = NOTIONAL WORKLOAD (element 7): credits, hours, or both
about-level = LEVEL (element 8): at least one entry, or the reason why none applies
about-level_national = LEVEL IN ANOTHER NATIONAL FRAMEWORK
about-assessment = TYPE OF ASSESSMENT (element 9). For each further one another [[assessment]]
about-quality_assurance = TYPE OF QUALITY ASSURANCE (element 11). For each further one another [[quality_assurance]]
about-grade = GRADING SCALE (element 14): the grade itself comes with the learner
about-stackability = INTEGRATION AND STACKABILITY (element 15)
about-stackability_towards = WHAT IT COUNTS TOWARDS. For each further one another [[stackability.towards]]
about-further_information = FURTHER INFORMATION (element 16)

ask-optional = (optional)
ask-one-of = One of: { $words }
ask-example = For example: { $example }
ask-in-language = In this language: { $language }
ask-languages = Which other languages should the texts be in?
    .help = Language tags with commas between, such as "it, fr". Press Enter for none.
ask-choose = Number or word:
ask-answer = Answer:
ask-several = Several, with spaces between:
ask-next = Next one (Enter when there are no more):
ask-describe = Do you want to describe this?
ask-another = Is there another one?
ask-skip = Press Enter to leave it out.
ask-needed = This one is needed.
ask-again = Please answer these questions again.

ask-course-language = In which language does the awarding body write first?
    .help = A language tag: "en", "it", "de-AT". A text without a language is in this one.
    .example = en
ask-course-id = Which web address stands for this course?
    .help = The same for all its learners and all its runs. It need not lead anywhere, but must never come to mean another course.
    .example = https://centre.example/courses/evaluating-titles
ask-course-title = What is the micro-credential called? (element 2)
    .example = Evaluating foreign titles
ask-course-award_kind = What is awarded?
    .help = A course of its own, a single examination of a longer programme, or a number of its credits.
    .example = course
ask-course-legal_basis = Under which law or decree is it awarded?
    .example = Art. 6 of Law 341/1990
ask-course-run = Which run of the course is this?
    .help = It keeps the awards of two runs apart. "credenza issue --run" can say it too.
    .example = 2026-spring
ask-course-participation = How do learners take part? (element 10)
    .example = blended
ask-course-prerequisites = What must learners have or know to enrol? (element 12)
    .example = A first-cycle degree and work in an admissions office
ask-course-supervision = Are learners supervised during the assessment, and is their identity checked? (element 13)
    .example = supervised-on-site
ask-course-valid_for = How long is the award valid, from its date of issuing?
    .help = A number with y, m, w or d: years, months, weeks, days. Without it, for good.
    .example = 5y

ask-awarding_body-name = What is the awarding body called?
    .example = Example Centre for Title Evaluation
ask-awarding_body-country = In which country is it established? (element 3)
    .help = The two letters of ISO 3166-1.
    .example = IT
ask-awarding_body-region = In which region?
    .help = A code of ISO 3166-2.
    .example = IT-62
ask-awarding_body-url = What is its website?
    .example = https://centre.example
ask-awarding_body-id = Which DID or web address stands for it?
    .help = Leave it out for the body that signs: its DID stands there by itself.
    .example = did:web:centre.example

ask-issuer-name = What is the body that signs called?
    .example = Example University Consortium
ask-issuer-country = In which country is it established?
    .help = The two letters of ISO 3166-1.
    .example = IT
ask-issuer-region = In which region?
    .help = A code of ISO 3166-2.
    .example = IT-62
ask-issuer-url = What is its website?
    .example = https://consortium.example
ask-issuer-did = What is its DID?
    .help = With it here, nobody can sign these awards under another one by mistake.
    .example = did:web:consortium.example

ask-learning_outcome-statement = What does a learner know or do after the course?
    .help = One action verb, what it acts on, and in which context: short and observable.
    .example = Verify the status of a foreign institution in official sources
ask-learning_outcome-kind = Is it knowledge, a skill, or responsibility and autonomy?
    .example = skill
ask-learning_outcome-esco = Which ESCO skills does it relate to?
    .help = Their addresses in ESCO.
    .example = http://data.europa.eu/esco/skill/00000000-0000-0000-0000-000000000000

ask-workload-ects = How many ECTS credits?
    .help = In half steps.
    .example = 3
ask-workload-hours = How many hours of work?
    .example = 75
ask-workload-hours_per_credit = How many hours does one credit stand for in your system?
    .help = 25 to 30; 25 in Italy.
    .example = 25

ask-level-eqf = Which level of the European Qualifications Framework?
    .help = 1 to 8: 6 is that of a bachelor, 7 of a master, 8 of a doctorate.
    .example = 6
ask-level-cycle = Which cycle of higher education?
    .example = first
ask-level-qnq = Which level of the Italian framework (QNQ)?
    .help = Level and sub-articulation. A sub-articulation of 0 (competences of a broader qualification) needs "part_of" below.
    .example = 6.0
ask-level-not_applicable = Why does no level apply?
    .help = Instead of a level.
    .example = The framework of the country has no levels for short courses
ask-level_national-framework = Which framework?
    .help = Its short name.
    .example = NFQ-IE
ask-level_national-level = Which level, as that framework writes it?
    .example = 7
ask-level_national-url = Which web address stands for the level?
    .example = https://framework.example/levels/7

ask-assessment-kind = How is it assessed that learners achieved the outcomes?
    .example = written-examination
ask-assessment-description = What is asked, and by which criteria is it judged?
    .example = Four questions on real cases; each is judged by sources, reasoning and conclusion

ask-quality_assurance-kind = What is quality-assured: the institution or the programme?
    .example = programme
ask-quality_assurance-agency_name = By whom?
    .example = Example Agency for Quality
ask-quality_assurance-agency_url = Where is that agency found on the web or in a register?
    .example = https://agency.example
ask-quality_assurance-reference = Where can the decision or report be read?
    .example = https://agency.example/reports/2026-17
ask-quality_assurance-note = What should be said of it?
    .example = Evaluated in 2025 by the European standards and guidelines

ask-grade-scale = What is the scale called?
    .help = A grade without its scale says nothing to a reader abroad.
    .example = Thirtieths
ask-grade-min = What is the lowest grade?
    .example = 0
ask-grade-max = What is the highest grade?
    .example = 30
ask-grade-pass = What is the lowest grade that passes?
    .example = 18

ask-stackability-kind = Does it stand alone, or does it count towards a larger credential?
    .example = stackable
ask-stackability-part_of_title = Which broader qualification is it a part of?
    .help = Needed where the QNQ level ends in .0.
    .example = Expert in the evaluation of foreign titles
ask-stackability-part_of_url = Which web address stands for that qualification?
    .example = https://register.example/qualifications/117
ask-stackability-part_of_competences = Which of its competences does the micro-credential certify?
    .example = Evaluating foreign titles for access to courses
ask-stackability_towards-title = What larger credential does it count towards?
    .example = Master in international education
ask-stackability_towards-url = Which web address stands for that credential?
    .example = https://centre.example/masters/international-education

ask-further_information-text = What else should a reader know?
    .example = Held in the spring of 2026 in four weekends
ask-further_information-documents = Which documents describe it further?
    .help = Their addresses.
    .example = https://centre.example/courses/evaluating-titles/syllabus.pdf

course-fine = { $path }: a complete course file.
course-faults = { $path }: { $count ->
        [one] 1 fault
       *[other] { $count } faults
    }.
course-advice = { $path }: { $count ->
        [one] 1 suggestion
       *[other] { $count } suggestions
    }.
course-written = Written: { $path }. "credenza course lint { $path }" checks it.
course-draft-kept = Until the end your answers are kept in { $path }: if you are interrupted, nothing is lost.
course_draft_exists = An earlier interview was interrupted; its answers are in { $draft }.
    .hint = Rename that file to { $path } and fill the gaps by hand, or pass --force to start again without it.

### What is wrong in a course file

course_not_utf8 = The course file is not UTF-8 text.
    .hint = Save it as "UTF-8" in your editor.
course_syntax = The course file is not written as TOML ({ $detail }).
    .hint = Text stands between quotation marks, a key and its value on one line: title = "Evaluating titles".
course_faults_beyond = { $count ->
        [one] 1 more fault is not listed.
       *[other] { $count } more faults are not listed.
    }
    .hint = Correct those above first, and look again.
course_key_unknown = No course file has "{ $key }".
    .hint = { $nearest ->
        [none] "credenza course new --no-input" shows what there can be.
       *[other] Did you mean "{ $nearest }"?
    }
course_key_misplaced = "{ $key }" stands under the heading [{ $table }], so it is taken for a part of it.
    .hint = Move the line to the top of the file, above the first heading in brackets.
course_key_missing = "{ $key }" is missing.
    .hint = "credenza course new --no-input" shows how it is written.
course_type = "{ $key }" should be { $expected ->
        [text] a text
        [texts] a text, or texts by language
        [number] a number
        [table] a heading with entries under it
       *[tables] headings in double brackets
    }, and is { $found ->
        [text] a text
        [number] a number
        [boolean] true or false
        [date] a date
        [list] a list
       *[table] a group of entries
    }.
    .hint = { $expected ->
        [text] Put it between quotation marks.
        [texts] Write "text", or {"{"} it = "testo", en = "text" {"}"}.
        [number] Write only the number.
        [table] Write [{ $key }] on a line of its own and the entries below it.
       *[tables] Write [[{ $key }]] on a line of its own and the entries below it, for each one.
    }
course_placeholder = "{ $key }" was not filled in: { $text }
    .hint = Replace everything between the quotation marks, angle brackets included. If it does not apply and is optional, put "#" before the line.
course_word_unknown = "{ $key }" cannot be "{ $found }".
    .hint = { $nearest ->
        [none] It is one of: { $words }.
       *[other] Did you mean "{ $nearest }"? It is one of: { $words }.
    }
course_period_malformed = "{ $key }" is no length of time: { $found }
    .hint = Write a number with y, m, w or d (years, months, weeks, days), such as 5y or 18m; at most 100 years.
course_not_valid = The course file has faults, so nothing was issued.
    .hint = Correct them; "credenza course lint { $path }" shows them again.

text_empty = "{ $key }" is blank.
    .hint = Write something there, or leave it out.
text_control_character = "{ $key }" holds a character that cannot be seen ({ $found }).
    .hint = Type the text anew; it may have come along when it was copied.
language_malformed = "{ $key }" is no language tag: { $found }
    .hint = Write it like "it", "en" or "de-AT".
language_repeated = "{ $key }" gives two texts for one language.
    .hint = Keep one of them.
country_unknown = "{ $key }" is no country: { $found }
    .hint = Write the two letters of ISO 3166-1, such as IT.
region_malformed = "{ $key }" is no region of that country: { $found }
    .hint = Write a code of ISO 3166-2 that begins with the country, such as IT-62.
uri_malformed = "{ $key }" is no complete web address: { $found }
    .hint = Write it with its beginning, such as https://centre.example/courses/1. Spaces cannot stand in it.
credits_not_half_steps = "{ $key }" is { $found }; ECTS credits go in half steps.
    .hint = Write a number such as 3 or 2.5.
credits_out_of_range = "{ $key }" is { $found }, which is no number of ECTS credits.
    .hint = Write a number from 0.5 to 300.
credits_malformed = The number of credits is not a number.
    .hint = Write a number such as 3 or 2.5.
hours_out_of_range = "{ $key }" is { $found }, which is no number of hours.
    .hint = Write hours in whole minutes, up to 9000, such as 75 or 12.5.
hours_per_credit_out_of_range = "{ $key }": one ECTS credit cannot stand for { $found } hours.
    .hint = It stands for 25 to 30 hours; for 25 in Italy.
workload_missing = "{ $key }" says neither credits nor hours.
    .hint = Add "ects", "hours", or both.
workload_inconsistent = Credits and hours do not fit: { $expected }, and { $found } are stated.
    .hint = Correct the credits, the hours or the hours for one credit.
duration_malformed = The duration { $found } is no number of hours of work.
    .hint = It is written like PT75H; days, months and years are no hours of work.
eqf_out_of_range = "{ $key }" is { $found }; EQF levels go from 1 to 8.
    .hint = 6 is the level of a bachelor, 7 of a master, 8 of a doctorate.
qnq_malformed = "{ $key }" is no QNQ level: { $found }
    .hint = Write level and sub-articulation, such as "6.0": level 1 to 8, sub-articulation 0 to 5.
level_missing = "{ $key }" says no level, nor why none applies.
    .hint = Add "eqf", "cycle" or "qnq"; or "not_applicable" with the reason.
level_inconsistent = The levels contradict each other: { $found }, where { $expected } was expected.
    .hint = A QNQ level is referenced to the EQF level of the same number. Correct one of them.
level_and_not_applicable = "{ $key }" states a level and says that none applies.
    .hint = Keep one of them.
grade_bound_not_a_number = "{ $key }" is "{ $found }", and the other bounds of the scale are numbers. Nobody could tell which grades it lets through.
    .hint = Write a number, as for grades: 18, 17,5 or 18/30. On a scale of words, all three must be words.
grade_bound_below_min = "{ $key }" is { $found }, which is below the lowest grade of the scale.
    .hint = Compare min, pass and max.
grade_bound_above_max = "{ $key }" is { $found }, which is above the highest grade of the scale.
    .hint = Compare min, pass and max.
title_language = The title is not there in the language of the course ({ $found }).
    .hint = Add the title in that language, or change "language".
awarding_body_missing = There is no awarding body.
    .hint = Add [[awarding_body]] with name and country.
learning_outcomes_missing = There are no learning outcomes.
    .hint = Add [[learning_outcome]] with a statement.
assessment_missing = There is no type of assessment.
    .hint = Add [[assessment]] with its kind.
quality_assurance_missing = There is no type of quality assurance.
    .hint = Add [[quality_assurance]] with its kind.
part_of_missing = The QNQ level ends in .0, which means competences of a broader qualification, and that qualification is not named.
    .hint = Add part_of.title and part_of.competences under [stackability].
competences_missing = The broader qualification is named without its competences.
    .hint = Add part_of.competences under [stackability]: the competences that the micro-credential certifies.
further_information_empty = "{ $key }" holds neither a text nor a document.
    .hint = Add one of them, or leave the heading out.

### Suggestions for a course file

advice_elements_missing = The file does not describe: { $elements }.
    .hint = These elements are optional. Readers in other countries will ask for them.
advice_language_missing = Some texts are not there in the language "{ $language }": { $keys }
    .hint = Readers of that language will see these texts in another one.
advice_one_language = All texts are in one language ({ $language }).
    .hint = Readers abroad read a second one: title = {"{"} it = "…", en = "…" {"}"}.
advice_one_outcome = There is one learning outcome only.
    .hint = Even a small volume of learning mostly has three or more: what is known, what is done, what is answered for.
advice_many_outcomes = There are { $count } learning outcomes.
    .hint = Few readers take in more than a dozen. Those that belong together can be one.
advice_outcome_is_title = "{ $key }" only repeats the title.
    .hint = Say what a learner can do afterwards.
advice_outcome_repeated = "{ $key }" says the same as { $first }.
    .hint = Delete one of them.
advice_outcome_kind_missing = Some outcomes do not say whether they are knowledge, a skill, or responsibility and autonomy: { $keys }
    .hint = Add "kind" to each.
advice_hours_per_credit_missing = It is not said how many hours one credit stands for.
    .hint = Add hours_per_credit under [workload]: 25 in Italy, up to 30 elsewhere.
advice_quality_unsupported = "{ $key }" names no agency and nothing to look up.
    .hint = Add agency.name or reference, so that a reader can check it.
advice_cycle_missing = Besides the EQF level no other level is stated.
    .hint = Readers in higher education look for the cycle; in Italy also for the QNQ level.
