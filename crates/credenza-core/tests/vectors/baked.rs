//! Badges that others baked into pictures.

use crate::shared::{Outcome, check, equal, read, trial};
use credenza_core::credential::{Format, Secured};
use credenza_core::encoding::baked::{Existing, Image, bake, extract};
use libtest_mimic::{Failed, Trial};
use std::path::{Path, PathBuf};

pub(crate) fn tests() -> Vec<Trial> {
    vec![
        trial("baked::badges", "samples/open-badges/1edtech/ob30", badges),
        trial("baked::every_picture", "samples/open-badges", every_picture),
    ]
}

/// The badges of 1EdTech: (file, format of the credential in it).
fn badges(folder: &Path) -> Outcome {
    for (name, format) in [
        ("simple-json.png", Format::Credential),
        ("simple-json.svg", Format::Credential),
        ("simple-jwt.png", Format::Jwt),
        ("simple-jwt.svg", Format::Jwt),
        ("simple-jwt_v1.png", Format::Jwt),
        ("simple-jwt_v1.svg", Format::Jwt),
    ] {
        let image = read(&folder.join(name))?;
        let text = extract(&image).map_err(|error| format!("{name}: {error}"))?.ok_or_else(|| format!("{name}: no credential"))?;
        let document = Secured::parse(text.as_bytes()).map_err(|error| format!("{name}: {error}"))?;
        equal(document.format(), format, name)?;
        let again = bake(&image, "{}", Existing::Replace).map_err(|error| format!("{name}: {error}"))?;
        equal(extract(&again), Ok(Some("{}".to_owned())), name)?;
    }
    Ok(())
}

/// The others show a code to scan and carry no credential; every one is read to its end, and takes one.
fn every_picture(folder: &Path) -> Outcome {
    let (mut found, mut bare) = (0, 0);
    for path in pictures(folder)? {
        let image = read(&path)?;
        let name = path.display();
        check(Image::of(&image).is_some(), || format!("{name}: no picture"))?;
        match extract(&image).map_err(|error| format!("{name}: {error}"))? {
            Some(_) => found += 1,
            None => {
                bare += 1;
                let baked = bake(&image, "{\"a\": 1}", Existing::Refuse).map_err(|error| format!("{name}: {error}"))?;
                equal(extract(&baked), Ok(Some("{\"a\": 1}".to_owned())), name)?;
            }
        }
    }
    equal(found, 6, "pictures with a credential")?;
    check(bare > 50, || format!("only {bare} others"))
}

fn pictures(folder: &Path) -> Result<Vec<PathBuf>, Failed> {
    let mut pictures = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            pictures.extend(self::pictures(&path)?);
        } else if path.extension().is_some_and(|ending| ending == "png" || ending == "svg") {
            pictures.push(path);
        }
    }
    Ok(pictures)
}
