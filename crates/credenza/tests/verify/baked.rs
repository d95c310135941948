//! Credentials in pictures: put in, judged, shown, refused.

use super::documents::*;
use super::world::World;
use credenza_core::encoding::baked::{Existing, bake};
use serde_json::json;

/// A PNG of one pixel.
const PNG: &[u8] = b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU\x00\x00\x00\x0aIDATx\x9cc`\x00\x00\x00\x02\x00\x01H\xaf\xa4q\x00\x00\x00\x00IEND\xaeB`\x82";
const SVG: &[u8] = b"<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"><circle r=\"40\"/></svg>\n";

fn world() -> World {
    let world = World::new();
    world.write("plain.png", PNG);
    world.write("plain.svg", SVG);
    world.json("award.json", &Issue::new().signed());
    world
}

#[test]
fn what_was_baked_is_verified_like_the_file_itself() {
    let world = world();
    let judged = |file: &str| {
        let mut report = world.report(&format!("{file} --allow-unknown-issuer"));
        for of_the_file in ["file", "sha256"] {
            report.as_object_mut().unwrap().remove(of_the_file);
        }
        report
    };
    let expected = judged("award.json");
    assert_eq!(expected["conclusion"], "accepted");
    for picture in ["png", "svg"] {
        let run = world.run(&format!("bake award.json --image plain.{picture} -o badge.{picture}"));
        assert!(run.exit == 0 && run.err.contains(&format!("badge.{picture}")), "{run:?}");
        assert_eq!(judged(&format!("badge.{picture}")), expected);
        let inspected = world.run(&format!("inspect badge.{picture}"));
        assert!(inspected.exit == 0 && inspected.out.contains("Evaluating foreign titles"), "{inspected:?}");
        // A picture is a credential to bake into another.
        assert_eq!(world.run(&format!("bake badge.{picture} --image plain.svg -o again-{picture}.svg")).exit, 0);
        assert_eq!(judged(&format!("again-{picture}.svg")), expected);
    }
    let piped = world.run_with("bake - --image plain.svg -o -", &std::fs::read(world.path("award.json")).unwrap());
    assert!(piped.exit == 0 && piped.out.contains("openbadges:credential"), "{piped:?}");
    let read = world.run_with(&format!("verify --at {} --allow-unknown-issuer -", super::world::NOW), piped.out.as_bytes());
    assert_eq!(read.exit, 0, "{read:?}");
}

#[test]
fn a_folder_is_searched_for_pictures_too() {
    let world = world();
    for (image, name) in [(PNG, "inbox/badge.PNG"), (SVG, "inbox/badge.svg")] {
        world.write(name, bake(image, &Issue::new().signed().to_string(), Existing::Refuse).unwrap());
    }
    let run = world.verify("inbox --allow-unknown-issuer");
    assert!(run.exit == 0 && run.out.contains("badge.PNG") && run.out.contains("badge.svg"), "{run:?}");
    world.write("inbox/logo.png", PNG);
    let run = world.verify("inbox --allow-unknown-issuer");
    assert!(run.exit == 7 && run.out.contains("logo.png"), "{run:?}");
}

#[test]
fn a_file_and_a_credential_are_replaced_only_when_asked() {
    let world = world();
    assert_eq!(world.run("bake award.json --image plain.png -o badge.png").exit, 0);
    let first = std::fs::read(world.path("badge.png")).unwrap();
    let refused = |line: &str, code: &str| {
        let run = world.run(line);
        assert!(run.exit == 1 && run.err.contains(&format!("code: {code}\n")), "{line}: {run:?}");
    };
    refused("bake award.json --image plain.png -o badge.png", "file_exists");
    refused("bake award.json --image badge.png -o other.png", "already_baked");
    refused("bake award.json --image badge.png -o badge.png --force", "already_baked");
    assert_eq!(std::fs::read(world.path("badge.png")).unwrap(), first);
    assert!(!world.path("other.png").exists());
    assert_eq!(world.run("bake award.json --image badge.png -o badge.png --force --replace").exit, 0);
    assert_eq!(std::fs::read(world.path("badge.png")).unwrap(), first);
}

#[test]
fn only_signed_credentials_are_baked_and_only_into_pictures() {
    let world = world();
    let mut unsigned = Issue::new().signed();
    unsigned.as_object_mut().unwrap().remove("proof");
    world.json("unsigned.json", &unsigned);
    world.json("other.json", &json!({"title": "A course"}));
    world.json("answer.json", &json!({"@context": ["https://www.w3.org/ns/credentials/v2"], "type": ["VerifiablePresentation"]}));
    world.json(
        "answer-1.json",
        &json!({"@context": ["https://www.w3.org/2018/credentials/v1"], "type": "VerifiablePresentation", "proof": {}}),
    );
    world.write("token.jwt", "eyJhbGciOiJFZERTQSJ9.e30.AA\n");
    for (line, code) in [
        ("unsigned.json --image plain.png", "proof_missing"),
        ("other.json --image plain.png", "not_a_credential"),
        ("answer.json --image plain.png", "not_a_credential"),
        ("answer-1.json --image plain.png", "not_a_credential"),
        ("plain.png --image plain.png", "picture_bare"),
        ("plain.svg --image plain.png", "picture_bare"),
        ("award.json --image award.json", "not_a_picture"),
        ("award.json --image none.png", "file_not_found"),
        ("none.json --image plain.png", "file_not_found"),
    ] {
        let run = world.run(&format!("bake {line} -o out.png"));
        assert!(run.exit == 1 && run.err.contains(&format!("code: {code}\n")), "{line}: {run:?}");
        assert!(!world.path("out.png").exists());
    }
    assert_eq!(world.run("bake token.jwt --image plain.svg -o token.svg").exit, 0);
    assert!(std::fs::read_to_string(world.path("token.svg")).unwrap().contains("verify=\"eyJhbGciOiJFZERTQSJ9.e30.AA\""));
}

#[test]
fn pictures_that_cannot_be_read() {
    let world = world();
    let badge = bake(PNG, &Issue::new().signed().to_string(), Existing::Refuse).unwrap();
    let mut flipped = badge.clone();
    flipped[100] ^= 1;
    let older = "<svg xmlns:o='http://openbadges.org'><o:assertion verify='https://issuer.example/1.json'/></svg>";
    let broken = bake(SVG, "{\"a\": 1, \"a\": 2}", Existing::Refuse).unwrap();
    for (name, bytes, code, exit) in [
        ("bare.png", PNG.to_vec(), "picture_bare", 7),
        ("bare.svg", SVG.to_vec(), "picture_bare", 7),
        ("older.svg", older.into(), "open_badges_2", 7),
        ("cut.png", badge[..200].to_vec(), "png_truncated", 3),
        ("flipped.png", flipped, "png_checksum", 3),
        ("entity.svg", b"<!DOCTYPE svg [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><svg>&e;</svg>".to_vec(), "svg_declarations", 3),
        ("hostile.svg", "<svg>&\u{1b}[31m\u{202e};</svg>".into(), "svg_entity", 3),
        ("twice.svg", broken, "duplicate_member", 3),
    ] {
        world.write(name, bytes);
        let run = world.everywhere(&format!("verify --at {} {name}", super::world::NOW));
        assert!(run.exit == exit && run.out.contains(code), "{name}: {run:?}");
        let report = world.report(name);
        assert_eq!((&report["findings"][0]["code"], &report["exit"]), (&json!(code), &json!(exit)), "{name}");
        assert_eq!(world.run(&format!("inspect {name}")).exit, 0);
    }
    world.snapshot("picture", "flipped.png");
    world.snapshot("picture-bare", "bare.png");
}
