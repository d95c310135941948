//! The names that the contexts of VCDM, Open Badges, CLR and our own give to properties and types: from IRI back to name.
//!
//! A property stands under one name only, whatever the document called it. The test below compares every row with the contexts themselves.

/// How the values of a property stand in a document under the known contexts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// One value, or an array of several.
    One,
    /// An array, of one value too.
    Set,
    /// As [`Form::One`]; a thing of which nothing is said but its IRI stands as that. (The envelope's own properties, such as `credentialSubject`, keep an object.)
    Link,
    /// As [`Form::Set`]; a thing of which nothing is said but its IRI stands as that.
    Links,
    /// Texts by language.
    Texts,
    /// An array whose order counts.
    List,
}
use Form::{Link, Links, List, One, Set, Texts};

/// The term of a property, and the form of its values.
pub(super) fn property(iri: &str) -> Option<(&'static str, Form)> {
    let (names, local) = within(PROPERTIES, iri)?;
    let index = names.binary_search_by(|(name, ..)| (*name).cmp(local)).ok()?;
    names.get(index).map(|(_, term, form)| (*term, *form))
}

/// The term of a type.
pub(super) fn kind(iri: &str) -> Option<&'static str> {
    let (names, local) = within(TYPES, iri)?;
    let index = names.binary_search_by(|(name, _)| (*name).cmp(local)).ok()?;
    names.get(index).map(|(_, term)| *term)
}

/// Rows by namespace.
pub(super) type Table<T> = &'static [(&'static str, &'static [T])];

fn within<T>(table: Table<T>, iri: &str) -> Option<(&'static [T], &str)> {
    // No name of the tables has a separator, so an IRI has one namespace that can be in them, and lengths tell nearly all namespaces apart.
    let (namespace, local) = iri.split_at_checked(iri.rfind(['#', '/', ':'])? + 1)?;
    table.iter().find(|(other, _)| *other == namespace).map(|(_, names)| (*names, local))
}

/// By namespace, sorted: the rest of the IRI, the term, the form of its values.
#[rustfmt::skip]
pub(super) const PROPERTIES: Table<(&str, &str, Form)> = &[
    ("http://data.europa.eu/snb/model/elm/", &[
        ("EQFLevel", "eqfLevel", Link),
        ("NQFLevel", "nqfLevel", Set),
        ("accreditation", "accreditation", Set),
        ("accreditingAgent", "accreditingAgent", One),
        ("additionalNote", "additionalNote", One),
        ("awardingBody", "awardingBody", Set),
        ("creditPoint", "creditPoint", One),
        ("entitlesTo", "entitlesTo", Set),
        ("entryRequirement", "entryRequirement", One),
        ("framework", "framework", Link),
        ("grade", "grade", One),
        ("gradingScheme", "gradingScheme", One),
        ("idVerification", "idVerification", Links),
        ("isPartOf", "isPartOf", One),
        ("isPartialQualification", "isPartialQualification", One),
        ("landingPage", "landingPage", Link),
        ("learningOutcome", "learningOutcome", Set),
        ("mode", "mode", Link),
        ("noteLiteral", "note", Texts),
        ("point", "point", One),
        ("provenBy", "provenBy", Set),
        ("relatedESCOSkill", "relatedESCOSkill", Links),
        ("schemeName", "schemeName", One),
        ("supplementaryDocument", "supplementaryDocument", Links),
        ("volumeOfLearning", "volumeOfLearning", One),
    ]),
    ("http://purl.org/dc/terms/", &[
        ("created", "created", One),
        ("title", "title", Texts),
        ("type", "dcType", Link),
    ]),
    ("http://www.w3.org/2004/02/skos/core#", &[
        ("notation", "notation", One),
    ]),
    ("http://www.w3.org/ns/regorg#", &[
        ("legalName", "legalName", Texts),
    ]),
    ("http://xmlns.com/foaf/0.1/", &[
        ("fullName", "fullName", One),
    ]),
    ("https://purl.imsglobal.org/spec/vc/clr/vocab.html#", &[
        ("AssociationType", "associationType", One),
        ("achievement", "achievement", Set),
        ("association", "association", Set),
        ("sourceId", "sourceId", One),
        ("targetId", "targetId", One),
        ("verifiableCredential", "verifiableCredential", Set),
    ]),
    ("https://purl.imsglobal.org/spec/vc/ob/vocab.html#", &[
        ("Achievement", "achievement", One),
        ("Address", "address", One),
        ("CountryCode", "addressCountryCode", One),
        ("Criteria", "criteria", Link),
        ("GeoCoordinates", "geo", One),
        ("Image", "image", Link),
        ("PhoneNumber", "phone", One),
        ("Profile", "creator", One),
        ("achievedLevel", "achievedLevel", One),
        ("achievement", "achievement", One),
        ("achievement-0", "achievement", One),
        ("achievementType", "achievementType", One),
        ("activityEndDate", "activityEndDate", One),
        ("activityStartDate", "activityStartDate", One),
        ("address", "address", Link),
        ("alignment", "alignment", Set),
        ("allowedValue", "allowedValue", List),
        ("awardedDate", "awardedDate", One),
        ("creator", "creator", One),
        ("creditsAvailable", "creditsAvailable", One),
        ("creditsEarned", "creditsEarned", One),
        ("dateOfBirth", "dateOfBirth", One),
        ("endorsement", "endorsement", Set),
        ("endorsementComment", "endorsementComment", One),
        ("familyNamePrefix", "familyNamePrefix", One),
        ("fieldOfStudy", "fieldOfStudy", One),
        ("hashed", "hashed", One),
        ("humanCode", "humanCode", One),
        ("identifier", "identifier", Set),
        ("identifierType", "identifierType", One),
        ("identityHash", "identityHash", One),
        ("identityType", "identityType", One),
        ("image", "image", Link),
        ("level", "level", One),
        ("licenseNumber", "licenseNumber", One),
        ("narrative", "narrative", One),
        ("official", "official", One),
        ("otherIdentifier", "otherIdentifier", Set),
        ("parentOrg", "parentOrg", Link),
        ("patronymicName", "patronymicName", One),
        ("phone", "phone", One),
        ("points", "points", One),
        ("related", "related", Set),
        ("requiredLevel", "requiredLevel", One),
        ("requiredValue", "requiredValue", One),
        ("result", "result", Set),
        ("resultDescription", "resultDescription", Set),
        ("resultType", "resultType", One),
        ("role", "role", One),
        ("rubricCriterionLevel", "rubricCriterionLevel", Set),
        ("salt", "salt", One),
        ("source", "source", Link),
        ("specialization", "specialization", One),
        ("status", "status", One),
        ("targetCode", "targetCode", One),
        ("targetType", "targetType", One),
        ("term", "term", One),
        ("valueMax", "valueMax", One),
        ("valueMin", "valueMin", One),
        ("version", "version", One),
    ]),
    ("https://schema.org/", &[
        ("additionalName", "additionalName", One),
        ("addressCountry", "addressCountry", One),
        ("addressLocality", "addressLocality", One),
        ("addressRegion", "addressRegion", One),
        ("audience", "audience", One),
        ("caption", "caption", One),
        ("description", "description", One),
        ("email", "email", One),
        ("encodingFormat", "mediaType", One),
        ("familyName", "familyName", One),
        ("genre", "genre", One),
        ("givenName", "givenName", One),
        ("honorificPrefix", "honorificPrefix", One),
        ("honorificSuffix", "honorificSuffix", One),
        ("inLanguage", "inLanguage", One),
        ("keywords", "tag", Set),
        ("latitude", "latitude", One),
        ("longitude", "longitude", One),
        ("name", "name", One),
        ("postOfficeBoxNumber", "postOfficeBoxNumber", One),
        ("postalCode", "postalCode", One),
        ("streetAddress", "streetAddress", One),
        ("targetDescription", "targetDescription", One),
        ("targetFramework", "targetFramework", One),
        ("targetName", "targetName", One),
        ("targetUrl", "targetUrl", One),
        ("url", "url", One),
        ("value", "value", One),
    ]),
    ("https://w3id.org/security#", &[
        ("digestMultibase", "digestMultibase", One),
    ]),
    ("https://www.w3.org/2018/credentials#", &[
        ("confidenceMethod", "confidenceMethod", One),
        ("credentialSchema", "credentialSchema", One),
        ("credentialStatus", "credentialStatus", One),
        ("credentialSubject", "credentialSubject", One),
        ("digestSRI", "digestSRI", One),
        ("evidence", "evidence", One),
        ("expirationDate", "expirationDate", One),
        ("holder", "holder", Link),
        ("issuanceDate", "issuanceDate", One),
        ("issued", "issued", One),
        ("issuer", "issuer", Link),
        ("jsonSchema", "jsonSchema", One),
        ("refreshService", "refreshService", One),
        ("relatedResource", "relatedResource", One),
        ("renderMethod", "renderMethod", One),
        ("termsOfUse", "termsOfUse", One),
        ("validFrom", "validFrom", One),
        ("validUntil", "validUntil", One),
        ("verifiableCredential", "verifiableCredential", One),
    ]),
    ("https://www.w3.org/ns/credentials/status#", &[
        ("encodedList", "encodedList", One),
        ("message", "message", One),
        ("status", "status", One),
        ("statusListCredential", "statusListCredential", Link),
        ("statusListIndex", "statusListIndex", One),
        ("statusMessage", "statusMessage", One),
        ("statusPurpose", "statusPurpose", One),
        ("statusReference", "statusReference", Link),
        ("statusSize", "statusSize", One),
        ("ttl", "ttl", One),
    ]),
    ("urn:credenza:micro:", &[
        ("awardKind", "awardKind", Link),
        ("hoursPerCredit", "hoursPerCredit", One),
        ("legalBasis", "legalBasis", Texts),
        ("levelNotApplicable", "levelNotApplicable", Texts),
        ("qfEheaCycle", "qfEheaCycle", Link),
        ("stackability", "stackability", Link),
    ]),
];

/// By namespace, sorted: the rest of the IRI, the term.
#[rustfmt::skip]
pub(super) const TYPES: Table<(&str, &str)> = &[
    ("https://purl.imsglobal.org/spec/vc/clr/vocab.html#", &[
        ("Association", "Association"),
        ("ClrCredential", "ClrCredential"),
        ("ClrSubject", "ClrSubject"),
    ]),
    ("https://purl.imsglobal.org/spec/vc/ob/vocab.html#", &[
        ("Achievement", "Achievement"),
        ("AchievementSubject", "AchievementSubject"),
        ("Address", "Address"),
        ("Criteria", "Criteria"),
        ("EndorsementCredential", "EndorsementCredential"),
        ("EndorsementSubject", "EndorsementSubject"),
        ("Evidence", "Evidence"),
        ("GeoCoordinates", "GeoCoordinates"),
        ("IdentifierEntry", "IdentifierEntry"),
        ("IdentityObject", "IdentityObject"),
        ("Image", "Image"),
        ("OpenBadgeCredential", "OpenBadgeCredential"),
        ("Profile", "Profile"),
        ("Related", "Related"),
        ("Result", "Result"),
        ("ResultDescription", "ResultDescription"),
        ("RubricCriterionLevel", "RubricCriterionLevel"),
    ]),
    ("https://schema.org/", &[
        ("Alignment", "Alignment"),
        ("AlignmentObject", "Alignment"),
    ]),
    ("https://w3id.org/security#", &[
        ("DataIntegrityProof", "DataIntegrityProof"),
        ("EcdsaSecp256k1Signature2019", "EcdsaSecp256k1Signature2019"),
        ("EcdsaSecp256r1Signature2019", "EcdsaSecp256r1Signature2019"),
        ("Ed25519Signature2018", "Ed25519Signature2018"),
        ("RsaSignature2018", "RsaSignature2018"),
    ]),
    ("https://www.w3.org/2018/credentials#", &[
        ("EnvelopedVerifiableCredential", "EnvelopedVerifiableCredential"),
        ("EnvelopedVerifiablePresentation", "EnvelopedVerifiablePresentation"),
        ("JsonSchema", "JsonSchema"),
        ("JsonSchemaCredential", "JsonSchemaCredential"),
        ("JsonSchemaValidator2018", "JsonSchemaValidator2018"),
        ("ManualRefreshService2018", "ManualRefreshService2018"),
        ("VerifiableCredential", "VerifiableCredential"),
        ("VerifiablePresentation", "VerifiablePresentation"),
    ]),
    ("https://www.w3.org/ns/credentials/status#", &[
        ("BitstringStatusList", "BitstringStatusList"),
        ("BitstringStatusListCredential", "BitstringStatusListCredential"),
        ("BitstringStatusListEntry", "BitstringStatusListEntry"),
    ]),
];

#[cfg(test)]
mod tests;
