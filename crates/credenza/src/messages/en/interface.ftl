### Words of the interface

label-error = error:
label-warning = warning:
label-hint = hint:
label-code = code:
label-place = at:
answer-yes = y yes
answer-no = n no
answer-choice = (y/N)
answer-again = Please answer y or n.

count-credentials = { $count ->
        [one] 1 credential
       *[other] { $count } credentials
    }

### The command line was not understood

usage_unknown_argument = "{ $argument }" is not an option of this command.
    .hint = { $suggestion ->
        [none] "{ $command } --help" lists what it understands.
       *[other] Did you mean { $suggestion }?
    }
usage_unknown_command = There is no command "{ $subcommand }".
    .hint = { $suggested_command ->
        [none] "{ $command } --help" lists the commands.
       *[other] Did you mean { $suggested_command }?
    }
usage_command_missing = A command is missing.
    .hint = "{ $command } --help" lists the commands.
usage_value_missing = { $argument } needs a value, and none was given.
    .hint = { $allowed ->
        [none] "{ $command } --help" says what it takes.
       *[other] It takes one of: { $allowed }.
    }
usage_value_not_allowed = { $argument } cannot be "{ $value }".
    .hint = { $suggested_value ->
        [none] It takes one of: { $allowed }.
       *[other] Did you mean { $suggested_value }? It takes one of: { $allowed }.
    }
usage_value_invalid = { $argument } cannot be "{ $value }".
    .hint = "{ $command } --help" says what it takes.
usage_value_count = { $argument } was given the wrong number of values.
    .hint = "{ $command } --help" says how many it takes.
usage_repeated = { $argument } was given more than once.
    .hint = Give it once.
usage_conflict = { $argument } cannot go together with { $other }.
    .hint = Leave one of them out.
usage_missing = This is missing: { $argument }.
    .hint = "{ $command } --help" says what it is for.
usage_not_utf8 = An argument holds characters that cannot be read (it is not UTF-8).
    .hint = Type the argument again, or rename the file.
usage_not_understood = The command line was not understood.
    .hint = "{ $command } --help" shows how it is used.
code_unknown = There is no code "{ $wanted }".
    .hint = { $nearest ->
        [none] "credenza explain" lists all codes.
       *[other] Did you mean { $nearest }? "credenza explain" lists all codes.
    }
standard_input_twice = Standard input (-) is asked for twice: { $first }, { $second }.
    .hint = It can be read once. Put one of them into a file.
