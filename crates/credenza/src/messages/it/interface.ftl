### Parole dell'interfaccia

label-error = errore:
label-warning = attenzione:
label-hint = suggerimento:
label-code = codice:
label-place = in:
answer-yes = s si sì
answer-no = n no
answer-choice = (s/N)
answer-again = Rispondere s oppure n.

count-credentials = { $count ->
        [one] 1 credenziale
       *[other] { $count } credenziali
    }

### La riga di comando non è stata capita

usage_unknown_argument = "{ $argument }" non è un'opzione di questo comando.
    .hint = { $suggestion ->
        [none] "{ $command } --help" elenca quelle che conosce.
       *[other] Si intendeva { $suggestion }?
    }
usage_unknown_command = Non c'è un comando "{ $subcommand }".
    .hint = { $suggested_command ->
        [none] "{ $command } --help" elenca i comandi.
       *[other] Si intendeva { $suggested_command }?
    }
usage_command_missing = Manca un comando.
    .hint = "{ $command } --help" elenca i comandi.
usage_value_missing = A { $argument } serve un valore, e non è stato dato.
    .hint = { $allowed ->
        [none] "{ $command } --help" dice che cosa accetta.
       *[other] Accetta uno tra: { $allowed }.
    }
usage_value_not_allowed = { $argument } non può essere "{ $value }".
    .hint = { $suggested_value ->
        [none] Accetta uno tra: { $allowed }.
       *[other] Si intendeva { $suggested_value }? Accetta uno tra: { $allowed }.
    }
usage_value_invalid = { $argument } non può essere "{ $value }".
    .hint = "{ $command } --help" dice che cosa accetta.
usage_value_count = A { $argument } è stato dato un numero sbagliato di valori.
    .hint = "{ $command } --help" dice quanti ne accetta.
usage_repeated = { $argument } è stato dato più di una volta.
    .hint = Va dato una volta sola.
usage_conflict = { $argument } non può stare insieme a { $other }.
    .hint = Toglierne uno.
usage_missing = Manca: { $argument }.
    .hint = "{ $command } --help" dice a che cosa serve.
usage_not_utf8 = Un argomento contiene caratteri illeggibili (non è UTF-8).
    .hint = Riscrivere l'argomento o rinominare il file.
usage_not_understood = La riga di comando non è stata capita.
    .hint = "{ $command } --help" mostra come si usa.
code_unknown = Non c'è un codice "{ $wanted }".
    .hint = { $nearest ->
        [none] "credenza explain" elenca tutti i codici.
       *[other] Si intendeva { $nearest }? "credenza explain" elenca tutti i codici.
    }
standard_input_twice = Lo standard input (-) è richiesto due volte: { $first }, { $second }.
    .hint = Si può leggere una volta sola. Mettere uno dei due in un file.
