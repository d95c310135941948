### Files, input, the machine

file_exists = The file { $path } already exists.
    .hint = Choose another name, or pass --force to replace it.
output_is_passphrase = { $path } holds the passphrase of this run, and is not replaced.
    .hint = Choose another file for -o.
output_is_key = { $path } holds a key of this run, and is not replaced.
    .hint = Choose another file for -o.
output_is_own = { $path } is one of Credenza's own files or lies among them, where only its own commands write.
    .hint = Choose a place outside its folder.
file_not_found = There is no file { $path }.
    .hint = Check the spelling and the folder you are in.
folder_not_found = There is no folder { $path }.
    .hint = Check the spelling, or make the folder first.
file_permission = You are not allowed to use { $path } ({ $reason }).
    .hint = Choose a file or folder of your own, or ask who administers this machine.
disk_full = There is no room left to write { $path } ({ $reason }).
    .hint = Free some space and run the command again. What was there before is unchanged.
read_only = { $path } cannot be written: the disk is read-only ({ $reason }).
    .hint = Choose another place, or set CREDENZA_HOME to a folder that you can write to.
is_symlink = { $path } is a link to another file, and Credenza does not follow links there.
    .hint = Replace the link with the file itself, or remove it.
not_a_file = { $path } is not a file.
    .hint = Give the name of a file, not of a folder or a device. Where a result goes to, - is standard output.
not_a_folder = { $path } should be a folder, or is inside something that is not one.
    .hint = Choose another place, or set CREDENZA_HOME to a folder of your own.
file_too_large = { $path } is larger than { $limit } bytes, the most that is read.
    .hint = Check that this is the right file.
file_busy = Another run of Credenza is writing { $path }.
    .hint = Wait until it has finished, then try again.
file_io = { $path } could not be read or written ({ $reason }).
    .hint = Check the disk and the connection to it, then try again.
output_failed = The result could not be written completely ({ $reason }).
    .hint = Free some space or choose another place, and run the command again.
output_unread = Nobody would see the result, which is shown only once: standard output is closed, leads to nowhere, or its reader has gone. Nothing was changed.
    .hint = Run the command again and let the result appear on a terminal, or send it into a file that only you can read.
output_not_text = The result is no text that could be shown here.
    .hint = Pass -o and the name of a file, or send the output into one.
input_needed = This question needs an answer, and nobody can be asked here: { $question }
    .hint = Pass { $instead }, or run the command on a terminal without --no-input.
input_ended = The input ended before this was answered: { $question }
    .hint = Run the command again and answer, or pass the answer as an option.
input_unreadable = The answer could not be read ({ $reason }).
    .hint = Run the command again on a terminal.
no_home = It is not known where to keep your files on this machine.
    .hint = Set CREDENZA_HOME to a folder of your own.
no_randomness = The operating system gave no random numbers ({ $reason }); nothing secret can be made without them.
    .hint = Try again; if it happens again, something is wrong with this machine.

### Pictures with a credential

bake-written = The credential is in the picture { $path }.
bake-send = Send it as a file: messengers and websites rewrite pictures and lose what is in them.

files-waiting = Another run of Credenza is changing { $path }; this one goes on when that is done. (Ctrl-C ends it: nothing was changed.)
