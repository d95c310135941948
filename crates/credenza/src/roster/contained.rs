//! Work by a crate that may panic on a file made for it.
//!
//! calamine counts without looking at the ends: a sheet that says it reaches from C3 to A1 overflows. What a stranger's workbook does to it must end in a sentence
//! about the workbook, not in a backtrace, whatever else may be found in it.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

thread_local! {
    static CONTAINED: Cell<bool> = const { Cell::new(false) };
}

/// What `work` returns; none where it panics, and then nothing is printed. It owns what it changes, so nothing half done is seen afterwards.
pub(super) fn contained<T>(work: impl FnOnce() -> T) -> Option<T> {
    static QUIET: Once = Once::new();
    QUIET.call_once(|| {
        let usual = take_hook();
        set_hook(Box::new(move |panic| {
            if !CONTAINED.get() {
                usual(panic);
            }
        }));
    });
    CONTAINED.set(true);
    let result = catch_unwind(AssertUnwindSafe(work));
    CONTAINED.set(false);
    result.ok()
}

#[cfg(test)]
mod tests {
    use super::contained;

    #[test]
    fn a_panic_is_no_result_and_the_next_work_is_done() {
        assert_eq!(contained(|| [1, 2].iter().sum::<i32>()), Some(3));
        assert_eq!(contained(|| -> i32 { panic!("on a stranger's file") }), None);
        assert_eq!(contained(|| 4), Some(4));
    }
}
