//! One vector, as it is made.

use credenza_core::encoding::base64url;
use credenza_core::encoding::json::{Map, Value};
use serde_json::json;

use crate::fixtures;

/// What arrives.
pub(crate) enum Input {
    /// A JSON value.
    Document(Value),
    /// Bytes that no JSON value stands for.
    Bytes(Vec<u8>),
    /// Text put together from parts, each repeated: what would be too long for a file.
    Parts(Vec<(&'static str, usize)>),
}

impl From<Value> for Input {
    fn from(document: Value) -> Self {
        Self::Document(document)
    }
}

impl From<Map<String, Value>> for Input {
    fn from(document: Map<String, Value>) -> Self {
        Self::Document(Value::Object(document))
    }
}

/// One vector.
pub(crate) struct Case {
    area: &'static str,
    name: String,
    fact: String,
    input: Input,
    now: String,
    policy: Value,
    evidence: Vec<Value>,
    request: Option<Value>,
    rules: Option<&'static str>,
    original: Option<Value>,
    expect: Expect,
}

impl Case {
    /// A case under the policy that trusts the Example University, on [`fixtures::NOW`].
    pub(crate) fn new(
        area: &'static str,
        name: impl Into<String>,
        fact: impl Into<String>,
        input: impl Into<Input>,
        expect: Expect,
    ) -> Self {
        let (now, policy) = (fixtures::NOW.to_owned(), fixtures::policy());
        Self {
            area,
            name: name.into(),
            fact: fact.into(),
            input: input.into(),
            now,
            policy,
            evidence: Vec::new(),
            request: None,
            rules: None,
            original: None,
            expect,
        }
    }

    pub(crate) fn now(mut self, now: &str) -> Self {
        self.now = now.to_owned();
        self
    }

    pub(crate) fn policy(mut self, policy: Value) -> Self {
        self.policy = policy;
        self
    }

    pub(crate) fn evidence(mut self, evidence: Value) -> Self {
        self.evidence.push(evidence);
        self
    }

    pub(crate) fn request(mut self, request: Value) -> Self {
        self.request = Some(request);
        self
    }

    /// A document that is only held to the rules of the data model, whoever signed it: `credential`, `presentation`, or the type of an envelope.
    pub(crate) fn rules(mut self, rules: &'static str) -> Self {
        self.rules = Some(rules);
        self
    }

    /// The document before it was changed, whose claims are those of the changed one.
    pub(crate) fn original(mut self, original: Value) -> Self {
        self.original = Some(original);
        self
    }

    /// Codes that the report lists beside the one that decides.
    pub(crate) fn also(self, codes: &[&str]) -> Self {
        Self { expect: self.expect.also(codes), ..self }
    }

    pub(crate) fn path(&self) -> String {
        format!("{}/{}.json", self.area, self.name)
    }

    pub(crate) fn to_text(&self) -> String {
        let mut it = Map::new();
        let mut put = |name: &str, value: Value| it.insert(name.to_owned(), value);
        put("name", format!("{}/{}", self.area, self.name).into());
        put("fact", self.fact.as_str().into());
        put("class", self.expect.class.into());
        match &self.input {
            Input::Document(document) => put("document", document.clone()),
            Input::Bytes(bytes) => put("bytes_base64url", base64url::encode(bytes).into()),
            Input::Parts(parts) => put("parts", parts.iter().map(|(text, times)| json!({"text": text, "times": times})).collect()),
        };
        if let Some(original) = &self.original {
            put("original", original.clone());
        }
        match self.rules {
            Some(rules) => drop(put("rules", rules.into())),
            None => {
                put("now", self.now.as_str().into());
                put("policy", self.policy.clone());
            }
        }
        if !self.evidence.is_empty() {
            put("evidence", self.evidence.clone().into());
        }
        if let Some(request) = &self.request {
            put("request", request.clone());
        }
        put("expect", Value::Object(self.expect.members.clone()));
        // Not ASCII only: a hostile character that a reader of the file cannot see would be a trap for whoever opens it.
        let text = serde_json::to_string_pretty(&Value::Object(it)).unwrap();
        let escaped: String = text
            .chars()
            .map(|c| {
                if c.is_ascii() { c.to_string() } else { c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect() }
            })
            .collect();
        escaped.replace('\u{7f}', "\\u007f") + "\n"
    }
}

/// What a vector must come to.
#[derive(Clone)]
pub(crate) struct Expect {
    class: &'static str,
    members: Map<String, Value>,
}

impl Expect {
    fn of(class: &'static str, conclusion: &str, exit: u8, answers: [&str; 4]) -> Self {
        let mut members = Map::new();
        members.insert("conclusion".into(), conclusion.into());
        members.insert("exit".into(), exit.into());
        let names = ["authentic", "current", "trusted", "complete"].map(str::to_owned);
        members.insert("answers".into(), names.into_iter().zip(answers.map(Value::from)).collect::<Map<_, _>>().into());
        Self { class, members }
    }

    fn at(self, code: &str, pointer: &str) -> Self {
        self.with("code", code.into()).with("pointer", pointer.into())
    }

    pub(crate) fn with(mut self, name: &str, value: Value) -> Self {
        self.members.insert(name.to_owned(), value);
        self
    }

    /// The bytes are not a document.
    pub(crate) fn unreadable(code: &'static str, pointer: &str) -> Self {
        let mut members = Map::new();
        members.insert("conclusion".into(), "rejected".into());
        members.insert("exit".into(), 3.into());
        Self { class: code, members }.at(code, pointer)
    }

    /// The rules of the data model that it does not keep, each with its place; none where it keeps them all.
    pub(crate) fn violations(violations: &[(&'static str, &str)]) -> Self {
        let mut members = Map::new();
        let list = violations.iter().map(|(code, pointer)| json!({"code": code, "pointer": pointer})).collect();
        members.insert("violations".into(), Value::Array(list));
        Self { class: violations.first().map_or("accept", |(code, _)| code), members }
    }

    /// Accepted: an authentic, current credential of a trusted issuer that leaves most of the standard elements unstated.
    pub(crate) fn accepted() -> Self {
        Self::of("accept", "accepted", 0, ["yes", "yes", "yes", "no"])
    }

    /// Accepted, with all eleven mandatory elements.
    pub(crate) fn accepted_complete() -> Self {
        Self::of("accept", "accepted", 0, ["yes", "yes", "yes", "yes"])
    }

    /// Not authentic, or malformed.
    pub(crate) fn not_authentic(code: &'static str, pointer: &str) -> Self {
        Self::of(code, "rejected", 3, ["no", "unknown", "unknown", "unknown"]).at(code, pointer)
    }

    /// Whether it is authentic cannot be decided.
    pub(crate) fn undetermined(code: &'static str, pointer: &str) -> Self {
        Self::of(code, "undetermined", 7, ["unknown", "unknown", "unknown", "unknown"]).at(code, pointer)
    }

    /// Signed by its trusted issuer and current, but whose it is cannot be decided.
    pub(crate) fn open(code: &'static str, pointer: &str) -> Self {
        Self::of(code, "undetermined", 7, ["unknown", "yes", "yes", "no"]).at(code, pointer).claims()
    }

    /// The same, and it is another's.
    pub(crate) fn another(code: &'static str, pointer: &str) -> Self {
        Self::of(code, "rejected", 3, ["no", "yes", "yes", "no"]).at(code, pointer)
    }

    /// What the issuer signed is shown although it is not known whose it is.
    fn claims(self) -> Self {
        self.with("claims", true.into())
    }

    /// Another answer to the question whether it is complete.
    pub(crate) fn complete(mut self, answer: &str) -> Self {
        self.members["answers"]["complete"] = answer.into();
        self
    }

    /// Authentic, and something else: the conclusion, the exit code and the answers to the four questions.
    pub(crate) fn authentic(code: &'static str, pointer: &str, conclusion: &str, exit: u8, answers: [&str; 3]) -> Self {
        let [current, trusted, complete] = answers;
        Self::of(code, conclusion, exit, ["yes", current, trusted, complete]).at(code, pointer)
    }

    /// The finding that decides, in another place.
    pub(crate) fn at_pointer(self, pointer: &str) -> Self {
        self.with("pointer", pointer.into())
    }

    /// No finding decides.
    pub(crate) fn without_code(mut self) -> Self {
        self.members.shift_remove("code");
        self.members.shift_remove("pointer");
        self
    }

    /// A presentation: its conclusion, exit code, own authenticity and that of each credential in it.
    pub(crate) fn presented(class: &'static str, conclusion: &str, exit: u8, authentic: &str, credentials: &[&str]) -> Self {
        let mut members = Map::new();
        members.insert("conclusion".into(), conclusion.into());
        members.insert("exit".into(), exit.into());
        members.insert("authentic".into(), authentic.into());
        members.insert("credentials".into(), credentials.iter().map(|answer| Value::from(*answer)).collect());
        Self { class, members }
    }

    /// The finding of the presentation itself that decides.
    pub(crate) fn found(self, pointer: &str) -> Self {
        let code = self.class;
        self.at(code, pointer)
    }

    /// The finding that decides, in the credential of that index.
    pub(crate) fn found_in(self, credential: usize, pointer: &str) -> Self {
        self.found(pointer).with("credential", credential.into())
    }

    /// What is wrong in particular, where the code covers several things.
    pub(crate) fn problem(self, problem: &str) -> Self {
        self.with("problem", problem.into())
    }

    /// Codes that the report lists beside the one that decides.
    pub(crate) fn also(self, codes: &[&str]) -> Self {
        self.with("also", codes.iter().map(|code| Value::from(*code)).collect())
    }
}
