//! RDFC-1.0: one form for all datasets that say the same, whatever they call their blank nodes and in whatever order they say it.
//!
//! A blank node gets its label from what is said about it. First from its own statements (RDFC-1.0 §4.6); where several nodes look alike in these, from the
//! statements of their neighbours, and of theirs (§4.8). The first takes a hash a node. The second tries every order of neighbours that look alike, so a small
//! dataset can cost more than the age of the universe: what may be spent on it is limited, in numbers that do not depend on a clock ([`MAX_N_DEGREE_HASHES`],
//! [`MAX_HASH_BLOCKS`], [`MAX_DEPTH`]).

mod error;
mod first_degree;
mod issuer;
mod lines;
mod n_degree;
mod work;

use sha2::{Digest, Sha256, Sha384, digest::Output};

pub use self::error::CanonicalizationError;
pub use self::work::{MAX_DEPTH, MAX_HASH_BLOCKS, MAX_N_DEGREE_HASHES};
use self::{issuer::Issuer, lines::Lines, n_degree::NDegree};
pub use super::rdf::n_quads::Escaping;
use super::rdf::n_quads::MAX_QUADS;
use super::rdf::{Blank, Dataset};

/// The longest canonical form, in bytes. A document names a long IRI once and can say a thousand things about it.
pub const MAX_BYTES: usize = 32 * 1024 * 1024;

/// The hash function that labels are found with. RDFC-1.0 §3.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HashAlgorithm {
    /// SHA-256, unless somebody says otherwise.
    #[default]
    Sha256,
    /// SHA-384.
    Sha384,
}

/// A dataset in canonical form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Canonical {
    n_quads: Vec<u8>,
    labels: Vec<(Blank, u32)>,
    has_other_form: bool,
    effort: usize,
}

impl Canonical {
    /// The statements as canonical N-Quads, sorted, each once. It is UTF-8.
    pub fn n_quads(&self) -> &[u8] {
        &self.n_quads
    }

    /// The same, taken out.
    pub fn into_n_quads(self) -> Vec<u8> {
        self.n_quads
    }

    /// Whether the form with the other [`Escaping`] is another one. Where it is not, there is no need to make it.
    pub fn has_other_form(&self) -> bool {
        self.has_other_form
    }

    /// What was spent on telling nodes apart that look alike, of [`MAX_HASH_BLOCKS`].
    pub fn effort(&self) -> usize {
        self.effort
    }

    /// The issued identifiers map (RDFC-1.0 §4.3): every blank node that a statement names, and the number behind `c14n` in its label. In the order of
    /// the numbers of the nodes in the dataset.
    pub fn labels(&self) -> &[(Blank, u32)] {
        &self.labels
    }
}

/// The canonical form of `dataset` with SHA-256. RDFC-1.0 §4.4.
///
/// # Errors
/// [`CanonicalizationError`]: a limit, or a term that N-Quads cannot hold.
pub fn canonicalize(dataset: &Dataset, escaping: Escaping) -> Result<Canonical, CanonicalizationError> {
    canonicalize_with(dataset, escaping, HashAlgorithm::Sha256)
}

/// The canonical form of `dataset` with another hash function.
///
/// # Errors
/// As [`canonicalize`].
pub fn canonicalize_with(dataset: &Dataset, escaping: Escaping, algorithm: HashAlgorithm) -> Result<Canonical, CanonicalizationError> {
    match algorithm {
        HashAlgorithm::Sha256 => canonical::<Sha256>(dataset, escaping),
        HashAlgorithm::Sha384 => canonical::<Sha384>(dataset, escaping),
    }
}

fn canonical<D: Digest>(dataset: &Dataset, escaping: Escaping) -> Result<Canonical, CanonicalizationError>
where
    Output<D>: Copy,
{
    if dataset.quads.len() > MAX_QUADS {
        return Err(CanonicalizationError::TooManyQuads { quads: dataset.quads.len(), limit: MAX_QUADS });
    }
    let mut lines = Lines::write(dataset, escaping)?;
    let (labels, effort) = labels::<D>(dataset, &mut lines)?;
    let n_quads = lines.sorted(&labels);
    Ok(Canonical { n_quads, labels: lines.blanks().zip(labels).collect(), has_other_form: lines.has_other_form(), effort })
}

/// The number of each node, and the blocks that were hashed for those that look alike.
fn labels<D: Digest>(dataset: &Dataset, lines: &mut Lines) -> Result<(Vec<u32>, usize), CanonicalizationError>
where
    Output<D>: Copy,
{
    let hashes = first_degree::hashes::<D>(lines);
    let mut nodes: Vec<(Output<D>, u32)> = hashes.iter().copied().zip(0..).collect();
    nodes.sort_unstable();
    let look_alike = |one: &(Output<D>, u32), other: &(Output<D>, u32)| one.0 == other.0;
    let mut canonical = Issuer::new(nodes.len());
    let mut are_all_unique = true;
    let mut effort = 0;
    for group in nodes.chunk_by(look_alike) {
        match group {
            [(_, node)] => canonical.issue(*node),
            _ => are_all_unique = false,
        }
    }
    if !are_all_unique {
        let mut n_degree = NDegree::<D>::new(dataset, lines, &hashes, canonical);
        nodes
            .chunk_by(look_alike)
            .filter(|group| group.len() > 1)
            .try_for_each(|group| n_degree.label(group.iter().map(|(_, node)| *node)))?;
        effort = n_degree.effort();
        canonical = n_degree.into_canonical();
    }
    Ok((canonical.into_numbers(), effort))
}
