//! The stable codes of findings.

use std::fmt;

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $code:literal, $sentence:literal;)+) => {
        /// What a finding says, as a stable code. Codes are added as checks are; none changes its meaning. The message catalogue covers them all.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code { $($(#[$doc])* $variant,)+ }

        impl Code {
            /// Every code, in the order in which a report gives its checks.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The code, in snake case.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// What it says, in one plain English sentence.
            pub fn sentence(self) -> &'static str {
                match self { $(Self::$variant => $sentence,)+ }
            }
        }
    };
}

codes! {
    /// The document has the form that the data model demands.
    FormOk = "form_ok", "The document has the form of a credential.";
    /// It has not.
    FormInvalid = "form_invalid", "The document does not have the form that its specification demands.";
    /// The presentation does not have the form that the data model demands.
    PresentationMalformed = "presentation_malformed", "The presentation does not have the form that its specification demands.";
    /// A format that is not judged yet.
    FormatUnsupported = "format_unsupported", "This format is not supported yet.";
    /// Not a credential but something around some.
    ContainsCredentials = "contains_credentials", "The document is no credential itself; it contains some, which were not taken out.";
    /// There is no proof.
    ProofMissing = "proof_missing", "The document carries no proof.";
    /// There are more proofs than are checked.
    TooManyProofs = "too_many_proofs", "The document carries more proofs than are checked.";
    /// A proof does not have the form that its specification demands.
    ProofMalformed = "proof_malformed", "A proof does not have the form that its specification demands.";
    /// A suite that is not checked yet.
    SuiteUnsupported = "suite_unsupported", "This kind of proof is not supported yet.";
    /// The proof is for another purpose.
    PurposeMismatch = "purpose_mismatch", "The proof was made for another purpose.";
    /// A proof that this one builds on is not there.
    PreviousProofMissing = "previous_proof_missing", "A proof that this one builds on is missing, or not the only one of its name.";
    /// The document's contexts do not begin with the proof's.
    ContextMismatch = "context_mismatch", "The document's contexts are not those that were signed.";
    /// There are contexts after those that the proof covers.
    ContextSuffixUnsigned = "context_suffix_unsigned", "Contexts were added after signing.";
    /// A member stands under another name than the one that everybody looks for.
    NonCompact = "non_compact", "A member stands under a name that hides what it says.";
    /// A context in the document takes a name that is defined already.
    InlineContextRedefines = "inline_context_redefines", "The document brings a context that gives a new meaning to a name that has one.";
    /// A name that no context defines.
    UndefinedTerm = "undefined_term", "The document uses a name that none of its contexts defines, so the signature does not cover it.";
    /// A type that no context defines.
    UndefinedType = "undefined_type", "The document has a type that none of its contexts defines, so the signature does not cover it.";
    /// An identifier that means something else wherever the document lies.
    RelativeIri = "relative_iri", "The document names something by an address that is not complete, so the signature does not cover it.";
    /// A context that is not at hand.
    ContextUnavailable = "context_unavailable", "The document uses a context that is not at hand, so its signature could not be checked.";
    /// Telling the document's nameless things apart takes too much work.
    CanonicalizationTooComplex = "canonicalization_too_complex", "The document is built so that checking its signature takes too much work.";
    /// What was signed cannot be read as the statements of a credential.
    StatementsInvalid = "statements_invalid", "The document cannot be read as the statements that its proof signs.";
    /// The JSON says something else than what was signed.
    JsonMisleads = "json_misleads", "The document reads differently from the statements that were signed.";
    /// A statement may be the issuer's, or that of a credential inside.
    EmbeddedMixed = "embedded_mixed", "A credential inside this one, which is not known to be genuine, states something that this one may have stated.";
    /// Signed over an older form.
    OlderEscaping = "older_escaping", "The signature holds over an older form of the document, in which control characters are written differently.";
    /// Signed over another form of a number.
    RoundedUp = "rounded_up", "The signature holds over another form of a number, which lies exactly between two.";
    /// Named by the name of a draft.
    OlderSuiteName = "older_suite_name", "The proof names its suite by the name that it had in a draft.";
    /// The key is named by its DID alone.
    MethodWithoutFragment = "method_without_fragment", "The proof names the DID of its key and not the key; the DID has only one.";
    /// The document brings a context that nobody knows.
    InlineContext = "inline_context", "The document brings a context of its own; it touches nothing that is judged here.";
    /// The verification method is no DID URL.
    KeyUnknown = "key_unknown", "The proof does not name its key by a DID.";
    /// The key is none that may be used.
    KeyInvalid = "key_invalid", "The key is not a sound Ed25519 public key.";
    /// The key's type is not supported yet.
    KeyTypeUnsupported = "key_type_unsupported", "This type of key is not supported yet.";
    /// The key was revoked.
    KeyRevoked = "key_revoked", "The key was revoked.";
    /// The key had expired.
    KeyExpired = "key_expired", "The key had expired when it signed.";
    /// The key has expired since.
    KeyExpiredSince = "key_expired_since", "The key has expired; the signature says that it is older, which only the signer asserts.";
    /// A DID method that is not supported yet.
    DidMethodUnsupported = "did_method_unsupported", "This kind of DID is not supported yet.";
    /// The signer's DID document is not at hand.
    DidDocumentMissing = "did_document_missing", "The signer's DID document is not at hand.";
    /// The signer's DID document cannot be read.
    DidDocumentInvalid = "did_document_invalid", "The signer's DID document cannot be read.";
    /// The DID document at hand is older than the signature.
    DidDocumentOutdated = "did_document_outdated", "The signer's DID document at hand is older than the signature, and does not have this key.";
    /// The DID document came with the credential and nobody vouches for it.
    DidDocumentUnvouched = "did_document_unvouched", "The signer's DID document came with the credential, and nothing you trust vouches for it.";
    /// The DID document does not have this key.
    MethodNotFound = "method_not_found", "The signer's DID document does not have this key.";
    /// The DID document does not allow this key for this purpose.
    MethodNotAuthorized = "method_not_authorized", "The signer's DID document does not allow this key for this purpose.";
    /// The key is another's.
    ControllerMismatch = "controller_mismatch", "The key in the DID document is controlled by another.";
    /// The proof holds.
    ProofValid = "proof_valid", "The signature is genuine.";
    /// The proof does not hold.
    ProofInvalid = "proof_invalid", "The signature does not match the document.";
    /// The members of a proof set do not protect each other.
    ProofsIndependent = "proofs_independent", "Several proofs stand side by side; none protects the others from removal.";
    /// Of the proofs of a chain, those that no other builds on are not protected.
    ProofsChained = "proofs_chained", "Several proofs build on each other; those that none builds on could have been removed.";
    /// The signer is the issuer.
    IssuerBound = "issuer_bound", "The issuer itself signed.";
    /// The signer is not the issuer.
    IssuerMismatch = "issuer_mismatch", "Someone other than the issuer signed.";
    /// The presenter is the subject.
    HolderBound = "holder_bound", "The learner named in the credential presented it.";
    /// The credential names no key of the learner's.
    HolderUnbound = "holder_unbound", "The credential is not bound to a key of the learner's.";
    /// The credential is bound, but came as a bare file.
    HolderNotShown = "holder_not_shown", "The file does not show who sent it.";
    /// It is about a thing, and nobody's.
    HolderOfNone = "holder_of_none", "An endorsement is about what it endorses, and belongs to nobody.";
    /// The presenter is not the subject.
    HolderMismatch = "holder_mismatch", "The credential belongs to someone else.";
    /// Whether the presenter is the subject cannot be told.
    HolderUnresolved = "holder_unresolved", "The credential names its learner by a kind of DID that is not supported yet, so whether its presenter is the learner could not be checked.";
    /// The presentation names another holder than the one who signed it.
    HolderNamedDiffers = "holder_named_differs", "The presentation names another holder than the one who signed it.";
    /// Several people signed one presentation.
    SignersDiffer = "signers_differ", "The presentation is signed by more than one person.";
    /// The credential is of the person whom the verifier means.
    IdentityMatched = "identity_matched", "The credential states this identity of its learner.";
    /// It is of another.
    IdentityMismatch = "identity_mismatch", "The credential states another identity of its learner.";
    /// It does not say, or not in a way that can be compared.
    IdentityUnknown = "identity_unknown", "The credential states no identity of its learner that this could be compared with.";
    /// It states that identity, and another one that the same person cannot have.
    IdentityContradictory = "identity_contradictory", "The credential states this identity of its learner, and another that contradicts it.";
    /// Only a presentation would do.
    PresentationRequired = "presentation_required", "A presentation was required, and this is a bare credential.";
    /// A presentation was judged without the request that it answers.
    RequestMissing = "request_missing", "A presentation can only be judged with the request that it answers.";
    /// A presentation carries no proof, so that no request can be answered by it.
    PresentationUnsigned = "presentation_unsigned", "Nobody signed this presentation, so it shows nothing of who sent it.";
    /// The presentation answers another challenge.
    ChallengeMismatch = "challenge_mismatch", "The presentation answers another challenge.";
    /// The presentation answers no challenge.
    ChallengeAbsent = "challenge_absent", "The presentation answers no challenge, so it answers no request.";
    /// The presentation is meant for another domain.
    DomainMismatch = "domain_mismatch", "The presentation is meant for another recipient.";
    /// The presentation is meant for nobody in particular.
    DomainAbsent = "domain_absent", "The presentation names no recipient.";
    /// The presentation answers the request.
    RequestMatched = "request_matched", "The presentation answers this request.";
    /// The presentation shows nothing.
    NoCredentials = "no_credentials", "The presentation contains no credential; it shows only that its sender controls a DID.";
    /// The presentation was made outside the request's time.
    RequestWindow = "request_window", "The presentation was not made in the time that the request allows.";
    /// The presentation does not say when it was made.
    CreatedAbsent = "created_absent", "The presentation does not say when it was made, and the request allows a time only.";
    /// The request's time is over, so that the answer's date is only its sender's word.
    RequestEnded = "request_ended", "The time for answers is over; that this one was made in time is its sender's word.";
    /// The check was not made because the document is not authentic.
    NotChecked = "not_checked", "Not checked, because the document is not known to be authentic.";
    /// The credential is in its period.
    PeriodOk = "period_ok", "The credential is in its validity period.";
    /// The credential states no period.
    NoPeriod = "no_period", "The credential states no end of validity.";
    /// It is not valid yet.
    ValidFromFuture = "valid_from_future", "The credential is not valid yet.";
    /// It is no longer valid.
    ValidUntilPast = "valid_until_past", "The credential has expired.";
    /// The proof is no longer valid.
    ProofExpired = "proof_expired", "The signature has expired.";
    /// The signature says that it was made in the future.
    ProofFromFuture = "proof_from_future", "The signature is dated in the future.";
    /// There is no status entry.
    NoStatus = "no_status", "The credential names no status list.";
    /// A kind of status that is not checked yet.
    StatusUnsupported = "status_unsupported", "This kind of status is not supported yet, so revocation could not be checked.";
    /// The verifier has no source of trust.
    NoTrustSource = "no_trust_source", "You have not said whom you trust.";
    /// The issuer is trusted.
    IssuerTrusted = "issuer_trusted", "A trust list of yours names the issuer.";
    /// The issuer is trusted for what it signed before its end.
    IssuerClosed = "issuer_closed", "The issuer has closed; the signature says that it is older, which only the issuer asserts.";
    /// The verifier named this issuer.
    IssuerPinned = "issuer_pinned", "You named this issuer.";
    /// The verifier accepts any issuer.
    IssuerAllowed = "issuer_allowed", "You accept any issuer.";
    /// No list names the issuer.
    IssuerUnknown = "issuer_unknown", "Signature genuine. We do not know who this issuer is.";
    /// The verifier named another issuer.
    IssuerNotPinned = "issuer_not_pinned", "You named another issuer.";
    /// Outside the listed period.
    IssuerOutsidePeriod = "issuer_outside_period", "The issuer is on your list, but not for the time of this signature.";
    /// Outside the listed country.
    IssuerOutsideCountry = "issuer_outside_country", "The issuer is on your list, but not for this country.";
    /// Outside the listed types.
    IssuerOutsideTypes = "issuer_outside_types", "The issuer is on your list, but not for this kind of credential.";
    /// Signed with a key that the list does not name.
    IssuerKeyNotListed = "issuer_key_not_listed", "The issuer is on your list, but not with this key.";
    /// The issuer's key was compromised.
    IssuerCompromised = "issuer_compromised", "The issuer's key fell into other hands; nothing signed with it can be trusted.";
    /// A credential inside is accepted.
    EmbeddedAccepted = "embedded_accepted", "A credential inside this one is valid and by an issuer that is accepted.";
    /// A credential inside is rejected.
    EmbeddedRejected = "embedded_rejected", "A credential inside this one is not valid; do not count it.";
    /// A credential inside could not be decided.
    EmbeddedUndetermined = "embedded_undetermined", "Whether a credential inside this one counts could not be decided.";
    /// An endorsement inside is of something else.
    EndorsementMismatch = "endorsement_mismatch", "An endorsement inside this credential does not name the thing that it stands in.";
    /// An endorsement inside is the issuer's own.
    EndorsementByIssuer = "endorsement_by_issuer", "An endorsement inside this credential is by the issuer itself.";
    /// What stands in an endorsement's place is none.
    EndorsementUnknown = "endorsement_unknown", "What stands in the place of an endorsement is not known to be one.";
    /// A part of a record is another's than the record.
    PartOfAnother = "part_of_another", "A credential inside this record was issued to another DID than the one that the record is about.";
    /// A credential inside says more of the outer one's things.
    EmbeddedAdds = "embedded_adds", "A credential inside this one says more of the things that this one is about; that is not counted as its issuer's word.";
    /// A credential inside is not known to be genuine, and the statements of both were signed together.
    EmbeddedUnattributed = "embedded_unattributed", "What an endorsement that is not known to be genuine said may now stand among what this credential states; the issuer signed both together.";
    /// A credential inside and the outer one state the same, and the statements of both were signed together.
    EmbeddedShared = "embedded_shared", "This credential and one inside it state the same; which of the two made the statement cannot be told, because the issuer signed both together.";
    /// There are more credentials inside than are judged.
    EmbeddedTooMany = "embedded_too_many", "There are more credentials inside this one than are judged.";
    /// There are credentials further inside than is judged.
    EmbeddedTooDeep = "embedded_too_deep", "Credentials stand inside credentials inside this one, deeper than is judged.";
    /// The document has the form that a schema of its own demands.
    SchemaKept = "schema_kept", "The credential has the form that its schema demands.";
    /// It has not.
    SchemaViolated = "schema_violated", "The credential does not have the form that its schema demands.";
    /// It is wrong in more places than are listed.
    SchemaViolatedFurther = "schema_violated_further", "There are more places in which it does not have that form.";
    /// The JSON that arrived has it, and is another spelling than that of what was signed.
    SchemaOtherForm = "schema_other_form", "The JSON has the form that its schema demands, and is spelled otherwise than the statements that were signed, so nothing follows for those.";
    /// The schema is not at hand.
    SchemaMissing = "schema_missing", "The schema that the credential names is not at hand, so its form was not compared.";
    /// A kind of schema that is not checked yet.
    SchemaTypeUnsupported = "schema_type_unsupported", "This kind of schema is not supported yet, so the form of the credential was not compared.";
    /// The schema at hand is another than the issuer means.
    SchemaDigestMismatch = "schema_digest_mismatch", "The schema at hand is not the one whose digest the credential states.";
    /// The schema asks for something that is not known here.
    SchemaUnsupported = "schema_unsupported", "The schema demands something that is not supported, so the form of the credential was not compared.";
    /// There are more schemas than are looked at.
    TooManySchemas = "too_many_schemas", "The credential names more schemas than are looked at.";
    /// It endorses something and awards nothing.
    EndorsementStatesNone = "endorsement_states_none", "The credential is an endorsement: it awards nothing, and has none of the elements.";
    /// The contexts are not known.
    ContextUnknown = "context_unknown", "The credential uses terms of a context that is not read here, so its elements were not read.";
    /// There are several subjects, each with elements of its own.
    SeveralSubjects = "several_subjects", "The credential is about several subjects; what it states of one of them is not stated of the others.";
    /// There are several achievements of one subject, each with elements of its own.
    SeveralAchievements = "several_achievements", "The credential states several achievements; what it states of one of them is not stated of the others.";
    /// An element is stated.
    ElementStated = "element_stated", "The element is stated.";
    /// An element is declared not applicable.
    ElementNotApplicable = "element_not_applicable", "The element is declared not applicable.";
    /// An element is absent.
    ElementAbsent = "element_absent", "The element is absent.";
    /// An element is stated twice, differently.
    ElementContradictory = "element_contradictory", "The element is stated twice, and the two do not agree.";
    /// An element that the verifier asks for is not stated.
    ElementRequired = "element_required", "You ask for this element, and the credential does not state it.";
}

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}
