//! The program: reads its arguments, opens the key, and serves.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use credenza::host::{Console, Refused, context, signing_key};
use credenza_core::did::Did;
use credenza_vc_api::service::Service;
use credenza_vc_api::{router, serve};
use tokio::net::TcpListener;

fn main() -> ExitCode {
    let console = Console::of_locale();
    let arguments = match console.arguments(command()) {
        Ok(matches) => Arguments::of(&matches),
        Err(exit) => return ExitCode::from(exit),
    };
    match run(&arguments, &console) {
        Ok(()) => ExitCode::SUCCESS,
        Err(refused) => ExitCode::from(console.refused(refused)),
    }
}

/// The command line: its structure only, as the words come from the catalogue.
fn command() -> Command {
    let option = |name: &'static str, value: &'static str| Arg::new(name).long(name).value_name(value);
    // The name that the process was started under is its caller's choice and would stand in the usage line.
    Command::new("credenza-vc-api")
        .bin_name("credenza-vc-api")
        .version(env!("CARGO_PKG_VERSION"))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(option("listen", "ADDRESS").default_value("127.0.0.1:0").value_parser(value_parser!(SocketAddr)))
        .arg(option("key", "KEY"))
        .arg(option("did", "DID"))
        .arg(option("passphrase-file", "FILE").value_parser(value_parser!(PathBuf)))
        .arg(option("context", "CONTEXT").action(ArgAction::Append))
        .arg(Arg::new("conformance").long("conformance").action(ArgAction::SetTrue))
        .arg(Arg::new("help").short('h').long("help").action(ArgAction::Help))
        .arg(Arg::new("version").short('V').long("version").action(ArgAction::Version))
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
    fn of(matches: &ArgMatches) -> Self {
        Self {
            listen: matches.get_one("listen").copied().unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 0))),
            key: matches.get_one::<String>("key").cloned(),
            did: matches.get_one::<String>("did").cloned(),
            passphrase_file: matches.get_one::<PathBuf>("passphrase-file").cloned(),
            context: matches.get_many::<String>("context").into_iter().flatten().cloned().collect(),
            conformance: matches.get_flag("conformance"),
        }
    }
}

fn run(arguments: &Arguments, console: &Console) -> Result<(), Refused> {
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
        // A script waits for it to learn the port.
        console.data("server-listening", &values);
        if !address.ip().is_loopback() {
            console.remark("server-open", &values);
        }
        if arguments.conformance {
            console.remark("server-conformance", &[]);
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
