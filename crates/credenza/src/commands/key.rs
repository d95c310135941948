//! `credenza key`: the keys that an awarding body signs with.

use credenza_core::did::key_method;
use credenza_core::key::{PublicKey, SecretKey};
use credenza_core::time::Timestamp;
use serde_json::json;
use zeroize::Zeroizing;

use crate::app::App;
use crate::cli::{Key, KeyGenerate, KeyShow};
#[cfg(feature = "wallet")]
use crate::cli::{KeyBackup, KeyPasswd, KeyRestore};
use crate::entropy;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::keys::{KeyArgument, KeyInfo, KeyName, Protection, Stored};
use crate::storage::{Mode, Others};

/// What a key is called that nobody named.
const DEFAULT_NAME: &str = "default";

pub(crate) fn run(app: &App, arguments: &Key) -> Result<Exit, Failure> {
    match arguments {
        Key::Generate(arguments) => generate(app, arguments),
        Key::Show(arguments) => show(app, arguments),
        #[cfg(feature = "wallet")]
        Key::Backup(arguments) => back_up(app, arguments),
        #[cfg(feature = "wallet")]
        Key::Restore(arguments) => restore(app, arguments),
        #[cfg(feature = "wallet")]
        Key::Passwd(arguments) => change_passphrase(app, arguments),
        #[cfg(not(feature = "wallet"))]
        Key::Backup(_) | Key::Restore(_) | Key::Passwd(_) => Err(Failure::new("passphrases_unsupported")),
    }
}

/// A key as it is shown: never its secret.
struct Shown {
    name: Option<String>,
    public_key: PublicKey,
    created: Option<Timestamp>,
    protection: Protection,
    /// What the rights on its file say, where nothing else protects it.
    others: Others,
    file: Option<String>,
}

impl Shown {
    /// A key of the store; a warning where its file lets others in.
    fn of_info(app: &App, info: KeyInfo) -> Result<Self, Failure> {
        let name = Some(info.name.as_str().to_owned());
        let others = others(app, info.protection, &KeyArgument::Name(info.name))?;
        Ok(Self { name, public_key: info.public_key, created: info.created, protection: info.protection, others, file: None })
    }
}

fn others(app: &App, protection: Protection, argument: &KeyArgument) -> Result<Others, Failure> {
    match protection {
        Protection::FileRights => app.warn_of_rights(argument),
        Protection::Passphrase => Ok(Others::Unknown),
    }
}

fn generate(app: &App, arguments: &KeyGenerate) -> Result<Exit, Failure> {
    let now = app.now()?;
    let name = KeyName::parse(arguments.name.as_deref().unwrap_or(DEFAULT_NAME))?;
    let output = arguments.output.output.as_deref();
    let to_store = output.is_none();
    if to_store && app.key_store()?.names()?.contains(&name) {
        // Before a passphrase is asked for.
        let found = app.key_store()?.info(&name).map_or_else(|_| name.as_str().to_owned(), |info| info.public_key.fingerprint());
        return Err(Failure::new("key_exists").arg("name", name.as_str()).arg("found", found));
    }
    let seed = Zeroizing::new(entropy::bytes::<32>()?);
    let key = SecretKey::from_seed(*seed);
    let protection = if arguments.plain { Protection::FileRights } else { Protection::Passphrase };
    match (to_store, protection) {
        (true, Protection::FileRights) => app.key_store()?.keep_unprotected(&name, &key, &now)?,
        (true, Protection::Passphrase) => keep_sealed(app, &name, &key, &now)?,
        (false, Protection::FileRights) => {
            app.write_result(output, arguments.output.force, key.to_pkcs8_pem().as_bytes(), Mode::Secret)?;
        }
        (false, Protection::Passphrase) => app.write_result(output, arguments.output.force, &sealed_file(app, &key)?, Mode::Secret)?,
    }
    let file = output.map(|path| path.display().to_string());
    if file.as_deref() == Some("-") {
        return Ok(Exit::Done);
    }
    let argument = output.map_or_else(|| KeyArgument::Name(name.clone()), |path| KeyArgument::File(path.to_owned()));
    let shown = Shown {
        name: to_store.then(|| name.as_str().to_owned()),
        public_key: key.public_key(),
        created: Some(now),
        protection,
        others: others(app, protection, &argument)?,
        file,
    };
    print(app, std::slice::from_ref(&shown), false);
    if to_store {
        app.terminal.note(app.messages.text("key-advice-backup", &[("name", &name.as_str())]));
    }
    app.terminal.note(app.messages.text("key-advice-did", &[]));
    Ok(Exit::Done)
}

#[cfg(feature = "wallet")]
fn keep_sealed(app: &App, name: &KeyName, key: &SecretKey, now: &Timestamp) -> Result<(), Failure> {
    let passphrase = app.new_passphrase(&app.messages.text("ask-new-key-passphrase", &[]))?;
    Ok(app.key_store()?.keep_sealed(name, key, now, &passphrase)?)
}

/// The file that `KeyArgument::File` reads and that `age -d` opens.
#[cfg(feature = "wallet")]
fn sealed_file(app: &App, key: &SecretKey) -> Result<Vec<u8>, Failure> {
    let passphrase = app.new_passphrase(&app.messages.text("ask-new-key-passphrase", &[]))?;
    let pem = key.to_pkcs8_pem();
    passphrase.seal(|writer| writer.write_all(pem.as_bytes())).map_err(|error| Failure::new("seal_failed").arg("reason", error))
}

#[cfg(not(feature = "wallet"))]
fn keep_sealed(_: &App, _: &KeyName, _: &SecretKey, _: &Timestamp) -> Result<(), Failure> {
    Err(Failure::new("passphrases_unsupported"))
}

#[cfg(not(feature = "wallet"))]
fn sealed_file(_: &App, _: &SecretKey) -> Result<Vec<u8>, Failure> {
    Err(Failure::new("passphrases_unsupported"))
}

fn show(app: &App, arguments: &KeyShow) -> Result<Exit, Failure> {
    let one = match arguments.key.as_deref().map(KeyArgument::parse).transpose()? {
        None => None,
        Some(KeyArgument::Name(name)) => Some(Shown::of_info(app, app.key_store()?.info(&name)?)?),
        Some(argument @ KeyArgument::File(_)) => Some(of_file(app, &argument)?),
    };
    if let Some(one) = one {
        print(app, &[one], false);
        return Ok(Exit::Done);
    }
    let store = app.key_store()?;
    let names = store.names()?;
    if names.is_empty() {
        app.terminal.note(app.messages.text("key-none-yet", &[]));
    }
    let mut exit = Exit::Done;
    let mut shown = Vec::new();
    for name in names {
        match store.info(&name) {
            Ok(info) => shown.push(Shown::of_info(app, info)?),
            // One damaged key must not hide the others.
            Err(error) => {
                app.terminal.warning(&app.messages, &error.into());
                exit = Exit::Failed;
            }
        }
    }
    print(app, &shown, true);
    Ok(exit)
}

/// A key file says nothing in the clear: one behind a passphrase has to be opened.
fn of_file(app: &App, argument: &KeyArgument) -> Result<Shown, Failure> {
    let stored = app.find_key(argument)?;
    let protection = if matches!(stored, Stored::Open(_)) { Protection::FileRights } else { Protection::Passphrase };
    let others = others(app, protection, argument)?;
    let public_key = app.opened_key(stored, argument)?.public_key();
    Ok(Shown { name: None, public_key, created: None, protection, others, file: Some(argument.to_string()) })
}

#[cfg(feature = "wallet")]
fn back_up(app: &App, arguments: &KeyBackup) -> Result<Exit, Failure> {
    let store = app.key_store()?;
    let name = match &arguments.key {
        Some(name) => KeyName::parse(name)?,
        None => app.only_key()?,
    };
    let (key, passphrase) = match store.find(&KeyArgument::Name(name.clone()))? {
        Stored::Open(key) => (key, app.new_passphrase(&app.messages.text("ask-new-backup-passphrase", &[]))?),
        Stored::Sealed(sealed) => {
            let passphrase = app.passphrase(&app.messages.text("ask-key-passphrase", &[("key", &name.as_str())]))?;
            (sealed.open(&passphrase)?, passphrase)
        }
    };
    let file = store.back_up(&name, &key, &passphrase)?;
    app.write_result(Some(&arguments.output.output), arguments.output.force, &file, Mode::Secret)?;
    let path = arguments.output.output.display();
    app.terminal.note(app.messages.text("key-backed-up", &[("name", &name.as_str()), ("path", &path)]));
    Ok(Exit::Done)
}

#[cfg(feature = "wallet")]
fn restore(app: &App, arguments: &KeyRestore) -> Result<Exit, Failure> {
    use crate::keys::{ClosedKeyBackup, Restored};
    let named = arguments.name.as_deref().map(KeyName::parse).transpose()?;
    let closed = ClosedKeyBackup::read(&app.storage(), &arguments.file)?;
    let path = arguments.file.display();
    let passphrase = app.passphrase(&app.messages.text("ask-backup-passphrase", &[("path", &path)]))?;
    let backup = closed.open(&passphrase)?;
    let name = named.unwrap_or_else(|| backup.name.clone());
    let said = match app.key_store()?.restore(&backup, &name, &passphrase)? {
        Restored::New => "key-restored",
        Restored::Unchanged => "key-unchanged",
    };
    print(app, &[Shown::of_info(app, app.key_store()?.info(&name)?)?], false);
    app.terminal.note(app.messages.text(said, &[("name", &name.as_str())]));
    Ok(Exit::Done)
}

/// Both passphrases are asked for before anything is done. A key without one needs no old one.
#[cfg(feature = "wallet")]
fn change_passphrase(app: &App, arguments: &KeyPasswd) -> Result<Exit, Failure> {
    use crate::keys::Change;
    let name = match &arguments.key {
        Some(name) => KeyName::parse(name)?,
        None => app.only_key()?,
    };
    let store = app.key_store()?;
    let named = |question: &str| app.messages.text(question, &[("key", &name.as_str())]);
    let before = store.protection(&name)?;
    let from = match before {
        Protection::Passphrase => Some(app.passphrase(&named("ask-key-passphrase"))?),
        Protection::FileRights => None,
    };
    let to = match arguments.plain {
        true => None,
        false => Some(app.replacing_passphrase(arguments.new_passphrase_file.as_deref(), &named("ask-other-key-passphrase"))?),
    };
    store.change_protection(&name, Change { from: from.as_ref(), to: to.as_ref() })?;
    print(app, &[Shown::of_info(app, store.info(&name)?)?], false);
    let said = match (before, &to) {
        (Protection::Passphrase, Some(_)) => "key-passphrase-changed",
        (Protection::FileRights, Some(_)) => "key-passphrase-set",
        (_, None) => "key-passphrase-removed",
    };
    app.terminal.note(app.messages.text(said, &[("name", &name.as_str())]));
    Ok(Exit::Done)
}

/// The keys on standard output; in JSON an array where `list`, else one object.
fn print(app: &App, keys: &[Shown], list: bool) {
    if app.json {
        let values: Vec<_> = keys.iter().map(Shown::value).collect();
        match values.as_slice() {
            [one] if !list => app.terminal.json(one),
            _ => app.terminal.json(&values),
        }
        return;
    }
    for (index, key) in keys.iter().enumerate() {
        if index > 0 {
            app.terminal.data("");
        }
        app.terminal.fields(&key.fields(app));
    }
}

impl Shown {
    fn fields(&self, app: &App) -> Vec<(String, String)> {
        let protection = match (self.protection, self.others) {
            (Protection::Passphrase, _) => "key-protection-passphrase",
            (Protection::FileRights, Others::KeptOut) => "key-protection-file",
            (Protection::FileRights, Others::LetIn(_)) => "key-protection-file-open",
            (Protection::FileRights, Others::Unknown) => "key-protection-file-unknown",
        };
        let mut fields = Vec::new();
        let mut put = |label: &str, value: Option<String>| {
            if let Some(value) = value {
                fields.push((app.messages.text(label, &[]), value));
            }
        };
        put("key-label-name", self.name.clone());
        put("key-label-file", self.file.clone());
        put("key-label-did", Some(key_method::from_public_key(&self.public_key).to_string()));
        put("key-label-public", Some(self.public_key.to_multikey()));
        put("key-label-fingerprint", Some(self.public_key.fingerprint()));
        put("key-label-created", self.created.as_ref().map(ToString::to_string));
        put("key-label-protection", Some(app.messages.text(protection, &[])));
        fields
    }

    fn value(&self) -> serde_json::Value {
        json!({
            "name": self.name,
            "file": self.file,
            "did": key_method::from_public_key(&self.public_key).as_str(),
            "public_key": self.public_key.to_multikey(),
            "fingerprint": self.public_key.fingerprint(),
            "created": self.created.as_ref().map(Timestamp::as_str),
            "protection": match self.protection {
                Protection::Passphrase => "passphrase",
                Protection::FileRights => "file_rights",
            },
            "open_to_others": match self.others {
                Others::KeptOut => Some(false),
                Others::LetIn(_) => Some(true),
                Others::Unknown => None,
            },
        })
    }
}
