//! The course and the roster of `examples/credential-evaluators`.

use std::path::Path;

use super::desk::Desk;

#[test]
fn the_example_is_complete_and_every_row_can_be_issued() {
    let desk = Desk::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/credential-evaluators");
    for file in ["course.toml", "roster.csv"] {
        desk.put(file, std::fs::read(folder.join(file)).unwrap());
    }
    let said = desk.run("course lint course.toml").ends_with(0);
    assert_eq!(said.codes(), [""; 0], "a model course leaves nothing to advise");
    let issue = "issue course.toml --roster roster.csv --issuer did:web:centro.example --key ./key.pem --nonce corso-2026";
    desk.run(&format!("{issue} --dry-run")).ends_with(0).says("200 would be issued");
    desk.run(&format!("{issue} -o awards")).ends_with(0).says("200 issued, 0 issued before, 0 refused.");
    assert_eq!(desk.names("awards").iter().filter(|name| name.ends_with(".json")).count(), 200);
    assert_eq!(desk.read("awards/delivery.csv").lines().count(), 201);
}
