//! What a run of `verify` goes by: whom the verifier trusts, what it has at hand, what it asked for, and as of when.

use credenza_core::did::Did;
use credenza_core::encoding::json::Document;
use credenza_core::encoding::json_ld::Limits;
use credenza_core::micro::Element;
use credenza_core::present::Request;
use credenza_core::time::Timestamp;
use credenza_core::trust::TrustList;
use credenza_core::verify::{Evidence, LearnerIdentity, Policy, Verifier};

use serde::Serialize;
use std::path::Path;
use zeroize::Zeroizing;

use crate::app::App;
use crate::cli::Verify;
use crate::content::Content;
use crate::evidence::{self, Times};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::instant::{self, Edge};
use crate::report::{Judged, OWN_LIST};
use crate::requests::{self, AnswerDigest, Use, UsedRequests};
use crate::sources::{Kind, Origin, Source, Sources};
use crate::storage::{Links, Storage, StorageError};
use crate::trust_store::{self, TrustFileError, TrustStore};

/// Everything that a verdict depends on beside the document.
pub(crate) struct Verification {
    evidence: Evidence,
    policy: Policy,
    /// The same for a document that may cost more, because no other is judged beside it.
    policy_alone: Policy,
    request: Option<Request>,
    now: Timestamp,
    sources: Sources,
    /// Whether a list that the user named, or the own one, could not be read: then no run ends in success.
    pub(crate) list_missing: bool,
}

impl Verification {
    /// Reads what the arguments name.
    ///
    /// # Errors
    /// Usage errors; those of the request, of the evidence, and of a damaged own trust list.
    pub(crate) fn prepare(app: &App, storage: &Storage, arguments: &Verify) -> Result<Self, Failure> {
        let at = arguments.at.as_deref().map(|text| instant::read(text, Edge::End, "--at")).transpose()?;
        let Brings { mut policy, list_missing, mut sources } = policy(app, storage, arguments)?;
        let mut policy_alone = policy.clone();
        if arguments.ndjson {
            policy = policy.within(LIMITS_OF_MANY_LINES);
            policy_alone = policy_alone.within(LIMITS_OF_ONE_LINE);
        }
        let request = match (&arguments.request, &arguments.challenge, &arguments.domain) {
            (Some(path), _, _) => Some(requests::read(storage, path, &app.messages)?),
            // A blank one is answered by everything that ever answered a blank one.
            (None, Some(challenge), Some(domain)) if challenge.trim().is_empty() || domain.trim().is_empty() => {
                return Err(Failure::new("request_blank").exit(Exit::Usage));
            }
            (None, Some(challenge), Some(domain)) => Some(Request::bare(challenge, domain)),
            _ => None,
        };
        let obtained = obtained(app, arguments)?;
        let times = Times { at: at.as_ref(), obtained: obtained.as_ref() };
        let (evidence, documents) = evidence::read_all(app, storage, &arguments.evidence, times)?;
        sources.extend(documents);
        sources.state(obtained.as_ref());
        let now = at.map_or_else(|| app.now(), Ok)?;
        Ok(Self { evidence, policy, policy_alone, request, now, sources, list_missing })
    }

    /// One that goes by a policy alone.
    #[cfg(test)]
    pub(crate) fn by(policy: Policy, now: Timestamp) -> Self {
        let policy_alone = policy.clone().within(LIMITS_OF_ONE_LINE);
        Self {
            evidence: Evidence::new(),
            policy: policy.within(LIMITS_OF_MANY_LINES),
            policy_alone,
            request: None,
            now,
            sources: Sources::default(),
            list_missing: false,
        }
    }

    /// A judge who goes by this. One serves a whole run, or a thread of it, so that a key that was met before is not decoded again.
    pub(crate) fn judge(&self) -> Judge<'_> {
        let verifier = Verifier::new(&self.evidence, &self.policy);
        Judge { verifier, request: self.request.as_ref(), now: &self.now, sources: &self.sources }
    }

    /// A judge for a document that may cost more, because no other is judged beside it.
    pub(crate) fn judge_alone(&self) -> Judge<'_> {
        Judge { verifier: Verifier::new(&self.evidence, &self.policy_alone), ..self.judge() }
    }

    /// How the request stands to the answer of that digest: open, where there is no request. Without a digest, no answer is the one that was accepted.
    pub(crate) fn request_use(&self, app: &App, storage: &Storage, answer: Option<&AnswerDigest>) -> Use {
        match (app.home(), &self.request) {
            (Ok(home), Some(request)) => UsedRequests::at(storage.clone(), &home).of(request, answer),
            _ => Use::Open,
        }
    }

    /// Uses the request up with the answer of that digest, so that no other one counts.
    ///
    /// # Errors
    /// `request_used` where another process was quicker; `once_not_kept`, `no_home`.
    pub(crate) fn use_up(&self, app: &App, storage: &Storage, answer: &AnswerDigest) -> Result<(), Failure> {
        match &self.request {
            Some(request) => UsedRequests::at(storage.clone(), &app.home()?).insert(request, answer),
            None => Ok(()),
        }
    }

    /// As of when it is judged.
    pub(crate) fn now(&self) -> &Timestamp {
        &self.now
    }
}

/// Judges one input after the other.
pub(crate) struct Judge<'a> {
    verifier: Verifier<'a>,
    request: Option<&'a Request>,
    now: &'a Timestamp,
    sources: &'a Sources,
}

impl<'a> Judge<'a> {
    /// The judgement on one input.
    pub(crate) fn judge(&self, content: Content) -> Judged {
        match (content, self.request) {
            (Content::Unread(error), _) => Judged::Unread(error),
            (Content::Foreign(foreign), _) => Judged::Foreign(foreign),
            (Content::Document(document), Some(request)) => Judged::Presentation(self.verifier.presentation(&document, request, self.now)),
            // A presentation without its request stays open: see `Judged::lacks_request`.
            (Content::Document(document), None) => Judged::Credential(self.verifier.verify(&document, self.now)),
        }
    }

    /// Where an input stands, what its digest is, and what the judgement on it goes by: asked before it is judged.
    pub(crate) fn origin<'b>(&self, content: &Content, file: &'b str, sha256: Option<[u8; 32]>) -> Origin<'b>
    where
        'a: 'b,
    {
        self.sources.origin(content, file, sha256)
    }

    /// The report on an input as a program reads it, with its origin, and as of when it was judged.
    pub(crate) fn report<'r>(&'r self, judged: &'r Judged, origin: &'r Origin<'r>) -> Told<'r> {
        Told { judged, at: self.now.as_str(), origin }
    }
}

/// A report as a program reads it.
#[derive(Serialize)]
pub(crate) struct Told<'r> {
    #[serde(flatten)]
    judged: &'r Judged,
    at: &'r str,
    #[serde(flatten)]
    origin: &'r Origin<'r>,
}

/// When the files that are brought were obtained, where they do not say: `--obtained`.
///
/// # Errors
/// Those of [`instant::read_past`]; `obtained_of_nothing`.
fn obtained(app: &App, arguments: &Verify) -> Result<Option<Timestamp>, Failure> {
    const OPTION: &str = "--obtained";
    let Some(text) = arguments.obtained.as_deref() else { return Ok(None) };
    let Verify { evidence, trust, context, schema, .. } = arguments;
    if evidence.is_empty() && trust.is_empty() && context.is_empty() && schema.is_empty() {
        return Err(Failure::new("obtained_of_nothing").at(OPTION).exit(Exit::Usage));
    }
    instant::read_past(text, &app.now()?, OPTION).map(Some)
}

/// Whom the verifier trusts and what it demands, whether a list that it named is missing from that, and the files that say so.
struct Brings {
    policy: Policy,
    list_missing: bool,
    sources: Sources,
}

fn policy(app: &App, storage: &Storage, arguments: &Verify) -> Result<Brings, Failure> {
    let mut policy = Policy::default();
    let mut sources = Sources::default();
    let mut list_missing = false;
    match own_list(app, storage)? {
        Own::Read(list, source) => {
            policy = policy.trust(OWN_LIST, list);
            sources.add(source);
        }
        Own::None => {}
        Own::Unreadable => list_missing = true,
    }
    for path in &arguments.trust {
        let name = path.display().to_string();
        let name = if name == OWN_LIST { format!("./{name}") } else { name };
        match trust_store::read_as(storage, path, Links::Follow, &name) {
            Ok((list, source)) => {
                policy = policy.trust(name, list);
                sources.add(source);
            }
            // The others may still decide; what they leave open stays open.
            Err(error) => {
                app.terminal.error(&app.messages, &error.into());
                list_missing = true;
            }
        }
    }
    for issuer in &arguments.issuer {
        policy = policy.pin_issuer(did(issuer, "--issuer")?);
    }
    for name in &arguments.require {
        policy = elements(name)?.into_iter().fold(policy, Policy::require_element);
    }
    for text in &arguments.learner_identity {
        policy = policy.learner_identity(learner_identity(text)?);
    }
    for argument in &arguments.context {
        policy = with_context(policy, storage, argument, &mut sources)?;
    }
    for argument in &arguments.schema {
        policy = with_schema(policy, storage, argument, &mut sources)?;
    }
    if arguments.allow_unknown_issuer {
        policy = policy.allow_unknown_issuer();
    }
    if arguments.require_presentation {
        policy = policy.require_presentation();
    }
    Ok(Brings { policy, list_missing, sources })
}

/// What the document on a line may cost while others are judged beside it, on up to eight threads: all of them together stay below 64 MB. A credential makes a hundred
/// statements, of 20 KB.
const LIMITS_OF_MANY_LINES: Limits = Limits { terms: 50_000, statements: 1_000, bytes: 256 * 1024 };

/// What the document on a line may cost at all. It is judged again by itself where it costs more than that; a file may cost more still.
const LIMITS_OF_ONE_LINE: Limits = Limits { terms: 200_000, statements: 20_000, bytes: 4 * 1024 * 1024 };

/// The longest context or schema, in bytes. The longest context in use has some 50 KB, the longest schema 200.
const MAX_BROUGHT: u64 = 4 * 1024 * 1024;

/// The policy with the context that `--context URL=FILE` names.
///
/// # Errors
/// Those of [`context`].
fn with_context(policy: Policy, storage: &Storage, argument: &str, sources: &mut Sources) -> Result<Policy, Failure> {
    let (brought, document) = read_context(storage, argument)?;
    sources.add(brought.source(Kind::Context));
    policy.context(brought.url, document).map_err(|error| brought.wrong("context_file", &error))
}

/// The URL and the file that `--context URL=FILE` names.
///
/// # Errors
/// `context_argument`, `context_file`; those of the file.
pub(crate) fn context(storage: &Storage, argument: &str) -> Result<(String, Document), Failure> {
    read_context(storage, argument).map(|(brought, document)| (brought.url.to_owned(), document))
}

fn read_context<'a>(storage: &Storage, argument: &'a str) -> Result<(Brought<'a>, Document), Failure> {
    let brought = Brought::read(storage, argument, "context_argument")?;
    let document = Document::parse(&brought.bytes).map_err(|error| brought.wrong("context_file", &error))?;
    Ok((brought, document))
}

/// The policy with the schema that `--schema URL=FILE` names.
///
/// # Errors
/// `schema_argument`, `schema_file`; those of the file.
fn with_schema(policy: Policy, storage: &Storage, argument: &str, sources: &mut Sources) -> Result<Policy, Failure> {
    let brought = Brought::read(storage, argument, "schema_argument")?;
    sources.add(brought.source(Kind::Schema));
    policy.schema(brought.url, &brought.bytes).map_err(|error| brought.wrong("schema_file", &error))
}

/// A file that the user obtained at a URL: `URL=FILE`.
struct Brought<'a> {
    url: &'a str,
    path: &'a str,
    bytes: Zeroizing<Vec<u8>>,
}

impl<'a> Brought<'a> {
    /// Reads the file that `argument` names; `malformed` is the code where it names none.
    fn read(storage: &Storage, argument: &'a str, malformed: &'static str) -> Result<Self, Failure> {
        // The URL may hold an equals sign of its own, a file that is at hand seldom does.
        let Some((url, path)) = argument.rsplit_once('=') else {
            return Err(Failure::new(malformed).arg("found", argument).exit(Exit::Usage));
        };
        Ok(Self { url, path, bytes: storage.read_capped(Path::new(path), MAX_BROUGHT, Links::Follow)? })
    }

    /// It as the source of a verdict.
    fn source(&self, kind: Kind) -> Source {
        Source::of(kind, Some(self.url), self.path, &self.bytes)
    }

    /// The failure that it is not what it should be.
    fn wrong(&self, code: &'static str, reason: &dyn std::fmt::Display) -> Failure {
        Failure::new(code).arg("reason", reason).at(self.path).exit(Exit::Usage)
    }
}

/// The own trust list.
enum Own {
    /// There is none, or no place for one. Nothing has to be there to verify.
    None,
    /// What it says, and its file.
    Read(TrustList, Source),
    /// There may be one, but nobody can look. It may say that an issuer's key fell into other hands, so no acceptance is complete without it.
    Unreadable,
}

/// The own trust list; a damaged one is an error at once, because what it says against an issuer would be missed.
fn own_list(app: &App, storage: &Storage) -> Result<Own, Failure> {
    let Ok(home) = app.home() else { return Ok(Own::None) };
    match TrustStore::at(storage.clone(), home).read_as(OWN_LIST) {
        Ok(list) => Ok(list.map_or(Own::None, |(list, source)| Own::Read(list, source))),
        Err(TrustFileError::Storage(
            error @ (StorageError::FilePermission { .. } | StorageError::NotAFolder { .. } | StorageError::Io { .. }),
        )) => {
            app.terminal.error(&app.messages, &error.into());
            Ok(Own::Unreadable)
        }
        Err(error) => Err(error.into()),
    }
}

/// A DID that the user gave for `option`.
///
/// # Errors
/// What is wrong with it, as a usage error.
pub(crate) fn did(text: &str, option: &str) -> Result<Did, Failure> {
    Did::parse(text.trim()).map_err(|error| {
        let failure = Failure::with(error.code(), error.args());
        failure.at(option).exit(Exit::Usage)
    })
}

/// What stands for the eleven elements that every micro-credential states.
const MANDATORY: &str = "mandatory";

/// The elements that a name means. People may write it with hyphens, as options are written.
fn elements(name: &str) -> Result<Vec<Element>, Failure> {
    let spelt = name.trim().to_ascii_lowercase().replace('-', "_");
    if spelt == MANDATORY {
        return Ok(Element::ALL.into_iter().filter(|element| element.is_mandatory()).collect());
    }
    Element::from_name(&spelt).map(|element| vec![element]).ok_or_else(|| {
        let elements = Element::ALL.map(Element::name).join(", ");
        Failure::new("element_name_unknown").arg("wanted", name).arg("elements", elements).exit(Exit::Usage)
    })
}

/// The types of identity that people know by the names of the columns of a roster, and as Open Badges 3.0 spells them (`IdentifierTypeEnum`).
const IDENTITY_TYPES: [(&str, &str); 5] = [
    ("birth_date", "ext:dateOfBirth"),
    ("email", "emailAddress"),
    ("name", "name"),
    ("national_id", "nationalIdentityNumber"),
    ("student_number", "ext:studentNumber"),
];

/// The other types that Open Badges 3.0 has for people; a type of one's own begins with `ext:`.
const OTHER_IDENTITY_TYPES: [&str; 9] =
    ["sourcedId", "systemId", "userName", "accountId", "lisSourcedId", "oneRosterSourcedId", "sisSourcedId", "ltiUserId", "identifier"];

/// `TYPE=VALUE`, or a value of any type. What stands in front of `=` and looks like the name of a type must be one: a misspelt type would be part of a value that
/// nobody has, and the right learner somebody else. A value that holds `=` itself (`any=a=b`) is written with its type, or with `any`.
fn learner_identity(text: &str) -> Result<LearnerIdentity, Failure> {
    let refuse = |code| Failure::new(code).at("--learner-identity").exit(Exit::Usage);
    let looks_like_a_type =
        |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':' | b' '));
    let (identity, value) = match text.split_once('=').filter(|(name, _)| looks_like_a_type(name)) {
        None => (LearnerIdentity::any(text), text),
        Some(("any", value)) => (LearnerIdentity::any(value), value),
        Some((name, value)) => {
            let Some(kind) = identity_type(name) else {
                let types = IDENTITY_TYPES.map(|(short, _)| short).join(", ");
                return Err(refuse("identity_type_unknown").arg("found", name).arg("types", types));
            };
            (LearnerIdentity::of_type(kind, value), value)
        }
    };
    if value.trim().is_empty() { Err(refuse("identity_empty")) } else { Ok(identity) }
}

/// The type that Open Badges has for a name, which people may write with hyphens, as options are written, or in the case of a heading.
fn identity_type(name: &str) -> Option<&str> {
    let spelt = name.trim().to_ascii_lowercase().replace(['-', ' '], "_");
    let short = IDENTITY_TYPES.iter().find(|(short, long)| spelt == *short || name.eq_ignore_ascii_case(long)).map(|(_, long)| *long);
    let other = || OTHER_IDENTITY_TYPES.into_iter().find(|other| name.eq_ignore_ascii_case(other));
    short.or_else(other).or_else(|| Some(name).filter(|name| name.starts_with("ext:")))
}
