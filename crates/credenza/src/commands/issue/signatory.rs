//! Who signs: a DID, its profile from the course, and the key.

use credenza_core::credential::{Credential, Secured};
use credenza_core::did::{Did, Document, key_method, web};
use credenza_core::issue::{IssueError, Issuer};
use credenza_core::key::{PublicKey, SecretKey};
use credenza_core::micro::open_badge::IssuerProfile;
use credenza_core::proof::Suite;
use credenza_core::time::Timestamp;
use credenza_core::verify::{Evidence, Provenance};

use super::draft::Draft;
use crate::app::App;
use crate::cli::Issue;
use crate::course::Course;
use crate::evidence;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::keys::KeyArgument;

/// The issuer with its key, before it signs.
pub(super) struct Signatory {
    key: SecretKey,
    profile: IssuerProfile,
    document: Option<Document>,
    suite: Suite,
}

impl Signatory {
    /// The issuer that command line and course name, with the key that command line or key store gives: a passphrase may be asked for.
    ///
    /// # Errors
    /// Those of the key; `issuer_differs`; `did_document_missing` and others of the evidence.
    pub(super) fn load(app: &App, arguments: &Issue, course: &Course) -> Result<Self, Failure> {
        let stated = stated(arguments, course)?;
        let key = app.signing_key(arguments.key.as_deref())?;
        let did = stated.unwrap_or_else(|| key_method::from_public_key(&key.public_key()));
        let document = match &arguments.evidence {
            Some(folder) if did.method() == "web" => Some(evidence::did_document(app, &app.storage(), folder, &did)?),
            _ => None,
        };
        match did.method() {
            "key" => app.terminal.warning(&app.messages, &Failure::new("issuer_on_trial").arg("did", &did)),
            "web" if document.is_none() => app.terminal.warning(&app.messages, &Failure::new("issuer_key_unchecked").arg("did", &did)),
            _ => {}
        }
        Ok(Self { key, profile: profile(course, did)?, document, suite: arguments.suite.into() })
    }

    /// Ready to sign: the key is one that the DID or its document names.
    ///
    /// # Errors
    /// `key_not_of_issuer`.
    pub(super) fn signer(&self) -> Result<Signer<'_>, Failure> {
        let issuer = match &self.document {
            Some(document) => Issuer::with_document(&self.profile, &self.key, document),
            None => Issuer::new(&self.profile, &self.key),
        };
        Ok(Signer { signatory: self, issuer: issuer.map_err(of_issue)?.with_suite(self.suite) })
    }

    pub(super) fn did(&self) -> &Did {
        &self.profile.did
    }

    /// What is needed to recognise credentials of this issuer: its document, or the one that its key makes.
    pub(super) fn evidence(&self) -> Evidence {
        let mut evidence = Evidence::new();
        if self.did().method() == "web" {
            let document = self.document.clone().unwrap_or_else(|| web::document(self.did(), &[self.key.public_key()]));
            // A document that was parsed or made here is one; without it nothing is recognised, and nothing adopted.
            let _ = evidence.add_did_document(self.did().clone(), &document.to_value(), Provenance::Own, None);
        }
        evidence
    }
}

/// The signatory, checked, with what signs.
pub(super) struct Signer<'s> {
    signatory: &'s Signatory,
    issuer: Issuer<'s>,
}

impl<'s> Signer<'s> {
    pub(super) fn did(&self) -> &'s Did {
        self.signatory.did()
    }

    /// What [`Signatory::evidence`] says.
    pub(super) fn evidence(&self) -> Evidence {
        self.signatory.evidence()
    }

    /// What is signed of the draft.
    ///
    /// # Errors
    /// Those of the issuer, as failures.
    pub(super) fn issue(&self, draft: &Draft, now: &Timestamp) -> Result<Secured, Failure> {
        self.issuer.issue(&draft.micro, &draft.options(now)).map_err(of_issue)
    }

    /// What would be signed of the draft.
    ///
    /// # Errors
    /// Those of the issuer, as failures.
    pub(super) fn draft(&self, draft: &Draft, now: &Timestamp) -> Result<Credential, Failure> {
        self.issuer.draft(&draft.micro, &draft.options(now)).map_err(of_issue)
    }
}

/// The DID under which would be signed, as far as it is known without opening a key: for a preview and a dry run.
///
/// # Errors
/// `issuer_differs`; `issuer_unknown_yet` where neither command line nor course nor key store says it.
pub(super) fn did_without_key(app: &App, arguments: &Issue, course: &Course) -> Result<Did, Failure> {
    if let Some(did) = stated(arguments, course)? {
        return Ok(did);
    }
    let argument = match &arguments.key {
        Some(text) => KeyArgument::parse(text)?,
        None => KeyArgument::Name(app.only_key().map_err(|_| Failure::new("issuer_not_named").exit(Exit::Usage))?),
    };
    public_key(app, &argument).map(|key| key_method::from_public_key(&key))
}

fn public_key(app: &App, argument: &KeyArgument) -> Result<PublicKey, Failure> {
    match argument {
        KeyArgument::Name(name) => Ok(app.key_store()?.info(name)?.public_key),
        KeyArgument::File(_) => match app.find_key(argument)? {
            crate::keys::Stored::Open(key) => Ok(key.public_key()),
            #[cfg(feature = "wallet")]
            crate::keys::Stored::Sealed(_) => Err(Failure::new("issuer_not_named").exit(Exit::Usage)),
        },
    }
}

/// The profile of the issuer.
///
/// # Errors
/// None that a course which was read can have.
pub(super) fn profile(course: &Course, did: Did) -> Result<IssuerProfile, Failure> {
    course.profile(did).ok_or_else(|| Failure::new("awarding_body_missing"))
}

/// The DID that the command line or the course names; if both, the same one.
fn stated(arguments: &Issue, course: &Course) -> Result<Option<Did>, Failure> {
    let asked = match &arguments.issuer {
        Some(text) => Some(Did::parse(text).map_err(|error| {
            let failure = Failure::with(error.code(), error.args());
            failure.at("--issuer").exit(Exit::Usage)
        })?),
        None => None,
    };
    match (asked, course.issuer_did()) {
        (Some(asked), Some(stated)) if asked != stated => {
            Err(Failure::new("issuer_differs").arg("asked", asked).arg("stated", stated).exit(Exit::InputsDiffer))
        }
        (asked, stated) => Ok(asked.or(stated)),
    }
}

pub(super) fn of_issue(error: IssueError) -> Failure {
    match &error {
        IssueError::KeyNotOfIssuer { did, key } => {
            Failure::with(error.code(), vec![("did", did.to_string()), ("key", key.to_string())]).exit(Exit::InputsDiffer)
        }
        IssueError::Form(form) => Failure::of_form(form, form.pointer()).at(form.pointer()),
        IssueError::Signer(signer) => Failure::with(signer.code(), signer.args()),
        other => Failure::with(other.code(), vec![("reason", other.to_string())]),
    }
}
