//! How often Credenza and `ssi` allocate when they verify the same Open Badge. `scripts/peers` runs it.

#![forbid(unsafe_code)]

#[allow(dead_code, reason = "the benches of the core use more of it")]
#[path = "../../crates/credenza-core/benches/speed/fixtures.rs"]
mod fixtures;
mod subjects;

use allocation_counter::measure;
use credenza_bench_peers::Ssi;
use fixtures::Fixtures;

fn main() {
    let fixtures = Fixtures::new(1);
    let ssi = Ssi::new(&fixtures.now.to_string());
    // Each has verified its badge before, and is warm.
    for subject in subjects::all(&fixtures, &ssi) {
        let counted = measure(|| subject.run());
        println!("allocations: {}: {} ({} bytes)", subject.name, counted.count_total, counted.bytes_total);
    }
}
