//! Arbitrary awards: every vocabulary member, any text that the model takes, any combination of optional elements.

#![allow(dead_code, reason = "every test that includes this module uses another part of it")]

pub(crate) mod full;

use credenza_core::credential::Uri;
use credenza_core::did::{Did, key_method};
use credenza_core::encoding::json::{Document, Map, Value};
use credenza_core::key::SecretKey;
use credenza_core::micro::open_badge::{CredentialDates, IssuerProfile};
use credenza_core::micro::*;
use credenza_core::proof::eddsa_jcs_2022;
use credenza_core::time::{Date, Timestamp};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

/// Regions, scripts, variants, extensions, private use, grandfathered tags.
const LANGUAGES: [&str; 14] = [
    "it",
    "en",
    "de-AT",
    "en-GB",
    "zh-Hant-TW",
    "sr-Latn-RS",
    "es-419",
    "sl-rozaj-biske",
    "de-CH-1996",
    "x-private",
    "i-klingon",
    "en-a-bbb-x-a-ccc",
    "ar",
    "sgn-BE-FR",
];

/// How many cases a property is tried with: `CREDENZA_CASES`, else as many as fit an everyday run.
#[allow(clippy::disallowed_methods, reason = "tests read the environment; the core does not")]
pub(crate) fn config(cases: u32) -> ProptestConfig {
    let cases = std::env::var("CREDENZA_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(cases);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// The issuer's key; its DID is the did:key.
pub(crate) fn signer() -> SecretKey {
    SecretKey::from_seed([7; 32])
}

pub(crate) fn issuer_did() -> Did {
    key_method::from_public_key(&signer().public_key())
}

fn language() -> impl Strategy<Value = Language> {
    select(LANGUAGES.as_slice()).prop_map(|tag| Language::parse(tag).unwrap())
}

/// Any characters but those that no text may hold.
pub(crate) fn line() -> impl Strategy<Value = String> {
    vec(prop_oneof![3 => any::<char>(), 1 => select(&['"', '\\', '/', '\n', '\t', '\u{7f}', '\u{2028}', 'é', '\u{301}', '\u{ffff}', '\u{200f}', '🎓'][..])], 1..10)
        .prop_map(|characters| {
            let text: String = characters.into_iter().filter(|character| check_text(&format!("x{character}")).is_ok()).collect();
            if text.trim().is_empty() { "text".to_owned() } else { text }
        })
}

fn text() -> impl Strategy<Value = Text> {
    subsequence(LANGUAGES.to_vec(), 1..4).prop_flat_map(|tags| {
        let count = tags.len();
        (Just(tags), vec(line(), count))
            .prop_map(|(tags, lines)| Text::from_entries(tags.into_iter().map(|tag| Language::parse(tag).unwrap()).zip(lines)).unwrap())
    })
}

fn uri() -> impl Strategy<Value = Uri> {
    select(
        &[
            "https://uni.example/courses/titles",
            "https://uni.example/è?a=%20#b",
            "urn:uuid:00000000-0000-8000-8000-000000000002",
            "did:web:other.example",
            "http://data.europa.eu/esco/skill/0000",
        ][..],
    )
    .prop_map(|iri| Uri::parse(iri).unwrap())
}

fn word<V: Vocabulary + std::fmt::Debug>() -> impl Strategy<Value = V> {
    select(V::ALL)
}

fn date() -> impl Strategy<Value = Date> {
    (1i32..=9999, 1u32..=12, 1u32..=28).prop_map(|(year, month, day)| Date::new(year, month, day).unwrap())
}

fn learner() -> impl Strategy<Value = Learner> {
    let kind = prop_oneof![
        Just(IdentifierKind::StudentNumber),
        Just(IdentifierKind::NationalId),
        Just(IdentifierKind::Other("sisSourcedId".to_owned())),
        Just(IdentifierKind::Other("emailAddress".to_owned())),
    ];
    let identifiers = vec((kind, line()).prop_map(|(kind, value)| Identifier { kind, value }), 0..3);
    let name =
        (line(), option::of(line()), option::of(line())).prop_map(|(full, given, family)| PersonName::new(full, given, family).unwrap());
    let did = any::<[u8; 32]>().prop_map(|seed| key_method::from_public_key(&SecretKey::from_seed(seed).public_key()));
    (option::of(did), option::of(name), option::of(date()), identifiers).prop_map(|(did, name, birth_date, identifiers)| {
        let known = did.is_some() || name.is_some() || !identifiers.is_empty();
        let did = if known { did } else { Some(Did::parse("did:web:learner.example").unwrap()) };
        Learner::new(did, name, birth_date, identifiers).unwrap()
    })
}

fn country_and_region() -> impl Strategy<Value = (Country, Option<Region>)> {
    (select(&["IT", "DE", "XK", "NO"][..]), option::of("[A-Z0-9]{1,3}")).prop_map(|(code, part)| {
        let country = Country::parse(code).unwrap();
        (country, part.map(|part| Region::parse(&format!("{code}-{part}"), country).unwrap()))
    })
}

fn body() -> impl Strategy<Value = AwardingBody> {
    (text(), country_and_region(), option::of(uri()), option::of(uri())).prop_map(|(name, (country, region), id, url)| AwardingBody {
        name,
        country,
        region,
        id,
        url,
    })
}

/// An issuer, and bodies among which it may be.
fn issuer_and_bodies() -> impl Strategy<Value = (IssuerProfile, Vec<AwardingBody>)> {
    (text(), country_and_region(), option::of(uri()), vec(body(), 0..3), any::<bool>()).prop_map(
        |(name, (country, region), url, mut bodies, is_body)| {
            let did = issuer_did();
            if is_body || bodies.is_empty() {
                let id = Uri::parse(did.as_str()).ok();
                bodies.insert(bodies.len() / 2, AwardingBody { name: name.clone(), country, region: region.clone(), id, url: url.clone() });
            }
            (IssuerProfile { did, name, country, region, url }, bodies)
        },
    )
}

fn workload() -> impl Strategy<Value = Workload> {
    let credits = (1u16..=600).prop_map(|halves| Ects::from_halves(halves).unwrap());
    let hours = (1u32..=540_000).prop_map(|minutes| Hours::from_minutes(minutes).unwrap());
    prop_oneof![
        (credits.clone(), option::of(25u8..=30)).prop_map(|(credits, each)| Workload::new(Some(credits), None, each).unwrap()),
        (hours.clone(), option::of(25u8..=30)).prop_map(|(hours, each)| Workload::new(None, Some(hours), each).unwrap()),
        (credits.clone(), hours).prop_map(|(credits, hours)| Workload::new(Some(credits), Some(hours), None).unwrap()),
        (credits, 25u8..=30).prop_map(|(credits, each)| {
            let hours = Hours::from_minutes(u32::from(credits.halves()) * u32::from(each) * 30).unwrap();
            Workload::new(Some(credits), Some(hours), Some(each)).unwrap()
        }),
    ]
}

fn level() -> impl Strategy<Value = Level> {
    let other = (line(), line(), option::of(uri())).prop_map(|(framework, level, iri)| NationalLevel::Other { framework, level, iri });
    let stated = (option::of(1u8..=8), option::of(word::<Cycle>()), option::of((1u8..=8, word::<QnqArticulation>())), vec(other, 0..3))
        .prop_map(|(eqf, cycle, qnq, mut national)| {
            // Italy's framework is referenced level by level.
            let qnq = qnq.map(|(level, articulation)| QnqLevel::new(eqf.unwrap_or(level), articulation).unwrap());
            national.extend(qnq.map(NationalLevel::Qnq));
            let eqf = eqf.or((cycle.is_none() && national.is_empty()).then_some(4));
            Level::Stated { eqf: eqf.map(|eqf| EqfLevel::new(eqf).unwrap()), cycle, national }
        });
    prop_oneof![4 => stated, 1 => text().prop_map(Level::NotApplicable)]
}

fn quality_assurance() -> impl Strategy<Value = QualityAssurance> {
    let agency = (text(), option::of(uri())).prop_map(|(name, id)| Agency { name, id });
    (word(), option::of(agency), option::of(uri()), option::of(text())).prop_map(|(kind, agency, reference, note)| QualityAssurance {
        kind,
        agency,
        reference,
        note,
    })
}

fn grade() -> impl Strategy<Value = Grade> {
    (line(), text(), option::of(line()), option::of(line()), option::of(line()))
        .prop_map(|(value, name, min, max, pass)| Grade::new(value, GradingScale { name, min, max, pass }).unwrap())
}

fn stackability() -> impl Strategy<Value = Stackability> {
    let target = (text(), option::of(uri())).prop_map(|(title, id)| Target { title, id });
    (word(), vec(target, 0..3), option::of(part_of())).prop_map(|(integration, towards, part_of)| Stackability {
        integration,
        towards,
        part_of,
    })
}

fn part_of() -> impl Strategy<Value = PartOf> {
    (text(), option::of(uri()), vec(text(), 1..3)).prop_map(|(title, id, competences)| PartOf { title, id, competences })
}

fn further_information() -> impl Strategy<Value = FurtherInformation> {
    (option::of(text()), vec(uri(), 0..3)).prop_map(|(text, mut documents)| {
        if text.is_none() && documents.is_empty() {
            documents.push(Uri::parse("https://uni.example/supplement").unwrap());
        }
        FurtherInformation { text, documents }
    })
}

fn learning_outcome() -> impl Strategy<Value = LearningOutcome> {
    (text(), option::of(word()), vec(uri(), 0..3)).prop_map(|(statement, kind, esco)| LearningOutcome { statement, kind, esco })
}

/// An issuer and an award, of which everything else is arbitrary.
pub(crate) fn issuer_and_award() -> impl Strategy<Value = (IssuerProfile, MicroCredential)> {
    let assessment = (word(), option::of(text())).prop_map(|(kind, description)| Assessment { kind, description });
    let first = (uri(), language(), line(), learner(), text(), issuer_and_bodies(), date());
    let second = (
        vec(learning_outcome(), 1..4),
        workload(),
        level(),
        vec(assessment, 1..3),
        word::<Participation>(),
        vec(quality_assurance(), 1..3),
    );
    let third = (option::of(text()), option::of(word::<Supervision>()), option::of(grade()), option::of(stackability()), part_of());
    let fourth = (option::of(further_information()), word::<AwardKind>(), option::of(text()));
    (first, second, third, fourth).prop_map(|(first, second, third, fourth)| {
        let (id, language, title_text, learner, title, (issuer, awarding_bodies), date_of_issuing) = first;
        let (learning_outcomes, workload, level, assessments, participation, quality_assurance) = second;
        let (prerequisites, supervision, grade, mut stackability, part_of) = third;
        let (further_information, award_kind, legal_basis) = fourth;
        let mut titles: Vec<_> = title.iter().map(|(language, text)| (language.clone(), text.to_owned())).collect();
        if title.get(&language).is_none() {
            titles.push((language.clone(), title_text));
        }
        if level.qnq().is_some_and(|qnq| qnq.articulation() == QnqArticulation::PartOfQualification) {
            let stackability =
                stackability.get_or_insert(Stackability { integration: Integration::Stackable, towards: vec![], part_of: None });
            stackability.part_of.get_or_insert(part_of);
        }
        let award = Award {
            id,
            language,
            learner,
            title: Text::from_entries(titles).unwrap(),
            awarding_bodies,
            date_of_issuing,
            learning_outcomes,
            workload,
            level,
            assessments,
            participation,
            quality_assurance,
            prerequisites,
            supervision,
            grade,
            stackability,
            further_information,
            award_kind,
            legal_basis,
        };
        (issuer, MicroCredential::new(award).unwrap())
    })
}

/// Valid from then on.
pub(crate) fn dates() -> CredentialDates {
    CredentialDates {
        valid_from: Timestamp::parse("2026-07-01T09:00:00Z").unwrap(),
        valid_until: Timestamp::parse("2031-07-01T09:00:00+02:00").ok(),
    }
}

/// A proof by this key over a document without one; of `options`, `proofValue` and `@context` are passed over.
#[allow(dead_code, reason = "not every test file that shares this module signs by hand")]
pub(crate) fn sign(document: &Map<String, Value>, options: &Map<String, Value>, key: &SecretKey) -> Value {
    let mut options = options.clone();
    options.retain(|name, _| name != "proofValue" && name != "@context");
    let table = |members: Map<String, Value>| Document::from_value(&Value::Object(members)).unwrap();
    eddsa_jcs_2022::sign(&table(document.clone()), table(options).root(), &[], key).unwrap().to_value()
}
