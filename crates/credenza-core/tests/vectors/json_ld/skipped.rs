//! The tests of the suite that are not run, with the reasons.

const MODE: &str = "the processing mode json-ld-1.0 is not there: credentials are JSON-LD 1.1";
const ONLY_1_0: &str = "specVersion json-ld-1.0: JSON-LD 1.1 says otherwise";

/// The manifest, the test and why it is skipped.
pub(super) const SKIPPED: &[(&str, &str, &str)] = &[
    ("expand", "t0026", ONLY_1_0),
    ("expand", "t0038", ONLY_1_0),
    ("expand", "t0071", ONLY_1_0),
    ("expand", "t0115", ONLY_1_0),
    ("expand", "t0116", ONLY_1_0),
    ("expand", "ter02", ONLY_1_0),
    ("expand", "ter03", ONLY_1_0),
    ("expand", "ter24", ONLY_1_0),
    ("expand", "ter32", ONLY_1_0),
    ("expand", "tc029", MODE),
    ("expand", "tep02", MODE),
    ("expand", "ter21", MODE),
    ("expand", "ter42", MODE),
    ("expand", "tes01", MODE),
    ("expand", "tpi01", MODE),
    ("expand", "tso01", MODE),
    ("expand", "ttn01", MODE),
    ("toRdf", "t0118", "generalised RDF: no data set of ours has a blank node as a property"),
    ("toRdf", "te014", ONLY_1_0),
    ("toRdf", "te026", ONLY_1_0),
    ("toRdf", "te038", ONLY_1_0),
    ("toRdf", "te071", ONLY_1_0),
    ("toRdf", "te075", "generalised RDF: no data set of ours has a blank node as a property"),
    ("toRdf", "te115", ONLY_1_0),
    ("toRdf", "te116", ONLY_1_0),
    ("toRdf", "ter02", ONLY_1_0),
    ("toRdf", "ter03", ONLY_1_0),
    ("toRdf", "ter24", ONLY_1_0),
    ("toRdf", "ter32", ONLY_1_0),
    ("toRdf", "tc029", MODE),
    ("toRdf", "tep02", MODE),
    ("toRdf", "ter21", MODE),
    ("toRdf", "ter42", MODE),
    ("toRdf", "tpi01", MODE),
    ("toRdf", "tso01", MODE),
    ("toRdf", "ttn01", MODE),
];

pub(super) fn reason(manifest: &str, id: &str) -> Option<&'static str> {
    SKIPPED.iter().find(|(name, test, _)| *name == manifest && *test == id).map(|(_, _, reason)| *reason)
}
