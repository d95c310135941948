### The elements of the European standard (Annex I of the Recommendation of 16 June 2022)

element-learner = Learner
element-title = Title
element-country = Country or region of the issuer
element-awarding_body = Awarding body
element-date_of_issuing = Date of issuing
element-learning_outcomes = Learning outcomes
element-workload = Workload
element-level = Level
element-assessment = Assessment
element-participation = Form of participation
element-quality_assurance = Quality assurance
element-prerequisites = Prerequisites
element-supervision = Supervision and identity check
element-grade = Grade
element-stackability = Combining with others
element-further_information = Further information

### Words of the vocabularies: word-<word>, the words as course files have them

# The kind of award
word-course = course
word-single-examination = single examination of a longer programme
word-credits = credits of a longer programme

# Learning outcomes
word-knowledge = knowledge
word-skill = skill
word-responsibility-and-autonomy = responsibility and autonomy

# Level
word-short = short cycle
word-first = first cycle (bachelor)
word-second = second cycle (master)
word-third = third cycle (doctorate)
word-0 = competences of a broader qualification
word-1 = without direct access to the next level
word-2 = with direct access to the next level
word-3 = specialising, without direct access
word-4 = specialising, with direct access
word-5 = international, outside the national repository

# Participation
word-online = online
word-blended = partly online, partly on site
word-presential = on site
word-work-based = at the workplace
word-project-based = in a project
word-research-lab = in a research laboratory

# Assessment
word-written-examination = written examination
word-oral-examination = oral examination
word-practical-assessment = practical assessment
word-project-work = project work
word-portfolio = portfolio
word-marked-assignment = marked assignment
word-quiz = quiz
word-continuous-evaluation = continuous evaluation
word-problem-based-learning = problem-based work
word-artefact-assessment = assessment of a piece of work
word-group-performance = performance in a group
word-peer-assessment = assessment by fellow learners
word-peer-review = review by fellow learners
word-attendance = attendance

# Supervision
word-unsupervised = unsupervised, identity not checked
word-supervised-without-identity = supervised, identity not checked
word-supervised-online = supervised online, identity checked
word-supervised-on-site = supervised on site, identity checked
word-supervised-with-identity = supervised, identity checked

# Quality assurance
word-institutional = of the institution
word-programme = of the programme
word-institutional-licence = licence of the institution
word-programme-licence = licence of the programme

# Stackability
word-stand-alone = stands alone
word-stackable = can be combined into a larger credential

### What a stated value is: role-<role>

role-award_kind = { $value }
role-legal_basis = { $value }
role-name = { $value }
role-birth_date = born on { $value }
role-student_number = student number { $value }
role-national_id = national identity number { $value }
role-identifier = identifier { $value }
role-hashed_identifier = identifier, hidden: { $value }
role-email = { $value }
role-did = holder of the key { $value }
role-title = { $value }
role-country = { $value }
role-date = { $value }
role-outcome = { $value }
role-kind = { $value }
role-credits = { $value } ECTS
role-hours = { $value ->
        [one] 1 hour
       *[other] { $value } hours
    }
role-eqf = EQF level { $value }
role-cycle = { $value }
role-national = { $value }
role-type = { $value }
role-description = { $value }
role-mode = { $value }
role-agency = by { $value }
role-reference = see { $value }
role-supervision = { $value }
role-grade = { $value }
role-scale = { $value }
role-achieved_level = level { $value }
role-result_status = { $value }
role-further_results = { $value ->
        [one] 1 more result, not shown
       *[other] { $value } more results, not shown
    }
role-integration = { $value }
role-part_of = part of: { $value }
role-competence = competence: { $value }
role-towards = counts towards: { $value }
role-document = see { $value }
role-reason = { $value }
role-not_applicable = { $value }

# What became of a result (Open Badges 3.0, ResultStatusType)
result-status-completed = completed
result-status-enrolled = enrolled
result-status-failed = failed
result-status-in-progress = in progress
result-status-on-hold = on hold
result-status-provisional = provisional
result-status-withdrew = withdrew

element-value-not-applicable = declared not applicable: { $reason }
element-value-contradictory = stated twice, differently: "{ $one }" and "{ $other }"

### Dates and times

date-day = { $day } { $month } { $year }
date-time = { $date }, { $time } ({ $zone })
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

### The countries of the European Higher Education Area (ISO 3166-1); others are shown by their code

country-ad = Andorra
country-al = Albania
country-am = Armenia
country-at = Austria
country-az = Azerbaijan
country-ba = Bosnia and Herzegovina
country-be = Belgium
country-bg = Bulgaria
country-by = Belarus
country-ch = Switzerland
country-cy = Cyprus
country-cz = Czechia
country-de = Germany
country-dk = Denmark
country-ee = Estonia
country-es = Spain
country-fi = Finland
country-fr = France
country-gb = United Kingdom
country-ge = Georgia
country-gr = Greece
country-hr = Croatia
country-hu = Hungary
country-ie = Ireland
country-is = Iceland
country-it = Italy
country-kz = Kazakhstan
country-li = Liechtenstein
country-lt = Lithuania
country-lu = Luxembourg
country-lv = Latvia
country-md = Moldova
country-me = Montenegro
country-mk = North Macedonia
country-mt = Malta
country-nl = Netherlands
country-no = Norway
country-pl = Poland
country-pt = Portugal
country-ro = Romania
country-rs = Serbia
country-ru = Russia
country-se = Sweden
country-si = Slovenia
country-sk = Slovakia
country-sm = San Marino
country-tr = Türkiye
country-ua = Ukraine
country-va = Holy See
