### Rosters

# The file

roster_empty = The roster is empty.
    .hint = Check that you chose the right file.
roster_no_rows = There is a header and no learner below it.
    .hint = Add one row for each learner.
roster_too_large = The file, or what it unpacks to, is larger than { $limit } bytes.
    .hint = Save only the sheet with the roster, as CSV.
roster_too_many_rows = There is content below row { $limit }, the last one that is read.
    .hint = Delete stray cells below the list, or split it.
roster_too_many_columns = There is content beyond column { $limit }, the last one that is read.
    .hint = Delete stray cells to the right of the list.
encoding_unknown = There is no encoding called "{ $label }".
    .hint = Try utf-8, windows-1252, utf-16le or macintosh.
encoding_contradicts_bom = You said { $said }, and the file says that it is { $found }.
    .hint = Leave out --encoding.
encoding_invalid_bytes = The bytes { $bytes } in row { $row } (position { $offset }) are not { $encoding }.
    .hint = Leave out --encoding, or name the right one.
encoding_looks_utf16 = This looks like UTF-16 without the mark that says so.
    .hint = Pass --encoding utf-16le.
roster_kind_unsupported = Files of the kind "{ $kind }" are not read.
    .hint = Save it as .xlsx or as CSV.
workbook_encrypted = The workbook is locked with a password.
    .hint = Save a copy without a password.
workbook_damaged = The workbook cannot be read: { $detail }
    .hint = Open it and save it again, or save it as CSV.
sheet_missing = There is no sheet "{ $wanted }". There are: { $found }.
    .hint = Name one of these with --sheet.
sheet_of_text = A text file has no sheets, so there is no "{ $wanted }".
    .hint = Leave out --sheet.

# The header

header_not_recognised = None of these headings is known: { $found }.
    .hint = The first row must name the columns, such as: given_name; family_name; student_number. If letters look wrong, pass --encoding.
column_duplicate = "{ $first }" and "{ $second }" both mean { $name }.
    .hint = Rename or delete one of them.
column_missing_name = There is no column with names. There are: { $found }.
    .hint = Add given_name and family_name, or name.
column_missing_identifier = There is no column with student numbers, birth dates or DIDs. There are: { $found }.
    .hint = A name alone identifies nobody. Add one of them.
column_missing_key = There is no column { $name }, which should tell learners apart. There are: { $found }.
    .hint = Name another one with --learner-key.

# A row or a cell

row_too_short = The row has { $found } fields, and the header { $expected }.
    .hint = A delimiter is missing at the end or in between. Saving as .xlsx avoids this.
row_too_long = The row has { $found } fields, and the header { $expected }.
    .hint = Put a value that contains the delimiter between quotation marks.
quote_not_closed = A quotation mark that opens here is never closed.
    .hint = Close it, or delete it.
quote_misplaced = There is text after a closing quotation mark.
    .hint = Write a quotation mark inside a value twice.
name_missing = The learner has no name.
    .hint = Fill it in. Only a learner with a DID may be without one.
identifier_missing = The learner has no student number, birth date or DID.
    .hint = Fill in one of them: a name alone identifies nobody.
key_missing = { $name }, which tells learners apart, is empty.
    .hint = Fill it in, or name another column with --learner-key.
id_spreadsheet_damage = "{ $value }" is what a spreadsheet made of an identifier: digits are lost.
    .hint = Format the column as text, and enter the identifier again from its source.
formula_error = The cell shows the error { $value }.
    .hint = Mend the formula, or type the value.
text_became_date = The spreadsheet turned a text into the date { $value }.
    .hint = Format the column as text and type the value again.
date_ambiguous = "{ $value }" can be read as { $readings }.
    .hint = Say which: --date-format dmy or --date-format mdy. Or write 2025-12-31.
date_invalid = "{ $value }" is not a date. Expected: { $expected }.
    .hint = Write it as 2025-12-31.
date_two_digit_year = "{ $value }" has a year of two digits.
    .hint = Write all four.
date_is_number = The cell holds the number { $value } and no date. { $reading }
    .hint = Format the cell as a date, or write 2025-12-31.
birth_date_implausible = { $value } cannot be a birth date: it should be between { $earliest } and { $latest }.
    .hint = Check day, month and year.
valid_until_before_date = The award would end on { $valid_until }, before its date of issuing { $date }.
    .hint = Correct one of the two.
cell_control_character = The value contains { $character }, a control character.
    .hint = Delete it. Often it is a line break inside the cell.
bidi_character = The value contains { $character }, which changes the order in which text is shown.
    .hint = Type the value again instead of pasting it.
character_lost = A letter of "{ $value }" was lost before the file came here.
    .hint = Export the list again as UTF-8, or type the name.
value_too_long = The value has { $found } characters; at most { $limit } fit.
    .hint = Check whether a quotation mark is missing.
email_invalid = "{ $value }" is not an e-mail address.
    .hint = Write one address, such as anna@example.org.
did_invalid = "{ $value }" is not a DID.
    .hint = Ask the learner for what "credenza wallet did" prints.
did_proof_without_did = There is a proof of a DID, and no DID.
    .hint = Add the DID, or delete the proof.
language_invalid = "{ $value }" is not a language tag.
    .hint = Write it, en, de or the like.
duplicate_learner = Rows { $row } and { $other_row } are the same learner ({ $by }: { $value }).
    .hint = Keep one of them, or correct the one that is wrong.

# Worth knowing

encoding_guessed = The file does not say its encoding and was read as { $encoding }. Do these look right? { $examples }
    .hint = If not, name the right one with --encoding.
text_misread = "{ $value }" in row { $row }, column "{ $column }", looks misread.
    .hint = Check the encoding with which the list was exported.
sheet_chosen = The sheet "{ $sheet }" was read, and not: { $others }.
    .hint = Name another one with --sheet.
columns_ignored = Columns that are not used: { $headings }.
    .hint = Rename them if they should be. "credenza help issue" lists the names.
columns_unnamed = Columns without a heading, not used: { $letters }.
    .hint = Give them one if they matter.
given_name_alone = "{ $heading }" was read as the given name, and there is no family name.
    .hint = If it holds whole names, call it name.
blank_rows = Blank rows were skipped: { $rows }.
    .hint = Nothing needs to be done.
id_from_numbers = In "{ $heading }" { $count } cells are numbers (the first in row { $first_row }): zeros at their beginning would be lost.
    .hint = If identifiers begin with zeros, format the column as text and enter them again.
email_shared = Rows { $rows } share the address { $email }.
    .hint = Check who is to receive what.

# The ledger of what was issued

row_changed = Row { $row } was issued on { $issued } with { $field } "{ $was }". Now it says "{ $now }".
    .hint = Nothing was signed for it. Put the old value back. To correct an award, issue it under another --run.
ledger_malformed = Line { $line } of issued.ndjson cannot be read: { $detail }
    .hint = Restore the file from a copy. Nothing was signed.
ledger_schema_unknown = Line { $line } of issued.ndjson is of the format "{ $found }", and this program knows "{ $expected }".
    .hint = Use the newer program that wrote it.
ledger_row_altered = The values in line { $line } of issued.ndjson were altered.
    .hint = Restore the file from a copy. Nothing was signed.
ledger_duplicate = Lines { $first } and { $line } of issued.ndjson are the same credential.
    .hint = Look at the file it names, and delete the line that is wrong.
unlisted_file_differs = { $file } is the credential of row { $row } by its id, but not by its content.
    .hint = If it was sent, leave the row out; if not, move the file away.
ledger_torn_line = Line { $line } of issued.ndjson was not finished: a run was interrupted. Its credential is looked for among the files.
    .hint = Nothing needs to be done.
course_changed_since = { $count } credentials were issued from an earlier version of the course file.
    .hint = They stay as they are. If the change matters, choose another --run.
