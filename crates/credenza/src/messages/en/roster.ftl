### Words of "credenza issue"

issue-specimen-name = Given Name Family Name
issue-preview = PREVIEW: what the learner will see. Nothing has been signed.
issue-preview-row = PREVIEW of row { $row }: what its learner will see. Nothing has been signed.
issue-valid-from = Valid from
issue-valid-until = Valid until
issue-one-checked = Everything is right. Nothing was signed (--dry-run).
issue-one-written = Signed and written: { $path }
issue-progress = Signing
issue-more-errors = … and { $count ->
        [one] 1 more error
       *[other] { $count } more errors
    }. With "--errors FILE" all of them are written to a file.
issue-summary = { $issued } issued, { $adopted ->
        [0] {""}
       *[other] { $adopted } taken over from an interrupted run,{" "}
    }{ $skipped } issued before, { $refused } refused.
issue-summary-dry = { $issued } would be issued, { $skipped } issued before, { $refused } refused. Nothing was signed (--dry-run).
issue-note =
    { $title }
    { $body }

    The file that came with this note is your micro-credential. It is signed: anyone
    can check that it comes from us and that nothing in it was changed.

    Keep it
      - Save the file as it is, in two places. Do not open and save it again with
        a word processor: a changed file is no longer genuine.
      - If it is lost, ask us for the same file.
      - With the program Credenza you can keep it in a protected wallet:
          credenza wallet init
          credenza wallet add FILE.json

    Show it
      - Send the file to an employer or a university, or upload it where they ask.
      - They check it without asking us and without the network:
          credenza verify --evidence did.json FILE.json
        did.json is the file with our public key that we publish on our website.
      - They learn which identity (DID) is ours from our website or by telephone,
        never from the file itself.

    If something in it is wrong, write to us. Nobody can correct the file but we.
help-issue-allow-unproven-did = Take a DID in the roster even without its did_proof; a wrong proof is refused all the same

### The spreadsheet as a whole cannot be read

roster_empty = The spreadsheet is empty.
    .hint = Check that this is the right file. The first row holds the headings, each row below it one learner.
roster_no_rows = The spreadsheet has headings and no rows below them.
    .hint = Add one row for each learner, or check that this is the right file.
sheet_no_rows = The sheet "{ $sheet }" has no rows below headings.
    .hint = { $others ->
        [none] Add one row for each learner below the headings, or check that this is the right file.
       *[other] Choose another one with --sheet ({ $others }), or add one row for each learner below the headings.
    }
roster_too_large = The spreadsheet is larger than { $limit } bytes.
    .hint = Check that this is the right file; divide it if it really is so long.
roster_too_many_rows = The spreadsheet has more than { $limit } rows.
    .hint = A stray cell far below the others can be the reason: delete the empty rows, or divide the file.
roster_too_many_columns = The spreadsheet has more than { $limit } columns.
    .hint = Delete the columns that are not needed.
roster_too_many_cells = The spreadsheet has more than { $limit } cells, empty ones between others included.
    .hint = Delete the columns that are not needed, or split the list into several files.
roster_too_much_text = The cells of the spreadsheet hold more than { $limit } bytes of text.
    .hint = Delete the columns that are not needed, or split the list into several files.
workbook_many_parts = The workbook has more than { $limit } parts, pictures and sheets included.
    .hint = Copy the sheet into a new workbook, or save it as "CSV UTF-8".
workbook_heavy = The workbook holds too much beside its rows to be read safely (more than { $limit } bytes of texts, formats or names of sheets).
    .hint = Copy the sheet into a new workbook, or save it as "CSV UTF-8".
encoding_unknown = There is no character encoding called "{ $label }".
    .hint = Usual ones are utf-8, windows-1252 and utf-16le.
encoding_contradicts_bom = The file says that it is { $found }, and --encoding says { $said }.
    .hint = Leave --encoding out.
encoding_invalid_bytes = The bytes { $bytes } (after { $offset } others, row { $row }) do not exist in { $encoding }.
    .hint = The file has another encoding: name it with --encoding, or leave --encoding out to have it recognised.
encoding_looks_utf16 = The file looks like UTF-16 without its mark.
    .hint = Pass --encoding { $label }, or save it as "CSV UTF-8".
roster_kind_unsupported = Files of this kind ({ $kind }) are not read.
    .hint = Save the spreadsheet as .xlsx or as "CSV UTF-8".
workbook_encrypted = The workbook is locked with a password.
    .hint = Save a copy without a password.
workbook_damaged = The workbook cannot be read ({ $detail }).
    .hint = Open it in your spreadsheet program and save it again as .xlsx, or as "CSV UTF-8".
sheet_missing = The workbook has no sheet "{ $wanted }".
    .hint = It has: { $found }.
sheet_of_text = --sheet "{ $wanted }" was given, and this file has no sheets.
    .hint = Leave --sheet out.

### What is wrong in a row, or in the headings

header_not_recognised = None of the headings is one that is known: { $found }
    .hint = Name the columns like given_name, family_name, student_number, birth_date, email (or nome, cognome, matricola, data di nascita, e-mail).
column_duplicate = Two headings mean the same ({ $name }): "{ $first }" and "{ $second }".
    .hint = Delete one of the columns, or rename it.
column_missing_name = There is no column with names. The headings are: { $found }
    .hint = Add given_name and family_name (nome, cognome), or name (nominativo).
column_missing_identifier = There is no column that tells namesakes apart. The headings are: { $found }
    .hint = Add student_number (matricola) or birth_date (data di nascita).
column_missing_key = There is no column { $name }, which --learner-key asks for. The headings are: { $found }
    .hint = Name another column, or leave --learner-key out.
row_too_short = The row has { $found } fields, and { $expected } were expected.
    .hint = A delimiter is missing somewhere in it; its values may stand under the wrong headings.
row_too_long = The row has { $found } fields, and there are { $expected } headings.
    .hint = A delimiter stands in a text without quotation marks, or a heading is missing.
quote_not_closed = A quotation mark is opened and never closed.
    .hint = Close it, or write it twice ("") where it is a part of the text.
quote_misplaced = Text stands after a closing quotation mark.
    .hint = Write a quotation mark that is a part of the text twice ("").
name_missing = There is no name.
    .hint = Fill it in. Only a learner with a DID can go without.
name_contradicted = The whole name is "{ $name }", and the columns for its parts say "{ $parts }".
    .hint = Correct the one that is wrong, or leave the other one empty.
identifier_missing = Nothing tells this learner from a namesake.
    .hint = Fill in the student number or the birth date.
key_missing = The column that tells learners apart ({ $name }) is empty here.
    .hint = Fill it in.
id_spreadsheet_damage = The spreadsheet program has spoilt this number: { $value }
    .hint = Format the column as text and type or import the numbers again; the lost digits cannot be brought back.
formula_error = A formula has failed here: { $value }
    .hint = Correct it in the spreadsheet, or type the value.
formula_without_value = Here stands a formula without its value: no spreadsheet program has calculated it.
    .hint = Open the workbook in your spreadsheet program and save it there, or type the value.
text_became_date = The spreadsheet program made a date of this text: { $value }
    .hint = Format the column as text and type the value again.
date_ambiguous = The date { $value } can mean { $readings }.
    .hint = Say which comes first: --date-format dmy (day) or --date-format mdy (month). Or write dates like 2025-12-31.
date_invalid = This is no date: { $value }
    .hint = Write it like { $expected }.
date_two_digit_year = The year of { $value } has two digits only.
    .hint = Write it with four.
date_is_number = Here stands a number where a date was expected: { $value }
    .hint = { $reading ->
        [none] Write the date like 2025-12-31.
       *[other] It may be meant as { $reading }. Format the column as a date.
    }
birth_date_implausible = Nobody here was born on { $value }.
    .hint = A birth date lies between { $earliest } and { $latest }.
valid_until_before_date = The award would be valid until { $valid_until }, which is before its date of issuing, { $date }.
    .hint = Correct one of the two.
cell_control_character = The value holds a character that cannot be seen ({ $character }).
    .hint = Type the value anew; a line break or a tab may have come along when it was copied.
bidi_character = The value holds a character that turns the direction of the text around it ({ $character }).
    .hint = Type the value anew. Such characters can make a name look like another one.
character_lost = A letter was lost before the file came here: { $value }
    .hint = Export the spreadsheet again as "CSV UTF-8".
value_too_long = The value has { $found } characters; { $limit } are the most.
    .hint = A missing quotation mark may have joined several fields.
email_invalid = This is no e-mail address: { $value }
    .hint = Write it like name@university.example, one for each learner.
did_invalid = This is no DID: { $value }
    .hint = It looks like did:key:z6Mk…; ask the learner to copy it again ("credenza wallet did").
did_proof_without_did = There is a proof of a DID, and no DID.
    .hint = Fill in the DID, or delete the proof.
language_invalid = This is no language: { $value }
    .hint = Write a language tag such as it, en or de-AT.
duplicate_learner = This learner is also in row { $other_row } (the same { $by }: { $value }).
    .hint = Delete one of the rows, or correct the value that is wrong. Two people of one name and birth date each need a student number.
leading_zeros_differ = The number { $value } is that of row { $other_row } ({ $other_value }) but for leading zeros, and both have the same name.
    .hint = A spreadsheet program takes leading zeros away. Delete the row that is wrong; format the column as text and bring the number back. If they are two people, fill in the birth date of both.

grade_without_scale = There is a grade ({ $grade }), and the course file has no grading scale. A grade without its scale says nothing.
    .hint = Add [grade] with the name of the scale to the course file, or leave the grade out.
grade_not_a_number = "{ $grade }" is no grade on the scale, which goes from { $min } to { $max }.
    .hint = Write the number that was awarded; words may follow it, as in "30 cum laude". Who was absent or did not pass is not on the list.
grade_outside_scale = The grade { $grade } is not on the scale, which goes from { $min } to { $max }.
    .hint = Correct the grade, or the scale in the course file.
grade_not_passed = The grade is { $grade }, and { $pass } is the lowest that passes.
    .hint = Who has not passed gets no award: take the row out, or correct the grade.
award_expired = The award would have ended before it is signed: on { $until }.
    .hint = Check the date of issuing and how long the award is valid.
learner_unidentified = Nothing says who the learner is.
    .hint = Give a name with a student number or birth date, or a DID.
identifier_reserved = An identifier is of a kind that has a field of its own ({ $found }).
    .hint = Write names and birth dates in their own columns.
did_proof_missing = Nothing proves that this DID is the learner's: { $did }
    .hint = Give your learners a random text and have them run "credenza wallet did --for ISSUER --nonce TEXT"; put the result into the column did_proof. If you know otherwise that the DID is theirs, pass --allow-unproven-did.
did_nonce_missing = There is a proof of the DID, and it is not said which random text it must answer.
    .hint = Pass --nonce with the text that you gave your learners.
did_proof_malformed = The proof of the DID cannot be read ({ $reason }).
    .hint = It may have been cut off when it was copied; ask the learner to send it again.
did_proof_refused = The proof of the DID { $did } is not valid for you ({ $reason }).
    .hint = It was made for another issuer or another random text, or it was changed. Ask the learner for a new one. "credenza explain { $reason }" says more.
did_proof_of_another = The proof is genuine, but of another DID: { $holder }
    .hint = Two learners may have been mixed up, or a learner copied somebody else's DID. Ask again.

### What was issued before

row_changed = This learner's credential was issued with another value of { $field }: it was "{ $was }", now it is "{ $now }".
    .hint = The credential in { $file } was signed on { $issued } and stays as it is. Put the old value back; or, if the credential is wrong, replacing it is a decision of its own.
leading_zeros_issued = Somebody of this name has the credential under the number { $was }, and here stands { $now }: they differ in leading zeros only.
    .hint = A spreadsheet program takes leading zeros away: format the column as text and bring the number back; then the row is the one of { $file }, signed on { $issued }. If they are two people, their birth dates tell them apart; where the issued credential has none, issue this one into another folder.
ledger_malformed = A line of the ledger cannot be read ({ $detail }).
    .hint = Nothing was signed. Bring issued.ndjson back from a backup. If there is none, move it away: the credentials beside it are found again.
ledger_schema_unknown = A line of the ledger was written by another version of Credenza ("{ $found }"; this one writes "{ $expected }").
    .hint = Use that version, or a later one.
ledger_row_altered = A line of the ledger was changed after it was written.
    .hint = Nothing was signed. Bring issued.ndjson back from a backup. If there is none, move it away: the credentials beside it are found again.
ledger_duplicate = The ledger has two lines for one credential: line { $first } and line { $line } ({ $id }).
    .hint = Nothing was signed. Two ledgers may have been joined; bring the right one back from a backup.
ledger_torn_line = Line { $line } of the ledger breaks off, and does not count.
    .hint = An interrupted run leaves such a line. The credential that it is about is found again if it is still beside the ledger. Move credentials away only after a run that ended well.
ledger_torn_line_moved = { $row ->
        [none] The last line of the ledger, which breaks off, is about a credential ({ $id }) of another roster, or of a row that is refused now
       *[other] The last line of the ledger, which breaks off, is about the credential of row { $row } ({ $id })
    }, and that credential is not in { $output }. Nothing was signed.
    .hint = The learner may have it already. Bring its file back and repeat the command that was interrupted, before any other one: it is taken over. If you are sure that nobody was given it, delete that line: the learner's row is then signed.
course_changed_since = { $count ->
        [one] 1 credential of this run was issued from an earlier version of the course file. It stays as it is.
       *[other] { $count } credentials of this run were issued from an earlier version of the course file. They stay as they are.
    }
    .hint = If the course itself has changed, give the new awards another --run.
unlisted_file_differs = The file { $file } has the id of this learner's credential and says something else { $authentic ->
        [yes] (its signature is genuine: it was issued with other values)
       *[no] (and its signature is not genuine)
    }.
    .hint = { $authentic ->
        [yes] Somebody may hold that credential already: do not have it signed a second time. Run the command again with the values, the course file and the dates (--date, --valid-from, --valid-until) with which the file was issued, and it is taken over as it is.
       *[no] The file was changed after it was signed, or somebody else made it. Bring the original back from a backup. Move the file away only if you are sure that nobody was given this credential: the row is then signed.
    }
unlisted_files_same_id = Several files have the id of this learner's credential, and the ledger names none of them: { $files }
    .hint = Keep the one that was given to the learner, and move the others elsewhere: the run then takes it over. If you move all of them, the row is signed a second time.
issued_files_missing = { $count ->
        [one] The file of 1 credential that was issued before is no longer there: { $files }
       *[other] The files of { $count } credentials that were issued before are no longer there: { $files }
    }
    .hint = They are not signed again. If they were not sent and tidied away, bring them back from a backup.
issued_files_altered = { $count ->
        [one] The file of 1 credential that was issued before has changed since: { $files }
       *[other] The files of { $count } credentials that were issued before have changed since: { $files }
    }
    .hint = Do not send them: a changed file is not genuine. Bring them back from a backup.

### What the registrar should know

encoding_guessed = The spreadsheet was read as { $encoding }. Check these values: { $examples }
    .hint = If they look wrong, name the encoding with --encoding, or export the spreadsheet as "CSV UTF-8".
text_misread = This looks as if the file had been read in the wrong encoding: { $value }
    .hint = Export the spreadsheet again as "CSV UTF-8", or name its encoding with --encoding.
sheet_chosen = The sheet "{ $sheet }" was read. There are others: { $others }
    .hint = Choose one with --sheet.
columns_ignored = These columns are not used: { $headings }
    .hint = Nothing in them is written into a credential.
columns_unnamed = These columns have values and no heading: { $letters }
    .hint = They are not used. Name them if they should be.
given_name_alone = The column "{ $heading }" was taken for the given name, and there is no column for the family name.
    .hint = If it holds whole names, call it "name" (nominativo).
blank_rows = { $count ->
        [one] A blank row stands between others: { $rows }
       *[other] { $count } blank rows stand between others: { $rows }
    }
    .hint = They were passed over. Check that nothing is missing there.
id_from_numbers = In the column "{ $heading }" { $count ->
        [one] 1 value is
       *[other] { $count } values are
    } stored as a number (first in row { $first_row }): leading zeros, if there were any, are gone.
    .hint = If your numbers begin with zeros, format the column as text and import them again.
rows_hidden = { $count ->
        [one] A hidden row was read like the others: { $rows }
       *[other] { $count } hidden rows were read like the others: { $rows }
    }
    .hint = A filter hides rows and does not take them out. Delete those that are to have no award.
name_half = { $count ->
        [one] In 1 row the column "{ $heading }" is empty, and the other column holds the whole name: { $rows }
       *[other] In { $count } rows the column "{ $heading }" is empty, and the other column holds the whole name: { $rows }
    }
    .hint = Some people have one name only. Fill the cell in if it was forgotten: a credential cannot be corrected.
email_shared = Several learners have one e-mail address, { $email }: rows { $rows }
    .hint = Each of them would receive the others' credentials. Correct it before sending.

### The command as a whole

preview_no_row = No row of the spreadsheet is without error, so there is none to show.
    .hint = See what is wrong with --dry-run in place of --preview.
rows_refused_nothing_issued = { $refused ->
        [one] 1 row has errors, so nothing was issued.
       *[other] { $refused } rows have errors, so nothing was issued.
    }
    .hint = Correct them and run the command again. With "--errors bad.csv" the rows without errors are issued, and those with errors written to that file to be corrected.
rows_refused = { $refused ->
        [one] 1 row was refused;
       *[other] { $refused } rows were refused;
    } { $issued ->
        [0] none is issued.
        [one] the other one is issued.
       *[other] the { $issued } others are issued.
    }
    .hint = Correct the rows in { $file } and issue that file as a roster to the same place. Those that are issued are not signed again.
note_changed = { $file } is not the note that Credenza would write now, and was left as it is.
    .hint = If you changed it, all is well. If it is about another course, move it elsewhere and run the command again to have a new one.
delivery_changed = { $file } is no longer the table that Credenza wrote, so it was left as it is.
    .hint = Move it elsewhere and run the command again to have a new one. The credentials are issued.
learner_missing = It is not said who gets the award.
    .hint = Give --name with --student-number or --birth-date, or --to with a DID; or --learner with a file, or --roster with a spreadsheet.
learner_file_malformed = The file about the learner cannot be read: { $path } ({ $detail })
    .hint = Write lines such as name = "Ada Example" (TOML), or a JSON object; every value is a text.
learner_key_unknown = Nothing about a learner is called "{ $key }".
    .hint = It is one of: { $known }.
learner_key_column_unknown = --learner-key "{ $key }" is no column of a roster.
    .hint = It is one of: { $known }.
issue_output_missing = It is not said where to write the credentials.
    .hint = Pass -o with a folder, or --ndjson -o with a file.
issue_output_is_file = { $file } has the name of a file, and without --ndjson the credentials go into a folder, one file each.
    .hint = Add --ndjson to write one file of lines, or name a folder.
issue_output_is_ledger = { $file } is the name of the ledger.
    .hint = Choose another name for the credentials.
issue_output_foreign = Line { $line } of { $file } is no credential that Credenza issued, so nothing was added to the file.
    .hint = Choose another name; --force does not help here. If the file is one of Credenza's own and a power cut or an editor spoilt that line, bring the file back from a backup, or delete the line and keep the others.
issue_file_named_twice = { $one } and { $other } are the same file: { $file }
    .hint = Give one of them another name. Nothing was signed.
issue_errors_to_output = The rows with errors go into a file, so --errors takes no "-".
    .hint = Name a file, such as --errors bad.csv.
issue_errors_among_awards = { $file } has the name of a credential in the folder of the credentials.
    .hint = Give the file of --errors another name, such as bad.csv.
issue_errors_foreign = { $file } is no file of rows with errors, so it was neither replaced nor removed. Nothing was signed.
    .hint = Give --errors another name, such as bad.csv. With --force it replaces only a file that an earlier run wrote there, whose first columns are row, column and reason.
issuer_not_named = It is not known who issues.
    .hint = Pass --issuer with the DID, or --key with a key; or write the DID into the course file.
issuer_differs = --issuer says { $asked }, and the course file says { $stated }.
    .hint = Leave --issuer out, or correct the course file. Nothing was signed.
issuer_on_trial = { $did } is the key itself: good for trying things out. If the key is lost or stolen, this identity is lost with it.
    .hint = An institution issues under its own domain: "credenza did web --domain university.example --key NAME", then --issuer did:web:university.example.
issuer_key_unchecked = It was not checked that { $did } publishes this key.
    .hint = If it does not, nobody can verify what you sign. Pass the did.json that you published: --evidence did.json.
key_not_of_issuer = The key { $key } is not one that may sign for { $did }.
    .hint = Choose the key with --key, or publish it first: "credenza did web" makes the document.
awarding_body_differs = The awarding body "{ $found }" has the DID of the issuer, and not its name, country, region and website.
    .hint = Make [issuer] and [[awarding_body]] agree in the course file, or leave [issuer] out.
issued_elsewhere = { $count ->
        [one] 1 credential was issued before, into another file: { $files }
       *[other] { $count } credentials were issued before, into another file: { $files }
    }
    .hint = They are not written again. Give the same file to -o, or take them from there.
header_refused_nothing_issued = The header has errors, so no row below it was read and nothing was issued.
    .hint = Correct the header and run the command again.
