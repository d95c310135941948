### File, risposte, macchina

file_exists = Il file { $path } esiste già.
    .hint = Scegliere un altro nome, o aggiungere --force per sostituirlo.
output_is_passphrase = { $path } contiene la passphrase di questa esecuzione, e non viene sostituito.
    .hint = Scegliere un altro file per -o.
output_is_key = { $path } contiene una chiave di questa esecuzione, e non viene sostituito.
    .hint = Scegliere un altro file per -o.
output_is_own = { $path } è uno dei file di Credenza stessa o sta fra questi, dove scrivono solo i suoi comandi.
    .hint = Scegliere un posto fuori dalla sua cartella.
file_not_found = Non c'è un file { $path }.
    .hint = Controllare come è scritto e in quale cartella ci si trova.
folder_not_found = Non c'è una cartella { $path }.
    .hint = Controllare come è scritta, o creare prima la cartella.
file_permission = Non si ha il permesso di usare { $path } ({ $reason }).
    .hint = Scegliere un file o una cartella propri, o chiedere a chi amministra la macchina.
disk_full = Non c'è più spazio per scrivere { $path } ({ $reason }).
    .hint = Liberare spazio e ripetere il comando. Ciò che c'era prima è intatto.
read_only = { $path } non si può scrivere: il disco è in sola lettura ({ $reason }).
    .hint = Scegliere un altro posto, o impostare CREDENZA_HOME su una cartella in cui si può scrivere.
is_symlink = { $path } è un collegamento a un altro file, e qui Credenza non segue i collegamenti.
    .hint = Mettere il file stesso al posto del collegamento, o toglierlo.
not_a_file = { $path } non è un file.
    .hint = Indicare il nome di un file, non di una cartella o di un dispositivo. Dove va un risultato, - è lo standard output.
not_a_folder = { $path } dovrebbe essere una cartella, o sta dentro qualcosa che non lo è.
    .hint = Scegliere un altro posto, o impostare CREDENZA_HOME su una cartella propria.
file_too_large = { $path } supera { $limit } byte, il massimo che viene letto.
    .hint = Controllare che sia il file giusto.
file_busy = Un'altra esecuzione di Credenza sta scrivendo { $path }.
    .hint = Aspettare che finisca, poi riprovare.
file_io = { $path } non si è potuto leggere o scrivere ({ $reason }).
    .hint = Controllare il disco e il suo collegamento, poi riprovare.
output_failed = Il risultato non si è potuto scrivere per intero ({ $reason }).
    .hint = Liberare spazio o scegliere un altro posto, e ripetere il comando.
output_unread = Nessuno vedrebbe il risultato, che viene mostrato una volta sola: lo standard output è chiuso, non porta da nessuna parte, o chi lo leggeva non c'è più. Nulla è cambiato.
    .hint = Ripetere il comando e lasciare che il risultato appaia sul terminale, o mandarlo in un file che solo il proprietario può leggere.
output_not_text = Il risultato non è un testo che si possa mostrare qui.
    .hint = Aggiungere -o e il nome di un file, o mandare l'output in un file.
input_needed = Questa domanda vuole una risposta, e qui non si può chiedere a nessuno: { $question }
    .hint = Aggiungere { $instead }, o eseguire il comando su un terminale senza --no-input.
input_ended = L'input è finito prima della risposta a: { $question }
    .hint = Ripetere il comando e rispondere, o dare la risposta come opzione.
input_unreadable = La risposta non si è potuta leggere ({ $reason }).
    .hint = Ripetere il comando su un terminale.
no_home = Non si sa dove conservare i file su questa macchina.
    .hint = Impostare CREDENZA_HOME su una cartella propria.
no_randomness = Il sistema operativo non ha dato numeri casuali ({ $reason }); senza, non si può creare nulla di segreto.
    .hint = Riprovare; se succede di nuovo, la macchina ha un problema.

### Immagini con una credenziale

bake-written = La credenziale è nell'immagine { $path }.
bake-send = Inviarla come file: i programmi di messaggistica e i siti riscrivono le immagini e perdono quello che c'è dentro.

files-waiting = Un'altra esecuzione di Credenza sta modificando { $path }; questa prosegue quando l'altra ha finito. (Ctrl-C la interrompe: nulla è stato modificato.)
