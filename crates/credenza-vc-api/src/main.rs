//! The program: reads its arguments, opens the key, and serves.

use std::io::Write;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Arg, ArgAction, Command, value_parser};
use credenza::host::{Catalogue, Refused, context, signing_key};
use credenza_core::did::Did;
use credenza_vc_api::service::Service;
use credenza_vc_api::{router, serve};
use tokio::net::TcpListener;

fn main() -> ExitCode {
    let catalogue = Catalogue::of_locale();
    let arguments = match Arguments::read(&catalogue) {
        Ok(arguments) => arguments,
        Err(error) => {
            let _unwritten = error.print();
            return ExitCode::from(error.exit_code().clamp(0, 2) as u8);
        }
    };
    match run(&arguments, &catalogue) {
        Ok(()) => ExitCode::SUCCESS,
        Err(refused) => {
            let sentence = catalogue.sentence(refused.code, &refused.values).unwrap_or_else(|| refused.code.to_owned());
            say(&format!("{sentence} [{}]", refused.code));
            if let Some(hint) = catalogue.hint(refused.code, &refused.values) {
                say(&hint);
            }
            ExitCode::from(refused.exit)
        }
    }
}

struct Arguments {
    listen: SocketAddr,
    key: Option<String>,
    did: Option<String>,
    passphrase_file: Option<PathBuf>,
    context: Vec<String>,
    conformance: bool,
}

impl Arguments {
    fn read(catalogue: &Catalogue) -> Result<Self, clap::Error> {
        let words = |key: &str| catalogue.sentence(key, &[]).unwrap_or_default();
        let option = |name: &'static str, value: &'static str| {
            Arg::new(name).long(name).value_name(value).help(words(&format!("help-server-{name}")))
        };
        let matches = Command::new("credenza-vc-api")
            .version(env!("CARGO_PKG_VERSION"))
            .about(words("help-server"))
            .arg(option("listen", "ADDRESS").default_value("127.0.0.1:0").value_parser(value_parser!(SocketAddr)))
            .arg(option("key", "KEY"))
            .arg(option("did", "DID"))
            .arg(option("passphrase-file", "FILE").value_parser(value_parser!(PathBuf)))
            .arg(option("context", "URL=FILE").action(ArgAction::Append))
            .arg(Arg::new("conformance").long("conformance").action(ArgAction::SetTrue).help(words("help-server-conformance")))
            .try_get_matches()?;
        Ok(Self {
            listen: matches.get_one("listen").copied().unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 0))),
            key: matches.get_one::<String>("key").cloned(),
            did: matches.get_one::<String>("did").cloned(),
            passphrase_file: matches.get_one::<PathBuf>("passphrase-file").cloned(),
            context: matches.get_many::<String>("context").into_iter().flatten().cloned().collect(),
            conformance: matches.get_flag("conformance"),
        })
    }
}

fn run(arguments: &Arguments, catalogue: &Catalogue) -> Result<(), Refused> {
    let refused = |code, values| Refused { code, values, place: None, exit: 2 };
    let did = arguments.did.as_deref().map(Did::parse).transpose();
    let did = did.map_err(|_| refused("did_unsuitable", vec![("did", arguments.did.clone().unwrap_or_default())]))?;
    let key = signing_key(arguments.key.as_deref(), arguments.passphrase_file.as_deref())?;
    let mut service = Service::new(key, did, arguments.conformance)?;
    for argument in &arguments.context {
        let (url, document) = context(argument)?;
        service = service.with_context(&url, document)?;
    }
    let service = Arc::new(service);
    let failed = |error: std::io::Error| {
        let values = vec![("address", arguments.listen.to_string()), ("reason", error.to_string())];
        Refused { exit: 1, ..refused("listen_failed", values) }
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(failed)?;
    runtime.block_on(async {
        let listener = TcpListener::bind(arguments.listen).await.map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        let values = [("address", address.to_string()), ("did", service.did().to_string())];
        let sentence = |key: &str| catalogue.sentence(key, &values).unwrap_or_default();
        // On standard output, and at once: a script waits for it to learn the port.
        let mut out = std::io::stdout();
        let _nobody_reads = writeln!(out, "{}", sentence("server-listening")).and_then(|()| out.flush());
        if !address.ip().is_loopback() {
            say(&sentence("server-open"));
        }
        if arguments.conformance {
            say(&sentence("server-conformance"));
        }
        serve(listener, router(service), asked_to_stop()).await;
        Ok(())
    })
}

/// Resolves at ctrl-c, or when the process is asked to terminate.
async fn asked_to_stop() {
    #[cfg(unix)]
    if let Ok(mut terminate) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        tokio::select! {
            _ = terminate.recv() => return,
            stopped = tokio::signal::ctrl_c() => if stopped.is_ok() { return },
        }
        terminate.recv().await;
        return;
    }
    if tokio::signal::ctrl_c().await.is_err() {
        // Nothing can ask it to; it is ended from outside.
        std::future::pending::<()>().await;
    }
}

/// A line on standard error. What it quotes was made safe by the catalogue.
fn say(line: &str) {
    let _unwritten = writeln!(std::io::stderr(), "{line}");
}
