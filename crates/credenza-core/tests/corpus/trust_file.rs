//! The plain trust file: what was read writes back and reads the same.

use credenza_core::trust::TrustList;

use crate::sentence::sentence;

/// A trust file.
pub(crate) fn trust_file(bytes: &[u8]) {
    let mut list = match TrustList::parse(bytes) {
        Ok(list) => list,
        Err(error) => return drop(sentence(&error)),
    };
    let written = serde_json::to_vec_pretty(&list.to_value()).unwrap();
    assert_eq!(TrustList::parse(&written).as_ref(), Ok(&list));
    for issuer in list.issuers() {
        assert_eq!(list.get(&issuer.id), Some(issuer), "each is found under its DID");
    }
    // Taking the first off moves the others: each must still be found.
    let issuers = list.issuers().to_vec();
    if let Some((first, others)) = issuers.split_first() {
        assert_eq!(list.remove(&first.id).as_ref(), Some(first));
        assert_eq!(list.get(&first.id), None);
        assert!(others.iter().all(|other| list.get(&other.id) == Some(other)));
    }
}
